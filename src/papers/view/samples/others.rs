//! Invites, tracker, annual report, index.

use super::super::{
    ActionGroup, ActionLine, AgeCount, AnnualReport, CaseEntry, Chart, Column, Considered, Drawing,
    Due, Exhibit, Extract, ExtractLabels, Fact, FigureLabels, Finding, Head, HeldBack, Index,
    IndexLabels, Invite, InviteLabels, KeyFigure, Link, MadeMeeting, MadePanel, Mark, OwnCase,
    Paper, PaperGroup, PublishedReport, RecordLabels, ReportLabels, ReportPart, ReportSection,
    RichText, Row, Shape, Slot, Status, Table, Tracker, TrackerLabels, TrackerMeeting, Width,
};
use super::{head, meeting};

/// A presenter's invite.
pub(crate) fn invite() -> Invite {
    Invite {
        labels: InviteLabels::default(),
        head: head("Invitation", "Wednesday 10 June 2026"),
        meeting: meeting(),
        person: "Joan Marsh".into(),
        capacity: "Team Manager, Children in Care 2".into(),
        opening: "You are invited to present the cases below. Please come a few minutes before your time.".into(),
        withdrawn: false,
        slots: vec![Slot { time: "13:50 to 14:25".into(), what: "Part 2: to present two cases".into() }],
        own_cases: vec![
            OwnCase {
                time: "13:50 to 14:10".into(),
                case: "C-0131 (JT)".into(),
                kind: "Placement move".into(),
                asked: "Agree a move from residential care to an independent fostering agency.".into(),
                minutes: "20 minutes".into(),
                report: Some(Status::new(Mark::Attention, "Wanted, since the placement changes; not received")),
                ready: vec![Fact::missing("Head of Service's view", "Not supplied")],
                withheld: None,
            },
            OwnCase {
                time: "14:10 to 14:25".into(),
                case: "C-0088 (LN)".into(),
                kind: "Review of placement".into(),
                asked: "Say whether the placement meets needs.".into(),
                minutes: "15 minutes".into(),
                report: Some(Status::new(Mark::None, "Not wanted: neither cost nor placement changes")),
                ..OwnCase::default()
            },
        ],
        role_duties: vec!["Give a verbal update, or send a colleague who knows the case.".into()],
        deadlines: vec![Fact::text("Reports", "16:00 on Monday 8 June 2026")],
        owed: vec![Status::new(Mark::Attention, "Placement Plan for C-0131: overdue by 30 days")],
        sections: vec![],
        closing: Some("If you can't come, answer to ipop@northmere.example and name who will come for you.".into()),
    }
}

/// A member's invite: no case rows.
pub(crate) fn member_invite() -> Invite {
    Invite {
        person: "Samir Holt".into(),
        capacity: "Senior SEND Caseworker, member".into(),
        opening: "You are invited as a member. The agenda holds the items.".into(),
        slots: vec![Slot {
            time: "13:00 to 17:00".into(),
            what: "Whole meeting".into(),
        }],
        own_cases: vec![],
        owed: vec![],
        ..invite()
    }
}

/// What is sent to somebody who need not come any more.
pub(crate) fn withdrawn_invite() -> Invite {
    Invite {
        head: head("Invitation withdrawn", "Wednesday 10 June 2026"),
        meeting: meeting(),
        person: "Samir Holt".into(),
        capacity: "Senior SEND Caseworker".into(),
        opening: "Your invitation to this meeting is withdrawn: you need not come.".into(),
        withdrawn: true,
        ..Invite::default()
    }
}

fn action(n: usize, mark: Mark, status: &str) -> ActionLine {
    ActionLine {
        reference: format!("2026-05-27/A{n}"),
        case: Some("C-0131 (JT)".into()),
        task: "Obtain health's answer on the share of therapy, and write it into the cost entry."
            .into(),
        owner: "Commissioning Manager, Children's".into(),
        reporter: Some("Joan Marsh".into()),
        due: "10 June 2026".into(),
        status: Status::new(mark, status),
        outcome: "Letter sent 29 May; answer promised for 9 June.".into(),
    }
}

