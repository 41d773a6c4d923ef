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

mod bench;
mod page;
mod walk;

use bench::{Base, Seen};
use page::Page;
use std::collections::BTreeSet;

/// The panels, and what is found in whatever state: the text is years past its review.
const PANELS: [(&str, &[&str]); 2] = [
    ("ipop", &["P-50 terms-review"]),
    ("redbridge", &["R-77 terms-review"]),
];

/// A meeting of the base is at each of these stages on one of these days.
fn days(pages: &[Page]) -> BTreeSet<&str> {
    let cases = pages.iter().flat_map(|page| &page.cases);
    cases.map(|case| case.as_of.as_str()).collect()
}

fn report(faults: &[String]) {
    assert!(faults.is_empty(), "\n\n{}\n", faults.join("\n"));
}

#[test]
fn the_base_keeps_everything() {
    let mut faults = Vec::new();
    for (panel, standing) in PANELS {
        let base = Base::read(panel);
        let pages = page::read(panel);
        for day in days(&pages) {
            let seen = base.check(base.files(), day);
            let surplus = seen
                .found
                .iter()
                .filter(|found| !standing.contains(&found.name.as_str()));
            faults.extend(surplus.map(|found| format!("{panel} on {day}: {found}")));
        }
    }
    report(&faults);
}

#[test]
fn a_change_is_found_at_its_line_and_nothing_else_is() {
    let mut faults = Vec::new();
    for (panel, standing) in PANELS {
        let base = Base::read(panel);
        for page in page::read(panel) {
            for case in &page.cases {
                let place = format!("tests/requirements/{panel}/{}, {}", page.name, case.title);
                let files = match case.applied_to(base.files()) {
                    Ok(files) => files,
                    Err(fault) => {
                        faults.push(format!("{place}: {fault}"));
                        continue;
                    }
                };
                let mut marks = page::marks_of(&files);
                let seen = base.check(files, &case.as_of);
                for found in &seen.found {
                    match marks.iter().position(|mark| *mark == found.place()) {
                        Some(at) => drop(marks.remove(at)),
                        None if standing.contains(&found.name.as_str()) => {}
                        None => faults.push(format!("{place}: not marked: {found}")),
                    }
                }
                faults.extend(
                    marks
                        .iter()
                        .map(|mark| format!("{place}: not found: {mark}")),
                );
            }
        }
    }
    report(&faults);
}

#[test]
fn every_requirement_that_a_rule_meets_is_seen_broken_and_kept() {
    let mut faults = Vec::new();
    for (panel, standing) in PANELS {
        let base = Base::read(panel);
        let pages = page::read(panel);
        let (mut broken, mut kept) = (BTreeSet::new(), BTreeSet::new());
        let mut note = |seen: Seen| {
            broken.extend(seen.found.into_iter().map(|found| found.name));
            kept.extend(seen.kept);
        };
        for day in days(&pages) {
            note(base.check(base.files(), day));
        }
        for case in pages.iter().flat_map(|page| &page.cases) {
            if let Ok(files) = case.applied_to(base.files()) {
                note(base.check(files, &case.as_of));
            }
        }
        for asked in base.rules_asked_for() {
            if !broken.contains(&asked) {
                faults.push(format!("{panel}: no change breaks {asked}"));
            }
            if !kept.contains(&asked) && !standing.contains(&asked.as_str()) {
                faults.push(format!("{panel}: nothing ever keeps {asked}"));
            }
        }
    }
    report(&faults);
}
