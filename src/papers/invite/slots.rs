//! When somebody is wanted.

use super::super::desk::Sitting;
use super::super::view::Slot;
use super::super::words;
use super::own::is_member;
use crate::model::edition::SlotsGiven;
use crate::model::value::words as days;
use crate::plan::{Block, Invitee};

/// When the person is wanted and what for, without a child.
pub(super) fn slot(sitting: &Sitting<'_>, invitee: &Invitee, block: &Block) -> Slot {
    let schedules = schedules_in(sitting, invitee, block);
    let hours = words::hours(block.start, block.end);
    if is_member(invitee) || block.items.is_empty() && schedules.is_empty() {
        return Slot {
            time: hours,
            what: "Whole meeting".to_owned(),
        };
    }
    let own = sitting.plan.schedules.iter().filter(|schedule| {
        schedule.presenter.as_ref() == Some(&invitee.person) && schedule.slot.is_none()
    });
    let has_none = own.count() > 0 && !schedules.is_empty();
    let time = if has_none || is_by_arrangement(sitting, std::slice::from_ref(block)) {
        format!("By arrangement, {hours}")
    } else {
        hours
    };
    let planned = block
        .items
        .iter()
        .filter_map(|name| sitting.plan.item(name));
    let mut parts: Vec<&str> = Vec::new();
    for planned in planned {
        let part = planned
            .part
            .as_ref()
            .and_then(|id| words::part(sitting.edition, id));
        let title = part.map_or("Panel", |part| part.title.as_str());
        if !parts.contains(&title) {
            parts.push(title);
        }
    }
    let count = u32::try_from(block.items.len()).unwrap_or(u32::MAX);
    let mut what = Vec::new();
    if count > 0 {
        let items = days::count(count, "item");
        what.push(format!("{}, {items}", words::list(&parts)));
    }
    what.extend(
        schedules
            .iter()
            .map(|schedule| format!("{schedule}, taken as a whole")),
    );
    Slot {
        time,
        what: what.join("; "),
    }
}

/// The schedules that somebody presents within a stretch of time.
fn schedules_in(sitting: &Sitting<'_>, invitee: &Invitee, block: &Block) -> Vec<&'static str> {
    let schedules = sitting.plan.schedules.iter().filter(|schedule| {
        let presents = schedule.presenter.as_ref() == Some(&invitee.person);
        let within = |(start, end)| block.start <= start && end <= block.end;
        presents && schedule.slot.is_none_or(within)
    });
    schedules
        .map(|schedule| words::schedule(schedule.kind))
        .collect()
}

/// Whether stretches of time say no more than when the meeting is: something in them has no time of its
/// own. Of no stretch at all, the edition says it.
pub(super) fn is_by_arrangement(sitting: &Sitting<'_>, blocks: &[Block]) -> bool {
    let mut items = blocks.iter().flat_map(|block| &block.items);
    if blocks.is_empty() {
        return sitting.edition.slots.given == Some(SlotsGiven::ByArrangement);
    }
    items.any(|name| {
        let planned = sitting.plan.item(name);
        planned.is_some_and(|planned| planned.slot.is_none())
    })
}
