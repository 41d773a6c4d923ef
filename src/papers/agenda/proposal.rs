//! What a proposal would cost beside what is paid now.

use super::super::desk::Sitting;
use super::super::view::{Column, Row, Section, Table, Width};
use super::super::words;
use crate::model::case::{BudgetName, Component, Purpose, Share};
use crate::model::meeting::{Item, Proposed};
use crate::model::value::Money;
use crate::yaml::At;
use std::collections::BTreeMap;

/// The section of a sheet that says what is proposed.
pub(super) const SECTION: &str = "proposal";

/// Puts the costs of a proposal into its section; makes the section where no fact did.
pub(super) fn add_costs(sitting: &Sitting<'_>, item: &Item, sections: &mut Vec<Section>) {
    let Some(proposed) = item
        .proposed
        .as_ref()
        .filter(|proposed| !proposed.costs.is_empty())
    else {
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
        section.tables.push(compared(sitting, item, proposed));
    }
}

/// Pounds a week now and as proposed, by what they pay for.
fn compared(sitting: &Sitting<'_>, item: &Item, proposed: &Proposed) -> Table {
    let mut lines: BTreeMap<(Purpose, Component), (Money, Money)> = BTreeMap::new();
    let purposes: Vec<Purpose> = proposed.costs.iter().map(|cost| cost.purpose).collect();
    let case = sitting.desk.workspace.case(&item.case.id);
    let now = case
        .into_iter()
        .flat_map(|case| case.costs_on(sitting.date));
    for cost in now.filter(|cost| purposes.contains(&cost.purpose)) {
        let line = lines.entry((cost.purpose, cost.component)).or_default();
        line.0 = line.0.checked_add(cost.weekly.value).unwrap_or(line.0);
    }
    for cost in &proposed.costs {
        let line = lines.entry((cost.purpose, cost.component)).or_default();
        line.1 = line.1.checked_add(cost.weekly.value).unwrap_or(line.1);
    }
    let row = |title: String, now: Money, then: Money| {
        [
            title,
            now.paper(),
            then.paper(),
            words::change(difference(then, now)),
        ]
    };
    let mut rows: Vec<Row> = lines
        .iter()
        .map(|((purpose, component), (now, then))| {
            let title = format!(
                "{}, {}",
                words::purpose(*purpose),
                words::component(*component)
            );
            Row::entry(row(title, *now, *then))
        })
        .collect();
    let now: Money = lines.values().map(|(now, _)| *now).sum();
    let then: Money = lines.values().map(|(_, then)| *then).sum();
    rows.push(Row::total(row("Total a week".to_owned(), now, then)));
    Table {
        caption: "Pounds a week now and as proposed".to_owned(),
        columns: vec![
            Column::words("What is paid for", Width::Wide),
            Column::numbers("Now", Width::Narrow),
            Column::numbers("Proposed", Width::Narrow),
            Column::numbers("Change", Width::Narrow),
        ],
        rows,
        empty: "No cost is stated.".to_owned(),
        note: shares(sitting, proposed),
    }
}

/// One amount less another.
pub(super) fn difference(one: Money, other: Money) -> Money {
    one.checked_sub(other).unwrap_or(one)
}

/// Who would pay how much of the whole, and that a split is not agreed.
fn shares(sitting: &Sitting<'_>, proposed: &Proposed) -> Option<String> {
    let shares = proposed.costs.iter().flat_map(|cost| &cost.shares);
    let paid = share_words(sitting, shares);
    let open = proposed.costs.iter().any(|cost| cost.under_negotiation);
    let open = if open {
        " The split is under negotiation."
    } else {
        ""
    };
    (!paid.is_empty() || !open.is_empty()).then(|| format!("{paid}{open}").trim().to_owned())
}

/// `Social care £900.00 a week (Placements); Health £100.00 a week.`
pub(crate) fn share_words<'a>(
    sitting: &Sitting<'_>,
    shares: impl Iterator<Item = &'a At<Share>>,
) -> String {
    let mut paid: BTreeMap<String, Money> = BTreeMap::new();
    for share in shares {
        let budget = match &share.budget.value {
            BudgetName::Line(id) => format!(" ({})", words::budget(sitting.desk.workspace, id)),
            BudgetName::ToBeConfirmed => " (budget to be confirmed)".to_owned(),
            BudgetName::External => String::new(),
        };
        let sum = paid
            .entry(format!("{}{budget}", words::payer(share.payer)))
            .or_default();
        *sum = sum.checked_add(share.weekly.value).unwrap_or(*sum);
    }
    let paid: Vec<String> = paid
        .into_iter()
        .map(|(who, sum)| format!("{who} {}", words::weekly(sum)))
        .collect();
    if paid.is_empty() {
        String::new()
    } else {
        format!("{}.", paid.join("; "))
    }
}