/// The first page's list of owners.
fn owners_of(items: usize) -> Table {
    Table {
        caption: "Open actions by owner, whoever has most overdue first".into(),
        columns: vec![
            Column::words("Owner", Width::Normal),
            Column::numbers("Open", Width::Tiny),
            Column::words("Due first", Width::Narrow),
        ],
        rows: if items == 0 {
            vec![]
        } else {
            vec![Row::entry(["Joan Marsh, Team Manager", "2", "20 May 2026"])]
        },
        empty: "No action is open.".into(),
        note: None,
    }
}

/// A tracker of one meeting with `items` items, two actions each.
pub(crate) fn tracker_of(items: usize) -> Tracker {
    let item = |n: usize| Considered {
        anchor: format!("2026-05-27-item-{}", n + 1),
        case: format!("C-{:04} (JT)", 100 + n),
        kind: "Part 2, placement move".into(),
        decision: Some(Status::new(Mark::Done, "Agreed")),
        detail: vec![
            Fact::text("Decided by", "Helen Ashworth, Chair, having heard members"),
            Fact::text(
                "Conditions",
                "Introductions over three weekends; review by 9 September 2026",
            ),
        ],
        recorded: Some(Status::new(
            Mark::Done,
            "On the case file 29 May 2026, Tom Pryce",
        )),
        actions: if n % 3 == 2 {
            vec![]
        } else {
            vec![
                action(2 * n + 1, Mark::Open, "Open, 7 days old"),
                action(2 * n + 2, Mark::Done, "Done 1 June 2026"),
            ]
        },
    };
    let meeting = TrackerMeeting {
        anchor: "2026-05-27".into(),
        date: "Wednesday 27 May 2026".into(),
        note: Some("Chair: Helen Ashworth. Record cleared by the Chair on 29 May 2026.".into()),
        summary: format!("{items} items, 2 actions, 1 of them open"),
        items: (0..items).map(item).collect(),
        other_actions: vec![ActionLine {
            case: None,
            reporter: None,
            ..action(90, Mark::Open, "Open, 7 days old")
        }],
    };
    let groups = |title: &str, action: ActionLine| {
        let group = ActionGroup {
            title: title.into(),
            count: "1 action".into(),
            actions: vec![action],
        };
        if items == 0 { vec![] } else { vec![group] }
    };
    Tracker {
        labels: TrackerLabels::default(),
        record_labels: RecordLabels::default(),
        head: head("Tracker", "As at 3 June 2026"),
        facts: vec![
            Fact::text(
                "Owner of the tracker",
                "Tom Pryce, Business Support Officer",
            ),
            Fact::text("Actions", "4 open, 1 overdue, 12 done"),
        ],
        ages: [
            ("Overdue by more than 4 weeks", 0, Mark::None),
            ("Overdue by 2 to 4 weeks", 0, Mark::None),
            ("Overdue by up to 2 weeks", items.min(1), Mark::Attention),
            ("Not yet due", items.min(1), Mark::Open),
        ]
        .map(|(label, count, mark)| AgeCount {
            label: label.into(),
            count: count.to_string(),
            mark: if count == 0 { Mark::None } else { mark },
        })
        .into(),
        owners: owners_of(items),
        overdue: groups(
            "Overdue by up to 2 weeks",
            action(2, Mark::Attention, "Overdue by 14 days"),
        ),
        not_yet_due: groups(
            "Joan Marsh, Team Manager",
            action(1, Mark::Open, "Open, 7 days old"),
        ),
        cases: (0..items)
            .map(|n| CaseEntry {
                case: item(n).case,
                items: vec![Link {
                    text: "27 May 2026".into(),
                    href: item(n).anchor,
                }],
            })
            .collect(),
        sections: vec![],
        meetings: if items == 0 { vec![] } else { vec![meeting] },
        missing: vec!["C-0150: the case file can't be read, so its decisions are not here.".into()],
        exceptions: vec![],
        empty: "No meeting has been held yet.".into(),
    }
}

