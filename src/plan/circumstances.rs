//! What conditions may ask about a case and an item of a meeting.

use super::Setting;
use super::actions::carried;
use super::condition::Circumstances;
use crate::model::case::Case;
use crate::model::edition::{Edition, Effect};
use crate::model::meeting::{Item, Outcome};
use crate::model::{Panel, Workspace};
use jiff::civil::Date;

/// What conditions may ask about a case and an item of a panel's meeting.
#[must_use]
pub fn circumstances_of<'a>(
    workspace: &'a Workspace,
    panel: &Panel,
    edition: &'a Edition,
    date: Date,
    facts_on: Date,
    case: &'a Case,
    item: Option<&'a Item>,
) -> Circumstances<'a> {
    let reference = &case.case.value;
    let heard_before = panel.meetings.range(..date).any(|(_, file)| {
        let mut items = file.meeting.items.iter();
        file.takes_place()
            && items.any(|item| item.case.id == *reference && was_taken(edition, item))
    });
    let open_actions = carried(panel, date, facts_on)
        .iter()
        .filter(|action| !action.state.is_closed())
        .filter_map(|action| action.action(panel))
        .any(|action| {
            action
                .item
                .as_ref()
                .is_some_and(|item| item.case == *reference)
        });
    Circumstances {
        workspace,
        edition,
        case,
        item,
        part: None,
        day: date,
        heard_before,
        open_actions,
    }
}

/// Whether the panel took an item: one that was withdrawn or not reached was never presented.
fn was_taken(edition: &Edition, item: &Item) -> bool {
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
