//! What a year costs, how that stands against its budgets, and what a decision does to it.
//!
//! A line is the sum of days in force times pounds a week, divided by seven and rounded once; what has
//! no last day goes on to the year's end (design of P-98, R-72).

use crate::model::case::{BudgetName, Case, Cost, Payment, Share, in_force};
use crate::model::edition::Effect;
use crate::model::meeting::{AgreedCost, Outcome};
use crate::model::value::date::{days_between, plus_days};
use crate::model::value::{CaseRef, FinancialYear, MeetingRef, Money, Slug};
use crate::model::{Panel, Workspace};
use crate::yaml::At;
use jiff::civil::Date;
use std::collections::BTreeMap;
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
}

impl ForecastLine {
    /// What the year will have cost.
    #[must_use]
    pub fn outturn(&self) -> Money {
        [self.actual, self.committed, self.projected]
            .into_iter()
            .sum()
    }
}

/// Days and pounds a week, added up before they are turned into an amount.
#[derive(Default)]
struct WeeklyDays(i128);

impl WeeklyDays {
    fn add(&mut self, weekly: Money, days: i32) {
        self.0 += i128::from(weekly.pence()) * i128::from(days.max(0));
    }

    fn take(&mut self, weekly: Money, days: i32) {
        self.0 -= i128::from(weekly.pence()) * i128::from(days.max(0));
    }

    /// Days × weekly ÷ 7, rounded once to the nearest penny.
    fn amount(&self) -> Money {
        let pence = (self.0 * 2 + 7).div_euclid(14);
        Money::from_pence(i64::try_from(pence).unwrap_or(i64::MAX))
    }
}

#[derive(Default)]
struct Sums {
    actual: WeeklyDays,
    committed: WeeklyDays,
    projected: WeeklyDays,
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
    for payment in workspace
        .cases
        .values()
        .flat_map(|file| file.case.payments())
    {
        for_each_share(payment.shares, payment.amount, |budget, amount| {
            let sums = sums.entry(budget).or_default();
            sums.actual.add(amount, days_of(&payment, first, as_of));
            sums.committed.add(amount, days_of(&payment, after, last));
        });
    }
    for Uncarried { case, cost } in uncarried(workspace, as_of) {
        let from = cost.from.value;
        let until = cost.until.unwrap_or(last);
        for_each_share(&cost.shares, cost.weekly.value, |budget, weekly| {
            let days = overlap(from, until, first, last);
            sums.entry(budget).or_default().projected.add(weekly, days);
        });
        // What it takes the place of is no longer paid from then on.
        let replaced = case.costs_on(from).filter(|old| is_same(old, cost));
        for old in replaced {
            let until = case.last_day_of(old).unwrap_or(last);
            for_each_share(&old.shares, old.weekly.value, |budget, weekly| {
                let days = overlap(from, until, first, last);
                sums.entry(budget).or_default().projected.take(weekly, days);
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
        .map(WeeklyDays::amount)
        .sum(),
        missing: workspace.unreadable_cases.iter().cloned().collect(),
    }
}

/// Calls for each share of a cost that falls on a budget of this authority, or on none yet.
fn for_each_share(shares: &[At<Share>], whole: Money, mut call: impl FnMut(Option<Slug>, Money)) {
    if shares.is_empty() {
        call(None, whole);
    }
    for share in shares {
        match &share.budget.value {
            BudgetName::Line(budget) => call(Some(budget.clone()), share.weekly.value),
            BudgetName::ToBeConfirmed => call(None, share.weekly.value),
            BudgetName::External => {}
        }
    }
}

/// Whether a cost pays for the same part of the same thing.
fn is_same(old: &Cost, new: &AgreedCost) -> bool {
    old.purpose == new.purpose && old.component == new.component
}

/// What a decision adds to each budget of this authority, or takes from it; no budget named last.
pub type BudgetEffects = BTreeMap<Option<Slug>, Money>;

/// What the costs that a decision agreed come to in a year beside what was paid for the same on the
/// day before, as if that had gone on.
#[must_use]
pub fn agreed_effects(
    case: &Case,
    outcome: &Outcome,
    (panel, date): (&Slug, Date),
    year: RangeInclusive<Date>,
) -> BudgetEffects {
    let (first, last) = (*year.start(), *year.end());
    let mut sums: BTreeMap<Option<Slug>, WeeklyDays> = BTreeMap::new();
    for cost in &outcome.costs {
        let from = cost.from.value;
        for_each_share(&cost.shares, cost.weekly.value, |budget, weekly| {
            let days = overlap(from, cost.until.unwrap_or(last), first, last);
            sums.entry(budget).or_default().add(weekly, days);
        });
        let before = plus_days(from, -1);
        let replaced = case.costs.iter().filter(|old| {
            let until = case.last_day_of(old);
            is_same(old, cost)
                && in_force(old.from.value, until, before)
                && !is_decided_at(old, panel, date)
        });
        for old in replaced {
            let own = case.last_day_of(old).filter(|until| *until >= from);
            for_each_share(&old.shares, old.weekly.value, |budget, weekly| {
                let days = overlap(from, own.unwrap_or(last), first, last);
                sums.entry(budget).or_default().take(weekly, days);
            });
        }
    }
    sums.into_iter()
        .map(|(budget, sum)| (budget, sum.amount()))
        .collect()
}

fn is_decided_at(cost: &Cost, panel: &Slug, date: Date) -> bool {
    let decided = cost.decided_at.as_ref();
    decided.is_some_and(|decided| decided.panel == *panel && decided.date == date)
}

/// A cost that a meeting agreed and that its case does not carry yet.
struct Uncarried<'a> {
    case: &'a Case,
    cost: &'a AgreedCost,
}

fn uncarried(workspace: &Workspace, as_of: Date) -> Vec<Uncarried<'_>> {
    let mut found = Vec::new();
    for (panel_id, panel) in &workspace.panels {
        for (date, file) in panel.meetings.range(..=as_of) {
            for item in file.heard() {
                let (Some(outcome), Some(case)) = (&item.outcome, workspace.case(&item.case.id))
                else {
                    continue;
                };
                if !is_agreed(panel, *date, outcome) {
                    continue;
                }
                let agreed = outcome.costs.iter();
                let costs = agreed.filter(|cost| !is_carried(case, cost, panel_id, *date));
                found.extend(costs.map(|cost| Uncarried { case, cost }));
            }
        }
    }
    found
}

/// Whether a case carries what a meeting agreed: as a cost for the same, or as a retainer or taxi of
/// the same amount.
fn is_carried(case: &Case, agreed: &AgreedCost, panel: &Slug, date: Date) -> bool {
    let here = |decided: Option<&At<MeetingRef>>| {
        decided.is_some_and(|decided| decided.panel == *panel && decided.date == date)
    };
    let amount = agreed.weekly.value;
    case.costs
        .iter()
        .any(|cost| here(cost.decided_at.as_ref()) && is_same(cost, agreed))
        || case
            .retainers
            .iter()
            .any(|paid| here(paid.decided_at.as_ref()) && paid.weekly.value == amount)
        || case
            .taxis
            .iter()
            .any(|paid| here(paid.decided_at.as_ref()) && paid.weekly.value == amount)
}

/// Whether what was asked is agreed: what is deferred or agreed in principle only is not spent yet.
fn is_agreed(panel: &Panel, date: Date, outcome: &Outcome) -> bool {
    let edition = panel.edition_on(date).map(|file| &file.edition);
    let mut decisions = edition.into_iter().flat_map(|edition| &edition.decisions);
    decisions.any(|word| word.id.value == outcome.decision.value && word.effect == Effect::Agreed)
}
