//! What a workspace means: typed values, cases, meetings and Terms of Reference.

pub mod value;
