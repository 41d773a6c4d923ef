//! What a child costs before and after a proposal or a decision: the whole, and not only what is
//! called the same.
//!
//! What is proposed or agreed takes the place of what is paid for the same part of the same thing.
//! Where the child would live or learn elsewhere, all that the old place costs ends with it.

use crate::model::case::{Case, Component, Cost, Purpose, day_of, in_force};
use crate::model::meeting::{AgreedCost, Item, Proposed, ProposedCost};
use crate::model::value::date::plus_days;
use crate::model::value::{Money, Rate};
use crate::yaml::At;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A part of what a child costs, in the order of papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// A cost of the case.
    Cost(Purpose, Component),
    /// Top-up funding of a plan.
    Element3,
    /// Money that keeps a place free.
    Retainer,
    /// Taxis that go on.
    Taxi,
}

/// What is paid for a part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Paid {
    /// There is nothing to pay for.
    #[default]
    Nothing,
    /// Nothing says.
    Unknown,
    /// So much.
    Known(Rate),
}

/// What a child costs by part, on the day before and after a change.
#[derive(Debug, Clone)]
pub struct Change {
    /// The day on which the old costs are looked at.
    pub before: Date,
    /// The first day of the new ones, where it is known.
    pub from: Option<Date>,
    /// Whether it has begun already, so that the old costs are those of the day before it.
    pub has_begun: bool,
    /// The parts, with what is paid before and after.
    pub parts: BTreeMap<Part, (Paid, Paid)>,
    /// The parts that are not priced by the week, so that pounds a week had to be worked out.
    pub derived: BTreeSet<Part>,
}

impl Change {
    /// What is known of the sums before and after, and whether something in them is not.
    #[must_use]
    pub fn sums(&self) -> [(Rate, bool); 2] {
        let sum = |of: fn(&(Paid, Paid)) -> Paid| {
            let parts = || self.parts.values().map(of);
            let known = parts().filter_map(|paid| match paid {
                Paid::Known(rate) => Some(rate),
                Paid::Nothing | Paid::Unknown => None,
            });
            (known.sum(), parts().any(|paid| paid == Paid::Unknown))
        };
        [sum(|(before, _)| *before), sum(|(_, after)| *after)]
    }
}

/// What the child costs now, or before the proposal began, and what it would cost; nothing for a
/// proposal that changes neither the place nor a cost. `moves` says that a move is asked for.
#[must_use]
pub fn proposed_change(case: &Case, item: &Item, moves: bool, day: Date) -> Option<Change> {
    let proposed = item.proposed.as_ref()?;
    let began = began(case, proposed, day).filter(|_| moves);
    let from = proposed.from.as_ref().map(|from| from.value).or(began);
    let has_begun = from.is_some_and(|from| from <= day);
    let before = match from {
        Some(from) if has_begun => plus_days(from, -1),
        _ => day,
    };
    let elsewhere = goes_elsewhere(case, proposed, before);
    if proposed.costs.is_empty() && elsewhere.is_none() {
        return None;
    }
    let after = from.unwrap_or(before);
    let mut parts: BTreeMap<Part, (Paid, Paid)> = BTreeMap::new();
    for (part, rate) in paid_on(case, before, |_| true) {
        parts.entry(part).or_default().0 = Paid::Known(rate);
    }
    let stays = |cost: &Cost| !replaces(proposed, elsewhere, case, cost);
    for (part, rate) in paid_on(case, after, stays) {
        parts.entry(part).or_default().1 = Paid::Known(rate);
    }
    for purpose in unpriced(case, proposed, before) {
        let goes_on = elsewhere != Some(purpose);
        let line = parts
            .entry(Part::Cost(purpose, Component::Core))
            .or_default();
        line.0 = Paid::Unknown;
        if goes_on && line.1 == Paid::Nothing {
            line.1 = Paid::Unknown;
        }
    }
    let mut new: BTreeMap<Part, Vec<Rate>> = BTreeMap::new();
    for cost in &proposed.costs {
        let part = Part::Cost(cost.purpose, cost.component);
        new.entry(part).or_default().push(cost.price.value.rate());
    }
    for (part, rates) in new {
        parts.entry(part).or_default().1 = Paid::Known(rates.into_iter().sum());
    }
    if let Some(purpose) = elsewhere
        && !proposed.costs.iter().any(|cost| cost.purpose == purpose)
    {
        // A new place whose price nobody states costs something all the same.
        let basic = Part::Cost(purpose, Component::Core);
        parts.entry(basic).or_default().1 = Paid::Unknown;
    }
    Some(Change {
        before,
        from,
        has_begun,
        derived: derived(case, proposed, [before, after]),
        parts,
    })
}

/// The parts of which a price on one of these days is not by the week.
fn derived(case: &Case, proposed: &Proposed, days: [Date; 2]) -> BTreeSet<Part> {
    let old = days.into_iter().flat_map(|day| case.costs_on(day));
    let old = old.map(|cost| (cost.purpose, cost.component, cost.price.value));
    let new = proposed.costs.iter();
    let new = new.map(|cost| (cost.purpose, cost.component, cost.price.value));
    let derived = old.chain(new).filter(|(.., price)| price.is_derived());
    let costs = derived.map(|(purpose, component, _)| Part::Cost(purpose, component));
    costs.chain([Part::Element3]).collect()
}

