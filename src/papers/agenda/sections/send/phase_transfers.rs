//! Moves to the next phase of education, and which of them are late (P-21).

use super::super::super::super::desk::Sitting;
use super::super::super::super::view::{
    Cell, Column, Fact, Mark, Row, Section, Status, Table, Width,
};
use super::super::super::super::words;
use super::super::frame::among_cases;
use super::super::frame::window;
use super::super::marks::Marks;
use super::frame::{Frame, Listed, educations};
use crate::model::case::{PhaseTransfer, TransferStatus};
use crate::model::edition;
use crate::model::schedules::{ScheduleEntry, ScheduleKind};
use crate::model::value::{Text, words as days};
use crate::plan::transfer_key;
use crate::terms::PhaseTransferDays;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A transfer, where to, and by when that is to be settled.
pub(in super::super) struct Transfer<'a> {
    pub(in super::super) of: &'a PhaseTransfer,
    pub(super) school: Option<&'a str>,
}

pub(super) fn transfers_frame<'s, 'a>(sitting: &'s Sitting<'a>) -> Frame<'s, 'a> {
    Frame::new(
        sitting,
        edition::Section::PhaseTransfers,
        ScheduleKind::PhaseTransfers,
    )
}

/// The moves to the next phase of which the agenda tells: those of the schedule, and of the case files
/// those still to come and those that came and of which no agenda told.
pub(in super::super) fn transfers_listed<'a>(
    sitting: &Sitting<'a>,
) -> Vec<Listed<'a, Transfer<'a>>> {
    let frame = transfers_frame(sitting);
    let mut listed = frame.lines(|entry| match entry {
        ScheduleEntry::PhaseTransfer { transfer, setting } => Some(Transfer {
            of: transfer,
            school: setting.as_ref().map(Text::as_str),
        }),
        _ => None,
    });
    let today = sitting.plan.facts_on;
    let window = window(sitting);
    let this_september = today.year() + i16::from(today.month() >= 9);
    for (case, education) in educations(sitting) {
        let to_come = education.phase_transfers.iter().filter(|transfer| {
            let begins = transfer.begins();
            let key = transfer_key(case, transfer);
            transfer.september >= this_september || window.tells_by_the_meeting(&key, begins)
        });
        for transfer in to_come {
            let twice = listed
                .iter()
                .any(|known| known.child == case && known.what.of.september == transfer.september);
            if !twice {
                let (of, school) = (&transfer.value, None);
                listed.push(Listed::of_case(case, Transfer { of, school }));
            }
        }
    }
    listed.sort_by_key(|known| {
        (
            known.what.of.september,
            known.what.of.into_year,
            known.child,
        )
    });
    listed
}

/// Moves to the next phase, and which of them are late.
pub(in super::super) fn phase_transfers(sitting: &Sitting<'_>, marks: Marks) -> Section {
    let frame = transfers_frame(sitting);
    let listed = Frame::marked(transfers_listed(sitting), marks);
    let today = sitting.plan.facts_on;
    let asked = sitting.terms.each::<PhaseTransferDays>().next();
    let due = |transfer: &PhaseTransfer| asked?.1.due(transfer);
    let row = |known: &Listed<'_, Transfer<'_>>| {
        let transfer = known.what.of;
        let how = Cell::from(how_it_stands(transfer, today));
        Row::entry([
            frame.child(known, None),
            format!("September {}", transfer.september).into(),
            year_group(transfer.into_year).into(),
            match known.what.school {
                Some(school) => how.with_sub(school),
                None => how,
            },
            named(transfer, due(transfer), today),
        ])
    };
    let table = Table {
        caption: "Children at a point of transfer".to_owned(),
        columns: vec![
            Column::words("Child", Width::Normal),
            Column::words("When", Width::Normal),
            Column::words("Into", Width::Narrow),
            Column::words("How it stands", Width::Wide),
            Column::words("Named", Width::Normal),
        ],
        rows: listed.iter().map(row).collect(),
        empty: among_cases(sitting, "No child is recorded at a point of transfer."),
        note: None,
    };
    let transfers: Vec<&PhaseTransfer> = listed.iter().map(|known| known.what.of).collect();
    let mut table = table;
    let before = schedule_before(sitting);
    let of_files = if before.is_some() {
        ", of the case files only"
    } else {
        ""
    };
    table.note = before.map(|(day, lines)| {
        format!(
            "Of the case files only: no schedule lies beside this meeting. That of {} has {}.",
            days::day(day),
            words::count_of(lines, "line")
        )
    });
    let mut section = frame.section("Phase transfers", listed.len(), vec![table]);
    section.facts.extend(standing(&transfers, today, of_files));
    section
        .facts
        .extend(not_named(&transfers, due, today, of_files));
    section
}

