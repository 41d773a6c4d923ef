use super::Dated;
use crate::model::refs::{RoleRef, TeamRef};
use crate::model::value::Text;
use crate::source::FileId;
use crate::yaml::{Read, read};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Person {
    team: Option<Dated<TeamRef>>,
    #[serde(default)]
    roles: Dated<Vec<RoleRef>>,
    #[serde(default)]
    note: Option<Dated<Text>>,
}

fn person(text: &str) -> Read<Person> {
    read(FileId::FIRST, text)
}

fn good(text: &str) -> Person {
    let read = person(text);
    assert_eq!(read.problems, [], "{text}");
    read.value.expect("a person")
}

fn roles(person: &Person, day: Date) -> Option<Vec<&str>> {
    let roles = person.roles.on(day)?;
    Some(roles.iter().map(|role| role.id.as_str()).collect())
}

#[test]
fn a_plain_value_always_holds() {
    let person = good("team: adolescents\nroles: [a, b]\n");
    for day in [date(1900, 1, 1), date(2026, 6, 3), date(2199, 12, 31)] {
        let team = person.team.as_ref().and_then(|team| team.on(day));
        assert_eq!(team.expect("a team").id.as_str(), "adolescents");
        assert_eq!(roles(&person, day), Some(vec!["a", "b"]));
    }
    let empty = good("team:\nroles: []\n");
    assert!(empty.team.is_none());
    assert_eq!(roles(&empty, date(2026, 6, 3)), Some(vec![]));
    assert_eq!(roles(&good("{}"), date(2026, 6, 3)), Some(vec![]));
}

#[test]
fn dated_entries_hold_on_their_days() {
    for text in [
        "roles: [{ until: 2026-06-03, value: [a] }, { from: 2026-06-10, value: [b, c] }]\n",
        // The order in the file does not matter.
        "roles: [{ from: 2026-06-10, value: [b, c] }, { until: 2026-06-03, value: [a] }]\n",
        "roles:\n  - until: 2026-06-03\n    value: [a]\n  - from: 2026-06-10\n    until:\n    value:\n      - b\n      - c\n",
    ] {
        let person = good(text);
        for (day, held) in [
            (date(1900, 1, 1), Some(vec!["a"])),
            (date(2026, 6, 3), Some(vec!["a"])),
            (date(2026, 6, 4), None),
            (date(2026, 6, 9), None),
            (date(2026, 6, 10), Some(vec!["b", "c"])),
            (date(2199, 12, 31), Some(vec!["b", "c"])),
        ] {
            assert_eq!(roles(&person, day), held, "{text} {day}");
        }
    }
    let alone = good("roles: [{ value: [a] }]\n");
    assert_eq!(roles(&alone, date(2026, 6, 3)), Some(vec!["a"]));
}

/// References and free text inside entries are noted at their places, whatever ends the lines.
#[test]
fn what_stands_in_entries_is_noted() {
    let text = "team:\n  - until: 2026-06-03\n    value: east\n  - from: 2026-06-04\n    value: west\n\
                note: [{ until: 2026-06-03, value: \"some words\" }]\n\
                roles: [{ from: 2026-06-04, value: [a, b] }]\n";
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        let read = person(&text);
        assert_eq!(read.problems, []);
        let found: Vec<(&str, &str, &str)> = read
            .references
            .iter()
            .map(|found| (found.kind, found.id.as_str(), &text[found.span.range()]))
            .collect();
        assert_eq!(
            found,
            [
                ("team", "east", "east"),
                ("team", "west", "west"),
                ("role", "a", "a"),
                ("role", "b", "b"),
            ]
        );
        assert_eq!(read.texts.len(), 1);
        assert_eq!(read.texts[0].text, "some words");
        assert_eq!(&text[read.texts[0].span.range()], "\"some words\"");
        let person = read.value.expect("a person");
        let note = person.note.expect("a note");
        let words = note.on(date(2026, 6, 3)).map(Text::as_str);
        assert_eq!(words, Some("some words"));
    }
}

/// The text of a slip, what stands at its place, its line, what is said and what is advised.
type Slip = (
    &'static str,
    &'static str,
    usize,
    &'static str,
    &'static str,
);

fn are_told(slips: &[Slip]) {
    for &(text, place, line, message, help) in slips {
        for text in [text.to_owned(), text.replace('\n', "\r\n")] {
            let read = person(&text);
            let problem = read.problems.first().expect(&text);
            let span = problem.span.expect("a place");
            let words = &text[span.range()];
            let found = (words, text[..span.start as usize].matches('\n').count() + 1);
            // A list's own place is its first mark.
            let alike = words == place || !words.is_empty() && place.starts_with(words);
            assert!(alike && found.1 == line, "{text:?}: {found:?}");
            assert!(
                problem.message.contains(message),
                "{text:?}: {}",
                problem.message
            );
            let said = problem.help.as_deref().unwrap_or_default();
            assert!(said.contains(help), "{text:?}: {said}");
        }
    }
}

