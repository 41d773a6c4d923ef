//! In which order items are taken.

use super::{PlannedItem, Setting};
use crate::model::value::{CaseRef, Clock};

/// Puts items in order: part, promised time, urgency, presenter, name; then draws together what a
/// presenter has and what is about brothers and sisters, inside a part.
pub(super) fn order(setting: Setting<'_>, mut items: Vec<PlannedItem>) -> Vec<PlannedItem> {
    let parts = &setting.edition.parts;
    let rank = |item: &PlannedItem| {
        parts
            .iter()
            .position(|part| Some(&part.id.value) == item.part.as_ref())
    };
    items.sort_by_cached_key(|item| {
        let asked = &setting.file.meeting.items[item.index];
        (
            rank(item),
            promised(setting, item).map_or(u16::MAX, Clock::minutes),
            asked.urgency,
            item.presenter.clone(),
            item.name.clone(),
        )
    });
    let mut ordered: Vec<PlannedItem> = Vec::with_capacity(items.len());
    while !items.is_empty() {
        let first = items.remove(0);
        let mut wave = vec![first];
        while !wave.is_empty() {
            let item = wave.remove(0);
            let related = |other: &PlannedItem| {
                other.part == item.part
                    && (other.presenter.is_some() && other.presenter == item.presenter
                        || are_siblings(setting, &other.name.case, &item.name.case))
            };
            // Brothers and sisters first, then the presenter's other items.
            let (mut near, rest): (Vec<_>, Vec<_>) = items.into_iter().partition(related);
            items = rest;
            near.sort_by_key(|other| !are_siblings(setting, &other.name.case, &item.name.case));
            near.append(&mut wave);
            wave = near;
            ordered.push(item);
        }
    }
    ordered
}

/// The time that was promised to an item: in its file, or when the papers went out.
pub(super) fn promised(setting: Setting<'_>, item: &PlannedItem) -> Option<Clock> {
    let asked = &setting.file.meeting.items[item.index];
    if let Some(slot) = &asked.slot {
        return Some(slot.value);
    }
    if asked.replan {
        return None;
    }
    let issues = setting.file.ledger.issues.iter().rev();
    let mut rows = issues.flat_map(|issue| issue.rows.iter());
    rows.find(|row| row.item == item.name)
        .and_then(|row| row.slot)
}

/// Whether one of two cases names the other as a brother or sister, or they are one.
fn are_siblings(setting: Setting<'_>, one: &CaseRef, other: &CaseRef) -> bool {
    let names = |one: &CaseRef, other: &CaseRef| {
        let case = setting.workspace.case(one);
        case.is_some_and(|case| case.siblings.iter().any(|sibling| sibling.id == *other))
    };
    one == other || names(one, other) || names(other, one)
}