/// Since when the child has been in the proposed place, where no day is proposed.
fn began(case: &Case, proposed: &Proposed, day: Date) -> Option<Date> {
    let setting = &proposed.setting.id;
    if proposed.placement_type.is_some() {
        let placement = case.placement_on(day)?;
        return (placement.setting.id == *setting).then_some(placement.from.value);
    }
    let mut provisions = case.provisions_on(day);
    let provision = provisions.find(|provision| provision.setting.id == *setting)?;
    provision.from.as_ref().map(|from| from.value)
}

/// What changes its place by a proposal: where the child lives, or where the child learns. Support in
/// the place that is kept changes neither.
fn goes_elsewhere(case: &Case, proposed: &Proposed, before: Date) -> Option<Purpose> {
    let setting = &proposed.setting.id;
    if proposed.placement_type.is_some() {
        let lives = case.placement_on(before);
        return lives
            .is_none_or(|placement| placement.setting.id != *setting)
            .then_some(Purpose::Placement);
    }
    let learns = proposed
        .costs
        .iter()
        .any(|cost| cost.purpose == Purpose::Provision);
    let here = case
        .provisions_on(before)
        .any(|provision| provision.setting.id == *setting);
    (learns && !here).then_some(Purpose::Provision)
}

/// Whether a proposal takes the place of a cost.
fn replaces(proposed: &Proposed, elsewhere: Option<Purpose>, case: &Case, cost: &Cost) -> bool {
    let same = proposed
        .costs
        .iter()
        .any(|new| new.purpose == cost.purpose && new.component == cost.component);
    same || elsewhere == Some(cost.purpose) && !is_of(case, cost, proposed)
}

/// Whether a cost is entered for the proposed place already.
fn is_of(case: &Case, cost: &Cost, proposed: &Proposed) -> bool {
    let Some(of) = &cost.of else { return false };
    let placements = case.placements.iter();
    let mut places = placements
        .map(|placement| (&placement.id.value, &placement.setting.id))
        .chain(
            case.education
                .iter()
                .flat_map(|education| &education.provisions)
                .map(|provision| (&provision.id.value, &provision.setting.id)),
        );
    places.any(|(id, setting)| *id == of.value && *setting == proposed.setting.id)
}

/// What is paid for the child on a day by those costs that stay, and by all else, by part.
pub(super) fn paid_on(
    case: &Case,
    day: Date,
    stays: impl Fn(&Cost) -> bool,
) -> BTreeMap<Part, Rate> {
    let costs = case.costs_on(day).filter(|cost| stays(cost));
    let costs = costs.map(|cost| {
        let part = Part::Cost(cost.purpose, cost.component);
        (part, cost.price.value.rate())
    });
    let retainers = case.retainers.iter();
    let retainers = retainers.filter(|paid| in_force(paid.from.value, day_of(paid.until), day));
    let retainers = retainers.map(|paid| (Part::Retainer, paid.price.value.rate()));
    let taxis = case.taxis.iter().filter(|taxi| !taxi.one_off);
    let taxis = taxis.filter(|taxi| in_force(taxi.from.value, day_of(taxi.until), day));
    let taxis = taxis.map(|taxi| (Part::Taxi, taxi.price.value.rate()));
    let element_3 = case
        .element_3_on(day)
        .filter(|annual| *annual > Money::ZERO);
    let element_3 = element_3.map(|annual| (Part::Element3, Rate::of_year(annual)));
    let mut paid: BTreeMap<Part, Rate> = BTreeMap::new();
    for (part, rate) in costs.chain(retainers).chain(taxis).chain(element_3) {
        let sum = paid.entry(part).or_default();
        *sum = [*sum, rate].into_iter().sum();
    }
    paid
}

/// The places of a day of which nothing says what they cost: the placement, and where the child learns
/// if the proposal is about education. A place that costs nothing has a cost of 0.
fn unpriced<'a>(
    case: &'a Case,
    proposed: &'a Proposed,
    day: Date,
) -> impl Iterator<Item = Purpose> + use<'a> {
    let priced = move |purpose| case.weekly_on(purpose, day).is_some();
    let lives = case.placement_on(day).is_some() && !priced(Purpose::Placement);
    let learns = case.provisions_on(day).next().is_some()
        && !priced(Purpose::Provision)
        && case.element_3_on(day).is_none();
    let about = |cost: &At<ProposedCost>| cost.purpose == Purpose::Provision;
    let learns = learns && proposed.costs.iter().any(about);
    let placement = lives.then_some(Purpose::Placement);
    placement
        .into_iter()
        .chain(learns.then_some(Purpose::Provision))
}

/// Whether an agreed cost takes the place of one of the case from its first day on: it is for the
/// same part, or it was agreed for another place and the old place ends by it.
pub(super) fn is_replaced(case: &Case, item: &Item, old: &Cost, new: &AgreedCost) -> bool {
    let same = new.purpose == old.purpose && new.component == old.component;
    let ends = || {
        let proposed = item.proposed.as_ref()?;
        let elsewhere = goes_elsewhere(case, proposed, plus_days(new.from.value, -1))?;
        let left = elsewhere == old.purpose && !is_of(case, old, proposed);
        (left && new.purpose == elsewhere).then_some(())
    };
    same || ends().is_some()
}
