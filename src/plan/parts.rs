//! Which part of the meeting each item belongs to.

use super::circumstances::Circumstances;
use super::circumstances::circumstances;
use super::condition::holds;
use super::sent::last_row;
use super::{PlannedItem, Setting, Unplaced, UnplacedReason, item_name, presenter_of};
use crate::model::edition::Part;

/// Items with a part, and those without.
pub(super) struct Allotted {
    pub placed: Vec<PlannedItem>,
    pub unplaced: Vec<Unplaced>,
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
        // What was sent stays, whatever has come to be known since.
        let sent = last_row(&setting.file.ledger, &name).filter(|_| !item.replan);
        let usual = sent.and_then(|row| row.minutes).unwrap_or(usual);
        allotted.placed.push(PlannedItem {
            index,
            number: 0,
            name,
            part: part.map(|part| part.id.value.clone()),
            ground,
            slot: None,
            minutes: item.minutes.map_or(usual, |minutes| minutes.value).max(1),
            presenter: presenter_of(
                setting.workspace,
                edition,
                &setting.file.meeting,
                item,
                part,
                sent.and_then(|row| row.presenter.as_ref()),
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
