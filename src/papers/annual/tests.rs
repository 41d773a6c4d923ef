//! The annual report against a year worked by hand.

use super::{annual_report, report_years};
use crate::diag::{Audience, Diagnostic, MeetingKey, Span, Subject};
use crate::papers::bench::{case, meeting, with_desk};
use crate::papers::view::{AnnualReport, Row, Table};
use crate::source::FileId;
use jiff::civil::{Date, date};
use std::fmt::Write as _;

/// Twenty children: twelve in a home at £3,000, eight with carers at £500; two of the twelve are 16.
fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for number in 1..=12 {
        let born = if number <= 2 { "2009-05" } else { "2013-05" };
        files.push(case(number, born, "larch-lodge", 3000, "placements"));
    }
    for number in 13..=20 {
        files.push(case(number, "2013-05", "own-carers", 500, "placements"));
    }
    files.push(case(21, "2006-01", "own-carers", 111, "leaving-care"));
    // July: 1 to 10, agreed. September: 11 to 20; three deferred. October: 11 again, agreed.
    files.push(held("2025-07-09", 1..=10, |_| "agree", "2025-07-11"));
    files.push(held(
        "2025-09-10",
        11..=20,
        |n| if n <= 13 { "defer" } else { "agree" },
        "2025-09-19",
    ));
    files.push(held("2025-10-08", 11..=11, |_| "agree", "2025-10-09"));
    files.push(meeting(
        "2025-11-12",
        "status: cancelled\nbecause: No room.\n",
    ));
    files.push((
        "panels/demo/2025-07-09.issued.yaml".into(),
        issued("2025-07-02T10:00"),
    ));
    files.push((
        "panels/demo/2025-09-10.issued.yaml".into(),
        issued("2025-09-04T10:00"),
    ));
    files
}

fn issued(sent: &str) -> String {
    format!("issues: [{{ paper: agenda, sent: {sent}, by: hale-r }}]\n")
}

fn held(
    day: &str,
    cases: std::ops::RangeInclusive<usize>,
    decision: fn(usize) -> &'static str,
    recorded: &str,
) -> (String, String) {
    let mut text = String::from(
        "attendance:\n  - { seat: chair, person: okafor-n, status: present }\n  \
         - { seat: finance, person: price-f, status: apologies }\nitems:\n",
    );
    for number in cases {
        let _ = writeln!(
            text,
            "  - case: C-{number:04}\n    kind: placement-review\n    request: CANARY words.\n    \
             outcome: {{ decision: {}, by: okafor-n, reason: CANARY words., needs-met: yes, recorded: {{ on: {recorded}, by: hale-r }} }}",
            decision(number)
        );
    }
    meeting(day, &text)
}

fn report(as_of: Date, findings: Vec<Diagnostic>) -> AnnualReport {
    let year = "2025-26".parse().expect("a year");
    with_desk(&files(), findings, as_of, |desk| {
        annual_report(desk, "demo", year)
    })
    .expect("a report")
}

fn figure<'a>(report: &'a AnnualReport, label: &str) -> &'a str {
    let found = report.figures.iter().find(|figure| figure.label == label);
    found.map_or("(none)", |figure| figure.value.as_str())
}

fn table<'a>(report: &'a AnnualReport, caption: &str) -> &'a Table {
    let mut tables = report.sections.iter().flat_map(|section| &section.tables);
    tables
        .find(|table| table.caption.starts_with(caption))
        .expect("the table")
}

fn rows(table: &Table) -> Vec<String> {
    let row = |row: &Row| {
        row.cells
            .iter()
            .map(|cell| cell.text.as_str())
            .collect::<Vec<_>>()
            .join(" | ")
    };
    table.rows.iter().map(row).collect()
}

#[test]
fn the_first_page() {
    let report = report(date(2026, 6, 9), vec![]);
    assert_eq!(report.head.title, "Annual report of the panel 2025-26");
    assert_eq!(
        report.head.subtitle.as_deref(),
        Some("1 April 2025 to 31 March 2026")
    );
    assert_eq!(report.addressee.as_deref(), Some("Management Team"));
    assert_eq!(
        (report.year.as_str(), report.year_before.as_deref()),
        ("2025-26", None)
    );
    assert_eq!(figure(&report, "Meetings held"), "3");
    assert_eq!(figure(&report, "Items considered"), "21");
    assert_eq!(figure(&report, "Children presented"), "20");
    // Three deferrals are few, and 18 agreements would tell them.
    assert_eq!(figure(&report, "Items: Agreed or ratified"), "c");
    assert_eq!(figure(&report, "Items: Deferred"), "c");
    // Sent a week before, six days before, and not at all.
    assert_eq!(figure(&report, "Agendas sent in time"), "1 of 3");
    // Ten in July and one in October were within three working days, ten in September were not.
    assert_eq!(
        figure(&report, "Decisions on the case file in time"),
        "11 of 21 (52 per cent)"
    );
    let said = serde_json::to_string(&report.summary).expect("plain values");
    assert!(
        said.contains(
            "In 2025-26 the panel met 3 times and considered 21 items about 20 children."
        ),
        "{said}"
    );
}

