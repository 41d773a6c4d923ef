//! The running order, and what found no place in it.

use super::super::desk::Sitting;
use super::super::view::{Line, RunningPart, Unplaced};
use super::super::{flags, supplement, words};
use super::proposal;
use crate::model::meeting::Row;
use crate::model::value::{Clock, Slug, words as days};
use crate::plan::{PlannedItem, UnplacedReason};

/// The parts of the running order with their items and breaks.
///
/// A Chair runs the meeting from it, so that time goes before parts: where a promised time puts an
/// item among those of another part, its own part stands twice. Parts without an item say so.
pub(in crate::papers) fn parts(sitting: &Sitting<'_>) -> Vec<RunningPart> {
    let entries = entries(sitting);
    let runs: Vec<&[Entry<'_>]> = entries
        .chunk_by(|one, other| one.part == other.part)
        .collect();
    let mut breaks = sitting.plan.breaks.clone();
    breaks.sort_by_key(|(start, _)| start.minutes());
    let mut breaks = breaks.into_iter().peekable();
    let mut parts: Vec<RunningPart> = Vec::new();
    let mut seen: Vec<&Slug> = Vec::new();
    for run in runs {
        let id = run.first().and_then(|entry| entry.part);
        parts.extend(passed_over(sitting, id, &mut seen));
        let again = id.is_some_and(|id| seen.contains(&id));
        seen.extend(id.filter(|_| !again));
        let mut part = heading(sitting, id, again);
        part.span = Some(span(run));
        // A pause between two parts ends the one before.
        if let (Some(before), Some(first)) = (parts.last_mut(), run.first()) {
            let begins = first.begins().map(Clock::minutes);
            while let Some(pause) = breaks.next_if(|(start, _)| Some(start.minutes()) <= begins) {
                before.lines.push(pause_line(pause));
            }
        }
        for entry in run {
            let begins = entry.begins().map(Clock::minutes);
            while let Some(pause) = breaks.next_if(|(start, _)| Some(start.minutes()) <= begins) {
                part.lines.push(pause_line(pause));
            }
            part.lines.push(match entry.what {
                What::Item(item) => line(sitting, item),
                What::Withdrawn(row) => withdrawn_line(row),
            });
        }
        parts.push(part);
    }
    if let Some(last) = parts.last_mut() {
        last.lines.extend(breaks.map(pause_line));
    }
    let rest = sitting
        .edition
        .parts
        .iter()
        .filter(|part| !seen.contains(&&part.id.value));
    parts.extend(rest.map(|part| heading(sitting, Some(&part.id.value), false)));
    if parts.is_empty() {
        parts.push(heading(sitting, None, false));
    }
    parts
}

/// A line of the running order: an item, or the empty place of one that was withdrawn.
struct Entry<'a> {
    part: Option<&'a Slug>,
    what: What<'a>,
}

enum What<'a> {
    Item(&'a PlannedItem),
    Withdrawn(&'a Row),
}

impl Entry<'_> {
    fn number(&self) -> Option<u32> {
        match self.what {
            What::Item(item) => Some(item.number),
            What::Withdrawn(row) => row.number,
        }
    }

    fn begins(&self) -> Option<Clock> {
        match self.what {
            What::Item(item) => item.slot.map(|(start, _)| start),
            What::Withdrawn(row) => row.slot,
        }
    }
}

/// The items as they are taken; between them, at its time or else where its number would stand, each
/// that was withdrawn after it had been sent.
fn entries<'a>(sitting: &Sitting<'a>) -> Vec<Entry<'a>> {
    let items = sitting.plan.items.iter();
    let mut entries: Vec<Entry<'a>> = items
        .map(|item| Entry {
            part: item.part.as_ref(),
            what: What::Item(item),
        })
        .collect();
    for row in &sitting.plan.withdrawn {
        let before = entries
            .iter()
            .rposition(|entry| match entry.begins().zip(row.slot) {
                Some((begins, slot)) => begins < slot,
                None => entry.number() < row.number,
            });
        let at = before.map_or(0, |before| before + 1);
        let beside = [before, Some(at)];
        let parts: Vec<Option<&Slug>> = beside
            .into_iter()
            .filter_map(|at| Some(entries.get(at?)?.part))
            .collect();
        let own = row.part.as_ref();
        let part = parts.iter().find(|part| **part == own).or(parts.first());
        if let Some(part) = part.copied() {
            let what = What::Withdrawn(row);
            entries.insert(at, Entry { part, what });
        }
    }
    entries
}

/// Parts of the edition that come before one and have no item: a heading each.
fn passed_over<'a>(
    sitting: &Sitting<'a>,
    id: Option<&Slug>,
    seen: &mut Vec<&'a Slug>,
) -> Vec<RunningPart> {
    let parts = &sitting.edition.parts;
    let Some(at) = parts.iter().position(|part| Some(&part.id.value) == id) else {
        return Vec::new();
    };
    let has_item = |id: &Slug| {
        sitting
            .plan
            .items
            .iter()
            .any(|item| item.part.as_ref() == Some(id))
    };
    let empty: Vec<&Slug> = parts[..at]
        .iter()
        .map(|part| &part.id.value)
        .filter(|id| !has_item(id) && !seen.contains(id))
        .collect();
    seen.extend(&empty);
    empty
        .into_iter()
        .map(|id| heading(sitting, Some(id), false))
        .collect()
}

