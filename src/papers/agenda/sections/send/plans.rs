//! Plans that ceased (P-20), and plans that came from or went to other authorities (P-19).

use super::super::super::super::desk::Sitting;
use super::super::super::super::view::{Cell, Column, Row, Section, Table, Width};
use super::super::super::super::words;
use super::super::super::proposal::difference;
use super::super::frame::window;
use super::super::frame::{among_cases, nothing_new};
use super::super::marks::Marks;
use super::frame::{Frame, Listed, educations};
use crate::model::case::{Ceased, Direction, PlanMove};
use crate::model::edition;
use crate::model::schedules::{ScheduleEntry, ScheduleKind};
use crate::model::value::{CaseRef, Money, words as days};
use crate::plan::{ceased_key, plan_move_key};
use crate::yaml::At;

pub(super) fn ceased_frame<'s, 'a>(sitting: &'s Sitting<'a>) -> Frame<'s, 'a> {
    Frame::new(
        sitting,
        edition::Section::CeasedPlans,
        ScheduleKind::CeasedPlans,
    )
}

/// The plans that ceased of which the agenda tells.
pub(in super::super) fn ceased_listed<'a>(sitting: &Sitting<'a>) -> Vec<Listed<'a, &'a Ceased>> {
    let frame = ceased_frame(sitting);
    let mut listed: Vec<Listed<'a, &'a Ceased>> = frame.lines(|entry| match entry {
        ScheduleEntry::Ceased(ceased) => Some(ceased),
        _ => None,
    });
    let window = window(sitting);
    for (case, education) in educations(sitting) {
        let ehcp = education.ehcp.as_ref();
        let ceased = ehcp.and_then(|ehcp| ehcp.ceased.as_ref());
        let ceased =
            ceased.filter(|ceased| window.tells_by_the_meeting(&ceased_key(case), ceased.on.value));
        if let Some(ceased) = ceased
            && !listed.iter().any(|known| known.child == case)
        {
            listed.push(Listed::of_case(case, &ceased.value));
        }
    }
    listed.sort_by_key(|known| known.child);
    listed
}

/// Plans that ceased: those of the schedule, and of the case files those of which no agenda has told.
pub(in super::super) fn ceased(sitting: &Sitting<'_>, marks: Marks) -> Section {
    let frame = ceased_frame(sitting);
    let listed = Frame::marked(ceased_listed(sitting), marks);
    let row = |known: &Listed<'_, &Ceased>| {
        let saving = known.what.annual_saving;
        Row::entry([
            frame.child(known, None),
            days::day(known.what.on.value).into(),
            words::cease_reason(known.what.reason).into(),
            saving.map_or_else(|| Cell::from("Not stated"), |saving| saving.paper().into()),
        ])
    };
    let mut rows: Vec<Row> = listed.iter().map(row).collect();
    let sums: Vec<_> = listed
        .iter()
        .map(|known| (known.child, [known.what.annual_saving.unwrap_or_default()]))
        .collect();
    rows.extend(frame.totals(&sums, |title, [saved]| {
        Row::total([title, String::new(), String::new(), saved.paper()])
    }));
    let unstated = listed
        .iter()
        .filter(|known| known.what.annual_saving.is_none())
        .count();
    let table = Table {
        caption: "Plans that ceased".to_owned(),
        columns: vec![
            Column::words("Child", Width::Normal),
            Column::words("Ceased", Width::Narrow),
            Column::words("Why", Width::Wide),
            Column::numbers("Saving a year", Width::Narrow),
        ],
        rows,
        empty: among_cases(sitting, nothing_new(sitting, "No plan has ceased")),
        note: (unstated > 0).then(|| format!("Without a stated saving: {unstated}.")),
    };
    frame.section("Ceased plans", listed.len(), vec![table])
}

pub(super) fn moves_frame<'s, 'a>(sitting: &'s Sitting<'a>) -> Frame<'s, 'a> {
    Frame::new(
        sitting,
        edition::Section::PlanMoves,
        ScheduleKind::PlanMoves,
    )
}

/// The plans that came in or went out of which the agenda tells.
pub(in super::super) fn moves_listed<'a>(sitting: &Sitting<'a>) -> Vec<Listed<'a, &'a PlanMove>> {
    let frame = moves_frame(sitting);
    let mut listed: Vec<Listed<'a, &'a PlanMove>> = frame.lines(|entry| match entry {
        ScheduleEntry::PlanMove(moved) => Some(moved),
        _ => None,
    });
    let window = window(sitting);
    for (case, education) in educations(sitting) {
        let moves = education.ehcp.iter().flat_map(|ehcp| &ehcp.moves);
        let told = |moved: &&At<PlanMove>| {
            window.tells_by_the_meeting(&plan_move_key(case, moved), moved.on.value)
        };
        for moved in moves.filter(told) {
            let twice = listed
                .iter()
                .any(|known| known.child == case && known.what.on.value == moved.on.value);
            if !twice {
                listed.push(Listed::of_case(case, &moved.value));
            }
        }
    }
    listed.sort_by_key(|known| (known.what.direction, known.what.on, known.child));
    listed
}

/// Plans that came in or went out: those of the schedule, and of the case files those of which no agenda
/// has told.
pub(in super::super) fn plan_moves(sitting: &Sitting<'_>, marks: Marks) -> Section {
    let frame = moves_frame(sitting);
    let listed = Frame::marked(moves_listed(sitting), marks);
    let mut rows = Vec::new();
    for (direction, way) in [
        (Direction::In, "To this authority"),
        (Direction::Out, "To another authority"),
    ] {
        let moved = listed
            .iter()
            .filter(|known| known.what.direction == direction);
        let moved: Vec<_> = moved.collect();
        if moved.is_empty() {
            continue;
        }
        let sum: Money = moved.iter().map(|known| effect(known.what)).sum();
        rows.push(Row::group(format!(
            "{way}: {}, {} a year",
            moved.len(),
            words::change(sum)
        )));
        rows.extend(moved.into_iter().map(|known| {
            Row::entry([
                frame.child(known, None),
                days::day(known.what.on.value).into(),
                known.what.authority.to_string().into(),
                words::change(effect(known.what)).into(),
            ])
        }));
    }
    let sums: Vec<(&CaseRef, [Money; 1])> = listed
        .iter()
        .map(|known| (known.child, [effect(known.what)]))
        .collect();
    rows.extend(frame.totals(&sums, |title, [net]| {
        Row::total([title, String::new(), String::new(), words::change(net)])
    }));
    let table = Table {
        caption: "Plans that moved between authorities, and their net effect a year".to_owned(),
        columns: vec![
            Column::words("Child", Width::Normal),
            Column::words("Date", Width::Narrow),
            Column::words("From or to", Width::Wide),
            Column::numbers("Effect a year", Width::Narrow),
        ],
        rows,
        empty: among_cases(sitting, nothing_new(sitting, "No plan has moved in or out")),
        note: None,
    };
    frame.section("Plans moving in and out", listed.len(), vec![table])
}

/// What a move adds to a year's spending; a plan that goes out takes from it.
pub(super) fn effect(moved: &PlanMove) -> Money {
    match moved.direction {
        Direction::In => moved.annual_effect,
        Direction::Out => difference(Money::ZERO, moved.annual_effect),
    }
}
