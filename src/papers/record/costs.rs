//! What was agreed to be paid, and what all that is paid for the child comes to by it.

use super::super::desk::Sitting;
use super::super::view::Fact;
use super::super::{agenda, agreement, words};
use super::points::points;
use crate::model::meeting::{Item, Outcome, ProposedCost};
use crate::model::value::words::day;
use crate::model::value::{Money, Rate};
use crate::plan::{agreed_effect, proposed_change};
use jiff::civil::Date;

/// The costs that were agreed, those that were proposed where they were agreed as they stood, and what
/// the child costs a week before and after.
pub(super) fn facts(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Vec<Fact> {
    let agreed = agreement::is_agreed(sitting, outcome);
    let mut lines: Vec<String> = outcome
        .costs
        .iter()
        .map(|cost| agenda::cost_words(sitting, cost))
        .collect();
    if agreed && lines.is_empty() {
        let proposed = item.proposed.iter().flat_map(|proposed| &proposed.costs);
        lines.extend(proposed.map(|cost| as_proposed(sitting, cost)));
    }
    // What waits for a confirmation is not agreed yet.
    let label = if agreed { "Costs agreed" } else { "Costs" };
    let effect = effect(sitting, item, outcome).filter(|_| agreed);
    let effect = effect.map(|text| Fact::text("All costs of the child", words::upper_first(&text)));
    points(label, lines).into_iter().chain(effect).collect()
}

/// `Education, basic price: £365.00 a week, as proposed. Education £365.00 a week.`
fn as_proposed(sitting: &Sitting<'_>, cost: &ProposedCost) -> String {
    let what = words::purpose(cost.purpose);
    let part = words::component(cost.component);
    let price = words::price(cost.price.value);
    let shares = agenda::share_words(sitting, cost.shares.iter());
    let open = if cost.under_negotiation {
        " The split is under negotiation."
    } else {
        ""
    };
    let text = format!("{what}, {part}: {price}, as proposed. {shares}{open}");
    text.trim().to_owned()
}

fn effect(sitting: &Sitting<'_>, item: &Item, outcome: &Outcome) -> Option<String> {
    let case = sitting.desk.workspace.case(&item.case.id)?;
    if let Some(effect) = agreed_effect(case, item, &outcome.costs, sitting.date) {
        return Some(compared(effect.sums, Some(effect.from)));
    }
    let moves = sitting
        .kind(item)
        .is_some_and(|kind| kind.changes_placement);
    let change = proposed_change(case, item, moves, sitting.date)?;
    Some(compared(change.sums(), change.from))
}

/// `£4,150.00 a week before, £5,300.00 a week from 15 June 2026 (+£1,150.00)`.
fn compared([before, after]: [(Rate, bool); 2], from: Option<Date>) -> String {
    let from = from.map_or_else(
        || "as agreed".to_owned(),
        |from| format!("from {}", day(from)),
    );
    if before == after && !before.1 {
        return format!("{}, as before", sum(before));
    }
    let gap = if before.1 || after.1 {
        String::new()
    } else {
        let gap = after.0.less(before.0).weekly();
        format!(" ({})", words::change(gap))
    };
    format!("{} before, {} {from}{gap}", sum(before), sum(after))
}

fn sum((rate, is_open): (Rate, bool)) -> String {
    match (rate.weekly() == Money::ZERO, is_open) {
        (true, true) => "not known".to_owned(),
        (true, false) => "nothing".to_owned(),
        (false, true) => format!("{} and what is not known", words::weekly(rate.weekly())),
        (false, false) => words::weekly(rate.weekly()),
    }
}
