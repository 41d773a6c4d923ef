//! `ipop` turns a git repository of YAML files into the papers of a placement panel, and says where
//! they do not keep to the panel's Terms of Reference.

pub mod diag;
pub mod model;
pub mod publish;
pub mod source;
pub mod watch;
mod yaml;
pub mod plan;
pub mod rules;
