//! Agendas: an ordinary one, and one of any size.

use super::super::{
    Agenda, Column, Fact, Finding, Line, Mark, Member, NextMeeting, Owed, RichText, Row,
    RunningPart, Seat, Section, Status, Table, Unplaced, Width,
};
use super::{head, meeting, sheets};

fn line(
    time: &str,
    number: usize,
    case: &str,
    kind: &str,
    asked: &str,
    presenter: &str,
    minutes: u32,
) -> Line {
    Line {
        time: time.into(),
        number: Some(number.to_string()),
        item: case.into(),
        kind: kind.into(),
        asked: asked.into(),
        presenter: presenter.into(),
        minutes: minutes.to_string(),
        flags: vec![],
        anchor: Some(format!("item-{number}")),
    }
}

fn pause(time: &str, what: &str, minutes: u32) -> Line {
    Line {
        time: time.into(),
        item: what.into(),
        minutes: minutes.to_string(),
        ..Line::default()
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "a filled running order, read from top to bottom"
)]
fn parts() -> Vec<RunningPart> {
    let mut first = line(
        "13:10",
        1,
        "C-0107 (AB)",
        "Update",
        "Note progress on the search for a registered home.",
        "Ruth Okafor, Head of Service",
        10,
    );
    first.flags = vec![Status::new(Mark::Attention, "Unregistered setting, day 41")];
    let mut late = line(
        "13:50",
        3,
        "C-0131 (JT)",
        "Placement move",
        "Agree a move from residential care to an independent fostering agency.",
        "Joan Marsh, Team Manager",
        20,
    );
    late.flags = vec![
        Status::new(Mark::Attention, "Report received late"),
        Status::new(Mark::Open, "Court ordered"),
    ];
    let mut chair = line(
        "13:20",
        2,
        "C-0119 (MK)",
        "Update",
        "Note the secure review and the plan for the step down.",
        "Ruth Okafor, Head of Service",
        10,
    );
    chair.flags = vec![Status::new(Mark::Agreed, "Specified by the Chair")];
    vec![
        RunningPart {
            title: Some("Part 1: unregulated, unregistered and secure placements".into()),
            note: Some(
                "Brief updates by the Head of Service; Team Managers need not attend.".into(),
            ),
            span: Some("13:10 to 13:30".into()),
            lines: vec![
                pause(
                    "13:00",
                    "Welcome, apologies, interests, matters arising",
                    10,
                ),
                first,
                chair,
            ],
            empty: "No item.".into(),
        },
        RunningPart {
            title: Some(
                "Part 2: residential and fostering agency placements, post-18 costs".into(),
            ),
            note: None,
            span: Some("13:50 to 15:00".into()),
            lines: vec![
                late,
                line(
                    "14:10",
                    4,
                    "C-0088 (LN)",
                    "Review of placement",
                    "Say whether the placement meets needs, and set the next review.",
                    "Joan Marsh, Team Manager",
                    15,
                ),
                line(
                    "14:25",
                    5,
                    "C-0142 (DS)",
                    "Post-18 costs",
                    "Agree supported accommodation from the eighteenth birthday.",
                    "Peter Lund, Team Manager",
                    15,
                ),
                line(
                    "14:40",
                    6,
                    "C-0150 (RW)",
                    "Review of placement",
                    "Review the placement.",
                    "Peter Lund, Team Manager",
                    20,
                ),
            ],
            empty: "No item.".into(),
        },
        RunningPart {
            title: Some("Part 3: High Needs Block".into()),
            note: Some("Oversight and ratification of requests, grouped by kind.".into()),
            span: Some("15:15 to 15:40".into()),
            lines: vec![
                pause("15:00", "Break", 15),
                line(
                    "15:15",
                    7,
                    "C-0161 (FH)",
                    "Independent school",
                    "Ratify a place at an independent special school from September 2026.",
                    "Samir Holt, Senior SEND Caseworker",
                    15,
                ),
                line(
                    "15:30",
                    8,
                    "C-0164 (OB)",
                    "Alternative provision",
                    "Ratify 15 hours a week of alternative provision.",
                    "Samir Holt, Senior SEND Caseworker",
                    10,
                ),
            ],
            empty: "No item.".into(),
        },
    ]
}

