//! What has moved, where children live now, what it costs, and how that stands against the budget.

use crate::model::Workspace;
use crate::model::case::{BudgetName, Case, Cost, Placement, Purpose, Share};
use crate::model::meeting::AgreedCost;
use crate::model::value::{CaseRef, FinancialYear, Money, Slug};
use crate::yaml::At;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A placement in force on a day, and what it costs.
#[derive(Debug, Clone)]
pub struct CurrentPlacement<'a> {
    /// The case.
    pub case: &'a Case,
    /// The placement.
    pub placement: &'a At<Placement>,
    /// Pounds a week for the placement; nothing if no cost says.
    pub weekly: Option<Money>,
}

/// Every placement in force on a day, by case.
#[must_use]
pub fn current_placements(workspace: &Workspace, day: Date) -> Vec<CurrentPlacement<'_>> {
    let cases = workspace.cases.values().map(|file| &file.case);
    cases
        .filter_map(|case| {
            let placement = case.placement_on(day)?;
            let weekly = case.weekly_on(Purpose::Placement, day);
            Some(CurrentPlacement {
                case,
                placement,
                weekly,
            })
        })
        .collect()
}

/// A placement that began or ended.
#[derive(Debug, Clone)]
pub struct Movement<'a> {
    /// When.
    pub on: Date,
    /// The case.
    pub case: &'a Case,
    /// What happened.
    pub kind: MovementKind,
    /// The placement left.
    pub left: Option<&'a At<Placement>>,
    /// The placement begun.
    pub begun: Option<&'a At<Placement>>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MovementKind {
    /// The child's first placement, or the first after a time without one.
    Began,
    /// From one placement to another.
    Moved,
    /// The last placement ended.
    Ended,
}

/// Placements begun and ended after one day, up to and including another.
#[must_use]
pub fn movements(workspace: &Workspace, after: Date, until: Date) -> Vec<Movement<'_>> {
    let mut found = Vec::new();
    let since = |day: Date| after < day && day <= until;
    for case in workspace.cases.values().map(|file| &file.case) {
        for begun in case
            .placements
            .iter()
            .filter(|placement| since(placement.from.value))
        {
            let on = begun.from.value;
            let left = case.placements.iter().find(|other| {
                other.id.value != begun.id.value
                    && other.until.as_ref().is_some_and(|until| until.value == on)
            });
            let kind = if left.is_some() {
                MovementKind::Moved
            } else {
                MovementKind::Began
            };
            found.push(Movement {
                on,
                case,
                kind,
                left,
                begun: Some(begun),
            });
        }
        for left in &case.placements {
            let Some(ended) = left
                .until
                .as_ref()
                .map(|until| until.value)
                .filter(|day| since(*day))
            else {
                continue;
            };
            let went_on = case
                .placements
                .iter()
                .any(|other| other.from.value == ended);
            if !went_on {
                let kind = MovementKind::Ended;
                found.push(Movement {
                    on: ended,
                    case,
                    kind,
                    left: Some(left),
                    begun: None,
                });
            }
        }
    }
    found.sort_by(|a, b| (a.on, &a.case.case.value).cmp(&(b.on, &b.case.case.value)));
    found
}

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
    crate::model::value::date::days_between(from, until) + 1
}

/// The forecast of the financial year in which `as_of` lies.
#[must_use]
pub fn forecast(workspace: &Workspace, as_of: Date) -> Forecast {
    let start = workspace.authority.year_start;
    let year = start.year_of(as_of);
    let (first, last) = (year.first_day(start), year.last_day(start));
    let mut sums: BTreeMap<Option<Slug>, Sums> = BTreeMap::new();
    for file in workspace.cases.values() {
        for cost in &file.case.costs {
            let from = cost.from.value;
            let until = end_of(&file.case, cost).unwrap_or(last);
            let split = as_of.min(last);
            let after = crate::model::value::date::plus_days(split, 1);
            for_each_share(&cost.shares, cost.weekly.value, |budget, weekly| {
                let sums = sums.entry(budget).or_default();
                sums.actual.add(weekly, overlap(from, until, first, split));
                sums.committed
                    .add(weekly, overlap(from, until, after, last));
            });
        }
    }
    for Uncarried { case, cost } in uncarried(workspace, as_of) {
        let from = cost.from.value;
        let until = cost.until.unwrap_or(last);
        for_each_share(&cost.shares, cost.weekly.value, |budget, weekly| {
            let days = overlap(from, until, first, last);
            sums.entry(budget).or_default().projected.add(weekly, days);
        });
        // What it takes the place of is no longer paid from then on.
        let replaced = case.costs.iter().filter(|old| {
            old.purpose == cost.purpose && old.component == cost.component && old.is_in_force(from)
        });
        for old in replaced {
            let until = end_of(case, old).unwrap_or(last);
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

/// The last day of a cost: its own, or the day before its placement ended.
fn end_of(case: &Case, cost: &Cost) -> Option<Date> {
    let placement = cost.of.as_ref().and_then(|of| {
        let mut placements = case.placements.iter();
        placements.find(|placement| placement.id.value == of.value)
    });
    let left = placement
        .and_then(|placement| placement.until.as_ref())
        .map(|until| crate::model::value::date::plus_days(until.value, -1));
    match (cost.until.as_ref().map(|until| until.value), left) {
        (Some(own), Some(left)) => Some(own.min(left)),
        (own, left) => own.or(left),
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

/// A cost that a meeting agreed and that its case does not carry yet.
struct Uncarried<'a> {
    case: &'a Case,
    cost: &'a AgreedCost,
}

fn uncarried(workspace: &Workspace, as_of: Date) -> Vec<Uncarried<'_>> {
    let mut found = Vec::new();
    for (panel_id, panel) in &workspace.panels {
        for (date, file) in panel.meetings.range(..=as_of) {
            for item in &file.meeting.items {
                let (Some(outcome), Some(case)) = (&item.outcome, workspace.case(&item.case.id))
                else {
                    continue;
                };
                let carried = |cost: &AgreedCost| {
                    case.costs.iter().any(|carried| {
                        let same_meeting = carried.decided_at.as_ref().is_some_and(|decided| {
                            decided.panel == *panel_id && decided.date == *date
                        });
                        same_meeting
                            && carried.purpose == cost.purpose
                            && carried.component == cost.component
                    })
                };
                let costs = outcome.costs.iter().filter(|cost| !carried(cost));
                found.extend(costs.map(|cost| Uncarried { case, cost }));
            }
        }
    }
    found
}
