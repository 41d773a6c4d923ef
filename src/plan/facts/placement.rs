//! Facts about where the child lives.

use super::gather::{markdown, none, only, to_come};
use super::{FactState, FactValue, Gather, Value};
use crate::model::case::{Answer, Area, Case, Cost, Distance, Placement, Purpose, Whereabouts};
use crate::model::refs::SettingRef;
use crate::model::value::{LongText, Money, PlacementProvider, Price, Rate, Text, words};
use crate::plan::circumstances::Circumstances;
use crate::plan::condition::{outside_family, proposes_place};
use crate::yaml::At;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Asks about the placement of the day. A child looked after without one has a fact missing; for
/// anybody else there is nothing to ask.
fn of_placement(
    about: &Circumstances<'_>,
    ask: impl FnOnce(&At<Placement>) -> FactState,
) -> FactState {
    match about.case.placement_on(about.day) {
        Some(placement) => ask(placement),
        None if about.case.is_looked_after(about.day) => FactState::Missing,
        None => FactState::NotApplicable,
    }
}

pub(super) fn current(about: &Circumstances<'_>) -> FactState {
    of_placement(about, |placement| {
        // Whatever the code has been, the child has lived there since the home began.
        let home = about.case.home_on(about.day);
        let (label, from) = since(about, home.map(|home| home.from().value));
        Gather::default()
            .need(
                "",
                "setting",
                Some(Value::Setting(placement.setting.id.clone())),
            )
            .also("Type", Some(Value::Word(placement.placement_type.label())))
            .also(label, from)
            .also("Temporary stay", stay(about))
            .also(
                "Distance",
                placement
                    .distance
                    .map(|distance| Value::Word(distance_words(distance))),
            )
            .also("Miles", placement.miles.map(Value::Count))
            .also(
                "Area",
                area_words(about, placement.area.as_ref(), &placement.setting),
            )
            .state()
    })
}

/// In whose area a place lies, where that is not the authority's own.
pub(super) fn area_words(
    about: &Circumstances<'_>,
    stated: Option<&At<Area>>,
    setting: &SettingRef,
) -> Option<Value> {
    let words = match about.workspace.area_of(stated, setting)? {
        Area::Own => return None,
        Area::Adjoining => "An adjoining authority's",
        Area::Distant => "Distant: neither the {area} nor an adjoining authority's",
        Area::OutsideEngland => "Outside England",
    };
    Some(Value::Word(words))
}

/// Since when something has been so, or from when it will be.
fn since(about: &Circumstances<'_>, from: Option<Date>) -> (&'static str, Option<Value>) {
    match to_come(about, from) {
        Some(from) => ("From", Some(from)),
        None => ("Since", from.map(Value::Date)),
    }
}

/// Where else the child is for a few days.
fn stay(about: &Circumstances<'_>) -> Option<Value> {
    let stay = about.case.stay_on(about.day)?;
    Some(Value::Setting(stay.setting.id.clone()))
}

/// A distance from home, in words, with the panel's own for the area to be filled in.
pub(super) fn distance_words(distance: Distance) -> &'static str {
    match distance {
        Distance::InArea => "In the {area}",
        Distance::OutsideUpTo20Miles => "Outside the {area}, up to 20 miles from home",
        Distance::OutsideOver20Miles => "Outside the {area}, over 20 miles from home",
    }
}

pub(super) fn expected_length(about: &Circumstances<'_>) -> FactState {
    of_placement(about, |placement| {
        only(
            placement
                .expected_length
                .as_ref()
                .map(|length| Value::Text(length.to_string())),
        )
    })
}

/// Costs in force of a purpose, without those of a placement that has ended.
pub(super) fn costs_of(case: &Case, purpose: Purpose, day: Date) -> Vec<&At<Cost>> {
    let ended = |cost: &&At<Cost>| {
        cost.of.as_ref().is_some_and(|of| {
            case.placements
                .iter()
                .any(|placement| placement.id.value == of.value && !placement.is_in_force(day))
        })
    };
    let costs = case.costs_on(day).filter(|cost| cost.purpose == purpose);
    costs.filter(|cost| !ended(cost)).collect()
}