fn members() -> Vec<Member> {
    let member = |role: &str, name: &str, mark, text: &str, seat| Member {
        role: role.into(),
        name: name.into(),
        status: Status::new(mark, text),
        seat,
    };
    vec![
        member(
            "Director of Children's Services (Chair)",
            "Helen Ashworth",
            Mark::Open,
            "Expected",
            Seat::Chair,
        ),
        member(
            "Divisional Director, Safeguarding (deputy Chair)",
            "Idris Bell",
            Mark::None,
            "Apologies",
            Seat::Member,
        ),
        member(
            "Head of Service, Safeguarding, Quality and Review",
            "Vacant",
            Mark::Agreed,
            "Covered by Dora Finch",
            Seat::Member,
        ),
        member(
            "Finance Officer",
            "Not named",
            Mark::Attention,
            "Seat not filled",
            Seat::Member,
        ),
        member(
            "Senior SEND Caseworker",
            "Samir Holt",
            Mark::Open,
            "Expected",
            Seat::Member,
        ),
        member(
            "Presenting Team Manager, 13:50 to 14:25",
            "Joan Marsh",
            Mark::Open,
            "Expected",
            Seat::Attendee,
        ),
    ]
}

fn outstanding_actions() -> Table {
    Table {
        caption: "Open actions from earlier meetings, overdue first".into(),
        columns: vec![
            Column::words("Action", Width::Narrow),
            Column::words("What is to be done", Width::Wide),
            Column::words("Owner", Width::Normal),
            Column::words("Due", Width::Narrow),
            Column::words("Status", Width::Normal),
        ],
        rows: vec![
            Row::entry([
                super::super::Cell::from("2026-05-13/A2").with_sub("C-0107 (AB)"),
                "Write to the regulator with the timetable for registration.".into(),
                "Ruth Okafor, Head of Service".into(),
                "20 May 2026".into(),
                Status::new(Mark::Attention, "Overdue by 14 days").into(),
            ]),
            Row::entry([
                super::super::Cell::from("2026-05-27/A1").with_sub("C-0131 (JT)"),
                "Obtain health's answer on the share of therapy.".into(),
                "Commissioning Manager, Children's".into(),
                "10 June 2026".into(),
                Status::new(Mark::Open, "Open, 7 days old").into(),
            ]),
        ],
        empty: "No action is open from earlier meetings.".into(),
        note: None,
    }
}

fn sections() -> Vec<Section> {
    vec![
        Section {
            name: "placement-moves".into(),
            title: "Placement moves since the last panel".into(),
            source: Some("Computed from the case files; not supplied by the Service Manager, Specialist Services.".into()),
            tables: vec![Table {
                caption: "Moves from 28 May to 10 June 2026".into(),
                columns: vec![
                    Column::words("Case", Width::Narrow),
                    Column::words("From", Width::Wide),
                    Column::words("To", Width::Wide),
                    Column::words("Date", Width::Narrow),
                    Column::numbers("Change a week", Width::Narrow),
                ],
                rows: vec![],
                empty: "No child has moved since 27 May 2026.".into(),
                note: None,
            }],
            ..Section::default()
        },
        Section {
            name: "budget-forecast".into(),
            title: "Forecast against budget".into(),
            intro: RichText::plain("Forecast for 2026-27 at 3 June 2026. Not yet agreed with Finance."),
            facts: vec![Fact::text("Cases missing from totals", "C-0150")],
            tables: vec![Table {
                caption: "Placement budgets, 2026-27".into(),
                columns: vec![
                    Column::words("Budget", Width::Wide),
                    Column::numbers("Budget", Width::Narrow),
                    Column::numbers("Actual", Width::Narrow),
                    Column::numbers("Committed", Width::Narrow),
                    Column::numbers("Variance", Width::Narrow),
                ],
                rows: vec![
                    Row::entry(["Residential", "£4,100,000", "£702,310", "£3,512,004", "£114,314"]),
                    Row::entry(["Independent fostering", "£1,850,000", "£301,877", "£1,498,200", "−£49,923"]),
                    Row::total(["All placements", "£5,950,000", "£1,004,187", "£5,010,204", "£64,391"]),
                ],
                empty: "No budget line is recorded.".into(),
                note: Some("A plus means forecast above budget.".into()),
            }],
            ..Section::default()
        },
    ]
}

