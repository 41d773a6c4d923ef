//! When the panel meets, what is due when, and how long an item takes.

use super::super::super::words;
use super::named::{day_name, due, seat};
use crate::model::edition::{
    AtLeast, Deadline, Edition, IfNonWorking, Period, Schedule, SlotsGiven,
};
use crate::model::value::{WeekOfMonth, words as numbers};
use crate::terms::{EnhancedFrequency, Terms};
use std::fmt::Write as _;

/// `Every two weeks on a Wednesday, 13:00 to 17:00`.
pub(super) fn meetings(edition: &Edition, terms: &Terms) -> Vec<String> {
    let schedule = &edition.schedule;
    let every = schedule.every_weeks.map(|weeks| frequency(weeks.value));
    let hours = words::hours(schedule.start.value, schedule.end.value);
    let usual: Vec<String> = every.into_iter().chain(days(schedule)).collect();
    let mut regular: Vec<String> = Vec::new();
    regular.extend((!usual.is_empty()).then(|| usual.join(" ")));
    regular.extend(schedule.at_least.map(|least| at_least(*least)));
    regular.push(hours);
    let mut line = regular.join(", ");
    if schedule.term_time_only.is_some_and(|only| only.value) {
        line += ", in the school terms only";
    }
    if let Some(weeks) = schedule.outside_term_every_weeks {
        let _ = write!(
            line,
            "; {} outside the school terms",
            frequency(weeks.value)
        );
    }
    if let Some(weeks) = schedule.enhanced_every_weeks {
        let _ = write!(
            line,
            "; {} {}",
            frequency(weeks.value),
            agreement(edition, terms)
        );
    }
    vec![words::upper_first(&line)]
}

/// `every week`, `every two weeks`.
fn frequency(weeks: u32) -> String {
    match weeks {
        1 => "every week".to_owned(),
        weeks => format!("every {} weeks", in_letters(weeks)),
    }
}

fn in_letters(number: u32) -> String {
    const LETTERS: [&str; 11] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    let letters = usize::try_from(number).ok().and_then(|at| LETTERS.get(at));
    letters.map_or_else(|| number.to_string(), |letters| (*letters).to_owned())
}

/// `at least six times a year`.
fn at_least(least: AtLeast) -> String {
    let times = match least.meetings {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        times => format!("{} times", in_letters(times)),
    };
    let each = match least.each {
        Period::Month => "month",
        Period::Quarter => "quarter",
        Period::Term => "term",
        Period::Year => "year",
    };
    format!("at least {times} a {each}")
}

/// `on a Wednesday`, `on the first and third Tuesday of the month`, `in the first week of the month`; nothing
/// where any day will do.
fn days(schedule: &Schedule) -> Option<String> {
    let days = schedule.weekday.iter().map(|day| day_name(*day));
    let days: Vec<&str> = days.collect();
    if schedule.weeks_of_month.is_empty() {
        let days = days.iter().map(|day| format!("a {day}"));
        let days = numbers::in_words(&days.collect::<Vec<_>>(), "or");
        return (!days.is_empty()).then(|| format!("on {days}"));
    }
    let weeks: Vec<&str> = schedule
        .weeks_of_month
        .iter()
        .map(|week| nth(week.value))
        .collect();
    let weeks = words::list(&weeks);
    if days.is_empty() {
        return Some(format!("in the {weeks} week of the month"));
    }
    let days = numbers::in_words(&days, "or");
    Some(format!("on the {weeks} {days} of the month"))
}

fn nth(week: WeekOfMonth) -> &'static str {
    match week {
        WeekOfMonth::Nth(1) => "first",
        WeekOfMonth::Nth(2) => "second",
        WeekOfMonth::Nth(3) => "third",
        WeekOfMonth::Nth(4) => "fourth",
        WeekOfMonth::Nth(_) => "fifth",
        WeekOfMonth::Last => "last",
    }
}

/// Who agrees to meeting more often.
fn agreement(edition: &Edition, terms: &Terms) -> String {
    let asked = terms.each::<EnhancedFrequency>().next();
    let title = asked.and_then(|(_, asked)| seat(edition, &asked.seat.id));
    match title {
        Some(title) => format!("where the {title} agrees"),
        None => "where that is agreed".to_owned(),
    }
}

/// Every deadline: `Reports: by 16:00 on the Monday before the meeting`.
pub(super) fn deadlines(edition: &Edition) -> Vec<String> {
    let deadlines = edition.deadlines.values().map(|deadline| {
        let when = due(deadline, "the meeting");
        format!("{}: {when}{}", deadline.title, moved(deadline))
    });
    deadlines.collect()
}

/// What is said of a day that is no working day.
fn moved(deadline: &Deadline) -> &'static str {
    match deadline.if_non_working {
        None => "",
        Some(IfNonWorking::PreviousWorkingDay) => {
            "; if that is no working day, on the working day before"
        }
        Some(IfNonWorking::NextWorkingDay) => {
            "; if that is no working day, on the working day after"
        }
        Some(IfNonWorking::Keep) => ", be it a working day or not",
    }
}

/// To whom slots are given, and the breaks.
pub(super) fn slots(edition: &Edition) -> Vec<String> {
    let given = edition.slots.given.map(|given| match given {
        SlotsGiven::All => "For every item",
        SlotsGiven::ByArrangement => "By arrangement only",
    });
    let breaks = edition.slots.breaks.iter().map(|pause| {
        let minutes = numbers::count(pause.minutes, "minute");
        format!("A break of {minutes}, not before {}", pause.after)
    });
    let given = given.map(str::to_owned).into_iter();
    given.chain(breaks).collect()
}

/// Minutes for an item, in each part.
pub(super) fn minutes(edition: &Edition) -> Vec<String> {
    let minutes = |minutes| numbers::count(minutes, "minute");
    let parts = edition.parts.iter();
    let parts = parts.map(|part| format!("{}: {}", part.title, minutes(part.minutes)));
    let other = if edition.parts.is_empty() {
        ""
    } else {
        "In no part: "
    };
    let own = edition
        .minutes
        .map(|own| format!("{other}{}", minutes(own)));
    parts.chain(own).collect()
}
