//! Every requirement of the shipped Terms of Reference, with the parameters that they set: a small
//! workspace in which all is in order, and for each requirement a change that breaks it and nothing
//! else.
//!
//! A panel has a folder here. `base/` holds its cases and meetings; the registers and the edition are
//! the ones that the program ships. The pages beside it hold the changes:
//!
//! ```text
//! ## P-79 The agenda goes out six days before
//!
//! ​```diff panels/ipop/2026-06-10.issued.yaml as-of=2026-06-11
//! -  - { paper: agenda, sent: 2026-06-03T10:15, by: okafor-t }
//! +  - { paper: agenda, sent: 2026-06-04T10:15, by: okafor-t } # warning: [P-79 agenda-notice]
//! ​```
//! ```
//!
//! A line ends in `# warning: [P-79 agenda-notice]` where that is found (`error`, `warning`, `info`,
//! `waived`; several with commas), a line of context (a blank in front) too. What is marked must be
//! found there, and nothing else may be. A block `​```yaml PATH` is a whole file, and `​```gone PATH` says
//! that there is none. `walk.md` is another thing: the life of one meeting, day by day (see `walk.rs`).
#![expect(
    clippy::disallowed_methods,
    reason = "the pages and the base workspaces are files"
)]

mod asked;
mod bench;
mod invites;
mod page;
mod panels;
mod sense;
mod walk;

use bench::{Base, Seen};
use page::Files;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The panels, and what is never kept: the text is years past its review, whatever else is so, and of a
/// deadline that the calendar parts only word is given.
const PANELS: [(&str, &[&str]); 2] = [
    ("ipop", &["P-50 terms-review"]),
    (
        "redbridge",
        &["R-77 terms-review", "R-44 deadline-agreement"],
    ),
];

/// A workspace that was looked at on a day.
struct Trial {
    panel: &'static str,
    /// Which page and change; the base as it stands has neither.
    place: String,
    /// What is marked in its files, and what was found; or why the change cannot be made.
    outcome: Result<(Vec<String>, Seen), String>,
}

/// Every change, and the base on each day that a change is looked at: made once for all tests.
static TRIALS: LazyLock<Vec<Trial>> = LazyLock::new(|| {
    let panels = PANELS.iter().flat_map(|(panel, _)| trials_of(panel));
    panels.collect()
});

fn trials_of(panel: &'static str) -> Vec<Trial> {
    let base = Base::read(panel);
    let pages = page::read(panel);
    let cases: Vec<_> = pages
        .iter()
        .flat_map(|page| page.cases.iter().map(move |case| (page, case)))
        .collect();
    let days: BTreeSet<&str> = cases.iter().map(|(_, case)| case.as_of.as_str()).collect();
    let ahead: BTreeMap<&str, BTreeSet<String>> =
        days.par_iter().map(|day| (*day, base.ahead(day))).collect();
    let tried = |place: String, day: &str, files: Result<Files, String>| Trial {
        panel,
        place,
        outcome: files.map(|files| {
            let marks = page::marks_of(&files);
            (marks, base.check(files, day, &ahead[day]))
        }),
    };
    let changed = cases.par_iter().map(|(page, case)| {
        let place = format!("tests/requirements/{panel}/{}, {}", page.name, case.title);
        tried(place, &case.as_of, case.applied_to(base.files()))
    });
    let untouched = days.par_iter().map(|day| {
        let place = format!("tests/requirements/{panel}/base on {day}");
        tried(place, day, Ok(base.files()))
    });
    changed.chain(untouched).collect()
}

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "\n\n{}\n", faults.join("\n"));
}

/// What is marked is found at its line, and nothing else is; in the base nothing is marked.
#[test]
fn a_change_is_found_at_its_line_and_nothing_else_is() {
    let mut faults = Vec::new();
    for Trial {
        panel,
        place,
        outcome,
    } in &*TRIALS
    {
        let (marks, seen) = match outcome {
            Ok(outcome) => outcome,
            Err(fault) => {
                faults.push(format!("{place}: {fault}"));
                continue;
            }
        };
        let mut marks = marks.clone();
        for found in &seen.found {
            match marks.iter().position(|mark| *mark == found.place()) {
                Some(at) => drop(marks.remove(at)),
                None if standing(panel).contains(&found.name.as_str()) => {}
                None => faults.push(format!("{place}: not marked: {found}")),
            }
        }
        let missing = marks
            .iter()
            .map(|mark| format!("{place}: not found: {mark}"));
        faults.extend(missing);
    }
    report(&faults);
}

#[test]
fn every_requirement_that_a_rule_meets_is_seen_broken_and_kept() {
    let mut faults = Vec::new();
    for (panel, standing) in PANELS {
        let seen = TRIALS.iter().filter(|trial| trial.panel == panel);
        let seen = seen.filter_map(|trial| trial.outcome.as_ref().ok());
        let (mut broken, mut kept) = (BTreeSet::new(), BTreeSet::new());
        for (_, seen) in seen {
            broken.extend(seen.found.iter().map(|found| found.name.as_str()));
            kept.extend(seen.kept.iter().map(String::as_str));
        }
        for asked in Base::read(panel).rules_asked_for() {
            if !broken.contains(asked.as_str()) {
                faults.push(format!("{panel}: no change breaks {asked}"));
            }
            if !kept.contains(asked.as_str()) && !standing.contains(&asked.as_str()) {
                faults.push(format!("{panel}: nothing ever keeps {asked}"));
            }
        }
    }
    report(&faults);
}

fn standing(panel: &str) -> &'static [&'static str] {
    let panels = PANELS.iter().find(|(known, _)| *known == panel);
    panels.map_or(&[], |(_, standing)| *standing)
}
