//! What placements cost, and how the year's spending stands against its budget (P-04, P-05, P-98).
//!
//! No sum or mean is printed of a group that is small, or that could be worked out of the others.

use super::suppress::{SYMBOL, hidden_groups};
use super::tally::Category;
use super::year::{Year, Years};
use crate::model::case::{BudgetName, Case, Placement, Purpose};
use crate::model::edition;
use crate::model::value::{Money, PlacementProvider, PlacementType, Slug};
use crate::papers::view::{Column, RichText, Row, Section, Table, Width};
use crate::papers::words;
use crate::plan::forecast;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

/// Mean weekly costs by type of placement and by provider.
pub(super) fn unit_costs(years: &Years<'_>) -> Section {
    let table = |caption: &str, heading: &str, of: fn(&Year<'_>, &Placement) -> Category| {
        means(years, caption, heading, of)
    };
    Section {
        name: edition::Section::UnitCosts.name().to_owned(),
        title: "What placements cost".to_owned(),
        intro: RichText::plain(
            "The mean weekly cost of the placements of children presented, on the day of the child's \
             last item of the year. Education and transport are not in it.",
        ),
        tables: vec![
            table(
                "Mean weekly cost by type of placement",
                "Type of placement",
                by_type,
            ),
            table("Mean weekly cost by provider", "Provider", by_provider),
        ],
        ..Section::default()
    }
}

fn by_type(_: &Year<'_>, placement: &Placement) -> Category {
    let code = placement.placement_type.value;
    let rank = PlacementType::ALL.iter().position(|other| *other == code);
    (rank.unwrap_or(usize::MAX), code.label().to_owned())
}

fn by_provider(year: &Year<'_>, placement: &Placement) -> Category {
    let Some((_, provider)) = year.desk.workspace.setting(&placement.setting) else {
        return (usize::MAX, "Not known".to_owned());
    };
    let rank = PlacementProvider::ALL
        .iter()
        .position(|other| *other == provider.code);
    (rank.unwrap_or(usize::MAX), provider.code.label().to_owned())
}

/// Children and their weekly costs together.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    children: u32,
    weekly: Money,
}