/// What costs come to by the basis of their contracts, where that is one; else a week.
pub(super) fn stated(costs: &[&At<Cost>]) -> Option<Value> {
    let per = costs.first()?.price.value.per;
    let prices = || costs.iter().map(|cost| cost.price.value);
    if prices().any(|price| price.per != per) {
        return totals(costs).map(|(weekly, _)| Value::Weekly(weekly));
    }
    let amount = prices().map(|price| price.amount).sum();
    Some(Value::Price(Price { amount, per }))
}

/// The cost centres to which costs are charged.
fn cost_centre(costs: &[&At<Cost>]) -> Option<Value> {
    let named = costs.iter().filter_map(|cost| cost.cost_centre.as_ref());
    let named: BTreeSet<&str> = named.map(Text::as_str).collect();
    let named: Vec<&str> = named.into_iter().collect();
    (!named.is_empty()).then(|| Value::Text(named.join(", ")))
}

/// What costs come to, a week and a year; nothing where there are none.
pub(super) fn totals(costs: &[&At<Cost>]) -> Option<(Money, Money)> {
    let rate: Rate = costs.iter().map(|cost| cost.price.value.rate()).sum();
    (!costs.is_empty()).then(|| (rate.weekly(), rate.yearly()))
}

pub(super) fn weekly_cost(about: &Circumstances<'_>) -> FactState {
    of_placement(about, |placement| {
        let mut costs = costs_of(about.case, Purpose::Placement, about.day);
        let support = costs_of(about.case, Purpose::Support, about.day);
        costs.extend(
            support
                .iter()
                .filter(|cost| cost.pays_for_life_in(placement)),
        );
        let total = totals(&costs);
        let (label, from) = since(about, costs.iter().map(|cost| cost.from.value).max());
        Gather::default()
            .need("", "cost", stated(&costs))
            .also("", total.map(|(_, annual)| Value::Annual(annual)))
            .also("Cost centre", cost_centre(&costs))
            .also(label, from)
            .state()
    })
}

pub(super) fn stability(about: &Circumstances<'_>) -> FactState {
    of_placement(about, |placement| {
        let notice = placement.notice.as_ref();
        let ends = placement.contract_ends.as_ref();
        Gather::default()
            .need_text("", "stability", placement.stability.as_ref())
            .also(
                "Notice served",
                notice.map(|notice| Value::Date(notice.served.value)),
            )
            .also(
                "Notice ends",
                notice.map(|notice| Value::Date(notice.ends.value)),
            )
            .also("Contract ends", ends.map(|ends| Value::Date(ends.value)))
            .also("Missing", absences(about, Whereabouts::Missing))
            .also("Away without leave", absences(about, Whereabouts::Away))
            .state()
    })
}

/// How often the child was not where it should have been in the year up to the day of the facts, as far as
/// was known by then.
fn absences(about: &Circumstances<'_>, kind: Whereabouts) -> Option<Value> {
    let known = about.facts_on;
    let since = known.saturating_sub(1.year());
    let times = about.case.missing.iter().filter(|time| {
        let over = time.until.map_or(Date::MAX, |until| until.value);
        time.kind == kind && time.from.value <= known && since <= over
    });
    let mut times: Vec<_> = times.collect();
    times.sort_by_key(|time| time.from.value);
    let last = times.last()?;
    let from = words::day(last.from.value);
    let when = match last.back_by(known) {
        Some(back) if back == last.from.value => format!("on {from}"),
        Some(back) => format!("from {from} to {}", words::day(back)),
        None => format!("since {from}, and not back"),
    };
    let text = if times.len() == 1 {
        format!("once in twelve months, {when}")
    } else {
        format!("{} times in twelve months, the last {when}", times.len())
    };
    Some(Value::Text(text))
}

