//! What a proposal would cost beside what is paid now.

use super::super::desk::Sitting;
use super::super::view::{Cell, Column, Row, Section, Table, Width};
use super::super::words;
use crate::model::case::{BudgetName, Purpose, Share};
use crate::model::meeting::{Item, Proposed};
use crate::model::value::{Money, Price, Rate, words as days};
use crate::papers::view::Empty;
use crate::plan::{Change, Paid, Part, proposed_change};
use crate::yaml::At;
use std::collections::BTreeMap;

/// The section of a sheet that says what is proposed.
pub(super) const SECTION: &str = "proposal";

/// Whether a proposal's costs are set beside what is paid now, so that they need no line of their own.
pub(super) fn compares(sitting: &Sitting<'_>, item: &Item) -> bool {
    let proposed = item.proposed.as_ref();
    proposed.is_some_and(|proposed| !proposed.costs.is_empty())
        && change_of(sitting, item).is_some()
}

/// Puts the costs of a proposal into its section; makes the section where no fact did.
pub(super) fn add_costs(sitting: &Sitting<'_>, item: &Item, sections: &mut Vec<Section>) {
    let Some(proposed) = &item.proposed else {
        return;
    };
    let Some(change) = change_of(sitting, item) else {
        return;
    };
    if !sections.iter().any(|section| section.name == SECTION) {
        let title = "What is proposed".to_owned();
        sections.push(Section {
            name: SECTION.to_owned(),
            title,
            ..Section::default()
        });
    }
    if let Some(section) = sections.iter_mut().find(|section| section.name == SECTION) {
        section
            .tables
            .push(compared(sitting, item, proposed, &change));
    }
}

/// What the child costs a week, and would cost: `£1,165.00 a week now, £1,120.00 proposed`; of an item
/// that proposes nothing, what the placement costs. Nothing of a case that can't be used, and of a child
/// for whom no placement is paid.
pub(super) fn cost_a_week(sitting: &Sitting<'_>, item: &Item) -> Option<String> {
    if sitting.withheld(item).is_some() {
        return None;
    }
    let case = sitting.desk.workspace.case(&item.case.id)?;
    let Some(change) = change_of(sitting, item) else {
        case.placement_on(sitting.date)?;
        let weekly = case.weekly_on(Purpose::Placement, sitting.date);
        return Some(match weekly {
            Some(weekly) => format!("{} a week", weekly.paper()),
            None => "Cost a week not known".to_owned(),
        });
    };
    let said = |(rate, open): (Rate, bool)| match (rate == Rate::ZERO, open) {
        (true, true) => words::lower_first(NOT_KNOWN),
        (false, true) => format!("{} and what is not known", rate.weekly().paper()),
        (_, false) => rate.weekly().paper(),
    };
    let [before, after] = change.sums();
    let now = if change.has_begun { "before" } else { "now" };
    Some(format!(
        "{} a week {now}, {} proposed",
        said(before),
        said(after)
    ))
}

/// How an item would change what is paid for its child.
fn change_of(sitting: &Sitting<'_>, item: &Item) -> Option<Change> {
    let case = sitting.desk.workspace.case(&item.case.id)?;
    // A move to the place where the child is already has begun; to stay there has not.
    let kinds = sitting.edition.kinds.iter();
    let moves = kinds
        .filter(|kind| kind.id.value == item.kind.value)
        .any(|kind| kind.changes_placement);
    proposed_change(case, item, moves, sitting.date)
}

/// Pounds a week before and as proposed, of all that is paid for the child.
fn compared(sitting: &Sitting<'_>, item: &Item, proposed: &Proposed, change: &Change) -> Table {
    let mut rows: Vec<Row> = change
        .parts
        .iter()
        .map(|(part, (before, after))| {
            let gap = match (before, after) {
                (Paid::Unknown, _) | (_, Paid::Unknown) => NOT_KNOWN.to_owned(),
                (before, after) => words::change(rate(*after).less(rate(*before)).weekly()),
            };
            let then = match (before, after) {
                (Paid::Known(_), Paid::Nothing) => "Ends".to_owned(),
                _ => paid(*after),
            };
            Row::entry([
                part_words(*part, proposed, change),
                paid(*before).into(),
                then.into(),
                gap.into(),
            ])
        })
        .collect();
    let [before, after] = change.sums();
    let total = |of: fn(Rate) -> Money| {
        let sum = |(rate, open): (Rate, bool)| match (rate == Rate::ZERO, open) {
            (true, true) => NOT_KNOWN.to_owned(),
            (false, true) => format!("{} and what is not known", of(rate).paper()),
            (_, false) => of(rate).paper(),
        };
        let gap = if before.1 || after.1 {
            NOT_KNOWN.to_owned()
        } else {
            words::change(difference(of(after.0), of(before.0)))
        };
        [sum(before), sum(after), gap]
    };
    for (title, [before, after, gap]) in [
        ("Total a week", total(Rate::weekly)),
        ("Total a year of 365 days", total(Rate::yearly)),
    ] {
        rows.push(Row::total([title.to_owned(), before, after, gap]));
    }
    let on = days::day(change.before);
    let now = if change.has_begun { "Before" } else { "Now" };
    let from = change.from.map_or_else(
        || "as proposed".to_owned(),
        |from| format!("as proposed from {}", days::day(from)),
    );
    Table {
        caption: format!("Pounds a week for the child on {on}, and {from}"),
        columns: vec![
            Column::words("What is paid for", Width::Wide),
            Column::numbers(now, Width::Narrow),
            Column::numbers("Proposed", Width::Narrow),
            Column::numbers("Change", Width::Narrow),
        ],
        rows,
        empty: Empty::none("No cost is stated."),
        note: shares(sitting, item, proposed, change),
    }
}

