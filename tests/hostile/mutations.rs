//! Files changed at random: whatever comes of it is findings, never a panic and never an empty word.

use crate::mutate::mutate;
use crate::random::Random;
use crate::workspace::Workspace;
use crate::{files, look};
use ipop::diag::{Format, Screen, render};
use ipop::source::Sources;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::panic::catch_unwind;
use std::path::Path;

type Files = Vec<(String, Vec<u8>)>;

fn mutated(base: &Files, random: &mut Random) -> Files {
    let mut files = base.clone();
    for _ in 0..=random.below(3) {
        let file = random.below(files.len());
        mutate(random, &mut files[file].1);
    }
    files
}

fn survives(files: &Files) {
    let sources = Sources::from_bytes(files.clone());
    let inspection = look(&sources);
    for finding in &inspection.findings {
        let said = [Some(&finding.message), finding.help.as_ref()];
        let is_empty = said
            .into_iter()
            .flatten()
            .any(|words| words.trim().is_empty());
        assert!(!is_empty, "{finding:?}");
    }
    for screen in [Screen::None, Screen::Terminal { colour: true }] {
        let _ = render(&sources, &inspection.findings, Format::Human, screen);
    }
}

#[test]
fn sixty_mutations_are_no_more_than_findings() {
    let base = files(Path::new("tests/pages/base"));
    for seed in 0..60 {
        survives(&mutated(&base, &mut Random(seed)));
    }
}

/// The sample, a meeting at a time: the registers, the panel's terms, the meeting and what lies beside it, and the
/// cases of which it speaks. A whole sample takes two seconds to check, which is too long for ten thousand.
fn slices(sample: &Files) -> Vec<Files> {
    let is_meeting = |path: &str| {
        let dated = path
            .strip_prefix("panels/")
            .and_then(|path| path.split_once('/'));
        dated.is_some_and(|(_, name)| {
            name.len() == "2026-06-10.yaml".len() && name.starts_with("20")
        })
    };
    let slice = |(path, text): &(String, Vec<u8>)| -> Files {
        let stem = path.strip_suffix(".yaml").expect("a meeting");
        let (panel, _) = path.rsplit_once('/').expect("a panel");
        let text = String::from_utf8_lossy(text);
        let words: BTreeSet<&str> = text.split([' ', '/', ',', '\n', '}', ']', '[']).collect();
        let belongs = |other: &str| {
            let case = other
                .strip_prefix("cases/")
                .and_then(|name| name.strip_suffix(".yaml"));
            other == "ipop.yaml"
                || other.starts_with("registers/")
                || other.starts_with(&format!("{panel}/terms/"))
                || other.starts_with(stem)
                || case.is_some_and(|case| words.contains(case))
        };
        sample
            .iter()
            .filter(|(other, _)| belongs(other))
            .cloned()
            .collect()
    };
    let meetings = sample.iter().filter(|(path, _)| is_meeting(path));
    meetings.map(slice).collect()
}

/// `IPOP_SEEDS=100000 cargo test --test hostile -- --ignored ten_thousand` for more of them.
#[test]
#[ignore = "long: ten thousand mutations of the sample, every hundredth built"]
fn ten_thousand_mutations_are_no_more_than_findings() {
    let slices = slices(&files(Workspace::sample().path()));
    assert!(slices.len() > 50, "{} meetings", slices.len());
    let asked = std::env::var("IPOP_SEEDS").ok();
    let seeds: u64 = asked.map_or(10_000, |seeds| seeds.parse().expect("a number"));
    let broken = (0..seeds).into_par_iter().filter(|seed| {
        let mut random = Random(*seed);
        let base = &slices[random.below(slices.len())];
        let files = mutated(base, &mut random);
        let ended = catch_unwind(|| {
            survives(&files);
            if seed % 100 == 0 {
                let workspace = Workspace::empty();
                for (path, bytes) in &files {
                    workspace.write(path, bytes);
                }
                workspace.run(&["build", "--all"]);
            }
        });
        ended.is_err()
    });
    let broken: Vec<u64> = broken.collect();
    assert!(broken.is_empty(), "seeds {broken:?}");
}
