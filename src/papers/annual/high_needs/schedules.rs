//! What schedules and case files say together of plans and their money, each child once.

use crate::model::case::{Ceased, Direction, Education};
use crate::model::schedules::{ScheduleEntry, ScheduleLine};
use crate::model::value::{CaseRef, Money};
use crate::papers::annual::disclosure::{Category, Cost};
use crate::papers::annual::year::Year;
use crate::papers::words;
use crate::yaml::At;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Whether a schedule lies beside any of the year's meetings.
pub(super) fn has_any(year: &Year<'_>) -> bool {
    lines(year).next().is_some()
}

/// The lines of the year's schedules, in the order of meetings.
fn lines<'y, 'a>(
    year: &'y Year<'a>,
) -> impl Iterator<Item = (&'a CaseRef, &'a ScheduleEntry)> + use<'y, 'a> {
    let sittings = year.sittings.iter();
    let schedules = sittings.flat_map(|sitting| sitting.file.schedules.values());
    let line = |line: &'a At<ScheduleLine>| (&line.child.value, &line.value.entry);
    schedules.flat_map(move |schedule| schedule.lines.iter().map(line))
}

/// The education of the children presented.
fn educations<'a>(year: &Year<'a>) -> impl Iterator<Item = (&'a CaseRef, &'a Education)> {
    let cases = year.cases();
    cases.filter_map(|case| Some((&case.case.value, &case.education.as_ref()?.value)))
}

/// By how much Element 3 funding changed a year, by child and first day (P-18): in the year of the panel
/// that ratified it, as the lines of schedules are, or else of its first day.
pub(super) fn element_3(year: &Year<'_>) -> Vec<Cost> {
    let mut changes: BTreeMap<(&CaseRef, Date), Money> = BTreeMap::new();
    let change = |new: Money, old: Money| Money::from_pence(new.pence() - old.pence());
    for (child, education) in educations(year) {
        let mut old = Money::ZERO;
        let mut entries: Vec<_> = education.element_3.iter().collect();
        entries.sort_by_key(|entry| entry.from.value);
        for entry in entries {
            let ratified = entry.decided_at.as_ref();
            let here = ratified.filter(|at| at.panel == *year.panel_id);
            if year.contains(here.map_or(entry.from.value, |at| at.date)) {
                changes.insert((child, entry.from.value), change(entry.annual, old));
            }
            old = entry.annual;
        }
    }
    for (child, entry) in lines(year) {
        if let ScheduleEntry::Element3(line) = entry {
            let amount = change(line.new_annual, line.old_annual);
            changes.insert((child, line.from.value), amount);
        }
    }
    let amounts = changes
        .into_values()
        .filter(|change| *change != Money::ZERO);
    let cost = |amount: Money| {
        let way = if amount > Money::ZERO {
            (0, "More")
        } else {
            (1, "Less")
        };
        cost(way, amount)
    };
    amounts.map(cost).collect()
}

/// Plans that moved between authorities, by child and day (P-19).
pub(super) fn moves(year: &Year<'_>) -> Vec<Cost> {
    let mut moves: BTreeMap<(&CaseRef, Date), (Direction, Money)> = BTreeMap::new();
    for (child, education) in educations(year) {
        let plan = education.ehcp.iter().flat_map(|plan| &plan.moves);
        for moved in plan.filter(|moved| year.contains(moved.on.value)) {
            moves.insert(
                (child, moved.on.value),
                (moved.direction, moved.annual_effect),
            );
        }
    }
    for (child, entry) in lines(year) {
        if let ScheduleEntry::PlanMove(moved) = entry {
            moves.insert(
                (child, moved.on.value),
                (moved.direction, moved.annual_effect),
            );
        }
    }
    let cost = |(direction, effect): (Direction, Money)| match direction {
        Direction::In => cost((0, "To this authority"), effect),
        Direction::Out => cost(
            (1, "To another authority"),
            Money::from_pence(-effect.pence()),
        ),
    };
    moves.into_values().map(cost).collect()
}

fn cost((rank, label): (usize, &str), amount: Money) -> Cost {
    Cost {
        categories: vec![(rank, label.to_owned())],
        amount: Some(amount),
        provider: None,
    }
}

/// Plans that ceased, by the reason that the SEN2 return asks for (P-20).
pub(super) fn ceased(year: &Year<'_>) -> Vec<Category> {
    let mut ceased: BTreeMap<&CaseRef, &Ceased> = BTreeMap::new();
    for (child, education) in educations(year) {
        let end = education
            .ehcp
            .as_ref()
            .and_then(|plan| plan.ceased.as_ref());
        if let Some(end) = end.filter(|end| year.contains(end.on.value)) {
            ceased.insert(child, end);
        }
    }
    for (child, entry) in lines(year) {
        if let ScheduleEntry::Ceased(end) = entry {
            ceased.insert(child, end);
        }
    }
    let reason = |end: &Ceased| {
        (
            end.reason as usize,
            words::cease_reason(end.reason).to_owned(),
        )
    };
    ceased.into_values().map(reason).collect()
}

/// Transfers to the next phase, as the last schedule or the case file has them (P-21). A transfer of a
/// September is prepared in the year that ends before it.
pub(super) fn transfers(year: &Year<'_>) -> Vec<Category> {
    let mut states = BTreeMap::new();
    for (child, education) in educations(year) {
        for entry in &education.phase_transfers {
            if year.financial.begins() + 1 == entry.september {
                states.insert((child, entry.september), entry.status);
            }
        }
    }
    for (child, entry) in lines(year) {
        if let ScheduleEntry::PhaseTransfer { transfer, .. } = entry {
            states.insert((child, transfer.september), transfer.status);
        }
    }
    let state = |status| (status as usize, words::transfer_status(status).to_owned());
    states.into_values().map(state).collect()
}
