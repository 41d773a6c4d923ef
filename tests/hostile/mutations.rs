//! Files changed at random: whatever comes of it is findings, never a panic.

use crate::workspace::Workspace;
use crate::{Random, files, look};
use ipop::diag::{Format, Screen, render};
use ipop::source::Sources;
use std::path::Path;

/// Pieces that have a meaning somewhere.
const PIECES: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "\n",
    "\t",
    "\"",
    "'",
    "|",
    "&a ",
    "*a",
    "!!str ",
    "#",
    "\u{0}",
    "\u{202e}",
    "\u{1F600}",
    "2026-02-30",
    "9999999999999",
    "-1",
    "null",
    "~",
    "---\n",
];

/// One change of a text: bytes lost, lines doubled, swapped or lost, a piece or another line put in.
fn mutate(random: &mut Random, bytes: &mut Vec<u8>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    if lines.is_empty() {
        return;
    }
    let (one, other) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(8) {
        0 => {
            let at = random.below(bytes.len());
            let end = (at + 1 + random.below(20)).min(bytes.len());
            bytes.drain(at..end);
            return;
        }
        1 => {
            let at = random.below(bytes.len());
            bytes[at] = u8::try_from(random.below(256)).expect("a byte");
            return;
        }
        2 | 3 => {
            let at = random.below(bytes.len());
            let piece = PIECES[random.below(PIECES.len())];
            bytes.splice(at..at, piece.bytes());
            return;
        }
        4 => lines.insert(one, lines[other]),
        5 => lines.swap(one, other),
        6 => {
            lines.remove(one);
        }
        _ => {
            // The value of another line.
            let value = |line: &str| line.split_once(": ").map(|(_, value)| value.to_owned());
            let Some((key, value)) = lines[one]
                .split_once(": ")
                .and_then(|(key, _)| Some((key, value(lines[other])?)))
            else {
                return;
            };
            let new = format!("{key}: {value}");
            let head: String = lines[..one].concat();
            let tail: String = lines[one + 1..].concat();
            *bytes = format!("{head}{new}{tail}").into_bytes();
            return;
        }
    }
    *bytes = lines.concat().into_bytes();
}

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
