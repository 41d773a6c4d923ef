//! Turns a git repository of YAML files into the papers of a placement panel.

pub mod papers;
pub mod render;
