//! Sheets about one child or for one person.

use super::super::{
    Authorisation, AuthorisationLabels, Blank, Briefed, Briefing, BriefingLabels, Cell, Column,
    Fact, Letter, LetterFact, LetterLabels, Mark, PracticeLabels, PracticeNote, Row, Said,
    Signature, Slip, SlipLabels, Status, Table, Task, Width,
};
use super::{agenda, head, meeting};

fn blank(label: &str) -> Blank {
    Blank {
        label: label.into(),
        value: None,
    }
}

/// A slip that is not on the case file yet.
pub(crate) fn slip() -> Slip {
    let said = |label: &str, lines: &[&str]| Said {
        label: label.into(),
        lines: lines.iter().map(ToString::to_string).collect(),
    };
    Slip {
        labels: SlipLabels::default(),
        head: head("Panel decision", "Wednesday 27 May 2026"),
        case: "C-0131 (JT)".into(),
        item: "Part 2, placement move".into(),
        decision: "Agreed".into(),
        rows: vec![
            said("Decided by", &["Helen Ashworth, Director"]),
            said(
                "Reason",
                &["The carers know the school, and the plan has support."],
            ),
            said(
                "Conditions",
                &[
                    "Introductions over three weekends",
                    "A review by 9 September 2026",
                ],
            ),
            said("Review date", &["9 September 2026"]),
        ],
        actions: vec![Task {
            what: "Obtain health's answer on the share of therapy.".into(),
            owner: "Commissioning Manager".into(),
            due: "10 June 2026".into(),
        }],
        due: Some("Monday 1 June 2026".into()),
        record: vec![blank("Put on the case file on"), blank("By")],
    }
}

/// A placement that the panel ratified and nobody else has agreed to yet.
pub(crate) fn authorisation() -> Authorisation {
    Authorisation {
        labels: AuthorisationLabels::default(),
        head: head(
            "Authorisation of a placement",
            "Agreed by the panel of Wednesday 27 May 2026",
        ),
        case: "C-0131 (JT)".into(),
        item: "Placement move".into(),
        standing: Status::new(Mark::Open, "Ratified, agreement awaited"),
        label: Some("Not confirmed until the agreement below is given.".into()),
        facts: vec![
            Fact::text("Placement", "Children's home, The Rowans (Northmere Council)"),
            Fact::text("From", "22 June 2026"),
        ],
        costs: Table {
            caption: "Cost as agreed".into(),
            columns: vec![
                Column::words("What is paid for, and by whom", Width::Wide),
                Column::numbers("A week", Width::Narrow),
                Column::words("From", Width::Narrow),
                Column::words("Until", Width::Narrow),
            ],
            rows: vec![
                Row::entry([
                    Cell::from("Placement, basic price").with_sub("Social care £5,200.00 a week (Placements)."),
                    "£5,200.00".into(),
                    "22 June 2026".into(),
                    "".into(),
                ]),
                Row::total(["Total", "£5,200.00", "", ""]),
            ],
            empty: "No cost is recorded.".into(),
            note: None,
        },
        signatures: vec![
            Signature {
                role: "Ratified for the panel".into(),
                name: Some("Helen Ashworth, Director".into()),
                given: Some("Ratified, 27 May 2026".into()),
            },
            Signature {
                role: "Deputy Chief Children and Families Officer".into(),
                name: None,
                given: None,
            },
        ],
        rule: "The placement is confirmed once the panel has ratified it and this agreement is given, in either order.".into(),
    }
}

/// A briefing on two cases, of which one is withheld.
pub(crate) fn briefing() -> Briefing {
    let sheets = agenda().item_sheets.into_iter();
    let (withheld, told): (Vec<_>, Vec<_>) = sheets.partition(|sheet| sheet.withheld.is_some());
    let cases = told.into_iter().take(1).chain(withheld);
    Briefing {
        labels: BriefingLabels::default(),
        head: head("Briefing", "Wednesday 10 June 2026"),
        person: "Chidi Abara".into(),
        capacity: "Head of Service".into(),
        meeting: meeting(),
        opening: "You give the panel a short update on each of the cases below.".into(),
        cases: cases
            .map(|sheet| Briefed {
                sheet,
                missing: vec![Status::new(
                    Mark::Attention,
                    "Placement Plan: Not supplied (Joan Marsh)",
                )],
                actions: Table {
                    empty: "No action is open.".into(),
                    ..Table::default()
                },
            })
            .collect(),
    }
}

/// A mail that carries an invite.
pub(crate) fn letter() -> Letter {
    let fact = |label: &str, lines: &[&str]| LetterFact {
        label: label.into(),
        lines: lines.iter().map(ToString::to_string).collect(),
    };
    Letter {
        labels: LetterLabels::default(),
        subject: "iPOP, 10 June 2026: your time at the panel".into(),
        marking: "OFFICIAL-SENSITIVE".into(),
        greeting: "Dear Joan Marsh".into(),
        opening: "You are invited to the panel below.".into(),
        facts: vec![
            fact("Date", &["Wednesday 10 June 2026"]),
            fact("Time", &["13:50 to 14:25", "15:15 to 15:30"]),
            fact("Place", &["Committee Room 2, Mere House"]),
        ],
        join: meeting().join,
        paragraphs: vec!["Please open invite.ics to put it into your calendar.".into()],
        signature: vec![
            "iPOP, panels@northmere.example".into(),
            "Northmere Council".into(),
        ],
    }
}

/// A note that has not been sent.
pub(crate) fn practice_note() -> PracticeNote {
    PracticeNote {
        labels: PracticeLabels::default(),
        head: head("Note about practice", "Private"),
        to: "Chidi Abara, Head of Service".into(),
        from: "Helen Ashworth, Chair of the panel".into(),
        facts: vec![
            Fact::text("Case", "C-0131 (JT)"),
            Fact::text("Meeting", "Wednesday 27 May 2026"),
        ],
        said: "The panel saw excellent practice in this case.".into(),
        handling: "This note is for you alone.".into(),
        sent: blank("Sent on"),
    }
}