fn means(
    years: &Years<'_>,
    caption: &str,
    heading: &str,
    of: fn(&Year<'_>, &Placement) -> Category,
) -> Table {
    let mut groups: BTreeMap<Category, Vec<Group>> = BTreeMap::new();
    let titles = years.titles();
    for (at, year) in years.each().enumerate() {
        for child in year.children() {
            let placed = child.case.and_then(|case| {
                let placement = case.placement_on(child.last)?;
                Some((
                    of(year, placement),
                    case.weekly_on(Purpose::Placement, child.last)?,
                ))
            });
            let (category, weekly) = placed.unwrap_or_else(|| (no_cost(), Money::ZERO));
            let group = groups
                .entry(category)
                .or_insert_with(|| vec![Group::default(); titles.len()]);
            group[at].children += 1;
            group[at].weekly = [group[at].weekly, weekly].into_iter().sum();
        }
    }
    let hidden: Vec<Vec<bool>> = (0..titles.len())
        .map(|at| {
            let sizes: Vec<u32> = groups.values().map(|group| group[at].children).collect();
            hidden_groups(&sizes, years.threshold())
        })
        .collect();
    let rows = groups.iter().enumerate().map(|(row, (category, group))| {
        let has_cost = *category != no_cost();
        let cells = group
            .iter()
            .zip(&hidden)
            .flat_map(|(group, hidden)| mean(*group, hidden[row], has_cost));
        Row::entry(std::iter::once(category.1.clone()).chain(cells))
    });
    let columns = titles.iter().flat_map(|title| {
        let children = Column::numbers(format!("Children, {title}"), Width::Narrow);
        [
            children,
            Column::numbers(format!("Mean a week, {title}"), Width::Narrow),
        ]
    });
    Table {
        caption: caption.to_owned(),
        columns: std::iter::once(Column::words(heading, Width::Wide))
            .chain(columns)
            .collect(),
        rows: rows.collect(),
        empty: "No child was presented.".to_owned(),
        note: hidden
            .concat()
            .contains(&true)
            .then(|| format!("{SYMBOL}: the group is too small, or would tell of one that is.")),
    }
}

/// The children without a cost are a group too: else the number of children presented would tell
/// how many they are.
fn no_cost() -> Category {
    (usize::MAX, "No placement, or no cost of it".to_owned())
}

/// How many children, and their mean; of a hidden group neither.
fn mean(group: Group, hidden: bool, has_cost: bool) -> [String; 2] {
    match NonZeroU32::new(group.children) {
        Some(_) if hidden => [SYMBOL.to_owned(), SYMBOL.to_owned()],
        Some(children) if !has_cost => [children.to_string(), "–".to_owned()],
        Some(children) => [
            children.to_string(),
            group.weekly.per(children).paper_whole(),
        ],
        None => ["0".to_owned(), "–".to_owned()],
    }
}

/// The forecast of the year against its budget lines.
pub(super) fn budgets(year: &Year<'_>, threshold: u32) -> Section {
    let forecast = forecast(year.desk.workspace, year.until);
    let children = children_by_budget(year);
    let sizes: Vec<u32> = forecast
        .lines
        .iter()
        .map(|line| children.get(&line.budget).copied().unwrap_or(0))
        .collect();
    let hidden = hidden_groups(&sizes, threshold);
    let rows = forecast.lines.iter().zip(&hidden).map(|(line, hidden)| {
        let to_come: Money = [line.committed, line.projected].into_iter().sum();
        let sums = [line.actual, to_come, line.outturn()];
        let difference = line
            .available
            .map(|available| less(line.outturn(), available));
        let shown = |text: String| if *hidden { SYMBOL.to_owned() } else { text };
        let cells = sums.into_iter().map(|sum| shown(sum.paper_whole()));
        let mut row = vec![words::budget(year.desk.workspace, &line.budget).to_owned()];
        row.push(
            line.available
                .map_or_else(|| "Not set".to_owned(), Money::paper_whole),
        );
        row.extend(cells);
        row.push(difference.map_or_else(|| "–".to_owned(), |difference| shown(signed(difference))));
        Row::entry(row)
    });
    let titles = [
        "Budget",
        "Spent",
        "To be spent",
        "Forecast",
        "Over or under",
    ];
    let columns = titles.map(|title| Column::numbers(title, Width::Narrow));
    let table = Table {
        caption: format!("Forecast of {} against budget, in pounds", year.financial),
        columns: std::iter::once(Column::words("Budget line", Width::Wide))
            .chain(columns)
            .collect(),
        rows: rows.collect(),
        empty: "No budget line is in the register.".to_owned(),
        note: hidden
            .contains(&true)
            .then(|| format!("{SYMBOL}: too few children, or would tell of a line with too few.")),
    };
    Section {
        name: edition::Section::Forecast.name().to_owned(),
        title: "Forecast against budget".to_owned(),
        intro: RichText::plain(
            "Of all cases of the authority, whichever panel heard them. Not yet agreed with Finance.",
        ),
        tables: vec![table],
        ..Section::default()
    }
}

fn less(forecast: Money, available: Money) -> Money {
    Money::from_pence(forecast.pence() - available.pence())
}

/// To the nearest pound, its sign always shown.
fn signed(amount: Money) -> String {
    if amount.pence() > 0 {
        format!("+{}", amount.paper_whole())
    } else {
        amount.paper_whole()
    }
}

/// How many cases have a cost on each budget line in the year.
fn children_by_budget(year: &Year<'_>) -> BTreeMap<Slug, u32> {
    let mut children = BTreeMap::new();
    let cases = year.desk.workspace.cases.values().map(|file| &file.case);
    for case in cases {
        for budget in budgets_of(case, year) {
            *children.entry(budget.clone()).or_default() += 1;
        }
    }
    children
}

fn budgets_of<'c>(case: &'c Case, year: &Year<'_>) -> BTreeSet<&'c Slug> {
    let in_year = case.payments().filter(|payment| {
        let until = if payment.once {
            Some(payment.from)
        } else {
            payment.until
        };
        payment.from.max(year.first) <= until.unwrap_or(year.last).min(year.last)
    });
    let shares = in_year
        .flat_map(|payment| payment.shares)
        .filter(|share| share.weekly.value > Money::ZERO);
    shares
        .filter_map(|share| match &share.budget.value {
            BudgetName::Line(budget) => Some(budget),
            BudgetName::ToBeConfirmed | BudgetName::External => None,
        })
        .collect()
}
