//! What conditions may ask about a case and an item of a meeting.

use super::Setting;
use super::actions::own;
use crate::model::case::Case;
use crate::model::edition::{Edition, Effect};
use crate::model::meeting::{Action, Item, Outcome};
use crate::model::value::Slug;
use crate::model::{Panel, Workspace};
use jiff::civil::Date;

/// Everything that a condition may ask about.
#[derive(Debug, Clone, Copy)]
pub struct Circumstances<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// The panel that asks.
    pub panel: &'a Panel,
    /// The edition of which it is a condition.
    pub edition: &'a Edition,
    /// The case.
    pub case: &'a Case,
    /// The item, if it is about one.
    pub item: Option<&'a Item>,
    /// The part in which the item stands, once it is known.
    pub part: Option<&'a Slug>,
    /// The day.
    pub day: Date,
    /// The day up to which what was entered counts.
    pub facts_on: Date,
}

/// What conditions may ask about a case and an item of a panel's meeting.
#[must_use]
pub fn circumstances_of<'a>(
    workspace: &'a Workspace,
    panel: &'a Panel,
    edition: &'a Edition,
    day: Date,
    facts_on: Date,
    case: &'a Case,
    item: Option<&'a Item>,
) -> Circumstances<'a> {
    Circumstances {
        workspace,
        panel,
        edition,
        case,
        item,
        part: None,
        day,
        facts_on,
    }
}

/// Whether the panel heard the child before that day.
#[must_use]
pub fn was_heard_before(about: &Circumstances<'_>) -> bool {
    last_heard(about).is_some()
}

/// The last day before on which the panel heard the child.
pub(super) fn last_heard(about: &Circumstances<'_>) -> Option<Date> {
    let reference = &about.case.case.value;
    let mut earlier = about.panel.meetings.range(..about.day).rev();
    let heard = earlier.find(|(_, file)| {
        let mut items = file.heard();
        file.takes_place()
            && items.any(|item| item.case.id == *reference && was_taken(about.edition, item))
    });
    heard.map(|(date, _)| *date)
}

/// Whether an action about the child, of an earlier meeting, is open.
pub(super) fn has_open_actions(about: &Circumstances<'_>) -> bool {
    let reference = &about.case.case.value;
    let facts_on = about.facts_on.min(about.day);
    let mut earlier = about.panel.meetings.range(..about.day);
    earlier.any(|(set, file)| {
        let is_about = |action: &Action| action.child() == Some(reference);
        own(file, *set, facts_on, is_about).any(|action| !action.state.is_closed())
    })
}

/// Whether a child who was in care or had a place has neither on a day: the case is over. One that
/// has not begun is not.
#[must_use]
pub fn is_over(case: &Case, day: Date) -> bool {
    let provisions = case.education.iter();
    let mut provisions = provisions.flat_map(|education| &education.provisions);
    let had_any =
        !case.placements.is_empty() || !case.looked_after.is_empty() || provisions.next().is_some();
    let has_place = case.placement_on(day).is_some() || case.provisions_on(day).next().is_some();
    had_any && !has_place && !case.is_looked_after(day)
}

/// Whether the panel heard an item and came to something. What was withdrawn, put off or not reached
/// was not; what has no outcome was, as long as its record may still come.
#[must_use]
pub fn was_settled(edition: &Edition, item: &Item, record_is_due: bool) -> bool {
    let Some(outcome) = &item.outcome else {
        return !record_is_due;
    };
    let mut words = edition.decisions.iter();
    let word = words.find(|word| word.id.value == outcome.decision.value);
    word.is_none_or(|word| {
        !matches!(
            word.effect,
            Effect::Withdrawn | Effect::NotReached | Effect::Deferred
        )
    })
}

/// Whether the panel took an item: one that was withdrawn or not reached was never presented.
#[must_use]
pub fn was_taken(edition: &Edition, item: &Item) -> bool {
    let outcome = item.outcome.as_ref();
    outcome.is_none_or(|outcome| belongs_on_file(edition, outcome))
}

/// Whether an outcome belongs on the child's case file: not what was withdrawn or not reached.
#[must_use]
pub fn belongs_on_file(edition: &Edition, outcome: &Outcome) -> bool {
    let mut words = edition.decisions.iter();
    let word = words.find(|word| word.id.value == outcome.decision.value);
    word.is_none_or(|word| !matches!(word.effect, Effect::Withdrawn | Effect::NotReached))
}

/// Whether an item of a meeting that is over still asks for something: its decision is not written
/// down or not on the case file, or an action is open.
#[must_use]
pub fn still_asks(edition: &Edition, item: &Item, has_open_actions: bool) -> bool {
    let outcome = item.outcome.as_ref();
    let unrecorded = outcome
        .is_none_or(|outcome| outcome.recorded.is_none() && belongs_on_file(edition, outcome));
    unrecorded || has_open_actions
}

/// What an item may be asked about while its meeting is planned.
pub(super) fn circumstances<'a>(
    setting: Setting<'a>,
    case: &'a Case,
    item: &'a Item,
) -> Circumstances<'a> {
    let Setting {
        workspace,
        panel,
        edition,
        date,
        facts_on,
        ..
    } = setting;
    circumstances_of(workspace, panel, edition, date, facts_on, case, Some(item))
}
