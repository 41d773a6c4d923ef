//! Files changed at random: whatever comes of it is findings, never a panic.

use crate::mutate::mutate;
use crate::workspace::Workspace;
use crate::{Random, files, look};
use ipop::diag::{Format, Screen, render};
use ipop::source::Sources;
use std::path::Path;

fn mutated(base: &[(String, Vec<u8>)], seed: u64) -> Vec<(String, Vec<u8>)> {
    let mut random = Random(seed);
    let mut files = base.to_vec();
    for _ in 0..=random.below(3) {
        let file = random.below(files.len());
        mutate(&mut random, &mut files[file].1);
    }
    files
}

fn survives(base: &[(String, Vec<u8>)], seed: u64) {
    let sources = Sources::from_bytes(mutated(base, seed));
    let inspection = look(&sources);
    for screen in [Screen::None, Screen::Terminal { colour: true }] {
        let _ = render(&sources, &inspection.findings, Format::Human, screen);
    }
}

#[test]
fn sixty_mutations_are_no_more_than_findings() {
    let base = files(Path::new("tests/pages/base"));
    for seed in 0..60 {
        survives(&base, seed);
    }
}

#[test]
#[ignore = "long: ten thousand mutations of the sample, every hundredth built"]
fn ten_thousand_mutations_are_no_more_than_findings() {
    let base = files(Workspace::sample().path());
    for seed in 0..10_000 {
        survives(&base, seed);
        if seed % 100 == 0 {
            let workspace = Workspace::sample();
            for (path, bytes) in mutated(&base, seed) {
                workspace.write(&path, bytes);
            }
            workspace.run(&["build"]);
        }
    }
}