/// What a Team Manager gets of the tracker.
pub(crate) fn extract() -> Extract {
    let mut tracker = tracker_of(2);
    tracker.meetings[0].other_actions.clear();
    Extract {
        labels: ExtractLabels::default(),
        record_labels: RecordLabels::default(),
        head: head("Tracker", "Extract as at 3 June 2026"),
        person: "Joan Marsh".into(),
        capacity: "Team Manager, Children in Care 2".into(),
        opening:
            "This is what the panel has asked you to do, and what it decided about your cases."
                .into(),
        to_do: vec![
            action(2, Mark::Attention, "Overdue by 14 days"),
            action(1, Mark::Open, "Open, 7 days old"),
        ],
        meetings: tracker.meetings,
        closing: Some(
            "Tell ipop@northmere.example what came of each action, before the next meeting.".into(),
        ),
    }
}

/// An extract of somebody who only has an action.
pub(crate) fn task_extract() -> Extract {
    Extract {
        meetings: vec![],
        ..extract()
    }
}

/// The same report as it may be published.
pub(crate) fn published_report() -> PublishedReport {
    let own = annual_report();
    let parts = own.parts.into_iter();
    PublishedReport {
        figure_labels: FigureLabels::default(),
        head: Head {
            marking: "FOR PUBLICATION".into(),
            ..own.head
        },
        year: own.year,
        year_before: own.year_before,
        summary: own.summary,
        figures: own.figures,
        sections: parts.flat_map(|part| part.sections).collect(),
        notes: own.notes,
    }
}

/// A year's report.
pub(crate) fn annual_report() -> AnnualReport {
    let figure = |label: &str, value: &str, before: &str, note: &str| KeyFigure {
        label: label.into(),
        value: value.into(),
        before: Some(before.into()),
        note: Some(note.into()),
    };
    AnnualReport {
        labels: ReportLabels::default(),
        figure_labels: FigureLabels::default(),
        head: head("Annual report", "1 April 2025 to 31 March 2026"),
        addressee: Some("Children and Families Service Management Team".into()),
        year: "2025-26".into(),
        year_before: Some("2024-25".into()),
        summary: RichText::plain(
            "The panel met 25 times and considered 212 items about 96 children. Most decisions were taken at the first hearing.",
        ),
        figures: vec![
            figure("Meetings held", "25", "24", "1 cancelled, 1 extraordinary"),
            figure("Children presented", "96", "88", ""),
            figure(
                "Decisions deferred more than once",
                "c",
                "7",
                "Small numbers are not shown",
            ),
        ],
        foremost: vec![Finding {
            status: Status::new(Mark::Attention, "Not kept 3 times"),
            text: "The agenda goes out at least one week before the panel.".into(),
            clause: "Working Methods, agendas".into(),
            about: None,
        }],
        further: Some("2 exceptions more at the end of the report.".into()),
        parts: vec![ReportPart {
            title: Some("Part A: Needs".into()),
            sections: vec![ReportSection {
                name: "legal-status".into(),
                title: "Needs of the children presented".into(),
                source: Some("Sums: not yet agreed with Finance.".into()),
                intro: RichText::plain("Counted once a child, at the first item of the year."),
                exhibits: vec![Exhibit {
                    chart: Some(chart()),
                    table: Table {
                        caption: "Children by legal status".into(),
                        columns: vec![
                            Column::words("Legal status", Width::Wide),
                            Column::numbers("2025-26", Width::Normal),
                            Column::numbers("2024-25", Width::Normal),
                        ],
                        rows: vec![
                            Row::entry(["Full care order", "48", "44"]),
                            Row::entry(["Accommodated (section 20)", "31", "c"]),
                            Row::total(["All", "96", "88"]),
                        ],
                        empty: "No child was presented.".into(),
                        note: Some("c: suppressed so that no child can be worked out.".into()),
                    },
                }],
            }],
        }],
        exceptions: vec![Finding {
            status: Status::new(Mark::Attention, "Kept 22 of 25 times"),
            text: "The agenda goes out at least one week before the panel.".into(),
            clause: "Working Methods, agendas".into(),
            about: None,
        }],
        notes: vec!["A waived requirement is counted as waived, not as kept.".into()],
    }
}

