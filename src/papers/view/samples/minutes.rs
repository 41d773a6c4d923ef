//! The minute sheet.

use super::super::{
    ArisingAction, Choice, Expected, Mark, MinuteItem, MinutePart, MinuteSheet, Status, Write,
};
use super::{head, meeting};

/// A minute sheet with an item and a schedule.
pub(crate) fn minutes() -> MinuteSheet {
    let item = MinuteItem {
        key: "C-0131/placement-move".into(),
        number: "1".into(),
        title: "C-0131 (JT): Placement move".into(),
        line: ["13:50", "20 minutes", "Joan Marsh, Team Manager"]
            .map(Into::into)
            .into(),
        asked: "Agree a move from residential care to an independent fostering agency.".into(),
        flags: vec![Status::new(Mark::Attention, "Report received late")],
        decisions: ["Agreed", "Not agreed", "Deferred", "Not reached"]
            .map(Into::into)
            .into(),
        asks_needs_met: false,
        choices: vec![Choice {
            label: "Decided by".into(),
            words: ["Helen Ashworth, in the chair", "Somebody else"]
                .map(Into::into)
                .into(),
        }],
        writes: vec![
            Write {
                label: "Reason".into(),
                lines: 2,
            },
            Write {
                label: "Review date".into(),
                lines: 1,
            },
        ],
    };
    MinuteSheet {
        head: head("Minute sheet", "Wednesday 10 June 2026"),
        meeting: meeting(),
        opening: "Tick and write as the meeting goes.".into(),
        attendance: vec![
            Expected {
                role: "Chair".into(),
                name: "Helen Ashworth".into(),
                known: None,
            },
            Expected {
                role: "Finance Officer".into(),
                name: "Gus Whitlock".into(),
                known: Some(Status::new(Mark::None, "Apologies")),
            },
        ],
        interests: vec!["Helen Ashworth: a former colleague works for the provider.".into()],
        arising: vec![ArisingAction {
            reference: "2026-05-27/A2".into(),
            case: Some("C-0131 (JT)".into()),
            task: "Obtain health's answer on the share of therapy.".into(),
            owner: "Joan Marsh, Team Manager".into(),
            status: Status::new(Mark::Attention, "Overdue by 5 days, due 29 May 2026"),
        }],
        arising_empty: "No action of an earlier meeting is due.".into(),
        parts: vec![
            MinutePart {
                title: Some("Part 1: unregulated, unregistered and secure placements".into()),
                items: vec![],
                empty: "No item.".into(),
            },
            MinutePart {
                title: Some("Part 2: placements".into()),
                items: vec![item.clone()],
                empty: "No item.".into(),
            },
        ],
        schedules: vec![MinuteItem {
            key: "element-3".into(),
            number: String::new(),
            title: "Element 3 changes".into(),
            choices: vec![],
            ..item
        }],
        business: vec!["Rota for the autumn.".into()],
        signatures: ["Record taken by", "Cleared by the Chair"]
            .map(Into::into)
            .into(),
        next: Some("Wednesday 24 June 2026".into()),
    }
}
