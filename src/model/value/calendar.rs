//! Working days: weekdays that are neither bank holidays nor days off of the authority.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday};

use super::date::plus_days;
use super::{ParseProblem, holidays};

/// Whether the table of bank holidays reaches as far as an answer needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// The table covers every day that was counted.
    Known,
    /// A day outside the table was counted, where only weekends and the authority's own days are
    /// known. The caller says so beside the answer; it never stands as a fact.
    BeyondTable,
}

/// An answer about working days, and how far it can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reckoned<T> {
    /// The answer, as far as the days are known.
    pub value: T,
    /// Whether they were.
    pub certainty: Certainty,
}

/// How "three working days before" is counted. Terms of Reference seldom say; an edition states it.
/// The example is three working days before Tuesday 9 June 2026.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counting {
    /// The day itself is day one, if it is a working day: Friday 5 June.
    Inclusive,
    /// The day itself is not counted, the day reached is: Thursday 4 June.
    #[default]
    Ordinary,
    /// Neither is counted, so many clear working days lie between: Wednesday 3 June.
    Clear,
}

/// Why nobody works on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NonWorking {
    /// A Saturday or Sunday.
    Weekend,
    /// A bank holiday of England and Wales.
    BankHoliday(holidays::BankHoliday),
    /// A further day that the authority gives in its calendar.
    Local,
}

/// Which days the authority works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingCalendar {
    extra: BTreeSet<Date>,
}

impl Default for WorkingCalendar {
    fn default() -> Self {
        Self::new(BTreeSet::new())
    }
}

impl WorkingCalendar {
    /// The bank holidays and these further days on which nobody works.
    #[must_use]
    pub const fn new(extra: BTreeSet<Date>) -> Self {
        Self { extra }
    }

    /// Why nobody works on a day; `None` on a working day.
    #[must_use]
    pub fn reason_off(&self, date: Date) -> Option<NonWorking> {
        if let Some(holiday) = holidays::on(date) {
            return Some(NonWorking::BankHoliday(holiday));
        }
        if matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return Some(NonWorking::Weekend);
        }
        self.extra.contains(&date).then_some(NonWorking::Local)
    }

    /// Whether a day is a working day, as far as the days are known: see [`Self::certainty`].
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        self.reason_off(date).is_none()
    }

    /// Whether all days between two, both included and in either order, are covered.
    #[must_use]
    pub fn certainty(&self, a: Date, b: Date) -> Certainty {
        if holidays::covers(a) && holidays::covers(b) {
            Certainty::Known
        } else {
            Certainty::BeyondTable
        }
    }

    /// The working day so many working days after a day. Nought is the day itself, or the next
    /// working day if it is none; so is one, counted inclusively.
    #[must_use]
    pub fn add_working_days(&self, from: Date, days: u16, counting: Counting) -> Reckoned<Date> {
        self.walk(from, days, counting, 1)
    }

    /// The working day so many working days before a day, counted the same way backwards.
    #[must_use]
    pub fn subtract_working_days(
        &self,
        from: Date,
        days: u16,
        counting: Counting,
    ) -> Reckoned<Date> {
        self.walk(from, days, counting, -1)
    }

    /// The day itself, or the last working day before it: a deadline brought forward.
    #[must_use]
    pub fn working_day_on_or_before(&self, date: Date) -> Reckoned<Date> {
        self.subtract_working_days(date, 0, Counting::Ordinary)
    }

    /// The day itself, or the first working day after it: a deadline put back.
    #[must_use]
    pub fn working_day_on_or_after(&self, date: Date) -> Reckoned<Date> {
        self.add_working_days(date, 0, Counting::Ordinary)
    }

    fn walk(&self, from: Date, days: u16, counting: Counting, step: i32) -> Reckoned<Date> {
        let at_start = u32::from(self.is_working_day(from));
        let mut left = match counting {
            Counting::Inclusive => u32::from(days).max(1) - at_start,
            Counting::Ordinary if days == 0 => 1 - at_start,
            Counting::Ordinary => u32::from(days),
            Counting::Clear => u32::from(days) + 1,
        };
        let mut date = from;
        while left > 0 {
            let next = plus_days(date, step);
            if next == date {
                break; // the end of all dates
            }
            date = next;
            left -= u32::from(self.is_working_day(date));
        }
        Reckoned {
            value: date,
            certainty: self.certainty(from, date),
        }
    }
}

/// `a weekend`, `Easter Monday`, `a day off in the authority's calendar`: what follows "is".
impl fmt::Display for NonWorking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Weekend => f.write_str("a weekend"),
            Self::BankHoliday(holiday) => holiday.fmt(f),
            Self::Local => f.write_str("a day off in the authority's calendar"),
        }
    }
}

impl fmt::Display for Counting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Inclusive => "inclusive",
            Self::Ordinary => "ordinary",
            Self::Clear => "clear",
        })
    }
}

impl FromStr for Counting {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let all = [Self::Inclusive, Self::Ordinary, Self::Clear];
        all.into_iter()
            .find(|counting| counting.to_string() == text)
            .ok_or_else(|| {
                ParseProblem::new("expected a way of counting days: inclusive, ordinary or clear")
            })
    }
}

#[cfg(test)]
mod tests;
