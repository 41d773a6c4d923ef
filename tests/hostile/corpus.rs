//! Hostile files, each put into a workspace: what is told of it is written beside it.

use crate::workspace::Workspace;
use ipop::cli::Exit;
use std::fs;
use std::time::{Duration, Instant};

/// One attack: the row of the table of threats, the file, where it goes, and what is told.
struct Row<'a> {
    threat: &'a str,
    file: &'a str,
    path: &'a str,
    told: &'a str,
}

fn rows(table: &str) -> impl Iterator<Item = Row<'_>> {
    let lines = table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| {
        let mut parts = line.split(" | ");
        let mut part = || parts.next().unwrap_or_else(|| panic!("{line}"));
        Row {
            threat: part(),
            file: part(),
            path: part(),
            told: part(),
        }
    })
}

#[test]
fn each_file_is_told_as_expected() {
    let table = include_str!("corpus/expected.txt");
    let mut files = fs::read_dir("tests/hostile/corpus")
        .expect("the corpus")
        .count()
        - 1;
    for row in rows(table) {
        let bytes = fs::read(format!("tests/hostile/corpus/{}", row.file)).expect(row.file);
        files -= 1;
        let workspace = Workspace::base().file(row.path, bytes);
        let began = Instant::now();
        let ran = workspace.run(&["check", "--format", "short"]);
        assert!(began.elapsed() < Duration::from_secs(10), "{}", row.file);
        let name = format!("{} {}", row.threat, row.file);
        if row.told == "nothing" {
            assert_eq!(ran.exit, Exit::Fine, "{name}: {}", ran.out);
            assert!(
                !ran.out.contains(&format!("{}:", row.path)),
                "{name}: {}",
                ran.out
            );
        } else {
            assert!(
                ran.out.contains(row.told),
                "{name}: expected {}\n{}",
                row.told,
                ran.out
            );
        }
    }
    assert_eq!(files, 0, "every file of the corpus has its line");
}

/// T1: what is too large to be kept beside the others.
#[test]
fn large_files_are_refused_at_once() {
    let deep = "[".repeat(500_000);
    let flow = format!("a: {}1{}\n", "{b: ".repeat(50_000), "}".repeat(50_000));
    let huge = "x".repeat((1 << 20) + 1);
    let entries = "- a\n".repeat(250_000);
    let quoted = format!("a: \"{}\n", "\\x41".repeat(200_000));
    for (name, text) in [
        ("deep", deep),
        ("flow", flow),
        ("huge", huge),
        ("entries", entries),
        ("quoted", quoted),
    ] {
        let workspace = Workspace::base().file("cases/C-0007.yaml", text);
        let began = Instant::now();
        let ran = workspace.run(&["check"]);
        assert_eq!(ran.exit, Exit::Findings, "{name}");
        assert!(ran.out.contains("cases/C-0007.yaml"), "{name}: {}", ran.out);
        let is_long = ran.out.contains("holds more than 100000 values");
        assert_eq!(is_long, name == "entries", "{name}: {}", ran.out);
        assert!(
            began.elapsed() < Duration::from_secs(10),
            "{name}: {:?}",
            began.elapsed()
        );
    }
}
