//! Random lists of every kind: whatever stands in a cell, nothing stops the import, and a second time changes
//! nothing.

use super::{CASE, base, errors, file, planned};
use crate::import::Fate;
use crate::pipeline::with_changes;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use proptest::sample::select;
use std::fmt::Write as _;

const EXTRACTED: Date = date(2026, 3, 31);

/// A mapping of each kind of row about children, with a column for each field.
const KINDS: [(&str, &[&str]); 10] = [
    (
        "cases",
        &[
            "initials",
            "born",
            "team",
            "social-worker",
            "iro",
            "cohorts",
            "disabled",
            "category-of-need",
            "year-group",
        ],
    ),
    (
        "costs",
        &[
            "amount",
            "from",
            "until",
            "purpose",
            "component",
            "cost-centre",
            "share-health",
            "share-education",
        ],
    ),
    ("visits", &["on", "by"]),
    ("health-assessments", &["on"]),
    ("reviews", &["on", "next-due"]),
    ("peps", &["on", "pupil-premium", "assurance"]),
    ("care-plans", &["on", "agreed", "short-term", "barriers"]),
    (
        "plans",
        &[
            "primary-need",
            "secondary-need",
            "issued",
            "annual-review",
            "review-decided",
            "review-decision",
            "final-plan",
            "ceased",
            "cease-reason",
            "statutory-support",
            "year-group",
        ],
    ),
    ("provisions", &["setting", "from", "until", "rationale"]),
    ("siblings", &["sibling"]),
];

fn cell() -> impl Strategy<Value = String> {
    let days = (0..4000_i32).prop_map(|days| {
        let day = crate::model::value::date::plus_days(date(2016, 1, 1), days);
        day.strftime("%d/%m/%Y").to_string()
    });
    let words = select(vec![
        "",
        "#N/A",
        "=A1",
        "-",
        "C-1",
        "C-2",
        "c-1; C-2",
        "Total",
        "31/02/2025",
        "02/28/2025",
        "45689",
        "£1,204.50",
        "0",
        "12",
        "1e9",
        "yes",
        "no",
        "maybe",
        "SEMH",
        "N1",
        "AB",
        "one",
        "dunn-p",
        "R Hale",
        "larch-lodge",
        "SC111111",
        "own carers",
        "core",
        "placement",
        "keep",
        "amend",
        "needs met",
        "no: it is #not",
        "- a\n- b",
        "\u{202e}",
        "null",
        "9434765919",
        "~",
        "|",
        "a: [b",
        "'",
        "two\nlines\n",
    ]);
    prop_oneof![3 => days, 5 => words.prop_map(str::to_owned), 1 => "\\PC{0,12}"]
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lists_of_every_kind(
        kind in 0..KINDS.len(),
        lines in prop::collection::vec((select(vec!["C-1", "C-2", "", "x"]), prop::collection::vec(cell(), 11)), 0..8),
    ) {
        let (name, fields) = KINDS[kind];
        let columns: Vec<String> = fields.iter().map(|field| format!("{field}: Of {field}")).collect();
        let mapping = format!("for: {name}\nreference: Child\ncolumns: {{ {} }}\n", columns.join(", "));
        let headings: Vec<String> = fields.iter().map(|field| format!("Of {field}")).collect();
        let mut sheet = format!("Child,{}\n", headings.join(","));
        for (child, cells) in &lines {
            let cells: Vec<String> = cells.iter().take(fields.len()).map(|cell| quoted(cell)).collect();
            // Writing to a String cannot fail.
            let _ = writeln!(sheet, "{child},{}", cells.join(","));
        }
        let second = CASE.replace("C-1", "C-2");
        let sources = base(CASE).with([
            ("imports/list.yaml".to_owned(), Some(mapping)),
            ("cases/C-2.yaml".to_owned(), Some(second)),
        ]);
        let given = [file("list.csv", &sheet)];
        let plan = planned(&sources, &given, EXTRACTED);
        prop_assert!(plan.notes.iter().any(|note| note.contains("is read by")), "{}", plan.text());
        let after = with_changes(&sources, &plan.changes);
        prop_assert_eq!(errors(&after), Vec::<String>::new());
        let again = planned(&after, &given, EXTRACTED);
        prop_assert!(again.changes.is_empty(), "{}\n{}\n{}", sheet, plan.text(), again.text());
        prop_assert_eq!(again.count(Fate::Added), 0);
        let is_fault = plan.lines.iter().any(|line| line.what.contains("a fault in ipop"));
        prop_assert!(!is_fault, "{}\n{}", sheet, plan.text());
    }
}
