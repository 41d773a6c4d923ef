//! Item sheets with the facts that a panel of this kind asks for.

use super::super::{
    Column, Fact, ItemLabels, ItemSheet, Mark, Row, Section, Status, Table, Width, Withheld,
};
use super::rich;

pub(super) fn placement_costs() -> Table {
    Table {
        caption: "Weekly cost of the present placement and of the one proposed".into(),
        columns: vec![
            Column::words("Element", Width::Wide),
            Column::numbers("Now", Width::Narrow),
            Column::numbers("Proposed", Width::Narrow),
            Column::numbers("Change", Width::Narrow),
        ],
        rows: vec![
            Row::entry(["Core fee", "£4,250.00", "£1,190.00", "−£3,060.00"]),
            Row::entry(["One-to-one support, 35 hours", "£875.00", "£0.00", "−£875.00"]),
            Row::entry(["Education, on site", "£640.00", "£0.00", "−£640.00"]),
            Row::total(["Total a week", "£5,765.00", "£1,190.00", "−£4,575.00"]),
        ],
        empty: "No cost is recorded.".into(),
        note: Some("Shares: social care 78%, education 11%, health 11%; health's share is under negotiation.".into()),
    }
}

pub(super) fn part_two(anchor: &str, number: usize, case: &str) -> ItemSheet {
    ItemSheet {
        labels: ItemLabels::default(),
        anchor: anchor.into(),
        number: number.to_string(),
        case: case.into(),
        kind: "Placement move".into(),
        line: ["Part 2", "13:50 to 14:10", "Joan Marsh, Team Manager, Children in Care 2"].map(Into::into).into(),
        asked: "Agree a move from residential care to an independent fostering agency from 29 June 2026.".into(),
        proposal_label: Some("Proposed placement: not confirmed until ratified by the Chair.".into()),
        flags: vec![
            Status::new(Mark::Attention, "Report received late"),
            Status::new(Mark::Open, "Court ordered"),
        ],
        sections: vec![
            Section {
                name: "current-placement".into(),
                title: "Current placement".into(),
                facts: vec![
                    Fact::text("Placement", "Children's home (K2), The Rowans, out of area, since 4 November 2024"),
                    Fact::text("Expected length", "Until 28 August 2026, then a step down to family"),
                    Fact::text("Weekly cost", "£5,765.00 a week (£299,780.00 a year)"),
                    Fact::status("Placement Plan", Status::new(Mark::Attention, "Last done 2 February 2026; next due 4 May 2026, overdue by 30 days")),
                ],
                tables: vec![placement_costs()],
                ..Section::default()
            },
            Section {
                name: "stability".into(),
                title: "Stability and possible changes".into(),
                facts: vec![
                    Fact::text("Concerns", "The home is to close its upper floor in September; internal foster carers were asked on 12 May and none could match."),
                    Fact::text("Expressions of interest", "3 received, 1 withdrawn, 11 refusals"),
                ],
                ..Section::default()
            },
            Section {
                name: "care-plan".into(),
                title: "Care plan".into(),
                facts: vec![
                    Fact::rich("Background", rich()),
                    Fact::text("Short term", "Introductions over three weekends; keep the school place until July."),
                    Fact::to_be_given("Medium term", "To be given at panel"),
                    Fact::missing("Independent Reviewing Officer's view", "Not supplied: due from the Safeguarding, Quality and Review service by Monday 8 June"),
                ],
                ..Section::default()
            },
            Section {
                name: "endorsements".into(),
                title: "Views of the managers".into(),
                facts: vec![
                    Fact::status("Service Manager", Status::new(Mark::Done, "Supports, 1 June 2026: a family setting is right now, and ready.")),
                    Fact::missing("Head of Service", "Not supplied"),
                ],
                ..Section::default()
            },
        ],
        withheld: None,
    }
}

pub(super) fn part_three(anchor: &str, number: usize, case: &str) -> ItemSheet {
    ItemSheet {
        anchor: anchor.into(),
        number: number.to_string(),
        case: case.into(),
        kind: "Alternative provision".into(),
        line: [
            "Part 3",
            "15:30 to 15:40",
            "Samir Holt, Senior SEND Caseworker",
        ]
        .map(Into::into)
        .into(),
        asked: "Ratify 15 hours a week of alternative provision for the autumn term.".into(),
        sections: vec![Section {
            name: "send".into(),
            title: "Education".into(),
            facts: vec![
                Fact::text("Primary need", "Social, emotional and mental health"),
                Fact::text(
                    "Current provision",
                    "Mainstream secondary, Year 9, since 5 September 2023, £6,120.00 a year",
                ),
                Fact::text(
                    "Annual Review",
                    "Held 14 January 2026; next due 14 January 2027",
                ),
                Fact::text("Tribunal", "None"),
                Fact::to_be_given("Transition plan", "To be given at panel"),
            ],
            ..Section::default()
        }],
        ..ItemSheet::default()
    }
}

pub(super) fn withheld(anchor: &str, number: usize, case: &str) -> ItemSheet {
    ItemSheet {
        anchor: anchor.into(),
        number: number.to_string(),
        case: case.into(),
        kind: "Review of placement".into(),
        line: ["Part 2".to_owned(), "14:40 to 15:00".to_owned()].into(),
        asked: "Review the placement.".into(),
        withheld: Some(Withheld {
            reason: "Details withheld: the case file can't be read.".into(),
            next: Some("Business support will issue the sheet as a supplement.".into()),
        }),
        ..ItemSheet::default()
    }
}