/// What stands where nothing says what something costs: never a nought.
pub(super) const NOT_KNOWN: &str = "Not known";

fn rate(paid: Paid) -> Rate {
    match paid {
        Paid::Known(rate) => rate,
        Paid::Nothing | Paid::Unknown => Rate::ZERO,
    }
}

fn paid(paid: Paid) -> String {
    match paid {
        Paid::Nothing => "None".to_owned(),
        Paid::Unknown => NOT_KNOWN.to_owned(),
        Paid::Known(rate) => rate.weekly().paper(),
    }
}

/// What a part is; of what is not priced by the week, what its contract says and that its week is
/// worked out.
fn part_words(part: Part, proposed: &Proposed, change: &Change) -> Cell {
    let worked_out = |title: String| {
        if change.derived.contains(&part) {
            format!("{title}; a week is worked out")
        } else {
            title
        }
    };
    match part {
        Part::Cost(purpose, component) => {
            let title = format!(
                "{}, {}",
                words::purpose(purpose),
                words::component(component)
            );
            let cell = Cell::from(worked_out(title));
            let costs = proposed.costs.iter();
            let here = costs.filter(|cost| cost.purpose == purpose && cost.component == component);
            let prices = here
                .map(|cost| cost.price.value)
                .filter(|price| price.is_derived());
            let prices: Vec<String> = prices.map(Price::paper).collect();
            match (purpose, prices.as_slice()) {
                (_, [_, ..]) => cell.with_sub(format!("Proposed: {}", words::list(&prices))),
                (Purpose::Provision, []) => cell.with_sub(a_year(part, change)),
                (_, []) => cell,
            }
        }
        Part::Element3 => {
            let cell = Cell::from(worked_out("Education, Element 3".to_owned()));
            cell.with_sub(a_year(part, change))
        }
        Part::Retainer => "Retainer".into(),
        Part::Taxi => "Taxi".into(),
    }
}

/// What education costs is told in pounds a year: `£5,200.00 a year, then £9,000.00`.
fn a_year(part: Part, change: &Change) -> String {
    let year = |paid: Paid| match paid {
        Paid::Known(rate) => rate.yearly().paper(),
        Paid::Nothing => "none".to_owned(),
        Paid::Unknown => "not known".to_owned(),
    };
    let (before, after) = change.parts.get(&part).copied().unwrap_or_default();
    let [before, after] = [year(before), year(after)];
    if before == after {
        return format!("{before} a year");
    }
    format!("A year: {before}, then {after}")
}

/// Prices of one payer: with their basis where it is one, else a week.
fn together(prices: &[Price]) -> String {
    let per = prices
        .first()
        .map_or(Price::default().per, |price| price.per);
    if prices.iter().all(|price| price.per == per) {
        let amount = prices.iter().map(|price| price.amount).sum();
        return Price { amount, per }.paper();
    }
    let rates: Rate = prices.iter().map(|price| price.rate()).sum();
    words::weekly(rates.weekly())
}

/// One amount less another.
pub(super) fn difference(one: Money, other: Money) -> Money {
    one.checked_sub(other).unwrap_or(one)
}

/// Who pays what of the proposal. Where others pay for what it takes the place of, they are named too: what
/// somebody pays no more is nobody's saving but theirs.
fn shares(
    sitting: &Sitting<'_>,
    item: &Item,
    proposed: &Proposed,
    change: &Change,
) -> Option<String> {
    let shares = || proposed.costs.iter().flat_map(|cost| &cost.shares);
    let paid = share_words(sitting, shares());
    let open = proposed.costs.iter().any(|cost| cost.under_negotiation);
    let open = if open {
        " The split is under negotiation."
    } else {
        ""
    };
    let case = sitting.desk.workspace.case(&item.case.id);
    let replaced = case.into_iter().flat_map(|case| {
        let costs = case.costs_on(change.before);
        costs.filter(|cost| {
            let part = change.parts.get(&Part::Cost(cost.purpose, cost.component));
            part.is_some_and(|(before, after)| before != after)
        })
    });
    let replaced: Vec<&At<Share>> = replaced.flat_map(|cost| &cost.shares).collect();
    let no_more = replaced
        .iter()
        .any(|share| shares().all(|other| other.payer != share.payer));
    let paid = if no_more && !paid.is_empty() {
        let now = if change.has_begun { "Before" } else { "Now" };
        let before = share_words(sitting, replaced.into_iter());
        format!("{now}: {before} Proposed: {paid}")
    } else {
        paid
    };
    (!paid.is_empty() || !open.is_empty()).then(|| format!("{paid}{open}").trim().to_owned())
}

/// `Social care £900.00 a week (Placements); Health £100.00 a week.`
pub(crate) fn share_words<'a>(
    sitting: &Sitting<'_>,
    shares: impl Iterator<Item = &'a At<Share>>,
) -> String {
    let mut paid: BTreeMap<String, Vec<Price>> = BTreeMap::new();
    for share in shares {
        let budget = match &share.budget.value {
            BudgetName::Line(id) => format!(" ({})", words::budget(sitting.desk.workspace, id)),
            BudgetName::ToBeConfirmed => " (budget to be confirmed)".to_owned(),
            BudgetName::External => String::new(),
        };
        let whose = format!("{}{budget}", words::payer(share.payer));
        paid.entry(whose).or_default().push(share.price.value);
    }
    let paid: Vec<String> = paid
        .into_iter()
        .map(|(who, prices)| format!("{who} {}", together(&prices)))
        .collect();
    if paid.is_empty() {
        String::new()
    } else {
        format!("{}.", paid.join("; "))
    }
}

#[cfg(test)]
mod tests;
