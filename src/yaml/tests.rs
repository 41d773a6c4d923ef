use super::{At, NodeKind, Problem, read};
use crate::diag::Span;
use crate::model::value::{Money, Slug, Text};
use crate::source::FileId;
use jiff::civil::Date;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "read to see what the reader says of them")]
struct Cost {
    id: Slug,
    weekly: At<Money>,
    from: At<Date>,
    #[serde(default)]
    agreed: bool,
    note: Option<Text>,
    minutes: Option<u32>,
    sort: Option<Sort>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum Sort {
    Core,
    OneToOne,
}

fn cost(text: &str) -> super::Read<Cost> {
    read(FileId::FIRST, text)
}

/// The text at the place of a problem, and its message and help in one.
fn told<'a>(text: &'a str, problems: &[Problem]) -> Vec<(&'a str, String)> {
    problems
        .iter()
        .map(|problem| {
            let span = problem.span.unwrap_or(Span::file(FileId::FIRST));
            let help = problem.help.as_deref().unwrap_or_default();
            (&text[span.range()], format!("{} | {help}", problem.message))
        })
        .collect()
}

#[test]
fn values_know_their_places() {
    let text = "id: c1\nweekly: 1250.50\nfrom: 2026-04-01\nsort: one-to-one\n";
    let read = cost(text);
    assert_eq!(read.problems, []);
    let cost = read.value.expect("a cost");
    assert_eq!(&text[cost.weekly.span.range()], "1250.50");
    assert_eq!(&text[cost.from.span.range()], "2026-04-01");
    assert_eq!(cost.sort, Some(Sort::OneToOne));
}

#[test]
fn every_unknown_field_is_told_at_its_place() {
    let text = "id: c1\nweeky: 1\nweekly: 1\nfrom: 2026-04-01\ncolour: red\n";
    let read = cost(text);
    assert_eq!(
        told(text, &read.problems),
        [
            (
                "weeky",
                "`weeky` is not a field of a cost | did you mean `weekly`?".to_owned()
            ),
            (
                "colour",
                "the word before the colon is not a field of a cost | a cost may have: id, weekly, from, agreed, note, \
                 minutes, sort"
                    .to_owned()
            ),
        ]
    );
    assert!(read.value.is_some());
}

#[test]
fn a_comma_that_cut_a_value_in_two_is_guessed() {
    let may_have = "a cost may have: id, weekly, from, agreed, note, minutes, sort";
    let text = "{ id: c1, weekly: 4,000, from: 2026-04-01, note: help, care }\n";
    assert_eq!(
        told(text, &cost(text).problems),
        [
            (
                "000",
                format!(
                    "what stands after the comma is not a field of a cost | write a number in plain digits, without a comma; \
                     {may_have}"
                )
            ),
            (
                "care",
                format!(
                    "the text after the comma is not a field of a cost | a text with a comma in it \
                     needs quotation marks inside `{{ }}`, as in {{ why: \"one, two\" }}; {may_have}"
                )
            ),
        ]
    );
}

#[test]
fn a_missing_field_is_told_at_its_record() {
    let text = "id: c1\nfrom: 2026-04-01\n";
    let read = cost(text);
    assert_eq!(
        told(text, &read.problems),
        [(
            "id",
            "`weekly` is missing from a cost | add it to the record that begins here".to_owned()
        )]
    );
}

