//! In which order items are taken.

use super::sent::{Numbers, last_row};
use super::{PlannedItem, Setting, circumstances_of, holds};
use crate::model::edition::{Kin, OrderBy};
use crate::model::meeting::Urgency;
use crate::model::value::{CaseRef, Clock, MonthYear};
use crate::plan::Recipient;
use jiff::civil::Date;
use std::cmp::Reverse;

/// Puts items in order: part, the number that was sent, the edition's group, promised time, what the
/// edition orders by, name; then draws together inside a part what belongs together and was not sent
/// apart.
pub(super) fn order(setting: Setting<'_>, items: Vec<PlannedItem>) -> Vec<PlannedItem> {
    let parts = &setting.edition.parts;
    let rank = |item: &PlannedItem| {
        parts
            .iter()
            .position(|part| Some(&part.id.value) == item.part.as_ref())
    };
    let numbers = Numbers::of(&setting.file.ledger);
    let mut items: Vec<Ranked> = items
        .into_iter()
        .map(|item| Ranked {
            group: group(setting, &item),
            sent: numbers.sent(&item.name),
            item,
        })
        .collect();
    items.sort_by_cached_key(|Ranked { group, sent, item }| {
        let by = setting.edition.order.by.iter();
        (
            rank(item),
            sent.unwrap_or(u32::MAX),
            *group,
            promised(setting, item).map_or(u16::MAX, Clock::minutes),
            by.map(|by| key(setting, item, *by)).collect::<Vec<_>>(),
            item.name.clone(),
        )
    });
    let mut ordered: Vec<PlannedItem> = Vec::with_capacity(items.len());
    while !items.is_empty() {
        let mut wave = vec![items.remove(0)];
        while !wave.is_empty() {
            let one = wave.remove(0);
            // Brothers and sisters first, then the presenter's other items.
            let (mut near, rest): (Vec<_>, Vec<_>) = items
                .into_iter()
                .partition(|other| other.sent.is_none() && are_kin(setting, other, &one));
            items = rest;
            near.sort_by_key(|other| !are_siblings(setting, other, &one));
            near.append(&mut wave);
            wave = near;
            ordered.push(one.item);
        }
    }
    ordered
}

/// An item and its place among the edition's groups.
struct Ranked {
    group: usize,
    /// The number that it was sent with.
    sent: Option<u32>,
    item: PlannedItem,
}

/// The first of the edition's groups that an item meets; after all of them, if none.
fn group(setting: Setting<'_>, item: &PlannedItem) -> usize {
    let groups = &setting.edition.order.groups;
    let Some(case) = setting.workspace.case(&item.name.case) else {
        return groups.len();
    };
    let mut about = circumstances_of(
        setting.workspace,
        setting.panel,
        setting.edition,
        setting.date,
        setting.facts_on,
        case,
        Some(&setting.file.meeting.items[item.index]),
    );
    about.part = item.part.as_ref();
    let mut groups = groups.iter();
    let met = groups.position(|when| holds(when, &about));
    met.unwrap_or(setting.edition.order.groups.len())
}

/// Where an item stands by one of the edition's criteria; what is not known comes last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Urgency(Urgency),
    Presenter(Option<Recipient>),
    Requested(Date),
    Youngest(Reverse<Option<MonthYear>>),
}

fn key(setting: Setting<'_>, item: &PlannedItem, by: OrderBy) -> Key {
    let asked = &setting.file.meeting.items[item.index];
    match by {
        OrderBy::Urgency => Key::Urgency(asked.urgency),
        OrderBy::Presenter => Key::Presenter(item.presenter.clone()),
        OrderBy::Requested => Key::Requested(asked.requested_on.unwrap_or(Date::MAX)),
        OrderBy::Youngest => {
            let case = setting.workspace.case(&item.name.case);
            Key::Youngest(Reverse(case.map(|case| case.born.value)))
        }
    }
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
    last_row(&setting.file.ledger, &item.name)?.slot
}

/// Whether two items of a part are to be taken one after the other.
fn are_kin(setting: Setting<'_>, other: &Ranked, one: &Ranked) -> bool {
    let presenter = |item: &PlannedItem| item.presenter.clone();
    let mut kin = setting.edition.order.together.iter();
    other.item.part == one.item.part
        && kin.any(|kin| match kin {
            Kin::Siblings => are_siblings(setting, other, one),
            Kin::Presenter => {
                other.group == one.group
                    && presenter(&other.item).is_some()
                    && presenter(&other.item) == presenter(&one.item)
            }
        })
}

/// Whether one of two cases names the other as a brother or sister, or they are one.
fn are_siblings(setting: Setting<'_>, other: &Ranked, one: &Ranked) -> bool {
    let names = |one: &CaseRef, other: &CaseRef| {
        let case = setting.workspace.case(one);
        case.is_some_and(|case| case.siblings.iter().any(|sibling| sibling.id == *other))
    };
    let (one, other) = (&one.item.name.case, &other.item.name.case);
    one == other || names(one, other) || names(other, one)
}
