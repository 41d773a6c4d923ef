//! `ipop` turns a git repository of YAML files into the papers of a placement panel, and says where
//! they do not keep to the panel's Terms of Reference.
//!
//! The modules are the stages of a straight pipe, in this order; each imports only those before it.

mod hex;

pub mod source;

pub mod diag;

mod yaml;

pub mod edit;

mod table;

pub mod model;

pub mod plan;

pub mod terms;

pub mod rules;

pub mod schema;

pub mod papers;

pub mod render;

pub mod publish;

pub mod watch;

pub mod pipeline;

pub mod import;

pub mod cli;
