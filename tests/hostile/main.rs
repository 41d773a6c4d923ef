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
mod mutations;
mod names;
mod small;

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

/// A small generator of numbers: the same seed gives the same attack.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("a small number");
        usize::try_from(self.next() % end).expect("a small number")
    }
}