/// An ordinary agenda, with something of everything.
pub(crate) fn agenda() -> Agenda {
    let finding = |mark, state: &str, text: &str, clause: &str, about: Option<&str>| Finding {
        status: Status::new(mark, state),
        text: text.into(),
        clause: clause.into(),
        about: about.map(Into::into),
    };
    Agenda {
        head: head("Agenda", "Wednesday 10 June 2026"),
        meeting: meeting(),
        facts: vec![
            Fact::text("Chair", "Helen Ashworth, Director of Children's Services"),
            Fact::text(
                "Record",
                "Tom Pryce, Business Support Officer (ipop@northmere.example)",
            ),
        ],
        timed: true,
        summary: "8 items, 115 of 240 minutes. Reports are due by 16:00 on Monday 8 June 2026."
            .into(),
        parts: parts(),
        unplaced: vec![Unplaced {
            case: "C-0170 (EG)".into(),
            kind: "Extension".into(),
            reason: "No part of the Terms of Reference takes a kinship placement without a cost."
                .into(),
        }],
        members: members(),
        outstanding_actions: Some(outstanding_actions()),
        item_sheets: vec![
            sheets::part_two("item-3", 3, "C-0131 (JT)"),
            sheets::withheld("item-6", 6, "C-0150 (RW)"),
            sheets::part_three("item-8", 8, "C-0164 (OB)"),
        ],
        sections: sections(),
        aob: vec!["Dates of the autumn meetings.".into()],
        exceptions: vec![
            finding(
                Mark::Attention,
                "Not kept",
                "The agenda went out 5 days before the panel, not 7.",
                "Working Methods, agendas",
                None,
            ),
            finding(
                Mark::Agreed,
                "Agreed by the Chair on 1 June",
                "No Finance Officer is named for this meeting.",
                "Membership",
                Some("Finance Officer"),
            ),
        ],
        information_outstanding: vec![Owed {
            who: "Safeguarding, Quality and Review service".into(),
            lines: vec![finding(
                Mark::Open,
                "Due Monday 8 June, 16:00",
                "The Independent Reviewing Officer's view on the placement.",
                "Working Methods, Part 2",
                Some("C-0131 (JT)"),
            )],
        }],
        calendar: vec![NextMeeting {
            date: "Wednesday 24 June 2026".into(),
            time: "13:00 to 17:00".into(),
            deadlines: vec![
                Fact::text("Agenda", "Wednesday 17 June 2026"),
                Fact::text("Reports", "Monday 22 June 2026, 16:00"),
            ],
        }],
        remarks: vec!["The Terms of Reference were due for review on 10 July 2024.".into()],
    }
}

/// An agenda with `items` items, a sheet each, every value as `text` gives it.
pub(crate) fn agenda_of(items: usize, text: &dyn Fn(&str) -> String) -> Agenda {
    let mut agenda = agenda();
    let mut part = RunningPart {
        empty: "No item has been put forward.".into(),
        ..RunningPart::default()
    };
    agenda.item_sheets.clear();
    for number in 1..=items {
        let mut next = line(
            "13:10",
            number,
            "C-0107 (AB)",
            &text("Review"),
            &text("Review the placement."),
            &text("Joan Marsh"),
            10,
        );
        next.flags = vec![Status::new(Mark::Attention, text("Report received late"))];
        part.lines.push(next);
        let mut sheet = sheets::part_two(&format!("item-{number}"), number, "C-0107 (AB)");
        sheet.asked = text(&sheet.asked);
        sheet.kind = text(&sheet.kind);
        for section in &mut sheet.sections {
            for fact in &mut section.facts {
                *fact = Fact::text(text(&fact.label), text("£5,765.00 a week"));
            }
            for cell in section
                .tables
                .iter_mut()
                .flat_map(|t| &mut t.rows)
                .flat_map(|r| &mut r.cells)
            {
                cell.text = text(&cell.text);
            }
        }
        agenda.item_sheets.push(sheet);
    }
    agenda.parts = vec![part];
    if items == 0 {
        agenda.unplaced.clear();
        agenda.outstanding_actions = None;
        agenda.exceptions.clear();
        agenda.information_outstanding.clear();
        agenda.aob.clear();
        agenda.calendar.clear();
        agenda.sections.clear();
        agenda.members.clear();
    }
    for member in &mut agenda.members {
        member.name = text(&member.name);
    }
    for cell in agenda
        .outstanding_actions
        .iter_mut()
        .flat_map(|t| &mut t.rows)
        .flat_map(|r| &mut r.cells)
    {
        cell.text = text(&cell.text);
    }
    agenda
}