/// A chart of two categories over two years, one value of them withheld.
fn chart() -> Chart {
    let bar = |y: f64, width: f64| Shape::Bar {
        x: 176.0,
        y,
        width,
        height: 10.0,
        fill: "#173a5a".into(),
    };
    let label = |y: f64, text: &str| Shape::Text {
        x: 168.0,
        y,
        anchor: "end",
        size: 9.0,
        strong: false,
        fill: "#1a1d21".into(),
        text: text.into(),
    };
    Chart {
        id: "legal-status-1".into(),
        title: "Children by legal status".into(),
        description: "Bar chart. Largest: Full care order: 48. Withheld: 1 value.".into(),
        drawing: Drawing {
            width: 480.0,
            height: 40.0,
            shapes: vec![
                bar(2.0, 240.0),
                label(11.0, "Full care order"),
                Shape::Line {
                    x1: 176.0,
                    y1: 0.0,
                    x2: 176.0,
                    y2: 40.0,
                    stroke: "#b4bdc6".into(),
                    width: 0.8,
                },
                label(31.0, "Accommodated <section 20>"),
            ],
        },
        ..Chart::default()
    }
}

/// The index of a build.
pub(crate) fn index() -> Index {
    let link = |format: &str, href: &str| Link {
        text: format.into(),
        href: href.into(),
    };
    Index {
        labels: IndexLabels::default(),
        head: head("Papers", "Made from the workspace as at 3 June 2026"),
        facts: vec![
            Fact::text("Papers", "41 made, 2 held back"),
            Fact::text("Findings", "1 error, 6 warnings"),
        ],
        held_back: vec![HeldBack {
            path: "ipop/2026-06-10/invites/p-lund.pdf".into(),
            title: "Invite of Peter Lund, 10 June 2026".into(),
            reason: "The case file C-0150 can't be read: `weeky` is not a field of a cost.".into(),
            place: Some("cases/C-0150.yaml:31:5".into()),
        }],
        due: vec![Due {
            when: "Monday 8 June 2026, 16:00".into(),
            what: "Reports".into(),
            about: "iPOP, 10 June 2026".into(),
            status: Status::new(Mark::Open, "In 5 days"),
        }],
        panels: vec![MadePanel {
            name: "Independent Placement/Provision and Overview Panel (iPOP)".into(),
            edition: "Terms of Reference updated 10 July 2023".into(),
            anchor: "ipop".into(),
            papers: vec![Paper {
                title: "Tracker".into(),
                formats: vec![
                    link("PDF", "ipop/tracker.pdf"),
                    link("HTML", "ipop/tracker.html"),
                ],
            }],
            groups: vec![PaperGroup {
                title: "Tracker extracts".into(),
                papers: vec![Paper {
                    title: "Joan Marsh".into(),
                    formats: vec![link("PDF", "ipop/tracker/j-marsh.pdf")],
                }],
            }],
            meetings: vec![MadeMeeting {
                date: "Wednesday 10 June 2026".into(),
                stage: Status::new(Mark::Open, "Agenda due"),
                note: Some("8 items, 11 invites".into()),
                papers: vec![Paper {
                    title: "Agenda".into(),
                    formats: vec![
                        link("PDF", "ipop/2026-06-10/agenda.pdf"),
                        link("HTML", "ipop/2026-06-10/agenda.html"),
                    ],
                }],
                groups: vec![PaperGroup {
                    title: "Invites".into(),
                    papers: vec![Paper {
                        title: "Joan Marsh".into(),
                        formats: vec![
                            link("PDF", "ipop/2026-06-10/invites/j-marsh.pdf"),
                            link("Calendar", "ipop/2026-06-10/invites/j-marsh.ics"),
                        ],
                    }],
                }],
            }],
        }],
    }
}
