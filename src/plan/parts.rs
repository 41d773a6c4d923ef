//! Which part of the meeting each item belongs to.

use super::condition::{Circumstances, holds};
use super::{PlannedItem, Setting, Unplaced, UnplacedReason, invitees, item_name};
use crate::model::case::Case;
use crate::model::edition::{Edition, Effect, Part};
use crate::model::meeting::Item;
use crate::model::{Panel, Workspace};
use jiff::civil::Date;

/// Items with a part, and those without.
pub(super) struct Allotted {
    pub placed: Vec<PlannedItem>,
    pub unplaced: Vec<Unplaced>,
}

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
    let open_actions = super::actions::carried(panel, date, facts_on)
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
    let Some(outcome) = &item.outcome else {
        return true;
    };
    let mut words = edition.decisions.iter();
    let word = words.find(|word| word.id.value == outcome.decision.value);
    word.is_none_or(|word| !matches!(word.effect, Effect::Withdrawn | Effect::NotReached))
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

/// Tries the parts in the edition's order; the first of which a ground holds is the item's.
pub(super) fn allot(setting: Setting<'_>) -> Allotted {
    let edition = setting.edition;
    let mut allotted = Allotted {
        placed: Vec::new(),
        unplaced: Vec::new(),
    };
    for (index, item) in setting.file.meeting.items.iter().enumerate() {
        let name = item_name(item);
        let case = setting.workspace.case(&item.case.id);
        let (part, ground) = match (&item.part, case) {
            (Some(choice), _) => (find(setting, choice.part.as_str()), None),
            (None, Some(case)) => by_ground(setting, &circumstances(setting, case, item)),
            // A case that cannot be read keeps its place in the list of its likely part: the last.
            (None, None) => (edition.parts.last().map(|part| &part.value), None),
        };
        if part.is_none() && !edition.parts.is_empty() {
            let reason = UnplacedReason::NoPart;
            allotted.unplaced.push(Unplaced {
                index,
                name,
                reason,
            });
            continue;
        }
        let usual = part
            .map(|part| part.minutes)
            .or(edition.minutes)
            .unwrap_or(15);
        allotted.placed.push(PlannedItem {
            index,
            name,
            part: part.map(|part| part.id.value.clone()),
            ground,
            slot: None,
            minutes: item.minutes.map_or(usual, |minutes| minutes.value).max(1),
            presenter: invitees::presenter_of(
                setting.workspace,
                edition,
                &setting.file.meeting,
                item,
                part,
            ),
        });
    }
    allotted
}

fn find<'a>(setting: Setting<'a>, id: &str) -> Option<&'a Part> {
    let part = setting
        .edition
        .parts
        .iter()
        .find(|part| part.id.as_str() == id);
    part.map(|part| &part.value)
}

fn by_ground<'a>(
    setting: Setting<'a>,
    about: &Circumstances<'_>,
) -> (Option<&'a Part>, Option<crate::model::value::RequirementId>) {
    for part in &setting.edition.parts {
        if let Some(ground) = part
            .belongs
            .iter()
            .find(|ground| holds(&ground.when, about))
        {
            return (Some(&part.value), Some(ground.requirement.id.clone()));
        }
    }
    (None, None)
}
