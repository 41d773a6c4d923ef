//! What a year costs, how that stands against its budgets, and what a decision does to it.
//!
//! A line is the sum of days in force times pounds a week, divided by seven and rounded once; what has
//! no last day goes on to the year's end (design of P-98, R-72).

use super::agreed::agreed_costs;
use super::change::is_replaced;
use crate::model::Workspace;
use crate::model::case::{BudgetName, Case, Cost, Payment, Share, in_force};
use crate::model::meeting::Item;
use crate::model::value::date::{days_between, plus_days};
use crate::model::value::{CaseRef, FinancialYear, Money, Price, Rate, RateDays, Slug};
use crate::yaml::At;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// How a year's spending stands against its budget.
#[derive(Debug, Clone)]
pub struct Forecast {
    /// The year.
    pub year: FinancialYear,
    /// One line for each budget, in the order of the register's ids.
    pub lines: Vec<ForecastLine>,
    /// What is in force but names no budget yet.
    pub unallocated: Money,
    /// Cases that could not be read, and are missing from every figure.
    pub missing: Vec<CaseRef>,
}

/// A budget's line in a forecast. Each figure is rounded once.
#[derive(Debug, Clone)]
pub struct ForecastLine {
    /// The budget line.
    pub budget: Slug,
    /// What the register gives it for the year; nothing if it says nothing.
    pub available: Option<Money>,
    /// Spent up to and including the as-of date.
    pub actual: Money,
    /// To be spent from then to the year's end by costs in force or agreed on the cases.
    pub committed: Money,
    /// To be spent by agreed decisions that no case carries yet.
    pub projected: Money,
    /// How many children's files hold costs that fall on it in the year.
    pub children: u32,
}

impl ForecastLine {
    /// What the year will have cost.
    #[must_use]
    pub fn outturn(&self) -> Money {
        [self.actual, self.committed, self.projected]
            .into_iter()
            .sum()
    }

    /// Whether the files say anything of what it pays for. Where they don't, nothing can be said of
    /// what is spent or left.
    #[must_use]
    pub fn is_covered(&self) -> bool {
        self.children > 0
    }

    /// By how much the year is over its budget, or under; nothing where that cannot be said.
    #[must_use]
    pub fn over(&self) -> Option<Money> {
        let available = self.available.filter(|_| self.is_covered())?;
        self.outturn().checked_sub(available)
    }

    /// How much of the budget the files make up, in per cent; nothing where that cannot be said.
    #[must_use]
    pub fn share_of_budget(&self) -> Option<i64> {
        let available = self.available.filter(|budget| *budget > Money::ZERO)?;
        let whole = i128::from(available.pence());
        let percent = (i128::from(self.outturn().pence()) * 200 + whole).div_euclid(2 * whole);
        i64::try_from(percent).ok().filter(|_| self.is_covered())
    }
}

impl Forecast {
    /// All budgets and all outturns; nothing where one line has no budget or nothing in the files.
    #[must_use]
    pub fn whole(&self) -> Option<(Money, Money)> {
        let covered = self.lines.iter().filter(|line| line.is_covered());
        let budgets: Vec<Money> = covered.filter_map(|line| line.available).collect();
        let all = budgets.len() == self.lines.len() && !budgets.is_empty();
        let outturns = self.lines.iter().map(ForecastLine::outturn).sum();
        all.then(|| (budgets.into_iter().sum(), outturns))
    }
}

#[derive(Default)]
struct Sums {
    actual: RateDays,
    committed: RateDays,
    projected: RateDays,
    children: BTreeSet<CaseRef>,
}

/// The days that two stretches of time have in common, both ends included.
fn overlap(from: Date, until: Date, first: Date, last: Date) -> i32 {
    let (from, until) = (from.max(first), until.min(last));
    if until < from {
        return 0;
    }
    days_between(from, until) + 1
}

/// The days of a payment in a stretch of time; what is paid once counts as a week on its day.
fn days_of(payment: &Payment<'_>, first: Date, last: Date) -> i32 {
    if payment.once {
        return 7 * overlap(payment.from, payment.from, first, last);
    }
    overlap(payment.from, payment.until.unwrap_or(last), first, last)
}

