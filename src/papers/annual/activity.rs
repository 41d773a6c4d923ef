//! What the panel did: meetings, items, kinds of request, decisions.

use super::tally::{Category, Tally, alone};
use super::year::{Heard, Year, Years};
use crate::model::edition::{self, Effect};
use crate::model::meeting::Status;
use crate::model::value::{CaseRef, words::count};
use crate::papers::view::{Fact, Section};
use crate::papers::words;
use std::collections::BTreeMap;

/// Meetings, items by part and kind, and what was decided.
pub(super) fn activity(years: &Years<'_>) -> Section {
    let table = |caption: &str, heading: &str, of: fn(&Year<'_>, &Heard<'_>) -> Category| {
        let tally = Tally::of(years, |year| {
            year.heard.iter().map(|heard| of(year, heard)).collect()
        });
        tally.table(caption, heading, "No item was considered.")
    };
    let mut tables = Vec::new();
    if !years.this.edition.parts.is_empty() {
        tables.push(table("Items by part of the meeting", "Part", part));
    }
    tables.push(table("Items by kind of request", "Kind of request", kind));
    tables.push(decisions(years).table(
        "Items by what was decided",
        "Decision",
        "No item was considered.",
    ));
    Section {
        name: edition::Section::Activity.name().to_owned(),
        title: "What the panel did".to_owned(),
        facts: facts(&years.this, years.threshold()),
        tables,
        ..Section::default()
    }
}

fn facts(year: &Year<'_>, threshold: u32) -> Vec<Fact> {
    let meetings = year.panel.meetings.range(year.first..=year.until);
    let with = |status| {
        meetings
            .clone()
            .filter(|(_, file)| file.meeting.status == status)
            .count()
    };
    let number = |number: usize, noun| count(u32::try_from(number).unwrap_or(u32::MAX), noun);
    let held = number(year.sittings.len(), "meeting");
    let text = format!(
        "{held} held, of which {} extraordinary; {} cancelled, {} postponed",
        with(Status::Extraordinary),
        with(Status::Cancelled),
        with(Status::Postponed),
    );
    let unplanned = year
        .heard
        .iter()
        .filter(|heard| is_retrospective(year, heard))
        .count();
    vec![
        Fact::text("Meetings", text),
        Fact::text(
            "Heard after the placement was made",
            alone(unplanned, threshold),
        ),
        Fact::text(
            "Children deferred more than once",
            alone(deferred_again(year), threshold),
        ),
    ]
}

/// Whether a placement was made before the panel could consider it, since it last met.
fn is_retrospective(year: &Year<'_>, heard: &Heard<'_>) -> bool {
    let date = heard.sitting.date;
    let since = heard.sitting.plan.previous;
    heard.kind.is_some_and(|kind| kind.changes_placement)
        && year.case(&heard.item.case.id).is_some_and(|case| {
            case.placements.iter().any(|placement| {
                let from = placement.from.value;
                placement.unplanned.is_some()
                    && from <= date
                    && since.is_none_or(|since| from > since)
            })
        })
}

fn deferred_again(year: &Year<'_>) -> usize {
    let mut times: BTreeMap<&CaseRef, usize> = BTreeMap::new();
    for heard in year
        .heard
        .iter()
        .filter(|heard| heard.effect == Some(Effect::Deferred))
    {
        *times.entry(&heard.item.case.id).or_default() += 1;
    }
    times.into_values().filter(|times| *times > 1).count()
}

fn part(year: &Year<'_>, heard: &Heard<'_>) -> Category {
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

/// What was decided. The words of the panel that do the same count together, here and wherever else
/// the report speaks of decisions: two ways of adding up would tell small numbers.
pub(super) fn decisions(years: &Years<'_>) -> Tally {
    let edition = years.this.edition;
    Tally::of(years, |year| {
        year.heard
            .iter()
            .map(|heard| decided(edition, heard.effect))
            .collect()
    })
}

fn decided(edition: &edition::Edition, effect: Option<Effect>) -> Category {
    let Some(effect) = effect else {
        return (usize::MAX, "Not recorded".to_owned());
    };
    let rank = EFFECTS
        .iter()
        .position(|other| *other == effect)
        .unwrap_or(usize::MAX);
    (rank, effect_title(edition, effect))
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
pub(super) fn effect_title(edition: &edition::Edition, effect: Effect) -> String {
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
