//! Schedules of special educational needs: Element 3, ceased plans, transfers, plans that move.

use super::super::super::desk::Sitting;
use super::super::super::view::{Column, Row, Section, Table, Width};
use super::super::super::words;
use super::super::proposal::difference;
use super::{cases, is_new, section, since};
use crate::model::case::{CeaseReason, Direction, Education, TransferStatus};
use crate::model::edition::Section as Asked;
use crate::model::value::{CaseRef, Money, words as days};

fn educations<'a>(sitting: &Sitting<'a>) -> impl Iterator<Item = (&'a CaseRef, &'a Education)> {
    cases(sitting).filter_map(|case| Some((&case.case.value, &case.education.as_ref()?.value)))
}

/// Changes of Element 3 since the last meeting, and those that are to come.
pub(super) fn element_3(sitting: &Sitting<'_>) -> Section {
    let mut rows = Vec::new();
    let mut net = Money::default();
    for (case, education) in educations(sitting) {
        let mut entries: Vec<_> = education.element_3.iter().collect();
        entries.sort_by_key(|entry| entry.from.value);
        let mut before = Money::default();
        for entry in entries {
            if entry.from.value > since(sitting) {
                let change = difference(entry.annual, before);
                net = [net, change].into_iter().sum();
                let ratified = match &entry.decided_at {
                    Some(at) => format!("Ratified {}", days::day(at.date)),
                    None => "To be ratified".to_owned(),
                };
                rows.push(Row::entry([
                    words::case(sitting.desk, case),
                    days::day(entry.from.value),
                    before.paper(),
                    entry.annual.paper(),
                    words::change(change),
                    ratified,
                ]));
            }
            before = entry.annual;
        }
    }
    if !rows.is_empty() {
        rows.push(Row::total([
            "Net a year",
            "",
            "",
            "",
            &words::change(net),
            "",
        ]));
    }
    let table = Table {
        caption: format!(
            "Changes from after {}, pounds a year",
            days::day(since(sitting))
        ),
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("From", Width::Narrow),
            Column::numbers("Before", Width::Narrow),
            Column::numbers("New", Width::Narrow),
            Column::numbers("Change", Width::Narrow),
            Column::words("Ratified", Width::Normal),
        ],
        rows,
        empty: format!(
            "No Element 3 funding has changed since {}.",
            days::day(since(sitting))
        ),
        note: None,
    };
    section(sitting, Asked::Element3, "Element 3 changes", vec![table])
}

/// Plans that ceased since the last meeting.
pub(super) fn ceased(sitting: &Sitting<'_>) -> Section {
    let mut rows = Vec::new();
    let mut saved = Money::default();
    for (case, education) in educations(sitting) {
        let ceased = education
            .ehcp
            .as_ref()
            .and_then(|ehcp| ehcp.ceased.as_ref());
        let Some(ceased) = ceased.filter(|ceased| is_new(sitting, ceased.on.value)) else {
            continue;
        };
        saved = [saved, ceased.annual_saving.unwrap_or_default()]
            .into_iter()
            .sum();
        rows.push(Row::entry([
            words::case(sitting.desk, case),
            days::day(ceased.on.value),
            cease_words(ceased.reason).to_owned(),
            ceased
                .annual_saving
                .map_or_else(|| "Not stated".to_owned(), Money::paper),
        ]));
    }
    if !rows.is_empty() {
        rows.push(Row::total(["All", "", "", &saved.paper()]));
    }
    let table = Table {
        caption: format!("Plans ceased after {}", days::day(since(sitting))),
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("Ceased", Width::Narrow),
            Column::words("Why", Width::Wide),
            Column::numbers("Saving a year", Width::Narrow),
        ],
        rows,
        empty: format!("No plan has ceased since {}.", days::day(since(sitting))),
        note: None,
    };
    section(sitting, Asked::CeasedPlans, "Ceased plans", vec![table])
}