fn heading(sitting: &Sitting<'_>, id: Option<&Slug>, again: bool) -> RunningPart {
    let part = id.and_then(|id| words::part(sitting.edition, id));
    RunningPart {
        title: part.map(|part| {
            let title = format!(
                "{}: {}",
                part.title,
                words::lower_first(part.about.as_str())
            );
            if again {
                format!("{}, continued", part.title)
            } else {
                title
            }
        }),
        empty: "No item.".to_owned(),
        ..RunningPart::default()
    }
}

/// `13:00 to 13:50, 50 minutes`.
fn span(run: &[Entry<'_>]) -> String {
    let items = || {
        run.iter().filter_map(|entry| match entry.what {
            What::Item(item) => Some(item),
            What::Withdrawn(_) => None,
        })
    };
    let slots = || items().filter_map(|item| item.slot);
    let start = slots()
        .map(|(start, _)| start)
        .min_by_key(|at| at.minutes());
    let end = slots().map(|(_, end)| end).max_by_key(|at| at.minutes());
    let minutes: u32 = items().map(|item| item.minutes).sum();
    let minutes = days::count(minutes, "minute");
    match start.zip(end) {
        Some((start, end)) => format!("{}, {minutes}", words::hours(start, end)),
        None => minutes,
    }
}

fn pause_line((start, minutes): (Clock, u32)) -> Line {
    Line {
        time: start.to_string(),
        item: "Break".to_owned(),
        minutes: minutes.to_string(),
        ..Line::default()
    }
}

/// The empty place of an item that was withdrawn: a supplement says which it was.
fn withdrawn_line(row: &Row) -> Line {
    Line {
        time: row.slot.map(|slot| slot.to_string()).unwrap_or_default(),
        number: row.number.map(|number| number.to_string()),
        item: "Withdrawn".to_owned(),
        minutes: row
            .minutes
            .map(|minutes| minutes.to_string())
            .unwrap_or_default(),
        ..Line::default()
    }
}

fn line(sitting: &Sitting<'_>, planned: &PlannedItem) -> Line {
    let Some(item) = sitting.item(planned.index) else {
        return Line::default();
    };
    let asked = match sitting.withheld(item) {
        Some(withheld) => withheld.words().to_owned(),
        None => words::asked(sitting.edition, item),
    };
    Line {
        time: planned
            .slot
            .map(|(start, _)| start.to_string())
            .unwrap_or_default(),
        number: Some(planned.number.to_string()),
        item: words::case(sitting.desk, &item.case.id),
        kind: words::kind_title(sitting.edition, &item.kind.value).to_owned(),
        asked,
        cost: proposal::cost_a_week(sitting, item),
        presenter: presenter(sitting, planned),
        minutes: planned.minutes.to_string(),
        flags: flags::of_item(sitting, item)
            .into_iter()
            .chain(supplement::marks(sitting, &planned.name))
            .collect(),
        anchor: Some(anchor(planned)),
    }
}

/// The anchor of an item's sheet.
pub(super) fn anchor(planned: &PlannedItem) -> String {
    format!("item-{}", planned.number)
}

/// Who presents, with role, and that they stand in for somebody.
pub(super) fn presenter(sitting: &Sitting<'_>, planned: &PlannedItem) -> String {
    let Some(person) = &planned.presenter else {
        return "To be named".to_owned();
    };
    let name = words::person_with_role(sitting.desk.workspace, person, sitting.date);
    let delegate = sitting
        .item(planned.index)
        .is_some_and(|item| item.delegate.is_some());
    if delegate {
        format!("{name} (stands in)")
    } else {
        name
    }
}

/// Items without a place, with the reason.
pub(super) fn unplaced(sitting: &Sitting<'_>) -> Vec<Unplaced> {
    let unplaced = sitting.plan.unplaced.iter().filter_map(|unplaced| {
        let item = sitting.item(unplaced.index)?;
        Some(Unplaced {
            case: words::case(sitting.desk, &item.case.id),
            kind: words::kind_title(sitting.edition, &item.kind.value).to_owned(),
            reason: match unplaced.reason {
                UnplacedReason::NoPart => match sitting.withheld(item) {
                    Some(withheld) => withheld.words().to_owned(),
                    None => "No part of the Terms of Reference takes it.".to_owned(),
                },
                UnplacedReason::NoTime { minutes } => {
                    format!(
                        "There is no time left for its {}.",
                        days::count(minutes, "minute")
                    )
                }
                UnplacedReason::PresenterUnavailable => {
                    "Its presenter can come at no time that is free.".to_owned()
                }
            },
        })
    });
    unplaced.collect()
}

/// `14 items, 195 of 240 minutes.`
pub(super) fn summary(sitting: &Sitting<'_>) -> String {
    let plan = sitting.plan;
    let count = u32::try_from(plan.items.len()).unwrap_or(u32::MAX);
    let minutes: u32 = plan.items.iter().map(|item| item.minutes).sum();
    let there_are = u32::from(plan.end.minutes().saturating_sub(plan.start.minutes()));
    let size = format!(
        "{}, {minutes} of {there_are} minutes.",
        days::count(count, "item")
    );
    size
}

/// ` At the end: 2 exceptions to the Terms of Reference, 3 matters of information outstanding.`
pub(super) fn at_the_end(exceptions: usize, outstanding: usize) -> String {
    let counted = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}")),
        _ => Some(format!("{count} {many}")),
    };
    let said: Vec<String> = [
        counted(
            exceptions,
            "exception to the Terms of Reference",
            "exceptions to the Terms of Reference",
        ),
        counted(
            outstanding,
            "piece of information outstanding",
            "pieces of information outstanding",
        ),
    ]
    .into_iter()
    .flatten()
    .collect();
    if said.is_empty() {
        return String::new();
    }
    format!(" At the end: {}.", words::list(&said))
}
