//! What the panel did: meetings, items, kinds of request, decisions, what was put off.

use super::counted::{CHILDREN, ITEMS, without};
use super::disclosure::{Category, Counts, List, Population, Said, Settled, Trait};
use super::exhibit::{self, counts as count_line, drawn, listed, shares};
use super::year::{Heard, Year, Years};
use crate::model::edition::{self, Edition, Effect};
use crate::model::meeting::Status;
use crate::model::value::CaseRef;
use crate::papers::view::{ChartKind, Exhibit, ReportSection};
use crate::papers::words;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

const MONTH: List = ITEMS.along("month");
const PART: List = ITEMS.by("part").looking_at(&[Trait::Kind]);
const KIND: List = ITEMS.by("kind").looking_at(&[Trait::Kind]);

/// What was decided.
pub(super) const DECISION: List = ITEMS.by("decision").looking_at(&[Trait::Outcome]);

const CHANGES: Population = Population::new("changes of placement").looking_at(&[Trait::Kind]);
const LATE: Population = Population::new("changes heard after they were made");
const DEFERRED: Population = Population::new("items deferred").looking_at(&[Trait::Outcome]);
const OWED: List = DEFERRED.by("who owed information");
const DEFERRED_AGAIN: Population = Population::new("children deferred more than once");

/// Counts the items.
pub(super) fn count(year: &Year<'_>, counts: &mut Counts) {
    let each = |of: fn(&Year<'_>, &Heard<'_>) -> Category| -> Vec<Category> {
        year.heard.iter().map(|heard| of(year, heard)).collect()
    };
    counts.list(MONTH, each(month));
    counts.list(PART, each(part));
    counts.list(KIND, each(kind));
    counts.list(DECISION, each(decided));
    let items = || year.heard.iter();
    counts.part(CHANGES, ITEMS, items().map(changes_placement));
    let changes = items().filter(|heard| changes_placement(heard));
    let late = changes.map(|heard| is_retrospective(year, heard));
    counts.part(LATE, CHANGES, late);
    counts.part(DEFERRED, ITEMS, items().map(is_deferred));
    counts.list(OWED, deferrals(year).map(|heard| owed_by(year, heard)));
    let again = deferred_again(year);
    let children = year.children();
    let children = children.iter();
    counts.part(
        DEFERRED_AGAIN,
        CHILDREN,
        children.map(|child| again.contains(child.reference)),
    );
}

/// Meetings, items by part, kind and month, and what was decided.
pub(super) fn activity(years: &Years<'_>, settled: &Settled) -> ReportSection {
    let mut section = published(years, settled);
    if years.each().any(|year| deferrals(year).next().is_some()) {
        let caption = (
            "Items deferred, by who still owed information",
            "Owed by",
            "",
        );
        section.exhibits.push(listed(settled, OWED, caption));
    }
    section
}

/// The same without who owed what.
pub(super) fn published(years: &Years<'_>, settled: &Settled) -> ReportSection {
    let words = |caption, heading| (caption, heading, "No item was considered.");
    let mut exhibits = vec![meetings(years, settled), by_month(years, settled)];
    if !years.this.edition.parts.is_empty() {
        let caption = words("Items by part of the meeting", "Part");
        exhibits.push(drawn(settled, PART, caption, ChartKind::Stacked));
    }
    exhibits.push(listed(
        settled,
        KIND,
        words("Items by kind of request", "Kind of request"),
    ));
    exhibits.push(drawn(
        settled,
        DECISION,
        words("Items by what was decided", "Decision"),
        ChartKind::Bars,
    ));
    exhibits.push(exhibit::measures(
        settled,
        "Decided beforehand, and put off",
        [
            shares(
                settled,
                "Heard after the placement was made, of all changes of placement",
                LATE,
                CHANGES,
            ),
            count_line(settled, "Items deferred", DEFERRED),
            count_line(settled, "Children deferred more than once", DEFERRED_AGAIN),
        ],
        None,
    ));
    ReportSection {
        name: edition::Section::Activity.name().to_owned(),
        title: "What the panel did".to_owned(),
        exhibits,
        ..ReportSection::default()
    }
}

fn meetings(years: &Years<'_>, settled: &Settled) -> Exhibit {
    let with = |label: &str, status: Status| {
        let of = |year: &Year<'_>| {
            let meetings = year.panel.meetings.range(year.first..=year.until);
            let all = meetings.filter(|(_, file)| file.meeting.status == status);
            all.count().to_string()
        };
        let meetings = years.each().map(of).map(Said::from);
        (label.to_owned(), meetings.collect())
    };
    let rows = [
        held(years),
        with("Of these extraordinary", Status::Extraordinary),
        with("Cancelled", Status::Cancelled),
        with("Postponed", Status::Postponed),
    ];
    exhibit::measures(settled, "Meetings", rows, None)
}

/// How often the panel met.
pub(super) fn held(years: &Years<'_>) -> exhibit::Line {
    let held = years.each().map(|year| year.sittings.len().to_string());
    ("Meetings held".to_owned(), held.map(Said::from).collect())
}

