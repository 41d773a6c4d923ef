//! What a Head of Service must know to give the update on their own cases (P-57).

use super::super::desk::Sitting;
use super::super::view::{
    Audience, Briefed, Briefing, BriefingLabels, Cell, Column, Row, Status, Table,
};
use super::super::{agenda, findings, head, markdown, meeting, words};
use crate::model::edition::{Part, Who};
use crate::model::meeting::{Action, ActionState, Item};
use crate::model::value::{Slug, words as days};
use crate::papers::lacking::{self, Whose};
use crate::papers::view::Empty;
use crate::plan::{PlannedItem, Recipient};
use jiff::civil::Date;
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
        opening: match items.len() {
            1 => "You present the case below to the panel.".to_owned(),
            _ => "You present each of the cases below to the panel.".to_owned(),
        },
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

/// What is missing of reports and information, and whatever else the rules miss about the item.
fn missing(sitting: &Sitting<'_>, planned: &PlannedItem, item: &Item) -> Vec<Status> {
    let lacking = lacking::of_item(sitting, planned, item, Whose::Anybody, |finding| {
        findings::may_see(Audience::Panel, finding)
    });
    lacking.into_iter().map(|lack| lack.status).collect()
}

/// The panel's open actions about the case, the one that is due first at the top, and those that this
/// meeting has set.
fn actions(sitting: &Sitting<'_>, item: &Item) -> Table {
    let facts_on = sitting.plan.facts_on;
    let is_own = |action: &&Action| {
        let about = action.item.as_ref();
        about.is_some_and(|about| about.case == item.case.id)
    };
    let carried = sitting.plan.actions.iter();
    let open = carried.filter(|carried| !carried.state.is_closed());
    let open = open.filter_map(|carried| {
        let action = &carried.action(sitting.panel)?.value;
        Some((carried.due, carried.meeting, carried.state, action))
    });
    let mut own: Vec<_> = open.filter(|(.., action)| is_own(action)).collect();
    own.sort_by_key(|(due, meeting, _, action)| (*due, *meeting, action.id.value));
    let set_here = sitting.meeting.actions.iter().map(|action| &action.value);
    let set_here = set_here.filter(is_own);
    own.extend(set_here.map(|action| {
        let due = action.due.value;
        (due, sitting.date, ActionState::default(), action)
    }));
    let row = |(due, meeting, state, action): (Date, Date, ActionState, &Action)| {
        Row::entry([
            Cell::from(format!("{meeting}/{}", action.id.value)),
            markdown::plain(action.what.as_str()).into(),
            words::owner(sitting.desk.workspace, action, sitting.date).into(),
            days::day(due).into(),
            words::action_status(state, due, facts_on).into(),
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
