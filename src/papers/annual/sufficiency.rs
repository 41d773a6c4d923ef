//! What is needed and not there (P-23, P-28), and what came of it for the children (P-29).

use super::costs::provider;
use super::counted::{ITEMS, ranked};
use super::disclosure::{Category, Counts, List, Population, Settled, Trait};
use super::exhibit::{self, counts as count_line, drawn, listed, of_enough, shares};
use super::year::{Heard, Year, Years};
use crate::model::case::{Answer, Case, Degree, Placement, Search};
use crate::model::edition;
use crate::model::meeting::Ground;
use crate::model::value::PlacementType;
use crate::model::value::words::thousands;
use crate::papers::desk::asks_for;
use crate::papers::view::{ChartKind, ReportSection, RichText};
use crate::papers::words;
use crate::plan::proposes_outside_place;

const BEGUN: Population = Population::new("placements begun");
const BEGUN_BY: List = BEGUN.by("provider").looking_at(&[Trait::Place]);
const BEGUN_TYPE: List = BEGUN.by("type").looking_at(&[Trait::Place]);
const NOT_OWN: Population =
    Population::new("placements begun for which own provision did not serve")
        .looking_at(&[Trait::Place]);
const SEARCHES: Population = Population::new("searches");
const NO_OFFER: Population = Population::new("searches without an offer");
const ANSWERS: Population = Population::new("answers to searches");
const ANSWER: List = ANSWERS.by("answer");
const GROUNDED: Population =
    Population::new("items with a ground for an outside place").looking_at(&[Trait::Kind]);
const GROUND: List = GROUNDED.by("ground");
const NEEDS_MET: List = ITEMS.by("needs met").looking_at(&[Trait::Outcome]);

/// Counts placements begun, searches, grounds and findings.
pub(super) fn count(year: &Year<'_>, counts: &mut Counts) {
    let begun = begun(year);
    counts.list(
        BEGUN_BY,
        begun.iter().map(|placement| provider(year, placement)),
    );
    counts.list(
        BEGUN_TYPE,
        begun.iter().map(|placement| placement_type(placement)),
    );
    let not_own = begun.iter();
    let not_own = not_own.map(|placement| placement.why_not_internal.is_some());
    counts.part(NOT_OWN, BEGUN, not_own);
    let searches = searches(year);
    counts.whole(SEARCHES, searches.len());
    let no_offer = searches.iter().map(|search| !has_offer(search));
    counts.part(NO_OFFER, SEARCHES, no_offer);
    let answers = searches.iter().flat_map(|search| &search.interest);
    counts.list(ANSWER, answers.map(|interest| answer(interest.answer)));
    // A ground may be given for a place that is none outside; such a request isn't one for an outside place.
    let grounds = || {
        year.heard.iter().map(|heard| {
            let grounds = heard.item.external_grounds.as_ref();
            grounds.filter(|_| proposes_outside_place(year.desk.workspace, heard.item))
        })
    };
    counts.part(GROUNDED, ITEMS, grounds().map(|grounds| grounds.is_some()));
    let grounded = grounds().flatten();
    counts.list(GROUND, grounded.map(|grounds| ground(grounds.ground)));
    counts.list(NEEDS_MET, year.heard.iter().map(needs_met));
}

