//! How the year's spending stands against its budget (P-05, P-98), and what the panel's decisions do to
//! it.

use super::counted::CHILDREN;
use super::disclosure::{
    Amount, Category, Cost, Counts, Kind, List, Population, SYMBOL, Said, Settled, TRUE_FIGURES,
    hidden_groups,
};
use super::exhibit::{self, chart, only, pounds, withheld};
use super::year::{Year, Years};
use crate::model::case::{Case, FundingState, Payer};
use crate::model::edition::{self, Effect};
use crate::model::value::words::day;
use crate::model::value::{CaseRef, Money, Rate, Slug};
use crate::papers::view::Empty;
use crate::papers::view::{
    ChartKind, ChartValue, Column, Exhibit, ReportSection, RichText, Row, Table, Width,
};
use crate::papers::words;
use crate::plan::{ForecastLine, agreed_effects, forecast};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// One for each child and budget for which costs were agreed.
const EFFECTS: Population = Population::new("effects of decisions on budgets");
const BUDGET: List = EFFECTS.by("budget");
const IN_YEAR: Amount = Amount::new("effects in the year");
const FULL_YEAR: Amount = Amount::new("effects in twelve months");

/// What health was asked for and answered: how many children, and pounds a week.
const HEALTH: [(&str, FundingState, Population, Amount); 4] = [
    (
        "Sought",
        FundingState::Sought,
        Population::new("children for whom health was asked"),
        Amount::new("sought of health"),
    ),
    (
        "Agreed",
        FundingState::Agreed,
        Population::new("children for whom health agreed"),
        Amount::new("agreed by health"),
    ),
    (
        "Refused",
        FundingState::Refused,
        Population::new("children for whom health refused"),
        Amount::new("refused by health"),
    ),
    (
        "Disputed",
        FundingState::Disputed,
        Population::new("children for whom health disputes"),
        Amount::new("disputed with health"),
    ),
];
const PAID: Population = Population::new("children for whom health pays");
const PAID_WEEKLY: Amount = Amount::new("paid by health");

/// Counts what was agreed, and the money of health.
pub(super) fn count(year: &Year<'_>, counts: &mut Counts) {
    let effects = effects(year);
    let costs = |of: fn(&Effects) -> Money| {
        let each = effects.iter().map(move |((_, budget), effects)| Cost {
            categories: vec![budget.clone()],
            amount: Some(of(effects)),
            provider: None,
        });
        each.collect::<Vec<Cost>>()
    };
    counts.amounts(
        IN_YEAR,
        &[BUDGET],
        costs(|effects| effects.in_year.iter().sum()),
    );
    counts.amounts(
        FULL_YEAR,
        &[BUDGET],
        costs(|effects| effects.full_year.iter().sum()),
    );
    for (_, state, children, amount) in HEALTH {
        let asked = |case: &Case| asked(case, year, state);
        health(year, counts, (children, amount), asked);
    }
    let paid = |case: &Case| paid_by_health(case, year.until);
    health(year, counts, (PAID, PAID_WEEKLY), paid);
}

/// Counts the children for whom health was asked or pays, and how much a week, where that is said.
fn health(
    year: &Year<'_>,
    counts: &mut Counts,
    (children, amount): (Population, Amount),
    of: impl Fn(&Case) -> Option<Cost>,
) {
    let each = year.of_each(of);
    counts.part(children, CHILDREN, each.iter().map(Option::is_some));
    counts.amounts(amount, &[], each.into_iter().flatten());
}

/// Whether Finance agreed to the sums of a year, and when (P-05, R-72). What it agreed to later than
/// the as-of date nobody knows yet; what moved since is not agreed.
pub(super) fn agreement(year: &Year<'_>) -> String {
    let agreed = year.desk.workspace.agreed_with_finance.iter();
    let agreed =
        agreed.filter(|agreed| agreed.year == year.financial && agreed.on <= year.desk.as_of);
    match agreed.map(|agreed| agreed.on).max() {
        Some(on) if on < year.until => {
            format!(
                "Sums: agreed with Finance on {}; what came after is not.",
                day(on)
            )
        }
        Some(on) => format!("Sums: agreed with Finance on {}.", day(on)),
        None => "Sums: not yet agreed with Finance.".to_owned(),
    }
}

/// The forecast of the year against its budget lines; of a year that is over, the outturn.
pub(super) fn budgets(year: &Year<'_>, threshold: u32) -> ReportSection {
    ReportSection {
        name: edition::Section::Forecast.name().to_owned(),
        title: "Spending against budget".to_owned(),
        source: Some(agreement(year)),
        intro: RichText::plain(format!(
            "Of all cases of the authority, whichever panel heard them, as their files stand. {}",
            words::COVERAGE
        )),
        exhibits: vec![against_budget(year, threshold)],
    }
}

