//! What is needed and not there (P-23, P-28), and what came of it for the children (P-29).

use super::tally::{Category, Tally, alone};
use super::year::{Year, Years};
use crate::model::case::{Answer, Degree, Placement, Search};
use crate::model::edition;
use crate::model::value::PlacementProvider;
use crate::papers::view::{Fact, Section};
use crate::papers::words;

/// Searches and their answers, and who provides the placements that began in the year.
pub(super) fn sufficiency(years: &Years<'_>) -> Section {
    let answers = Tally::of(years, |year| {
        let interest = searches(year)
            .into_iter()
            .flat_map(|search| &search.interest);
        interest.map(|interest| answer(interest.answer)).collect()
    });
    let begun = Tally::of(years, |year| {
        begun(year)
            .into_iter()
            .map(|placement| provider(year, placement))
            .collect()
    });
    let sent = searches(&years.this).len();
    let mut facts = vec![Fact::text(
        "Searches for a placement",
        alone(sent, years.threshold()),
    )];
    if !begun_without_own(&years.this).is_empty() {
        let count = alone(begun_without_own(&years.this).len(), years.threshold());
        facts.push(Fact::text(
            "Placements begun because own provision did not serve",
            count,
        ));
    }
    Section {
        name: edition::Section::Sufficiency.name().to_owned(),
        title: "Sufficiency".to_owned(),
        facts,
        tables: vec![
            answers.table(
                "Providers' answers to searches",
                "Answer",
                "No provider has answered a search.",
            ),
            begun.table(
                "Placements begun, by provider",
                "Provider",
                "No placement began.",
            ),
        ],
        ..Section::default()
    }
}

/// Placements of the children presented.
fn placements<'a>(year: &Year<'a>) -> impl Iterator<Item = &'a Placement> {
    let cases = year.children().into_iter().filter_map(|child| child.case);
    cases.flat_map(|case| case.placements.iter().map(|placement| &placement.value))
}

/// Searches that were sent out in the year.
fn searches<'a>(year: &Year<'a>) -> Vec<&'a Search> {
    let all = placements(year)
        .filter_map(|placement| placement.searches.as_ref())
        .flatten();
    all.map(|search| &search.value)
        .filter(|search| year.contains(search.on))
        .collect()
}

/// Placements that began in the year.
fn begun<'a>(year: &Year<'a>) -> Vec<&'a Placement> {
    placements(year)
        .filter(|placement| year.contains(placement.from.value))
        .collect()
}

fn begun_without_own<'a>(year: &Year<'a>) -> Vec<&'a Placement> {
    let mut begun = begun(year);
    begun.retain(|placement| placement.why_not_internal.is_some());
    begun
}

fn answer(answer: Answer) -> Category {
    let (rank, word) = match answer {
        Answer::Offered => (0, "Offered a place"),
        Answer::Interested => (1, "Interested"),
        Answer::Refused => (2, "Refused"),
        Answer::Withdrawn => (3, "Withdrew"),
    };
    (rank, word.to_owned())
}

fn provider(year: &Year<'_>, placement: &Placement) -> Category {
    let Some((_, provider)) = year.desk.workspace.setting(&placement.setting) else {
        return (usize::MAX, "Not known".to_owned());
    };
    let rank = PlacementProvider::ALL
        .iter()
        .position(|other| *other == provider.code);
    (rank.unwrap_or(usize::MAX), provider.code.label().to_owned())
}

/// Whether placement or provision met needs, as the panel found (P-22).
///
/// Nothing for a panel that records no such finding.
pub(super) fn outcomes(years: &Years<'_>) -> Option<Section> {
    let is_recorded = |year: &Year<'_>| {
        let mut heard = year
            .heard
            .iter()
            .filter_map(|heard| heard.item.outcome.as_ref());
        heard.any(|outcome| outcome.needs_met.is_some())
    };
    if !years.each().any(is_recorded) {
        return None;
    }
    let found = Tally::of(years, |year| {
        // Items without an outcome count as well: else the two totals would tell how many they are.
        let outcomes = year.heard.iter().map(|heard| heard.item.outcome.as_ref());
        outcomes
            .map(|outcome| needs_met(outcome.and_then(|outcome| outcome.needs_met)))
            .collect()
    });
    Some(Section {
        name: edition::Section::Outcomes.name().to_owned(),
        title: "Whether needs were met".to_owned(),
        tables: vec![found.table(
            "Items by whether the panel found the child's needs met",
            "Needs met",
            "No item was considered.",
        )],
        ..Section::default()
    })
}

fn needs_met(degree: Option<Degree>) -> Category {
    let rank = match degree {
        Some(Degree::Yes) => 0,
        Some(Degree::Partly) => 1,
        Some(Degree::No) => 2,
        None => 3,
    };
    (
        rank,
        degree.map_or("Not recorded", words::degree).to_owned(),
    )
}
