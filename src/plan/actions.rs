//! Actions, as they stand on a day.

use crate::model::meeting::{Action, ActionNumber, ActionState, Update};
use crate::model::{MeetingFile, Panel};
use crate::yaml::At;
use jiff::civil::Date;

/// An action of a meeting, as it stands.
#[derive(Debug, Clone)]
pub struct CarriedAction {
    /// The meeting that set it.
    pub meeting: Date,
    /// Its number there.
    pub id: ActionNumber,
    /// Its place in that meeting's file.
    pub index: usize,
    /// How it stands.
    pub state: ActionState,
    /// When it is due now.
    pub due: Date,
    /// How often its date was changed.
    pub revisions: usize,
    /// When it was last spoken of.
    pub updated: Option<Date>,
    /// Whether it is open and its date has passed.
    pub overdue: bool,
}

impl CarriedAction {
    /// The action as written.
    #[must_use]
    pub fn action<'a>(&self, panel: &'a Panel) -> Option<&'a At<Action>> {
        panel
            .meetings
            .get(&self.meeting)?
            .meeting
            .actions
            .get(self.index)
    }
}

/// Actions of a meeting and those carried into it: all that an earlier meeting set and that are
/// open, or were closed since the meeting before.
pub(super) fn carried(panel: &Panel, date: Date, as_of: Date) -> Vec<CarriedAction> {
    let previous = panel
        .sitting_before(date)
        .map_or(Date::MIN, |(date, _)| date);
    let facts_on = as_of.min(date);
    let mut actions: Vec<CarriedAction> = panel
        .meetings
        .range(..date)
        .flat_map(|(set, file)| own(file, *set, facts_on, |_| true))
        .filter(|action| {
            !action.state.is_closed() || action.updated.is_some_and(|updated| updated > previous)
        })
        .collect();
    actions.sort_by_key(|action| (action.meeting, action.id));
    actions
}

/// Every action of a panel as it stands on a day, oldest first.
#[must_use]
pub fn all_actions(panel: &Panel, as_of: Date) -> Vec<CarriedAction> {
    panel
        .meetings
        .range(..=as_of)
        .flat_map(|(set, file)| own(file, *set, as_of, |_| true))
        .collect()
}

/// The actions that one meeting set, or those of them that are meant.
pub(super) fn own(
    file: &MeetingFile,
    meeting: Date,
    as_of: Date,
    is_meant: impl Fn(&Action) -> bool,
) -> impl Iterator<Item = CarriedAction> {
    let actions = file.meeting.actions.iter().enumerate();
    let meant = actions.filter(move |(_, action)| is_meant(action));
    meant.map(move |(index, action)| stand(action, index, meeting, as_of))
}

fn stand(action: &Action, index: usize, meeting: Date, as_of: Date) -> CarriedAction {
    let mut updates: Vec<&Update> = action
        .updates
        .iter()
        .map(|update| &update.value)
        .filter(|update| update.on <= as_of)
        .collect();
    updates.sort_by_key(|update| update.on);
    let state = updates
        .iter()
        .rev()
        .find_map(|update| update.state)
        .unwrap_or_default();
    let due = updates
        .iter()
        .rev()
        .find_map(|update| update.due)
        .unwrap_or(action.due.value);
    CarriedAction {
        meeting,
        id: action.id.value,
        index,
        state,
        due,
        revisions: updates.iter().filter(|update| update.due.is_some()).count(),
        updated: updates.last().map(|update| update.on),
        overdue: !state.is_closed() && due < as_of,
    }
}