/// How far each budget that cases cost is over or under, for the first page.
pub(super) fn overall(years: &Years<'_>) -> Vec<exhibit::Line> {
    let each: Vec<Vec<Line>> = years
        .each()
        .map(|year| lines(year, years.threshold()))
        .collect();
    let this = each.first().into_iter().flatten();
    let costing = this.filter(|line| line.of.is_covered() && line.of.available.is_some());
    let row = |line: &Line| {
        let figures = each.iter().map(|lines| {
            let same = lines.iter().find(|other| other.of.budget == line.of.budget);
            same.map_or_else(Said::none, Line::difference)
        });
        (
            format!(
                "Over or under budget, as far as the files go: {}",
                line.label
            ),
            figures.collect(),
        )
    };
    costing.map(row).collect()
}

/// A budget's line in a forecast, and whether its sums may be printed.
struct Line {
    label: String,
    of: ForecastLine,
    hidden: bool,
}

fn lines(year: &Year<'_>, threshold: u32) -> Vec<Line> {
    let forecast = forecast(year.desk.workspace, year.until);
    let sizes: Vec<u32> = forecast.lines.iter().map(|line| line.children).collect();
    let hidden = hidden_groups(&sizes, threshold);
    let lines = forecast.lines.into_iter().zip(hidden);
    let line = |(of, hidden): (ForecastLine, bool)| Line {
        label: words::budget(year.desk.workspace, &of.budget).to_owned(),
        of,
        hidden,
    };
    lines.map(line).collect()
}

impl Line {
    /// A sum on paper. What no case costs is paid elsewhere; it is not left over.
    fn shown(&self, text: String) -> Said {
        match (self.of.is_covered(), self.hidden) {
            (false, _) => Said::none(),
            (true, true) => Said::withheld(),
            (true, false) => text.into(),
        }
    }

    fn difference(&self) -> Said {
        let text = self.of.over().map(words::change_whole);
        text.map_or_else(Said::none, |text| self.shown(text))
    }

    /// How much of the budget the files make up.
    fn share(&self) -> Said {
        let text = self.of.share_of_budget().map(|share| format!("{share}%"));
        text.map_or_else(Said::none, |text| self.shown(text))
    }
}

fn against_budget(year: &Year<'_>, threshold: u32) -> Exhibit {
    let lines = lines(year, threshold);
    let (mut rows, mut bars) = (Vec::new(), Vec::new());
    for line in &lines {
        let sum = |amount: Money| line.shown(amount.paper_whole()).text;
        let available = line.of.available;
        let budget = words::available(available);
        let mut cells = vec![line.label.clone(), budget, sum(line.of.actual)];
        if year.is_running() {
            let to_come = [line.of.committed, line.of.projected].into_iter().sum();
            cells.extend([sum(to_come), sum(line.of.outturn())]);
        }
        cells.extend([line.share().text, line.difference().text]);
        rows.push(Row::entry(cells));
        if line.of.is_covered() {
            let spent = if line.hidden {
                withheld(SYMBOL)
            } else {
                pounds(line.of.outturn())
            };
            let budget = available.map_or(ChartValue::Absent, pounds);
            bars.push((line.label.clone(), vec![budget, spent]));
        }
    }
    let (word, titles): (_, &[&str]) = if year.is_running() {
        (
            "Forecast",
            &[
                "Budget",
                "Spent",
                "To be spent",
                "Forecast",
                "Of budget",
                "Over or under",
            ],
        )
    } else {
        (
            "Outturn",
            &["Budget", "Outturn", "Of budget", "Over or under"],
        )
    };
    let caption = format!("{word} of {} against budget, in pounds", year.financial);
    let series = ["Budget".to_owned(), word.to_owned()];
    Exhibit {
        chart: chart(&caption, ChartKind::Bars, &series, bars),
        table: Table {
            caption,
            columns: std::iter::once(Column::words("Budget line", Width::Wide))
                .chain(
                    titles
                        .iter()
                        .map(|&title| Column::numbers(title, Width::Narrow)),
                )
                .collect(),
            rows,
            empty: Empty::none("No budget line is in the register."),
            note: note(year, &lines, threshold),
        },
    }
}