/// Where placements began, why own provision did not serve, searches and their answers.
pub(super) fn sufficiency(years: &Years<'_>, settled: &Settled) -> ReportSection {
    let begun = |caption, heading| (caption, heading, "No placement began.");
    let own = [
        shares(
            settled,
            "Placements begun for which own provision did not serve",
            NOT_OWN,
            BEGUN,
        ),
        count_line(settled, "Searches for a placement", SEARCHES),
        of_enough(
            (years, settled),
            "Providers asked in these searches",
            SEARCHES,
            |year| thousands(searches(year).iter().map(|search| search.asked).sum()),
        ),
        shares(
            settled,
            "Searches that brought no offer",
            NO_OFFER,
            SEARCHES,
        ),
    ];
    let grounds = (
        "Requests for an outside place, by ground",
        "Ground",
        "No outside place was asked for with a ground.",
    );
    let answers = (
        "Providers' answers to searches",
        "Answer",
        "No provider has answered a search.",
    );
    ReportSection {
        name: edition::Section::Sufficiency.name().to_owned(),
        title: "Sufficiency".to_owned(),
        intro: RichText::plain(
            "Of the children presented: placements that began in the year, and searches that were sent out \
             in it.",
        ),
        exhibits: vec![
            drawn(
                settled,
                BEGUN_BY,
                begun("Placements begun, by provider", "Provider"),
                ChartKind::Bars,
            ),
            listed(
                settled,
                BEGUN_TYPE,
                begun("Placements begun, by type", "Type"),
            ),
            exhibit::measures(settled, "Own provision, and searches", own, None),
            listed(settled, GROUND, grounds),
            listed(settled, ANSWER, answers),
        ],
        ..ReportSection::default()
    }
}

/// Placements of the children presented.
fn placements<'a>(year: &Year<'a>) -> impl Iterator<Item = &'a Placement> {
    let cases = year.cases();
    cases.flat_map(|case| case.placements.iter().map(|placement| &placement.value))
}

/// Searches that were sent out in the year.
fn searches<'a>(year: &Year<'a>) -> Vec<&'a Search> {
    let all = placements(year)
        .filter_map(|placement| placement.searches.as_ref())
        .flatten();
    all.map(|search| &search.value)
        .filter(|search| year.contains(search.on.value))
        .collect()
}

/// Placements that began in the year, but for temporary stays and another code for the same home.
fn begun<'a>(year: &Year<'a>) -> Vec<&'a Placement> {
    let homes = year.cases().flat_map(Case::homes);
    let begun = homes.map(|home| &home.first().value);
    begun
        .filter(|placement| year.contains(placement.from.value))
        .collect()
}

fn has_offer(search: &Search) -> bool {
    let mut answers = search.interest.iter().map(|interest| interest.answer);
    answers.any(|answer| answer == Answer::Offered)
}

fn placement_type(placement: &Placement) -> Category {
    let code = placement.placement_type.value;
    ranked(PlacementType::ALL, &code, code.label())
}

fn ground(ground: Ground) -> Category {
    let (rank, word) = match ground {
        Ground::NeedsNotMetLocally => (0, "Needs cannot be met locally"),
        Ground::NoInternalResource => (1, "No place of the authority's own"),
    };
    (rank, word.to_owned())
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

/// Whether placement or provision met needs, as the panel found (P-22).
///
/// Nothing for a panel that neither records such findings nor asks for them.
pub(super) fn outcomes(years: &Years<'_>, settled: &Settled) -> Option<ReportSection> {
    let is_recorded = |year: &Year<'_>| {
        let mut outcomes = year
            .heard
            .iter()
            .filter_map(|heard| heard.item.outcome.as_ref());
        outcomes.any(|outcome| outcome.needs_met.is_some())
    };
    let asked = asks_for(years.this.edition, edition::Section::Outcomes);
    if !asked && !years.each().any(is_recorded) {
        return None;
    }
    let words = (
        "Items by whether the panel found the child's needs met",
        "Needs met",
        "No item was considered.",
    );
    Some(ReportSection {
        name: edition::Section::Outcomes.name().to_owned(),
        title: "Whether needs were met".to_owned(),
        exhibits: vec![drawn(settled, NEEDS_MET, words, ChartKind::Stacked)],
        ..ReportSection::default()
    })
}

fn needs_met(heard: &Heard<'_>) -> Category {
    let degree = heard
        .item
        .outcome
        .as_ref()
        .and_then(|outcome| outcome.needs_met);
    let rank = match degree {
        Some(Degree::Yes) => 0,
        Some(Degree::Partly) => 1,
        Some(Degree::No) => 2,
        None => usize::MAX,
    };
    (
        rank,
        degree.map_or("Not recorded", words::degree).to_owned(),
    )
}
