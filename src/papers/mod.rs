//! What each paper says.
//!
//! This stage turns a workspace and its plan into plain values that hold finished
//! words in reading order. All wording, order and date formats are decided here, and
//! what a reader may not see is already left out. Nothing here knows a page size, a
//! template or a file format.

pub mod annual;
pub mod view;