pub(super) fn plan(about: &Circumstances<'_>) -> FactState {
    of_placement(about, |_| {
        let home = about.case.home_on(about.day);
        let plan = home.and_then(|home| home.plan_by(about.facts_on));
        Gather::default()
            .need_day(
                "Last done",
                "date of the last one",
                plan.map(|plan| &plan.done),
            )
            .need_day(
                "Next due",
                "next due date",
                plan.and_then(|plan| plan.next_due.as_ref()),
            )
            .state()
    })
}

pub(super) fn expressions_of_interest(about: &Circumstances<'_>) -> FactState {
    of_placement(about, |placement| {
        let Some(searches) = &placement.searches else {
            return FactState::Missing;
        };
        let searches: Vec<_> = searches
            .iter()
            .filter(|search| search.on.value <= about.facts_on)
            .collect();
        if searches.is_empty() {
            return none();
        }
        let mut values = Vec::new();
        for search in searches {
            values.push(FactValue {
                label: "Search sent out",
                value: Value::Date(search.on.value),
            });
            values.push(FactValue {
                label: "Providers asked",
                value: Value::Count(search.asked),
            });
            let answers = search
                .interest
                .iter()
                .filter(|interest| interest.on.value <= about.facts_on);
            values.extend(answers.map(|interest| FactValue {
                label: answer_words(interest.answer),
                value: Value::Provider(interest.provider.id.clone()),
            }));
        }
        FactState::Found(values)
    })
}

fn answer_words(answer: Answer) -> &'static str {
    match answer {
        Answer::Interested => "Interested",
        Answer::Offered => "Offered a place",
        Answer::Refused => "Refused",
        Answer::Withdrawn => "Withdrew",
    }
}

/// For a proposed placement its own grounds answer; else the placement does. The authority's own
/// provision needs no answer.
pub(super) fn why_not_internal(about: &Circumstances<'_>) -> FactState {
    let item = about.item.filter(|_| proposes_place(about));
    let proposed = item.and_then(|item| Some((item, item.proposed.as_ref()?)));
    if let Some((item, proposed)) = proposed {
        let grounds = item.external_grounds.as_ref();
        let why = grounds.and_then(|grounds| grounds.evidence.as_ref());
        let why = why.or(item.resources_explored.as_ref());
        return answer_unless_own(about, &proposed.setting, why);
    }
    of_placement(about, |placement| {
        answer_unless_own(
            about,
            &placement.setting,
            placement.why_not_internal.as_ref(),
        )
    })
}

fn answer_unless_own(
    about: &Circumstances<'_>,
    setting: &SettingRef,
    why: Option<&LongText>,
) -> FactState {
    let provider = about
        .workspace
        .setting(setting)
        .map(|(_, provider)| provider.code);
    let own = provider
        .is_some_and(|code| matches!(code, PlacementProvider::Pr0 | PlacementProvider::Pr1));
    match why {
        None if own => FactState::NotApplicable,
        why => only(why.map(markdown)),
    }
}

/// The proposed placement's answer if one is proposed, else that of the placement lived in; a
/// family needs none.
pub(super) fn family_life(about: &Circumstances<'_>) -> FactState {
    let placement = about.case.placement_on(about.day);
    if !outside_family(about, placement.map(|at| &at.value)) {
        return FactState::NotApplicable;
    }
    let proposed = about.item.and_then(|item| item.proposed.as_ref());
    let (why, plan) = match (proposed, placement) {
        (Some(proposed), _) => (&proposed.why_not_family, &proposed.family_life_plan),
        (None, Some(placement)) => (&placement.why_not_family, &placement.family_life_plan),
        (None, None) => return FactState::NotApplicable,
    };
    Gather::default()
        .need_text("Why not with a family now", "reason", why.as_ref())
        .need_text(
            "Plan to make up for it",
            "plan to make up for it",
            plan.as_ref(),
        )
        .state()
}
