//! What the panel saw of the High Needs Block (P-15, P-18 to P-21, P-72, P-105).
//!
//! A child stands in a schedule, in a case file or in both, and counts once. Of case files those of the
//! children presented are looked into.

mod schedules;

use super::counted::CHILDREN;
use super::disclosure::{Amount, Category, Cost, Counts, Kind, List, Population, Settled};
use super::exhibit::{self, listed, only};
use super::year::{Child, Year, Years};
use crate::model::case::{Case, Purpose};
use crate::model::edition::{RequestSort, Section};
use crate::model::registers::SettingSort;
use crate::model::value::PlacementProvider;
use crate::papers::desk::asks_for;
use crate::papers::view::{ReportSection, RichText};
use crate::papers::words;
use jiff::civil::Date;

const WITH_PLAN: Population = Population::new("children with a plan at their last item");
const PLACE: List = WITH_PLAN.by("kind of place");
const YEARLY: Amount = Amount::new("yearly cost of education");

const ELEMENT_3: Population = Population::new("changes of Element 3");
const CHANGE: List = ELEMENT_3.by("which way");
const NET: Amount = Amount::new("changes of Element 3 a year");

const MOVES: Population = Population::new("plans that moved");
const WAY: List = MOVES.by("which way");
const EFFECT: Amount = Amount::new("effect of plans that moved");

const CEASED: Population = Population::new("plans that ceased");
const REASON: List = CEASED.by("why");

const TRANSFERS: Population = Population::new("phase transfers");
const STATE: List = TRANSFERS.by("state");

const TRIBUNAL: Population = Population::new("children with a step before the tribunal");

/// Counts places, schedules and tribunals.
pub(super) fn count(year: &Year<'_>, counts: &mut Counts) {
    let children = year.children();
    let places = children.iter().map(|child| place_and_cost(year, child));
    let places: Vec<Option<Cost>> = places.collect();
    counts.part(WITH_PLAN, CHILDREN, places.iter().map(Option::is_some));
    counts.amounts(YEARLY, &[PLACE], places.into_iter().flatten());
    counts.amounts(NET, &[CHANGE], schedules::element_3(year));
    counts.amounts(EFFECT, &[WAY], schedules::moves(year));
    counts.list(REASON, schedules::ceased(year));
    counts.list(STATE, schedules::transfers(year));
    counts.part(
        TRIBUNAL,
        CHILDREN,
        year.of_each(|case| had_tribunal(case, year)),
    );
}

/// Schedules, places and tribunals; nothing for a panel that neither deals with them nor asks for them.
pub(super) fn high_needs(years: &Years<'_>, settled: &Settled) -> Option<ReportSection> {
    let edition = years.this.edition;
    let deals = edition
        .kinds
        .iter()
        .any(|kind| kind.sort == RequestSort::Send);
    let asked = asks_for(edition, Section::HighNeeds);
    if !asked && !deals && !years.each().any(schedules::has_any) {
        return None;
    }
    let money = |amount, list, kinds: &[(Kind, &str)], words, empty| {
        only(settled.money_table(amount, list, kinds, words, empty))
    };
    let means = [(Kind::Mean, "Mean a year"), (Kind::Median, "Median a year")];
    let a_year = [(Kind::Sum, "Pounds a year")];
    let exhibits = vec![
        money(
            YEARLY,
            PLACE,
            &means,
            (
                "Yearly cost of education by kind of place, without Element 3",
                "Kind of place",
                "Children",
            ),
            "No child had a plan.",
        ),
        money(
            NET,
            CHANGE,
            &a_year,
            ("Changes of Element 3 funding", "Which way", "Children"),
            "No funding changed.",
        ),
        exhibit::measures(
            settled,
            "Changes of Element 3 funding together",
            [exhibit::line(settled, "Net effect on a year", |year| {
                settled.money(NET, Kind::Sum, year)
            })],
            Some(
                "A change counts in the year in which the panel ratified it, or else in that of its first day.",
            ),
        ),
        money(
            EFFECT,
            WAY,
            &a_year,
            ("Plans that moved between authorities", "Which way", "Plans"),
            "No plan moved.",
        ),
        listed(
            settled,
            REASON,
            ("Plans that ceased", "Why", "No plan ceased."),
        ),
        listed(
            settled,
            STATE,
            (
                "Transfers to the next phase, by how they stood last",
                "State",
                "No child was to transfer.",
            ),
        ),
        exhibit::measures(
            settled,
            "Tribunal",
            [exhibit::counts(
                settled,
                "Children presented with a step before the tribunal",
                TRIBUNAL,
            )],
            None,
        ),
    ];
    Some(ReportSection {
        name: Section::HighNeeds.name().to_owned(),
        title: words::upper_first(words::word(edition, "high-needs-block")),
        source: Some(super::budgets::agreement(&years.this)),
        intro: RichText::plain(
            "What schedules and case files say. What was asked and decided of each kind stands under \
             “What the panel did”. A minus sign means less than before.",
        ),
        exhibits,
    })
}

/// Where a child with a plan learns and what it costs a year, on the day of the child's last item.
fn place_and_cost(year: &Year<'_>, child: &Child<'_>) -> Option<Cost> {
    let case = child.case?;
    let plan = case.education.as_ref()?.ehcp.as_ref()?;
    plan.is_maintained(child.last).then_some(())?;
    let yearly = case.yearly_on(Purpose::Provision, child.last);
    Some(match (place(year, case, child.last), yearly) {
        (Some((category, provider)), Some(yearly)) => Cost {
            categories: vec![category],
            amount: Some(yearly),
            provider,
        },
        _ => Cost {
            categories: vec![(usize::MAX, "No place, or no cost of it".to_owned())],
            ..Cost::default()
        },
    })
}

/// The kind of place, of several the one begun last, and whose it is if it is an outside one.
fn place(year: &Year<'_>, case: &Case, day: Date) -> Option<(Category, Option<String>)> {
    let begun = |from: Option<Date>| from.unwrap_or(Date::MIN);
    let provision = case
        .provisions_on(day)
        .max_by_key(|provision| begun(provision.from.as_ref().map(|from| from.value)))?;
    let (setting, provider) = year.desk.workspace.setting(&provision.setting)?;
    let independent = matches!(
        provider.code,
        PlacementProvider::Pr4 | PlacementProvider::Pr5
    );
    let (rank, label) = match (setting.sort, independent) {
        (SettingSort::Eotas, _) => (0, "Education otherwise than at school"),
        (SettingSort::AlternativeProvision, _) => (1, "Alternative provision"),
        (SettingSort::ResidentialSchool, _) => (2, "Residential school"),
        (SettingSort::School, true) => (3, "Independent school"),
        (SettingSort::School, false) => (4, "Maintained school or academy"),
        (SettingSort::College, _) => (5, "College or other place after 16"),
        _ => (6, "Another place"),
    };
    let own = provider.code == PlacementProvider::Pr1;
    Some((
        (rank, label.to_owned()),
        (!own).then(|| provider.id.to_string()),
    ))
}

fn had_tribunal(case: &Case, year: &Year<'_>) -> bool {
    let education = case.education.iter();
    let steps = education.filter_map(|education| education.tribunal.as_ref());
    steps.flatten().any(|step| year.contains(step.on.value))
}
