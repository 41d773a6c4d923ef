//! Matters arising: what earlier meetings set to be done and this one heard of.

use super::super::desk::Sitting;
use super::super::view::{Cell, Column, Empty, Mark, RecordSection, Row, Status, Table, Width};
use super::super::{markdown, words};
use crate::model::meeting::Action;
use crate::model::value::words as days;
use crate::plan::{CarriedAction, Matter, Owed};

/// Actions that were due by the meeting, about a case that it heard, or done since the meeting before;
/// then what was to come back and did not.
pub(super) fn matters(sitting: &Sitting<'_>) -> RecordSection {
    let carried = sitting.plan.actions.iter();
    let carried = carried
        .filter_map(|carried| Some((carried, &carried.action(sitting.panel)?.value)))
        .filter(|(carried, _)| carried.meeting < sitting.date);
    let (mut told, rest): (Vec<_>, Vec<_>) =
        carried.partition(|(carried, action)| is_told(sitting, carried, action));
    told.sort_by_key(|(carried, _)| {
        (
            carried.state.is_closed(),
            carried.due,
            carried.meeting,
            carried.id,
        )
    });
    let actions = told
        .into_iter()
        .map(|(carried, action)| row(sitting, carried, action));
    let owed = sitting.plan.owed.iter().filter(|owed| !owed.taken_up);
    let owed = owed.map(|owed| not_taken_up(sitting, owed));
    let rows: Vec<Row> = actions.chain(owed).collect();
    let mut intro = Vec::new();
    if rows.is_empty() {
        intro.push("Nothing from earlier meetings was due.".to_owned());
    }
    if !rest.is_empty() {
        let more = words::count_of(rest.len(), "action");
        let are = if rest.len() == 1 { "was" } else { "were" };
        intro.push(format!(
            "{more} of earlier meetings {are} open and not yet due."
        ));
    }
    let table = Table {
        columns: vec![
            Column::words("From", Width::Narrow),
            Column::words("What was to be done", Width::Wide),
            Column::words("By whom", Width::Normal),
            Column::words("How it stood", Width::Normal),
        ],
        rows,
        empty: Empty::none("Nothing from earlier meetings was due."),
        ..Table::default()
    };
    RecordSection {
        title: "Matters arising".to_owned(),
        intro,
        table: Some(table).filter(|table| !table.rows.is_empty()),
        ..RecordSection::default()
    }
}

fn is_told(sitting: &Sitting<'_>, carried: &CarriedAction, action: &Action) -> bool {
    let about = action.child();
    let mut heard = sitting.file.heard();
    carried.state.is_closed()
        || carried.due <= sitting.date
        || about.is_some_and(|child| heard.any(|item| item.case.id == *child))
}

fn row(sitting: &Sitting<'_>, carried: &CarriedAction, action: &Action) -> Row {
    let desk = sitting.desk;
    let facts_on = sitting.plan.facts_on;
    let mut from = Cell::from(format!("{}/{}", carried.meeting, carried.id));
    if let Some(about) = words::came_from(desk, action) {
        from = from.with_sub(about);
    }
    let withheld = action.child().and_then(|child| desk.withheld(child));
    let mut task = match withheld {
        Some(withheld) => Cell::from(withheld.words()),
        None => Cell::from(markdown::plain(action.what.as_str())),
    };
    let said = action.updates.iter().filter(|update| update.on <= facts_on);
    let said = said.filter_map(|update| update.note.as_ref().map(|note| (update.on, note)));
    let last = said.max_by_key(|(on, _)| *on);
    if let Some((on, note)) = last.filter(|_| withheld.is_none()) {
        let note = markdown::plain(note.as_str());
        task = task.with_sub(format!("{}: {note}", days::day(on)));
    }
    let status = words::action_status(carried.state, carried.due, facts_on);
    let status = if carried.state.is_closed() {
        Cell::from(status)
    } else {
        Cell::from(status).with_sub(format!("due {}", days::day(carried.due)))
    };
    Row::entry([
        from,
        task,
        words::owner(desk.workspace, action, sitting.date).into(),
        status,
    ])
}

/// What an earlier meeting left open, and this one did not take up.
fn not_taken_up(sitting: &Sitting<'_>, owed: &Owed) -> Row {
    let mut from = Cell::from(days::day(owed.from));
    let what = match &owed.what {
        Matter::Item(item) => {
            from = from.with_sub(words::case(sitting.desk, &item.case));
            let edition = sitting.panel.edition_on(owed.from);
            let edition = edition.map_or(sitting.edition, |file| &file.edition);
            words::kind_title(edition, &item.kind)
        }
        Matter::Schedule(kind) => words::schedule(*kind),
    };
    Row::entry([
        from,
        what.into(),
        "".into(),
        Status::new(Mark::Attention, "Came back, and was not taken up").into(),
    ])
}
