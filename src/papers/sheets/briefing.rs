//! What a Head of Service must know to give the update on their own cases (P-57).

use super::super::desk::Sitting;
use super::super::view::{
    Audience, Briefed, Briefing, BriefingLabels, Cell, Column, Mark, Row, Status, Table, Value,
};
use super::super::{agenda, facts, findings, head, markdown, meeting, words};
use crate::diag::Subject;
use crate::model::edition::{Part, Who};
use crate::model::meeting::Item;
use crate::model::value::{Slug, words as days};
use crate::papers::view::Empty;
use crate::plan::{PlannedItem, Recipient};
use std::collections::BTreeMap;

/// A briefing for each presenter of a part that a Head of Service presents: the Head of Service, or
/// whoever stands in.
pub(super) fn briefings(sitting: &Sitting<'_>) -> Vec<(Recipient, Briefing)> {
    let mut own: BTreeMap<&Recipient, Vec<&PlannedItem>> = BTreeMap::new();
    for planned in &sitting.plan.items {
        let part = planned
            .part
            .as_ref()
            .and_then(|id| words::part(sitting.edition, id));
        if let Some(presenter) = planned
            .presenter
            .as_ref()
            .filter(|_| part.is_some_and(is_heads))
        {
            own.entry(presenter).or_default().push(planned);
        }
    }
    own.into_iter()
        .map(|(person, items)| (person.clone(), briefing(sitting, person, &items)))
        .collect()
}

/// Whether a Head of Service gives the update in a part.
fn is_heads(part: &Part) -> bool {
    part.presenters
        .iter()
        .any(|who| matches!(who, Who::HeadOfService))
}

fn briefing(sitting: &Sitting<'_>, person: &Slug, items: &[&PlannedItem]) -> Briefing {
    let workspace = sitting.desk.workspace;
    let subtitle = Some(days::day_in_full(sitting.date));
    let facts_on = sitting.plan.facts_on;
    let edition = sitting.edition;
    let items = items.iter();
    Briefing {
        labels: BriefingLabels::default(),
        head: head::of_panel(
            sitting.desk,
            edition,
            "Briefing",
            subtitle,
            facts_on,
            Audience::Person,
        ),
        person: workspace.name_of(person).to_owned(),
        capacity: words::capacity(workspace, person, sitting.date),
        // Why a meeting is held is free text, and may speak of another child.
        meeting: super::super::view::Meeting {
            state_note: None,
            issue_note: None,
            ..meeting::of(sitting)
        },
        opening: "You give the panel a short update on each of the cases below.".to_owned(),
        cases: items.filter_map(|planned| case(sitting, planned)).collect(),
    }
}

fn case(sitting: &Sitting<'_>, planned: &PlannedItem) -> Option<Briefed> {
    let item = sitting.item(planned.index)?;
    let sheet = agenda::sheet(sitting, planned)?;
    if sheet.withheld.is_some() {
        return Some(Briefed {
            sheet,
            ..Briefed::default()
        });
    }
    Some(Briefed {
        sheet,
        missing: missing(sitting, planned, item),
        actions: actions(sitting, item),
    })
}

/// The facts of the sheet that are wanting, and whatever else the rules miss about the item.
fn missing(sitting: &Sitting<'_>, planned: &PlannedItem, item: &Item) -> Vec<Status> {
    let wanting = facts::wanting(sitting, item, agenda::wanted(sitting, planned));
    let mut missing: Vec<Status> = Vec::new();
    let mut told: Vec<&str> = Vec::new();
    for (name, fact) in wanting {
        let (mark, text) = match fact.value {
            Value::Missing { text } => (Mark::Attention, text),
            Value::ToBeGiven { text } | Value::Text { text } => (Mark::Open, text),
            Value::Rich { .. } | Value::Status { .. } => (Mark::Open, "in part".to_owned()),
        };
        missing.push(Status::new(mark, format!("{}: {text}", fact.label)));
        told.push(name.name());
    }
    let subject = Subject::Item(sitting.key.clone(), (&planned.name).into());
    let found = findings::about_meeting(sitting, Audience::Panel)
        .filter(|finding| {
            finding.subject == subject && finding.owed_by.is_some() && finding.waived.is_none()
        })
        .filter(|finding| !finding.fact.is_some_and(|fact| told.contains(&fact)))
        .filter(|finding| !sitting.names_other_case(finding, &item.case.id));
    let said = |finding| findings::said(sitting.desk, sitting.edition, finding);
    missing.extend(found.map(|finding| Status::new(Mark::Attention, said(finding))));
    missing
}

/// The panel's open actions about the case, the one that is due first at the top.
fn actions(sitting: &Sitting<'_>, item: &Item) -> Table {
    let facts_on = sitting.plan.facts_on;
    let open = sitting
        .plan
        .actions
        .iter()
        .filter(|carried| !carried.state.is_closed());
    let mut own: Vec<_> = open
        .filter_map(|carried| Some((carried, carried.action(sitting.panel)?)))
        .filter(|(_, action)| {
            action
                .item
                .as_ref()
                .is_some_and(|of| of.case == item.case.id)
        })
        .collect();
    own.sort_by_key(|(carried, _)| (carried.due, carried.meeting, carried.id));
    let row = |(carried, action): (&crate::plan::CarriedAction, &crate::yaml::At<_>)| {
        let action: &crate::model::meeting::Action = action;
        Row::entry([
            Cell::from(format!("{}/{}", carried.meeting, carried.id)),
            markdown::plain(action.what.as_str()).into(),
            words::owner(sitting.desk.workspace, action, sitting.date).into(),
            days::day(carried.due).into(),
            words::action_status(carried.state, carried.due, facts_on).into(),
        ])
    };
    Table {
        caption: "Open actions about this case".to_owned(),
        columns: Column::of_actions(),
        rows: own.into_iter().map(row).collect(),
        empty: Empty::none("No action is open."),
        note: None,
    }
}