fn cease_words(reason: CeaseReason) -> &'static str {
    match reason {
        CeaseReason::MaximumAge => "Reached the age at which plans end",
        CeaseReason::NeedsMet => "Needs met without a plan",
        CeaseReason::HigherEducation => "Went to higher education",
        CeaseReason::PaidWork => "Went into paid work",
        CeaseReason::OtherAuthority => "Moved to another authority",
        CeaseReason::NoLongerEngaged => "No longer wishes to engage",
        CeaseReason::LeftEngland => "Left England",
        CeaseReason::Died => "Died",
        CeaseReason::Other => "Another reason",
    }
}

/// Moves to the next phase of education that are still to come.
pub(super) fn phase_transfers(sitting: &Sitting<'_>) -> Section {
    let today = sitting.plan.facts_on;
    let this_september = if today.month() < 9 {
        today.year()
    } else {
        today.year() + 1
    };
    let mut transfers: Vec<_> = educations(sitting)
        .flat_map(|(case, education)| {
            let transfers = education.phase_transfers.iter();
            transfers.map(move |transfer| (case, &transfer.value))
        })
        .filter(|(_, transfer)| transfer.september >= this_september)
        .collect();
    transfers.sort_by_key(|(case, transfer)| (transfer.september, transfer.into_year, *case));
    let rows = transfers.into_iter().map(|(case, transfer)| {
        Row::entry([
            words::case(sitting.desk, case),
            format!("September {}", transfer.september),
            format!("Year {}", transfer.into_year),
            status_words(transfer.status).to_owned(),
            transfer.named.map(days::day).unwrap_or_default(),
        ])
    });
    let table = Table {
        caption: "Children at a point of transfer".to_owned(),
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("When", Width::Normal),
            Column::words("Into", Width::Narrow),
            Column::words("How it stands", Width::Wide),
            Column::words("Named", Width::Narrow),
        ],
        rows: rows.collect(),
        empty: "No child is recorded at a point of transfer.".to_owned(),
        note: None,
    };
    section(
        sitting,
        Asked::PhaseTransfers,
        "Phase transfers",
        vec![table],
    )
}

fn status_words(status: TransferStatus) -> &'static str {
    match status {
        TransferStatus::NotStarted => "Not begun",
        TransferStatus::Consulting => "Schools are being consulted",
        TransferStatus::Named => "Setting named in the plan",
        TransferStatus::Appealed => "Under appeal",
    }
}

/// Plans that came from or went to other authorities since the last meeting.
pub(super) fn plan_moves(sitting: &Sitting<'_>) -> Section {
    let mut moves: Vec<_> = educations(sitting)
        .flat_map(|(case, education)| {
            let ehcp = education.ehcp.iter();
            ehcp.flat_map(move |ehcp| ehcp.moves.iter().map(move |moved| (case, &moved.value)))
        })
        .filter(|(_, moved)| is_new(sitting, moved.on))
        .collect();
    moves.sort_by_key(|(case, moved)| (moved.on, *case));
    let net: Money = moves.iter().map(|(_, moved)| moved.annual_effect).sum();
    let mut rows: Vec<Row> = moves
        .iter()
        .map(|(case, moved)| {
            let way = match moved.direction {
                Direction::In => "In, from",
                Direction::Out => "Out, to",
            };
            Row::entry([
                words::case(sitting.desk, case),
                days::day(moved.on),
                format!("{way} {}", moved.authority),
                words::change(moved.annual_effect),
            ])
        })
        .collect();
    if !rows.is_empty() {
        rows.push(Row::total(["Net a year", "", "", &words::change(net)]));
    }
    let table = Table {
        caption: format!("Plans that moved after {}", days::day(since(sitting))),
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("Date", Width::Narrow),
            Column::words("Which way", Width::Wide),
            Column::numbers("Effect a year", Width::Narrow),
        ],
        rows,
        empty: format!(
            "No plan has moved in or out since {}.",
            days::day(since(sitting))
        ),
        note: None,
    };
    section(
        sitting,
        Asked::PlanMoves,
        "Plans moving in and out",
        vec![table],
    )
}