/// The items of each month; small months are taken together; months to come, and those
/// before the panel first met, are left open.
fn by_month(years: &Years<'_>, settled: &Settled) -> Exhibit {
    let words = ("Items by month", "Month", "No item was considered.");
    let mut exhibit = drawn(settled, MONTH, words, ChartKind::Lines);
    let bands = settled.bands(MONTH);
    let mut some_open = false;
    for (column, year) in years.each().enumerate() {
        let months = year.months_before()..year.months_reached();
        let is_open: Vec<bool> = bands
            .iter()
            .map(|band| !band.iter().any(|(month, _)| months.contains(month)))
            .collect();
        let rows = exhibit.table.rows.iter_mut().zip(&is_open);
        for (row, _) in rows.filter(|(_, is_open)| **is_open) {
            "–".clone_into(&mut row.cells[column + 1].text);
        }
        let points = exhibit.chart.iter_mut().flat_map(|chart| &mut chart.points);
        for (point, _) in points.zip(&is_open).filter(|(_, is_open)| **is_open) {
            point.values[column] = crate::papers::view::ChartValue::Absent;
        }
        some_open |= is_open.contains(&true);
    }
    if some_open {
        let mark = "“–”: not reached yet, or before the first meeting in the files.".to_owned();
        let note = exhibit.table.note.take();
        exhibit.table.note = Some(note.into_iter().chain([mark]).collect::<Vec<_>>().join(" "));
    }
    exhibit
}

fn month(year: &Year<'_>, heard: &Heard<'_>) -> Category {
    let at = year.month_of(heard.sitting.date);
    let name = year.months().into_iter().nth(at);
    (at, name.unwrap_or_default())
}

/// Whether a placement was made before the panel could consider it, since it last met. What was
/// made on the day of that meeting came after it, unless the meeting heard a change of placement.
fn is_retrospective(year: &Year<'_>, heard: &Heard<'_>) -> bool {
    let child = &heard.item.case.id;
    let date = heard.sitting.date;
    let since = heard.sitting.plan.previous;
    let heard_then = |day: Date| {
        let earlier = year.heard_on(day).unwrap_or_default();
        let mut changes = earlier.iter().filter(|earlier| changes_placement(earlier));
        changes.any(|earlier| earlier.item.case.id == *child)
    };
    let is_since = |from: Date| match since {
        Some(since) if from == since => !heard_then(since),
        since => since.is_none_or(|since| since < from),
    };
    year.case(child).is_some_and(|case| {
        case.placements.iter().any(|placement| {
            let from = placement.from.value;
            placement.unplanned.is_some() && from <= date && is_since(from)
        })
    })
}

fn deferrals<'y, 'a>(year: &'y Year<'a>) -> impl Iterator<Item = &'y Heard<'a>> {
    year.heard.iter().filter(|heard| is_deferred(heard))
}

fn changes_placement(heard: &Heard<'_>) -> bool {
    heard.kind.is_some_and(|kind| kind.changes_placement)
}

fn is_deferred(heard: &Heard<'_>) -> bool {
    heard.effect == Some(Effect::Deferred)
}

fn deferred_again<'a>(year: &Year<'a>) -> BTreeSet<&'a CaseRef> {
    let mut times: BTreeMap<&CaseRef, usize> = BTreeMap::new();
    for heard in deferrals(year) {
        *times.entry(&heard.item.case.id).or_default() += 1;
    }
    let again = times.into_iter().filter(|(_, times)| *times > 1);
    again.map(|(child, _)| child).collect()
}

/// The role of whoever owes the first thing that is missing.
fn owed_by(year: &Year<'_>, heard: &Heard<'_>) -> Category {
    let missing = || {
        heard
            .item
            .outcome
            .iter()
            .flat_map(|outcome| &outcome.missing)
    };
    let workspace = year.desk.workspace;
    let person = missing().find_map(|missing| missing.from.as_ref());
    let day = heard.sitting.date;
    let role = person.and_then(|person| workspace.person(person)?.roles_on(day).first());
    match role {
        Some(role) => (0, workspace.role_title(&role.id).to_owned()),
        None if missing().next().is_none() => without("Put off for another reason"),
        None => (usize::MAX, "Nobody named".to_owned()),
    }
}

fn part(year: &Year<'_>, heard: &Heard<'_>) -> Category {
    if heard.was_raised() {
        return without("Any other business");
    }
    let part = heard.sitting.plan.part_of(heard.index);
    let rank = year
        .edition
        .parts
        .iter()
        .position(|known| Some(&known.id.value) == part);
    let found = part.and_then(|part| words::part(heard.sitting.edition, part));
    let title = found.map_or_else(|| "No part".to_owned(), |part| part.title.to_string());
    (rank.unwrap_or(usize::MAX), title)
}

fn kind(year: &Year<'_>, heard: &Heard<'_>) -> Category {
    let id = &heard.item.kind.value;
    let rank = year
        .edition
        .kinds
        .iter()
        .position(|known| known.id.value == *id);
    (
        rank.unwrap_or(usize::MAX),
        words::kind_title(heard.sitting.edition, id).to_owned(),
    )
}

/// What was decided. The words of the panel that do the same count together.
fn decided(year: &Year<'_>, heard: &Heard<'_>) -> Category {
    let Some(effect) = heard.effect else {
        return (usize::MAX, "Not recorded".to_owned());
    };
    let rank = EFFECTS
        .iter()
        .position(|other| *other == effect)
        .unwrap_or(usize::MAX);
    (rank, effect_title(year.edition, effect))
}

/// In the order in which they are printed.
const EFFECTS: &[Effect] = &[
    Effect::Agreed,
    Effect::InPrinciple,
    Effect::Declined,
    Effect::Deferred,
    Effect::Noted,
];

/// The panel's words for an effect: `Agreed or ratified`.
pub(super) fn effect_title(edition: &Edition, effect: Effect) -> String {
    let titles = edition
        .decisions
        .iter()
        .filter(|decision| decision.effect == effect);
    let titles: Vec<String> = titles
        .enumerate()
        .map(|(at, decision)| match at {
            0 => decision.title.to_string(),
            _ => words::lower_first(decision.title.as_str()),
        })
        .collect();
    titles.join(" or ")
}
