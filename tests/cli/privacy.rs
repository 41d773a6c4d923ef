//! Papers about one child, and papers for one person, hold nothing of any other child (T17, T18). What
//! is looked at is all that a reader can read in them, whatever the format.

use crate::build::{asking_for, papers};
use crate::reading::read;
use std::collections::BTreeSet;

/// The cases of the base, by number.
const CASES: std::ops::RangeInclusive<u32> = 1..=10;

/// Whom each presenter's invite of 10 June 2026 may speak of; whoever is not named here sits on the
/// panel and has the agenda.
const OWN: [(&str, &[u32]); 5] = [
    ("adair-t", &[9]),
    ("brook-s", &[7]),
    ("eden-j", &[9]),
    ("lowe-g", &[10]),
    ("shah-a", &[3, 5]),
];

/// Whom the minute sheet of 10 June 2026 speaks of: its items, and the cases of the actions that are due.
const MINUTED: [u32; 5] = [3, 5, 7, 9, 10];

/// The cases of which a paper may speak; nothing for one that goes to the whole panel or to the officer.
fn allowed(path: &str) -> Option<BTreeSet<u32>> {
    let path = path.strip_prefix("demo/")?;
    if path.starts_with("annual-report") {
        return Some(BTreeSet::new());
    }
    if let Some((date, name)) = path.split_once("/sheets/") {
        if name.starts_with("minutes.") {
            return (date == "2026-06-10").then(|| MINUTED.into());
        }
        let (_, own) = name.split_once("C-")?;
        return Some([own[..4].parse().expect("a number")].into());
    }
    let (_, name) = path
        .strip_prefix("2026-06-10")
        .and_then(|rest| rest.split_once("/invites/"))?;
    let (person, ending) = name.rsplit_once('.').expect("an ending");
    // A mail says it in the paper that is attached, and a calendar file not at all.
    let speaks = ending != "ics" && (ending != "eml" || cfg!(feature = "pdf"));
    let own = OWN.iter().find(|(known, _)| *known == person && speaks);
    Some(own.map_or(BTreeSet::new(), |(_, own)| own.iter().copied().collect()))
}

#[test]
fn a_paper_about_one_child_names_no_other() {
    let sections = [
        "case-file-slips",
        "authorisation-sheets",
        "briefing-sheets",
        "practice-notes",
    ];
    let workspace = asking_for(&sections).change(
        "panels/demo/2026-05-27.yaml",
        "minutes:",
        "practice-notes: [{ item: C-0002/extension, kind: excellent }]\nminutes:",
    );
    workspace.run(&["build", "--all"]);
    let (mut seen, mut faults) = (BTreeSet::new(), Vec::new());
    for (path, bytes) in papers(&workspace) {
        if path == "manifest.json" {
            continue;
        }
        let text = read(&path, &bytes);
        let is_note = path.contains("/sheets/practice-note-1-C-0002-extension.");
        assert_eq!(text.contains("excellentpractice"), is_note, "{path}");
        let Some(own) = allowed(&path) else { continue };
        let named: BTreeSet<u32> = CASES
            .filter(|case| text.contains(&format!("C-{case:04}")))
            .collect();
        // What is read is not nothing: its own case is found by the same look.
        if !named.is_subset(&own) || named.is_empty() != own.is_empty() {
            faults.push(format!("{path} names {named:?}, not {own:?}"));
        }
        let (_, ending) = path.rsplit_once('.').expect("an ending");
        seen.insert((ending.to_owned(), !own.is_empty()));
    }
    assert!(faults.is_empty(), "{faults:#?}");
    let mut formats = vec!["html", "txt", "xlsx"];
    if cfg!(feature = "pdf") {
        formats.extend(["eml", "pdf"]);
    }
    for format in formats {
        assert!(
            seen.contains(&(format.to_owned(), true)),
            "{format}: {seen:?}"
        );
    }
    for silent in ["ics", "eml"] {
        assert!(
            seen.contains(&(silent.to_owned(), false)),
            "{silent}: {seen:?}"
        );
    }
}