/// Each value, with what is said of it; the value itself is never repeated (T3).
#[test]
fn misread_values_are_refused() {
    for (field, value, message) in [
        ("weekly", "1,250.00", "expected an amount"),
        ("weekly", "1_000", "expected an amount"),
        ("weekly", ".nan", "not a number that can be used"),
        ("weekly", "010", "expected an amount"),
        ("weekly", "no", "expected an amount"),
        ("weekly", "[1]", "found a list"),
        ("weekly", "", "found nothing"),
        ("from", "2026-02-30", "expected a date that exists"),
        ("from", "10/6/2026", "expected a date that exists"),
        ("from", "13:30", "expected a date that exists"),
        ("from", "20260610", "expected a date that exists"),
        ("from", "1066-10-14", "expected a date that exists"),
        ("from", "2026-05-29T00:00", "expected a date that exists"),
        ("agreed", "yes", "expected true or false"),
        ("agreed", "no", "expected true or false"),
        ("minutes", "010", "expected a whole number"),
        ("minutes", "1_0", "expected a whole number"),
        ("minutes", "15.0", "expected a whole number"),
        ("sort", "onetoone", "not a known sort"),
    ] {
        let mut lines = [
            ("id", "c1"),
            ("weekly", "1"),
            ("from", "2026-04-01"),
            ("agreed", "true"),
            ("minutes", "1"),
            ("sort", "core"),
        ];
        for line in &mut lines {
            if line.0 == field {
                line.1 = value;
            }
        }
        let text = lines
            .map(|(field, value)| format!("{field}: {value}"))
            .join("\n");
        let read = cost(&text);
        assert!(read.value.is_none(), "{field}: {value} was taken");
        let problem = &read.problems[0];
        assert!(
            problem.message.contains(message),
            "{field}: {value}: {}",
            problem.message
        );
        let repeated = value.len() > 3 && problem.message.contains(value);
        assert!(
            !repeated,
            "{field}: {value} is repeated: {}",
            problem.message
        );
    }
}

#[test]
fn a_duplicate_field_shows_both_places() {
    let text = "id: c1\nweekly: 1\nfrom: 2026-04-01\nweekly: 2\n";
    let problem = &cost(text).problems[0];
    assert_eq!(problem.id, "duplicate-field");
    let (other, why) = problem.other.expect("the first one");
    assert_eq!(
        (&text[other.range()], other.start, why),
        ("weekly", 7, "first written here")
    );
    assert_eq!(problem.span.map(|span| span.start), Some(34));
}

#[test]
fn what_has_no_use_in_a_record_is_refused() {
    for (text, message) in [
        ("id: &a c1\nnote: *a\n", "anchors or aliases"),
        ("id: c1\n---\nid: c2\n", "second document"),
        ("id: !!binary c1\n", "tag"),
        ("id: c1\n\tweekly: 1\n", "tab"),
        ("id: \"c1\nweekly: 1\n", "cannot be read as YAML"),
        ("- 1\n", "expected the fields of a cost, found a list"),
        ("just words\n", "expected the fields of a cost"),
    ] {
        let read = cost(text);
        let problem = &read.problems[0];
        assert!(
            problem.message.contains(message),
            "{text:?}: {}",
            problem.message
        );
        assert!(problem.help.is_some(), "{text:?}: no help");
    }
}

#[test]
fn references_and_free_text_are_noted_with_their_places() {
    #[derive(Debug, Deserialize)]
    struct Record {
        by: crate::model::refs::PersonRef,
        note: crate::model::value::LongText,
    }
    let text = "by: hale-r\nnote: |\n  Two lines\n  of words.\n";
    let read = read::<Record>(FileId::FIRST, text);
    assert_eq!(read.problems, []);
    let record = read.value.expect("a record");
    assert_eq!(record.by.id.as_str(), "hale-r");
    assert_eq!(record.note.as_str(), "Two lines\nof words.");
    assert_eq!(read.references[0].kind, "person");
    assert_eq!(&text[read.references[0].span.range()], "hale-r");
    assert_eq!(read.texts[0].text.trim_end(), "Two lines\nof words.");
}

#[test]
fn a_tree_can_be_kept_and_read_later() {
    #[derive(Debug, Deserialize)]
    struct Holder {
        with: super::Node,
    }
    let text = "with: { id: c1, weekly: 5, from: 2026-04-01, minutes: 010 }\n";
    let holder = read::<Holder>(FileId::FIRST, text).value.expect("a holder");
    assert!(matches!(&holder.with.kind, NodeKind::Map(fields) if fields.len() == 4));
    let later = super::read_node::<Cost>(&holder.with);
    assert_eq!(
        told(text, &later.problems),
        [(
            "010",
            "expected a whole number in figures, such as 15 | ".to_owned()
        )]
    );
}

#[test]
fn what_the_scanner_refuses_has_its_place() {
    for (text, line) in [
        ("id: c1\nnote: a text: with a colon\n", 2),
        ("id: c1\nnote: ok\nfrom: @x\n", 3),
        ("id: c1\nnote:\n\t- a\n", 3),
    ] {
        let read = cost(text);
        let span = read.problems[0].span.expect("a place");
        let found = text[..span.start as usize].matches('\n').count() + 1;
        assert_eq!(found, line, "{text:?}: {}", read.problems[0].message);
    }
}
