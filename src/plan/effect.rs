//! What agreed costs do to all that is paid for a child.

use super::change::{is_replaced, paid_on};
use crate::model::case::{Case, Cost, Purpose, in_force};
use crate::model::meeting::{AgreedCost, Item};
use crate::model::value::Rate;
use crate::model::value::date::plus_days;
use crate::yaml::At;
use jiff::civil::Date;

/// What was paid for a child before agreed costs began, and what is from then on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreedEffect {
    /// The first day of the new costs; of several, the last of these days.
    pub from: Date,
    /// The sums before and from then on, and whether something in them is not known.
    pub sums: [(Rate, bool); 2],
}

/// The effect of the costs that were agreed with an item; nothing where none were.
///
/// What the case's file has of these costs already is the same money, and counted once.
#[must_use]
pub fn agreed_effect(
    case: &Case,
    item: &Item,
    costs: &[At<AgreedCost>],
    meeting: Date,
) -> Option<AgreedEffect> {
    let begins = || costs.iter().map(|cost| cost.from.value);
    let before = plus_days(begins().min()?, -1);
    let from = begins().max()?;
    let replaced = |old: &Cost| costs.iter().any(|new| is_replaced(case, item, old, new));
    let old = paid_on(case, before, |_| true);
    let goes_on = paid_on(case, from, |cost| !replaced(cost));
    let new = costs.iter().filter(|cost| {
        in_force(cost.from.value, cost.until, from) && !is_entered_apart(case, cost, meeting)
    });
    let new = new.map(|cost| cost.price.value.rate());
    // A home of which nothing says what it costs.
    let unknown =
        case.placement_on(before).is_some() && case.weekly_on(Purpose::Placement, before).is_none();
    let priced = costs.iter().any(|cost| cost.purpose == Purpose::Placement);
    Some(AgreedEffect {
        from,
        sums: [
            (old.values().copied().sum(), unknown),
            (
                goes_on.values().copied().chain(new).sum(),
                unknown && !priced,
            ),
        ],
    })
}

/// Whether the case's file has an agreed cost as a retainer or a taxi, and not among its costs.
fn is_entered_apart(case: &Case, agreed: &AgreedCost, meeting: Date) -> bool {
    let weekly = agreed.price.value.weekly();
    let retainers = case.retainers.iter();
    let retainers = retainers.map(|paid| (paid.price.value, paid.from.value));
    let taxis = case.taxis.iter().filter(|taxi| !taxi.one_off);
    let taxis = taxis.map(|paid| (paid.price.value, paid.from.value));
    let mut paid = retainers.chain(taxis);
    paid.any(|(price, from)| {
        price.weekly() == weekly && meeting <= from && from <= agreed.from.value
    })
}
