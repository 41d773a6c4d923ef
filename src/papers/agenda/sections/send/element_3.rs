//! Changes of Element 3 funding (P-18).

use super::super::super::super::desk::Sitting;
use super::super::super::super::view::{Cell, Column, Row, Section, Table, Width};
use super::super::super::super::words;
use super::super::super::proposal::difference;
use super::super::frame::{among_cases, nothing_new, since};
use super::super::marks::Marks;
use super::frame::{Frame, Listed, educations};
use crate::model::case::Education;
use crate::model::edition;
use crate::model::schedules::{ScheduleEntry, ScheduleKind};
use crate::model::value::date::days_between;
use crate::model::value::{FinancialYear, MeetingRef, Money, Text, words as days};
use jiff::civil::Date;
use std::num::NonZeroU32;

/// One change.
pub(super) struct Change<'a> {
    pub(super) from: Date,
    pub(super) old: Money,
    pub(super) new: Money,
    pub(super) why: Option<&'a str>,
    pub(super) setting: Option<&'a str>,
    /// The meeting that ratified a case's entry, if any.
    ratified: Option<&'a MeetingRef>,
}

pub(super) fn element_3_frame<'s, 'a>(sitting: &'s Sitting<'a>) -> Frame<'s, 'a> {
    Frame::new(sitting, edition::Section::Element3, ScheduleKind::Element3)
}

/// The changes of which the agenda tells.
pub(super) fn changes_listed<'a>(sitting: &Sitting<'a>) -> Vec<Listed<'a, Change<'a>>> {
    let frame = element_3_frame(sitting);
    let mut listed = frame.lines(scheduled);
    for (case, education) in educations(sitting) {
        for change in entered(sitting, education) {
            let twice = listed
                .iter()
                .any(|known| known.child == case && known.what.from == change.from);
            if !twice {
                listed.push(Listed::of_case(case, change));
            }
        }
    }
    listed.sort_by_key(|known| (known.child, known.what.from));
    listed
}

/// The changes of the schedule; and of the case files those since the last meeting, and those that
/// are to come, but for what an earlier meeting ratified.
pub(in super::super) fn element_3(sitting: &Sitting<'_>, marks: Marks) -> Section {
    let frame = element_3_frame(sitting);
    let listed = Frame::marked(changes_listed(sitting), marks);
    let year = InYear::of(sitting);
    let sums: Vec<_> = listed
        .iter()
        .map(|known| {
            let change = &known.what;
            let whole = difference(change.new, change.old);
            (
                known.child,
                [change.old, change.new, whole, year.part(whole, change.from)],
            )
        })
        .collect();
    let mut rows: Vec<Row> = listed
        .iter()
        .zip(&sums)
        .map(|(known, (_, [old, new, whole, part]))| {
            Row::entry([
                frame.child(known, known.what.setting),
                days::day(known.what.from).into(),
                old.paper().into(),
                new.paper().into(),
                words::change(*whole).into(),
                words::change(*part).into(),
                why(&frame, &known.what),
            ])
        })
        .collect();
    rows.extend(frame.totals(&sums, |title, [old, new, whole, part]| {
        Row::total([
            title,
            String::new(),
            old.paper(),
            new.paper(),
            words::change(whole),
            words::change(part),
            String::new(),
        ])
    }));
    let table = Table {
        caption: "Changes of Element 3 funding, pounds a year".to_owned(),
        columns: vec![
            Column::words("Child", Width::Normal),
            Column::words("From", Width::Narrow),
            Column::numbers("Before", Width::Narrow),
            Column::numbers("New", Width::Narrow),
            Column::numbers("Change", Width::Narrow),
            Column::numbers(format!("In {}", year.name), Width::Narrow),
            Column::words("Why", Width::Normal),
        ],
        rows,
        empty: among_cases(
            sitting,
            nothing_new(sitting, "No Element 3 funding has changed"),
        ),
        note: None,
    };
    frame.section("Element 3 changes", listed.len(), vec![table])
}

fn scheduled(entry: &ScheduleEntry) -> Option<Change<'_>> {
    let ScheduleEntry::Element3(change) = entry else {
        return None;
    };
    Some(Change {
        from: change.from.value,
        old: change.old_annual,
        new: change.new_annual,
        why: Some(change.reason.as_str()),
        setting: change.setting.as_ref().map(Text::as_str),
        ratified: None,
    })
}

fn entered<'a>(sitting: &Sitting<'a>, education: &'a Education) -> Vec<Change<'a>> {
    let mut entries: Vec<_> = education.element_3.iter().collect();
    entries.sort_by_key(|entry| entry.from.value);
    let mut before = Money::default();
    let mut changes = Vec::new();
    for entry in entries {
        let ratified = entry.decided_at.as_ref().map(|at| &at.value);
        let settled = ratified.is_some_and(|at| at.date < sitting.date);
        if entry.from.value > since(sitting) && !settled && entry.annual != before {
            changes.push(Change {
                from: entry.from.value,
                old: before,
                new: entry.annual,
                why: None,
                setting: None,
                ratified,
            });
        }
        before = entry.annual;
    }
    changes
}

/// Why, as the schedule says; of a case's entry, whether it is ratified.
fn why(frame: &Frame<'_, '_>, change: &Change<'_>) -> Cell {
    // What a later panel ratified is not known before.
    let known = |at: &&MeetingRef| at.date <= frame.sitting.plan.facts_on;
    let text = match (change.why, change.ratified.filter(known)) {
        (Some(why), _) => why.to_owned(),
        (None, Some(at)) => format!("Ratified {}", days::day(at.date)),
        (None, None) if frame.is_decided() => String::new(),
        (None, None) => "To be ratified".to_owned(),
    };
    Cell::from(text)
}

/// The financial year of the meeting, and what part of a yearly amount falls in it.
struct InYear {
    name: FinancialYear,
    first: Date,
    last: Date,
}

impl InYear {
    fn of(sitting: &Sitting<'_>) -> Self {
        let start = sitting.desk.workspace.authority.year_start;
        let name = start.year_of(sitting.date);
        Self {
            name,
            first: name.first_day(start),
            last: name.last_day(start),
        }
    }

    /// By days from the change to the end of the year, each line rounded once.
    fn part(&self, annual: Money, from: Date) -> Money {
        let days = |from| u32::try_from(days_between(from, self.last) + 1).unwrap_or(0);
        match NonZeroU32::new(days(self.first)) {
            Some(whole) => annual.for_days(days(from.max(self.first)), whole),
            None => annual,
        }
    }
}
