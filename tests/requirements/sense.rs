//! What each requirement means, one row each: what the thing that is stated must be about, how recent it
//! must be, from whom it comes, and in what order things happen.
//!
//! `sense-ipop.md` and `sense-redbridge.md` are the table. Whatever a cell claims is shown by a change on
//! the pages that breaks it, named in square brackets by its heading without the numbers; the change
//! marks a finding of that requirement. Where a check speaks that no Terms have to ask for, the cell says
//! "(built in)". A row with no claim says why: `section NAME` stands in the edition, so that a paper shows
//! it; `test PATH::name` is a test that looks at it; `unchecked` is what the edition says of it.

use crate::bench::Base;
use crate::{PANELS, TRIALS, report};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What rows are held against.
struct Known {
    /// The requirements of the edition, each with the sections that it asks for.
    requirements: BTreeMap<String, BTreeSet<String>>,
    /// Those of which the edition says why nothing can be checked.
    unchecked: BTreeSet<String>,
    /// The marks of each change, by its heading without numbers; of two with one heading, both.
    changes: BTreeMap<String, Vec<Vec<String>>>,
}

impl Known {
    fn of(panel: &'static str) -> Self {
        let (mut requirements, mut unchecked) = (BTreeMap::new(), BTreeSet::new());
        Base::read(panel).each_requirement(|id, sections, is_unchecked| {
            if is_unchecked {
                unchecked.insert(id.clone());
            }
            requirements.insert(id, sections);
        });
        let mut changes: BTreeMap<String, Vec<Vec<String>>> = BTreeMap::new();
        for trial in TRIALS.iter().filter(|trial| trial.panel == panel) {
            if let (Some((_, title)), Ok((marks, _))) =
                (trial.place.split_once(".md, "), &trial.outcome)
            {
                let heading = heading(title).to_owned();
                changes.entry(heading).or_default().push(marks.clone());
            }
        }
        Self {
            requirements,
            unchecked,
            changes,
        }
    }
}

/// A heading without the numbers before it.
fn heading(title: &str) -> &str {
    match title.split_once(' ') {
        Some((first, rest)) if is_number(first) => heading(rest),
        _ => title,
    }
}

fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix("P-").or(word.strip_prefix("R-"));
    digits.is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The cells of a table's rows, without its head.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    let lines = table.lines().filter_map(|line| line.strip_prefix('|'));
    let rows = lines.map(|line| {
        let cells = line.strip_suffix('|').unwrap_or(line).split('|');
        cells.map(str::trim).collect()
    });
    rows.filter(|row: &Vec<&str>| row.first().is_some_and(|first| is_number(first)))
}

/// What stands in square brackets.
fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    let pieces = text.split('[').skip(1);
    pieces.filter_map(|piece| piece.split_once(']').map(|(inside, _)| inside))
}

/// Everything that is wrong with a table.
fn faults(table: &str, known: &Known) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows(table) {
        let [id, about, recent, whom, order, otherwise] = row[..] else {
            faults.push(format!(
                "{}: a row has six cells, and this {}",
                row[0],
                row.len()
            ));
            continue;
        };
        *seen.entry(id).or_default() += 1;
        let claims = [about, recent, whom, order];
        let mut wrong: Vec<String> = Vec::new();
        for cell in claims.into_iter().filter(|cell| !cell.is_empty()) {
            wrong.extend(claim(id, cell, known));
        }
        let reasons = reasons(id, otherwise, known);
        if claims.iter().all(|cell| cell.is_empty()) && reasons.is_empty() {
            wrong.push("nothing is claimed, and nothing says why".to_owned());
        }
        wrong.extend(reasons.into_iter().filter_map(Result::err));
        faults.extend(wrong.into_iter().map(|wrong| format!("{id}: {wrong}")));
    }
    for id in known.requirements.keys() {
        match seen.remove(id.as_str()) {
            Some(1) => {}
            Some(_) => faults.push(format!("{id}: more than one row")),
            None => faults.push(format!("{id}: no row")),
        }
    }
    let strange = seen.into_keys();
    faults.extend(strange.map(|id| format!("{id}: no requirement of the edition")));
    faults
}