#[test]
fn needs_and_decisions_with_small_numbers_withheld() {
    let report = report(date(2026, 6, 9), vec![]);
    // On 9 July 2025, C-0001 and C-0002 were 16; two are few, and eighteen would tell them.
    assert_eq!(
        rows(table(&report, "Children by age")),
        ["10 to 15 | c", "16 and 17 | c", "All | 20"]
    );
    assert_eq!(
        rows(table(&report, "Children by category")),
        ["Abuse or neglect | 20", "All | 20"]
    );
    assert_eq!(
        rows(table(&report, "Items by what")),
        ["Agreed or ratified | c", "Deferred | c", "All | 21"]
    );
    assert_eq!(
        rows(table(&report, "Items by part")),
        ["Part 2 | 21", "All | 21"]
    );
}

#[test]
fn costs_of_groups_that_are_large_enough() {
    let report = report(date(2026, 6, 9), vec![]);
    assert_eq!(
        rows(table(&report, "Mean weekly cost by type")),
        [
            "Children's home | 12 | £3,000",
            "Fostering by other carers, other | 8 | £500"
        ]
    );
    // 364 days of 12 × £3,000 and 8 × £500 a week: 52 weeks at £40,000. The one child of the other
    // line hides that line, and the first, which would tell it from no total, hides with it.
    assert_eq!(
        rows(table(&report, "Forecast of 2025-26")),
        [
            "Leaving care | £600,000 | c | c | c | c",
            "Placements | £4,000,000 | c | c | c | c"
        ]
    );
}

#[test]
fn attendance_by_seat() {
    let report = report(date(2026, 6, 9), vec![]);
    assert_eq!(
        rows(table(&report, "Meetings by seat")),
        [
            "Chair | 3 | 0 | 0 | 0 | 0",
            "Finance Officer | 0 | 0 | 3 | 0 | 0"
        ]
    );
}

#[test]
fn a_year_that_runs_reaches_to_the_as_of_date() {
    let report = report(date(2025, 9, 9), vec![]);
    assert_eq!(
        report.head.title,
        "Annual report of the panel 2025-26, to date"
    );
    assert_eq!(report.year, "2025-26 to date");
    assert_eq!(
        report.head.subtitle.as_deref(),
        Some("1 April 2025 to 9 September 2025")
    );
    assert_eq!(figure(&report, "Meetings held"), "1");
    let years = with_desk(&files(), vec![], date(2026, 6, 9), |desk| {
        report_years(desk, "demo")
    });
    assert_eq!(
        years
            .into_iter()
            .map(|year| year.to_string())
            .collect::<Vec<_>>(),
        ["2025-26"]
    );
}

fn found(subject: Subject, audience: Audience) -> Diagnostic {
    let mut finding = Diagnostic::warning(
        "agenda-notice",
        subject,
        Span::file(FileId::FIRST),
        "CANARY C-0003 was late".into(),
    );
    finding.requirement = Some("P-79".into());
    finding.audience = audience;
    finding
}

#[test]
fn exceptions_by_clause_without_any_message() {
    let key = |day| MeetingKey {
        panel: "demo".into(),
        date: day,
    };
    let meeting = || found(Subject::Meeting(key(date(2025, 7, 9))), Audience::Panel);
    let waived = Diagnostic {
        waived: Some("agreed".into()),
        ..meeting()
    };
    let other_year = found(Subject::Meeting(key(date(2024, 7, 9))), Audience::Panel);
    let officers = found(Subject::Meeting(key(date(2025, 9, 10))), Audience::Officer);
    let report = report(
        date(2026, 6, 9),
        vec![meeting(), meeting(), waived, other_year, officers],
    );
    let [exception] = &report.exceptions[..] else {
        panic!("one clause")
    };
    assert_eq!(exception.status.text, "Not kept twice, waived once");
    assert_eq!(exception.text, "The agenda goes out a week before.");
    assert_eq!(exception.clause, "Working Methods, agendas (P-79)");
    let item = found(
        Subject::Item(key(date(2025, 7, 9)), "C-0003/placement-review".into()),
        Audience::Annual,
    );
    let few = self::report(date(2026, 6, 9), vec![item]);
    assert_eq!(few.exceptions[0].status.text, "Not kept 5 times or fewer");
}

/// T15: no case, no free text, no name of a provider.
#[test]
fn nothing_of_a_child() {
    let key = MeetingKey {
        panel: "demo".into(),
        date: date(2025, 7, 9),
    };
    let report = report(
        date(2026, 6, 9),
        vec![found(
            Subject::Item(key, "C-0003/placement-review".into()),
            Audience::Annual,
        )],
    );
    let said = serde_json::to_string(&report).expect("plain values");
    for secret in ["C-00", "CANARY", "(AB)", "Larch", "Own carers"] {
        assert!(!said.contains(secret), "{secret} in {said}");
    }
}