/// What was withheld, what the files don't hold, what is in no line, and that figures are rounded.
fn note(year: &Year<'_>, lines: &[Line], threshold: u32) -> Option<String> {
    // How many children it is for is not counted, so it is told where true figures are.
    let unallocated = (threshold == TRUE_FIGURES)
        .then(|| forecast(year.desk.workspace, year.until).unallocated)
        .and_then(words::unallocated);
    let shown = lines
        .iter()
        .filter(|line| line.of.is_covered() && !line.hidden);
    let mut adds_up = shown.map(|line| {
        let to_come = line.of.committed.checked_add(line.of.projected);
        let parts = [line.of.actual, to_come.unwrap_or_default()];
        let gap = [line.of.outturn(), line.of.available.unwrap_or_default()];
        (year.is_running() && words::rounds_off(&parts, line.of.outturn()))
            || line
                .of
                .over()
                .is_some_and(|over| words::rounds_apart(gap, over))
    });
    let said = [
        lines
            .iter()
            .any(|line| line.hidden)
            .then(|| format!("“{SYMBOL}”: of too few children, or it would tell of such a line.")),
        lines
            .iter()
            .any(|line| !line.of.is_covered())
            .then(|| words::UNCOVERED.to_owned()),
        unallocated,
        adds_up.any(|off| off).then(|| words::ROUNDED.to_owned()),
    ];
    let said: Vec<String> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// What the decisions of the year cost, and the money of health.
pub(super) fn decisions(years: &Years<'_>, settled: &Settled) -> ReportSection {
    let table = |amount: Amount, caption: &str| {
        let words = (caption, "Budget line", "Children");
        only(settled.money_table(
            amount,
            BUDGET,
            &[(Kind::Sum, "Pounds")],
            words,
            "No costs were agreed.",
        ))
    };
    let lines = HEALTH.map(|(label, _, children, amount)| (label, children, amount));
    let lines = lines
        .into_iter()
        .chain([("Paid on the last day", PAID, PAID_WEEKLY)]);
    let rows = lines.map(|(label, children, amount)| {
        exhibit::children_and_money(settled, label, children, amount)
    });
    let health = exhibit::measures(
        settled,
        "Money from health",
        rows,
        Some(
            "Of the children presented; each child once in each line. Pounds are of those entries that \
             name an amount.",
        ),
    );
    ReportSection {
        name: edition::Section::DecisionCosts.name().to_owned(),
        title: "What the decisions cost".to_owned(),
        source: Some(agreement(&years.this)),
        intro: RichText::plain(
            "The costs that the panel agreed, less what was paid on the day before for the same, or for the \
             place that was left, as if that had gone on. What others pay, from no budget of the authority, \
             is not in it.",
        ),
        exhibits: vec![
            table(IN_YEAR, "Effect of what was agreed, in the year itself"),
            table(
                FULL_YEAR,
                "Effect of what was agreed, in the twelve months from the first day of each",
            ),
            health,
        ],
    }
}

/// What was agreed about one child does to one budget.
#[derive(Default)]
struct Effects {
    in_year: Vec<Money>,
    full_year: Vec<Money>,
}

/// The effects of what was agreed in the year, by child and budget.
fn effects<'a>(year: &Year<'a>) -> BTreeMap<(&'a CaseRef, Category), Effects> {
    let mut found: BTreeMap<(&CaseRef, Category), Effects> = BTreeMap::new();
    let agreed = year
        .heard
        .iter()
        .filter(|heard| heard.effect == Some(Effect::Agreed));
    for heard in agreed {
        let (Some(outcome), Some(case)) = (&heard.item.outcome, year.case(&heard.item.case.id))
        else {
            continue;
        };
        let Some(first) = outcome.costs.iter().map(|cost| cost.from.value).min() else {
            continue;
        };
        let last = first
            .checked_add(1.year())
            .and_then(Date::yesterday)
            .unwrap_or(first);
        let of =
            |range| agreed_effects(case, heard.item, (year.panel_id, heard.sitting.date), range);
        let key = |budget: &Option<Slug>| (&case.case.value, line_of(year, budget.as_ref()));
        for (budget, amount) in of(year.first..=year.last) {
            found.entry(key(&budget)).or_default().in_year.push(amount);
        }
        for (budget, amount) in of(first..=last) {
            found
                .entry(key(&budget))
                .or_default()
                .full_year
                .push(amount);
        }
    }
    found
}

/// A budget's line in a table.
fn line_of(year: &Year<'_>, budget: Option<&Slug>) -> Category {
    let workspace = year.desk.workspace;
    match budget {
        Some(budget) => {
            let rank = workspace.budgets.keys().position(|known| known == budget);
            (
                rank.unwrap_or(usize::MAX),
                words::budget(workspace, budget).to_owned(),
            )
        }
        None => (usize::MAX, "No budget named yet".to_owned()),
    }
}

/// Pounds a week of the latest entry of a state in the year, for each child with one (P-06, R-71).
fn asked(case: &Case, year: &Year<'_>, state: FundingState) -> Option<Cost> {
    let mut entries = case.health_funding.iter().rev();
    let entry = entries.find(|entry| entry.state == state && year.contains(entry.on.value))?;
    Some(Cost {
        amount: entry.weekly,
        ..Cost::default()
    })
}

fn paid_by_health(case: &Case, day: Date) -> Option<Cost> {
    let shares = case.costs_on(day).flat_map(|cost| &cost.shares);
    let health = shares.filter(|share| share.payer == Payer::Health);
    let paid: Rate = health.map(|share| share.price.value.rate()).sum();
    (paid.weekly() > Money::ZERO).then(|| Cost {
        amount: Some(paid.weekly()),
        ..Cost::default()
    })
}