#[test]
fn days_that_cannot_be_are_told_at_their_place() {
    are_told(&[
        (
            "team: [{ from: 2026-06-04, until: 2026-06-03, value: east }]",
            "2026-06-03",
            1,
            "ends before it begins",
            "put the earlier day into `from`",
        ),
        (
            "team:\n  - { until: 2026-06-04, value: east }\n  - { from: 2026-06-04, value: west }",
            "2026-06-04",
            3,
            "two entries hold on 2026-06-04",
            "write `until: 2026-06-03` in the entry that begins earlier",
        ),
        (
            "team:\n  - { from: 2026-06-04, value: west }\n  - { value: east }",
            "2026-06-04",
            2,
            "two entries hold on 2026-06-04",
            "write `until: 2026-06-03`",
        ),
        (
            "team:\n  - { from: 2026-06-04, until: 2026-06-30, value: west }\n  - { from: 2026-06-04, value: east }",
            "2026-06-04",
            3,
            "two entries hold on 2026-06-04",
            "only one value may hold on a day",
        ),
        (
            "team:\n  - { value: west }\n  - { value: east }",
            "value",
            3,
            "no `from`",
            "only one value may hold on a day",
        ),
        (
            "team:\n  - { until: 2026-06-04, value: west }\n  - { until: 2026-06-30, value: east }",
            "until",
            3,
            "no `from`",
            "only one value may hold on a day",
        ),
    ]);
}

#[test]
fn what_is_no_entry_is_told_at_its_place() {
    are_told(&[
        (
            "team:\n  - { from: 2026-06-04 }",
            "from",
            2,
            "`value` is missing from a dated entry",
            "add it to the record",
        ),
        (
            "team:\n  - { form: 2026-06-04, value: west }",
            "form",
            2,
            "`form` is not a field of a dated entry",
            "did you mean `from`?",
        ),
        (
            "team:\n  - { from: 4 June 2026, value: west }",
            "4 June 2026",
            2,
            "expected a date that exists",
            "",
        ),
        (
            "team: { from: 2026-06-04, value: west }",
            "from",
            1,
            "expected a value, or a list of dated entries",
            "put `- ` in front",
        ),
        (
            "roles: [a, { from: 2026-06-04, value: [b] }]",
            "a",
            1,
            "expected the fields of a dated entry",
            "write `field: value` lines",
        ),
        (
            "team: [{ from: 2026-06-04, value: [west] }]",
            "[west]",
            1,
            "expected the reference of a team, found a list",
            "",
        ),
        (
            "roles: [{ from: 2026-06-04, value: west }]",
            "west",
            1,
            "expected a list",
            "with `- ` in front",
        ),
        (
            "team: [{ from: 2026-06-04, value: }]",
            "",
            1,
            "expected the reference of a team, found nothing",
            "",
        ),
    ]);
}

/// The day so many days into 2026.
fn day(number: i32) -> Date {
    date(2026, 1, 1).saturating_add(i64::from(number).days())
}

type Interval = (Option<i32>, Option<i32>);

fn speaks_of((from, until): Interval, day: i32) -> bool {
    from.is_none_or(|from| from <= day) && until.is_none_or(|until| day <= until)
}

fn intervals() -> impl Strategy<Value = Vec<Interval>> {
    let bound = || prop_oneof![1 => Just(None), 4 => (0..40_i32).prop_map(Some)];
    prop::collection::vec((bound(), bound()), 1..5)
}

/// Intervals of which none overlaps another, in any order.
fn apart() -> impl Strategy<Value = Vec<Interval>> {
    let days = prop::collection::btree_set(0..40_i32, 2..10);
    let parts = (days, any::<bool>(), any::<bool>()).prop_map(|(days, open, goes_on)| {
        let days: Vec<i32> = days.into_iter().collect();
        let mut apart: Vec<Interval> = days
            .chunks_exact(2)
            .map(|pair| (Some(pair[0]), Some(pair[1])))
            .collect();
        if open {
            apart[0].0 = None;
        }
        if goes_on && let Some(last) = apart.last_mut() {
            last.1 = None;
        }
        apart
    });
    parts.prop_shuffle()
}

fn written(intervals: &[Interval]) -> String {
    use std::fmt::Write as _;
    let mut text = String::from("team:\n");
    for (at, (from, until)) in intervals.iter().enumerate() {
        let _ = writeln!(text, "  - value: t{at}");
        for (name, bound) in [("from", from), ("until", until)] {
            if let Some(bound) = bound {
                let _ = writeln!(text, "    {name}: {}", day(*bound));
            }
        }
    }
    text
}

/// What a scan of the intervals finds for each day, and what was read does.
fn agrees(intervals: &[Interval], person: &Person) {
    let team = person.team.as_ref().expect("a team");
    for number in -5..50 {
        let at = intervals
            .iter()
            .position(|interval| speaks_of(*interval, number));
        let found = team.on(day(number)).map(|team| team.id.to_string());
        assert_eq!(found, at.map(|at| format!("t{at}")), "{}", day(number));
    }
}

proptest! {
    #[test]
    fn a_day_has_the_value_of_its_interval(intervals in apart()) {
        agrees(&intervals, &good(&written(&intervals)));
    }

    #[test]
    fn entries_are_taken_only_if_no_day_has_two(intervals in intervals()) {
        let read = person(&written(&intervals));
        let real = |(from, until): &Interval| match (from, until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        let once = (-50..100).all(|number| {
            intervals.iter().filter(|interval| speaks_of(**interval, number)).count() <= 1
        });
        prop_assert_eq!(read.value.is_some(), once && intervals.iter().all(real));
        let placed = read.problems.iter().all(|problem| problem.span.is_some());
        prop_assert!(placed, "{:?}", read.problems);
        if let Some(person) = read.value {
            agrees(&intervals, &person);
        }
    }
}
