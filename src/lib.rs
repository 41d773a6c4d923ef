//! `ipop`: the papers of a placement panel from a git repository of YAML files.

pub mod publish;
pub mod source;
pub mod watch;
