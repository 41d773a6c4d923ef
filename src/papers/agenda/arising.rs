//! Matters arising: the actions of earlier meetings, as they stand.

use super::super::desk::Sitting;
use super::super::view::{Cell, Column, Row, Status, Table};
use super::super::{markdown, words};
use crate::model::meeting::Action;
use crate::model::value::words as days;
use crate::papers::view::Empty;
use crate::plan::CarriedAction;

/// Actions that are open, or were done since the meeting before; the overdue ones first.
pub(super) fn outstanding_actions(sitting: &Sitting<'_>) -> Table {
    let mut actions: Vec<&CarriedAction> = sitting.plan.actions.iter().collect();
    actions.sort_by_key(|action| {
        (
            action.state.is_closed(),
            !action.overdue,
            action.due,
            action.meeting,
            action.id,
        )
    });
    let rows = actions.into_iter().filter_map(|carried| {
        let action = carried.action(sitting.panel)?;
        Some(row(sitting, carried, action))
    });
    Table {
        caption: "Actions from earlier meetings, overdue first".to_owned(),
        columns: Column::of_actions(),
        rows: rows.collect(),
        empty: Empty::none("No action is open from earlier meetings."),
        note: None,
    }
}

fn row(sitting: &Sitting<'_>, carried: &CarriedAction, action: &Action) -> Row {
    let facts_on = sitting.plan.facts_on;
    let mut reference = Cell::from(format!("{}/{}", carried.meeting, carried.id));
    if let Some(item) = &action.item {
        reference = reference.with_sub(words::case(sitting.desk, &item.case));
    }
    let mut task = Cell::from(markdown::plain(action.what.as_str()));
    let said = action.updates.iter().filter(|update| update.on <= facts_on);
    let said = said.filter_map(|update| update.note.as_ref().map(|note| (update.on, note)));
    if let Some((on, note)) = said.max_by_key(|(on, _)| *on) {
        task = task.with_sub(format!(
            "{}: {}",
            days::day(on),
            markdown::plain(note.as_str())
        ));
    }
    let mut due = Cell::from(days::day(carried.due));
    if carried.revisions > 0 {
        due = due.with_sub(format!("first due {}", days::day(action.due.value)));
    }
    let status: Status = words::action_status(carried.state, carried.due, facts_on);
    let age = format!("{} old", words::days(carried.meeting, facts_on));
    Row::entry([
        reference,
        task,
        words::owner(sitting.desk.workspace, action, sitting.date).into(),
        due,
        Cell::from(status).with_sub(age),
    ])
}
