//! The weeks and days on which a schedule has the panel meet.

use super::context::MeetingContext;
use crate::model::edition::Schedule;
use crate::model::registers::Term;
use crate::model::value::WeekOfMonth;
use crate::model::value::date::{days_between, plus_days};
use crate::model::value::weekday::DayOfWeek;
use crate::yaml::At;
use jiff::civil::{Date, Weekday};

/// Whether a day lies in a school term.
pub(super) fn is_in_term(cx: &MeetingContext<'_>, day: Date) -> bool {
    let calendar = &cx.workspace.calendar;
    let within = |term: &At<Term>| term.from <= day && day <= term.until;
    calendar.terms.iter().any(within) && !calendar.holidays.iter().any(within)
}

/// Whether the terms of the calendar reach over all days between two.
pub(super) fn terms_reach(cx: &MeetingContext<'_>, from: Date, until: Date) -> bool {
    let terms = &cx.workspace.calendar.terms;
    terms.iter().any(|term| term.from <= from) && terms.iter().any(|term| until <= term.until)
}

/// The weeks from one meeting to the next; nothing where they are no whole weeks apart. Where the panel has
/// one day of its own they go from day to day, else from Monday to Monday.
pub(super) fn weeks_apart(schedule: &Schedule, before: Date, day: Date) -> Option<u32> {
    let days = if schedule.weekday.len() == 1 {
        days_between(before, day)
    } else {
        days_between(monday(before), monday(day))
    };
    let days = days.unsigned_abs();
    days.is_multiple_of(7).then_some(days / 7)
}

fn monday(day: Date) -> Date {
    DayOfWeek::from(Weekday::Monday).last_before(plus_days(day, 1))
}

/// The days of a week on which the panel might meet: one of its own, or a day from Monday to Friday.
fn days_of_week(schedule: &Schedule, monday: Date) -> Vec<Date> {
    let days = (0..7).map(|day| plus_days(monday, day));
    days.filter(|day| is_usual(schedule, *day)).collect()
}

fn is_usual(schedule: &Schedule, day: Date) -> bool {
    if schedule.weekday.is_empty() {
        return !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    }
    let mut usual = schedule.weekday.iter();
    usual.any(|usual| Weekday::from(*usual) == day.weekday())
}

/// How much of a week lies in term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InTerm {
    /// The panel can meet.
    Whole,
    /// Term begins or ends in it, or the panel's day is a bank holiday: it may meet, and need not.
    Partly,
    /// It is a holiday or a half term.
    Not,
}

/// How the weeks between two meetings lie, one after the other.
pub(super) fn weeks_between(cx: &MeetingContext<'_>, before: Date) -> Vec<InTerm> {
    let schedule = &cx.edition.schedule;
    let weeks = weeks_apart(schedule, before, cx.date).unwrap_or(0);
    let between = (1..weeks).filter_map(|week| i32::try_from(week * 7).ok());
    let weeks = between.map(|days| {
        let days = if schedule.weekday.len() == 1 {
            vec![plus_days(before, days)]
        } else {
            days_of_week(schedule, plus_days(monday(before), days))
        };
        in_term(cx, &days)
    });
    weeks.collect()
}

fn in_term(cx: &MeetingContext<'_>, days: &[Date]) -> InTerm {
    let is_open = |day: &Date| cx.workspace.working_days.is_working_day(*day);
    if !days.iter().any(|day| is_in_term(cx, *day)) {
        InTerm::Not
    } else if days.iter().all(|day| is_in_term(cx, *day)) && days.iter().any(is_open) {
        InTerm::Whole
    } else {
        InTerm::Partly
    }
}

/// The days of the schedule's weeks of the month between two meetings on which the panel could have met,
/// the first day of each.
pub(super) fn left_out(cx: &MeetingContext<'_>, before: Date) -> Vec<Date> {
    let schedule = &cx.edition.schedule;
    let term_only = schedule.term_time_only.is_some_and(|only| only.value);
    let mut missed = Vec::new();
    let mut month = before.first_of_month();
    while month <= cx.date {
        for week in &schedule.weeks_of_month {
            let days = days_of_month(schedule, month, week.value);
            let (Some(first), Some(last)) = (days.first(), days.last()) else {
                continue;
            };
            let between = before < *first && *last < cx.date;
            let is_open = |day: &Date| cx.workspace.working_days.is_working_day(*day);
            let meets = if term_only {
                in_term(cx, &days) == InTerm::Whole
            } else {
                days.iter().any(is_open)
            };
            if between && meets {
                missed.push(*first);
            }
        }
        month = plus_days(month.last_of_month(), 1);
    }
    missed.sort();
    missed
}

/// The days of a month in one of its weeks on which the panel might meet.
fn days_of_month(schedule: &Schedule, month: Date, week: WeekOfMonth) -> Vec<Date> {
    let days = (0..i32::from(month.days_in_month())).map(|day| plus_days(month, day));
    let days = days.filter(|day| is_usual(schedule, *day) && week.has(*day));
    days.collect()
}