/// The forecast of the financial year in which `as_of` lies.
#[must_use]
pub fn forecast(workspace: &Workspace, as_of: Date) -> Forecast {
    let start = workspace.authority.year_start;
    let year = start.year_of(as_of);
    let (first, last) = (year.first_day(start), year.last_day(start));
    let after = plus_days(as_of, 1);
    let mut sums: BTreeMap<Option<Slug>, Sums> = BTreeMap::new();
    for case in workspace.cases.values().map(|file| &file.case) {
        for payment in case.payments() {
            for_each_share(payment.shares, payment.price, |budget, rate| {
                let sums = sums.entry(budget).or_default();
                let actual = rate.days(days_of(&payment, first, as_of));
                let committed = rate.days(days_of(&payment, after, last));
                sums.actual.add(actual);
                sums.committed.add(committed);
                if [actual, committed] != [RateDays::default(); 2] {
                    sums.children.insert(case.case.value.clone());
                }
            });
        }
    }
    let uncarried = agreed_costs(workspace, as_of);
    for agreed in uncarried.iter().filter(|agreed| agreed.carried.is_none()) {
        let (case, cost, from) = (agreed.case, agreed.cost, agreed.cost.from.value);
        let end = agreed.until.unwrap_or(last);
        for_each_share(&cost.shares, cost.price.value, |budget, rate| {
            let days = rate.days(overlap(from, end, first, last));
            let sums = sums.entry(budget).or_default();
            sums.projected.add(days);
            if days != RateDays::default() {
                sums.children.insert(case.case.value.clone());
            }
        });
        // What it takes the place of is no longer paid from then on.
        for old in case.costs_on(from).filter(|old| agreed.replaces(old)) {
            let until = case.last_day_of(old).unwrap_or(last).min(end);
            for_each_share(&old.shares, old.price.value, |budget, rate| {
                let days = rate.days(overlap(from, until, first, last));
                sums.entry(budget).or_default().projected.take(days);
            });
        }
    }
    let unallocated = sums.remove(&None).unwrap_or_default();
    let lines = workspace.budgets.values().map(|budget| {
        let sums = sums
            .remove(&Some(budget.id.value.clone()))
            .unwrap_or_default();
        ForecastLine {
            budget: budget.id.value.clone(),
            available: budget.years.get(&year).copied(),
            actual: sums.actual.amount(),
            committed: sums.committed.amount(),
            projected: sums.projected.amount(),
            children: u32::try_from(sums.children.len()).unwrap_or(u32::MAX),
        }
    });
    Forecast {
        year,
        lines: lines.collect(),
        unallocated: [
            unallocated.actual,
            unallocated.committed,
            unallocated.projected,
        ]
        .iter()
        .map(|days| days.amount())
        .sum(),
        missing: workspace.unreadable_cases.iter().cloned().collect(),
    }
}

/// Calls for each share of a cost that falls on a budget of this authority, or on none yet.
fn for_each_share(shares: &[At<Share>], whole: Price, mut call: impl FnMut(Option<Slug>, Rate)) {
    if shares.is_empty() {
        call(None, whole.rate());
    }
    for share in shares {
        match &share.budget.value {
            BudgetName::Line(budget) => call(Some(budget.clone()), share.price.value.rate()),
            BudgetName::ToBeConfirmed => call(None, share.price.value.rate()),
            BudgetName::External => {}
        }
    }
}

/// What a decision adds to each budget of this authority, or takes from it; no budget named last.
pub type BudgetEffects = BTreeMap<Option<Slug>, Money>;

/// What the costs that a decision agreed come to in a year beside what was paid on the day before for
/// the same, or for the place that is left, as if that had gone on.
#[must_use]
pub fn agreed_effects(
    case: &Case,
    item: &Item,
    (panel, date): (&Slug, Date),
    year: RangeInclusive<Date>,
) -> BudgetEffects {
    let (first, last) = (*year.start(), *year.end());
    let mut sums: BTreeMap<Option<Slug>, RateDays> = BTreeMap::new();
    let costs = item.outcome.iter().flat_map(|outcome| &outcome.costs);
    for cost in costs.clone() {
        let from = cost.from.value;
        for_each_share(&cost.shares, cost.price.value, |budget, rate| {
            let days = overlap(from, cost.until.unwrap_or(last), first, last);
            sums.entry(budget).or_default().add(rate.days(days));
        });
    }
    // Each old cost ends once, however many new ones take its place: with the first that does.
    for old in &case.costs {
        let ends = costs.clone().filter_map(|cost| {
            let from = cost.from.value;
            let paid = in_force(old.from.value, case.last_day_of(old), plus_days(from, -1));
            let replaced = paid && !is_decided_at(old, panel, date);
            (replaced && is_replaced(case, item, old, cost)).then_some(from)
        });
        let Some(from) = ends.min() else { continue };
        let own = case.last_day_of(old).filter(|until| *until >= from);
        for_each_share(&old.shares, old.price.value, |budget, rate| {
            let days = overlap(from, own.unwrap_or(last), first, last);
            sums.entry(budget).or_default().take(rate.days(days));
        });
    }
    sums.into_iter()
        .map(|(budget, sum)| (budget, sum.amount()))
        .collect()
}

fn is_decided_at(cost: &Cost, panel: &Slug, date: Date) -> bool {
    let decided = cost.decided_at.as_ref();
    decided.is_some_and(|decided| decided.panel == *panel && decided.date == date)
}
