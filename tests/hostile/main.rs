//! Attacks, each on a workspace of its own: what was tried once is tried with every change.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "real folders and real links are what is attacked here"
)]

#[expect(
    dead_code,
    reason = "shared with the tests of the command line, which use all of it"
)]
#[path = "../cli/workspace.rs"]
mod workspace;

mod corpus;
mod crowds;
mod losses;
mod messages;
mod mutate;
mod mutations;
mod names;
mod random;
mod small;
mod templates;

use ipop::pipeline::{AsOf, Inspection, inspect};
use ipop::source::Sources;
use std::path::Path;

/// The files of a folder as the program would read them, without its `.gitignore`.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let sources = Sources::read(folder).expect("a workspace");
    let read = |file: &ipop::source::SourceFile| {
        let bytes = std::fs::read(folder.join(&file.path)).expect("a file");
        (file.path.clone(), bytes)
    };
    sources.files().iter().map(read).collect()
}

fn look(sources: &Sources) -> Inspection {
    let as_of = AsOf {
        asked: None,
        epoch: None,
        now: "2026-06-04T10:00:00Z".parse().expect("a moment"),
    };
    inspect(sources, as_of)
}