/// The schedule of an earlier meeting and how many lines it has, where none lies beside this one: the
/// children on it are still to move, and those without a case file stand on no list here.
fn schedule_before(sitting: &Sitting<'_>) -> Option<(Date, usize)> {
    let kind = ScheduleKind::PhaseTransfers;
    if sitting.file.schedules.contains_key(&kind) {
        return None;
    }
    let mut earlier = sitting.panel.meetings.range(..sitting.date).rev();
    let (day, schedule) =
        earlier.find_map(|(day, file)| Some((*day, file.schedules.get(&kind)?)))?;
    Some((day, schedule.lines.len()))
}

pub(super) fn year_group(year: u32) -> String {
    match year {
        0 => "Reception".to_owned(),
        year => format!("Year {year}"),
    }
}

/// When the setting was named, or by when it is to be.
fn named(transfer: &PhaseTransfer, due: Option<Date>, today: Date) -> Cell {
    if let Some(named) = transfer.named.filter(|named| named.value <= today) {
        return days::day(named.value).into();
    }
    match due.filter(|_| waits(transfer, today)) {
        Some(due) if due < today => {
            Status::new(Mark::Attention, format!("Was due {}", days::day(due))).into()
        }
        Some(due) => Status::new(Mark::Open, format!("Due {}", days::day(due))).into(),
        None => Cell::default(),
    }
}

/// Whether no setting is named yet.
fn waits(transfer: &PhaseTransfer, today: Date) -> bool {
    is_ahead(transfer, today)
        || matches!(
            transfer.status,
            TransferStatus::NotStarted | TransferStatus::Consulting
        )
}

/// Whether the files name the setting on a day that is still to come: how it stood before has no day of
/// its own, so nobody can say.
fn is_ahead(transfer: &PhaseTransfer, today: Date) -> bool {
    transfer.named.is_some_and(|named| today < named.value)
}

fn how_it_stands(transfer: &PhaseTransfer, today: Date) -> &'static str {
    if is_ahead(transfer, today) {
        return "Not named by this day";
    }
    words::transfer_status(transfer.status)
}

/// `Not begun 3; schools are being consulted 10`.
fn standing(transfers: &[&PhaseTransfer], today: Date, of: &str) -> Option<Fact> {
    let mut counts: BTreeMap<_, usize> = BTreeMap::new();
    for transfer in transfers {
        let key = (is_ahead(transfer, today), transfer.status);
        *counts
            .entry((key, how_it_stands(transfer, today)))
            .or_default() += 1;
    }
    let counts: Vec<String> = counts
        .iter()
        .map(|((_, how), count)| format!("{how}: {count}"))
        .collect();
    (!counts.is_empty()).then(|| Fact::text(format!("How they stand{of}"), counts.join("; ")))
}

/// For each day by which settings are to be named, how many are not.
fn not_named(
    transfers: &[&PhaseTransfer],
    due: impl Fn(&PhaseTransfer) -> Option<Date>,
    today: Date,
    of: &str,
) -> Vec<Fact> {
    let mut waiting: BTreeMap<Date, (usize, usize)> = BTreeMap::new();
    for transfer in transfers {
        if let Some(due) = due(transfer) {
            let (wait, all) = waiting.entry(due).or_default();
            *wait += usize::from(waits(transfer, today));
            *all += 1;
        }
    }
    let late = waiting.into_iter().filter(|(_, (wait, _))| *wait > 0);
    late.map(|(due, (wait, all))| {
        let mark = if due < today {
            Mark::Attention
        } else {
            Mark::Open
        };
        let text = format!("{wait} of {all} due by {}", days::day(due));
        Fact::status(format!("Not named yet{of}"), Status::new(mark, text))
    })
    .collect()
}
