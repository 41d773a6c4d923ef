//! Matters arising: the actions of earlier meetings, as they stand, and whatever else these left open.

use super::super::desk::Sitting;
use super::super::view::{Audience, Cell, Column, Mark, Row, Status, Table};
use super::super::{findings, markdown, words};
use crate::model::meeting::Action;
use crate::model::value::words as days;
use crate::papers::view::Empty;
use crate::plan::{CarriedAction, Matter, Owed, Why};
use jiff::civil::Date;

/// Actions that are open, or were done since the meeting before; the overdue ones first. Then the items
/// that come back, and what is still to be done about what was decided.
pub(super) fn outstanding_actions(sitting: &Sitting<'_>, reader: Audience) -> Table {
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
    let rows = rows.chain(left_open(sitting, reader).into_iter().map(open_row));
    Table {
        caption:
            "From earlier meetings: actions, overdue first; then what comes back or is not settled"
                .to_owned(),
        columns: Column::of_matters(),
        rows: rows.collect(),
        empty: Empty::none(
            "No action is open from earlier meetings, and nothing comes back from them.",
        ),
        note: None,
    }
}

/// What an earlier meeting left open beside its actions.
pub(in crate::papers) struct LeftOpen {
    /// The meeting.
    pub(in crate::papers) from: Date,
    /// The case, where it is about one item.
    pub(in crate::papers) case: Option<String>,
    /// What it is.
    pub(in crate::papers) what: String,
    /// Why it is open, where that needs words of its own.
    pub(in crate::papers) why: Option<&'static str>,
    /// Who owes it.
    pub(in crate::papers) owner: String,
    /// When it was to be dealt with.
    due: Option<Date>,
    /// How it stands.
    pub(in crate::papers) status: Status,
}

/// The items and schedules that come back, then what is still to be done about what was decided.
pub(in crate::papers) fn left_open(sitting: &Sitting<'_>, reader: Audience) -> Vec<LeftOpen> {
    let owed = sitting.plan.owed.iter();
    let mut open: Vec<LeftOpen> = owed.map(|owed| comes_back(sitting, owed)).collect();
    open.extend(unsettled(sitting, reader));
    open
}

fn open_row(open: LeftOpen) -> Row {
    let mut reference = Cell::from(days::day(open.from));
    if let Some(case) = open.case {
        reference = reference.with_sub(case);
    }
    let mut what = Cell::from(open.what);
    if let Some(why) = open.why {
        what = what.with_sub(why);
    }
    let due = open.due.map(days::day).unwrap_or_default();
    Row::entry([
        reference,
        what,
        open.owner.into(),
        due.into(),
        open.status.into(),
    ])
}

/// An item or schedule that an earlier meeting left open.
fn comes_back(sitting: &Sitting<'_>, owed: &Owed) -> LeftOpen {
    let (case, what) = match &owed.what {
        Matter::Item(item) => {
            let edition = sitting.panel.edition_on(owed.from);
            let edition = edition.map_or(sitting.edition, |file| &file.edition);
            let kind = words::kind_title(edition, &item.kind);
            (Some(words::case(sitting.desk, &item.case)), kind)
        }
        Matter::Schedule(kind) => (None, words::schedule(*kind)),
    };
    let why = match owed.why {
        Why::Postponed => "The meeting did not take place",
        Why::NotReached => "Not reached",
        Why::Deferred => "Put off",
        Why::Withdrawn => "Withdrawn, without a reason",
        Why::Undecided => "No outcome is recorded",
        Why::ReviewDue => "To be reviewed",
    };
    let status = if owed.taken_up {
        Status::new(Mark::Done, sitting.edition.worded("On this {agenda}"))
    } else {
        Status::new(
            Mark::Attention,
            sitting.edition.worded("Not on this {agenda}"),
        )
    };
    LeftOpen {
        from: owed.from,
        case,
        what: what.to_owned(),
        why: Some(why),
        owner: String::new(),
        due: owed.due,
        status,
    }
}

/// What is still to be done about earlier meetings, on the agenda of one that is to come.
fn unsettled(sitting: &Sitting<'_>, reader: Audience) -> Vec<LeftOpen> {
    if sitting.date < sitting.desk.as_of {
        return Vec::new();
    }
    let panel = sitting.key.panel.as_str();
    let open = findings::unsettled(sitting.desk, panel, sitting.date, reader);
    let open = open.map(|(key, finding)| LeftOpen {
        from: key.date,
        case: None,
        what: findings::said(sitting.desk, sitting.edition, finding),
        why: None,
        owner: finding
            .owed_by
            .as_ref()
            .map(|owed| owed.who.clone())
            .unwrap_or_default(),
        due: None,
        status: Status::new(Mark::Attention, "Not settled"),
    });
    open.collect()
}

fn row(sitting: &Sitting<'_>, carried: &CarriedAction, action: &Action) -> Row {
    let facts_on = sitting.plan.facts_on;
    let mut reference = Cell::from(format!("{}/{}", carried.meeting, carried.id));
    if let Some(from) = words::came_from(sitting.desk, action) {
        reference = reference.with_sub(from);
    }
    // What there is to do, and how far it has come, is as much of the case as its sheet.
    let case = action.child();
    let withheld = case.and_then(|case| sitting.desk.withheld(case));
    let mut task = match withheld {
        Some(withheld) => Cell::from(withheld.words()),
        None => Cell::from(markdown::plain(action.what.as_str())),
    };
    let said = action.updates.iter().filter(|update| update.on <= facts_on);
    let said = said.filter_map(|update| update.note.as_ref().map(|note| (update.on, note)));
    let last = said.max_by_key(|(on, _)| *on);
    if let Some((on, note)) = last.filter(|_| withheld.is_none()) {
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