/// What is wrong with a cell that claims something.
fn claim(id: &str, cell: &str, known: &Known) -> Vec<String> {
    let named: Vec<&str> = bracketed(cell).collect();
    if named.is_empty() {
        return vec![format!("`{cell}` names no change that breaks it")];
    }
    let built_in = cell.contains("(built in)");
    let own = format!("[{id} ");
    let fault = |heading: &str| match known.changes.get(heading).map(Vec::as_slice) {
        None => Some(format!("there is no change \"{heading}\"")),
        Some([marks]) => {
            let speaks = marks.iter().any(|mark| {
                let name = mark.rsplit_once(": [").map_or("", |(_, name)| name);
                mark.contains(&own) || built_in && !name.contains(' ')
            });
            (!speaks).then(|| format!("\"{heading}\" marks no finding of it"))
        }
        Some(_) => Some(format!("there is more than one change \"{heading}\"")),
    };
    named.into_iter().filter_map(fault).collect()
}

/// The reasons of a row: each as it should be, or what is wrong with it.
fn reasons(id: &str, cell: &str, known: &Known) -> Vec<Result<(), String>> {
    let sections = known.requirements.get(id);
    let reasons = cell.split('`').skip(1).step_by(2);
    reasons
        .map(|reason| match reason.split_once(' ') {
            Some(("section", name)) => sections
                .is_some_and(|sections| sections.contains(name))
                .then_some(())
                .ok_or(format!("the edition asks it for no section `{name}`")),
            Some(("test", name)) => is_test(name)
                .then_some(())
                .ok_or(format!("there is no test `{name}`")),
            None if reason == "unchecked" => known
                .unchecked
                .contains(id)
                .then_some(())
                .ok_or("the edition says how it is checked".to_owned()),
            _ => Err(format!("`{reason}` is neither a section nor a test")),
        })
        .collect()
}

/// Whether a file holds a test of a name: `tests/requirements/invites.rs::name`.
fn is_test(name: &str) -> bool {
    let Some((path, name)) = name.split_once("::") else {
        return false;
    };
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let mut lines = text.lines().map(str::trim_start);
    let holds = lines.any(|line| {
        line.strip_prefix("fn ")
            .is_some_and(|rest| rest.starts_with(&format!("{name}(")))
    });
    holds && text.contains("#[test]")
}

fn table(panel: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/requirements")
        .join(format!("sense-{panel}.md"));
    std::fs::read_to_string(path).expect("a table for each panel")
}

#[test]
fn every_requirement_holds_in_the_sense_of_its_text() {
    let mut rows = 0;
    let mut all = Vec::new();
    for (panel, _) in PANELS {
        let known = Known::of(panel);
        rows += known.requirements.len();
        all.extend(faults(&table(panel), &known));
    }
    report(&all);
    assert_eq!(rows, 190, "the catalogue has 190 requirements");
}

/// Or the test above could not fail.
#[test]
fn a_table_that_claims_what_is_not_so_is_refused() {
    const ROWS: [(&str, &str); 10] = [
        (
            "| P-71 | | three months [The two managers spoke a year ago] | | | |",
            "",
        ),
        (
            "| P-71 | | three months [The two managers spoke] | | | |",
            "there is no change",
        ),
        ("| P-71 | | three months | | | |", "names no change"),
        (
            "| P-71 | | by four [A report came five minutes late] | | | |",
            "marks no finding of it",
        ),
        (
            "| P-71 | | | | (built in) [A report came five minutes late] | |",
            "marks no finding of it",
        ),
        ("| P-71 | | | | | |", "nothing says why"),
        (
            "| P-71 | | | | | `section agenda-of-next-year` |",
            "no section",
        ),
        (
            "| P-71 | | | | | `test tests/requirements/sense.rs::a_test_that_is_none` |",
            "no test",
        ),
        ("| P-71 | | | | | `unchecked` |", "says how it is checked"),
        ("| P-71 | | | | a reason |", "six cells"),
    ];
    let mut known = Known::of("ipop");
    known.requirements.retain(|id, _| id == "P-71");
    for (row, wrong) in ROWS {
        let found = faults(row, &known);
        let expected = found.iter().any(|fault| fault.contains(wrong));
        assert!(
            expected && !wrong.is_empty() || found.is_empty() && wrong.is_empty(),
            "{row}: {found:?}"
        );
    }
    let twice = format!("{0}\n{0}\n", ROWS[0].0);
    assert_eq!(faults(&twice, &known), ["P-71: more than one row"]);
    assert_eq!(faults("", &known), ["P-71: no row"]);
    let strange = format!("{}\n{}", ROWS[0].0, ROWS[0].0.replace("P-71", "P-171"));
    let found = faults(&strange, &known);
    assert!(
        found.iter().any(|fault| fault.contains("no requirement")),
        "{found:?}"
    );
}
