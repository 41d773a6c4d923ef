//! The times that the law sets: `20 working days`, `10 school days`, `6 months`, `1 term`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::calendar::{Certainty, Counting, WorkingCalendar};
use super::length::Length;
use super::terms::Terms;
use super::{ParseProblem, digits, words};

/// A time within which something must be done. The day that it is counted from is not one of its
/// days; the day reached is the last on which it is in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Days, weeks, months or years of the calendar.
    Calendar(Length),
    /// Days on which the authority works.
    WorkingDays(u16),
    /// Days on which schools are open.
    SchoolDays(u16),
    /// Whole school terms: the time ends with the last day of the so-manieth term that begins after
    /// the day counted from. A term that has begun already is that of the thing before.
    Terms(u16),
}

impl Limit {
    /// Whether every day between two of which it counts the working or school days is known, so that
    /// nobody can move the last day in time.
    #[must_use]
    pub fn is_certain(
        self,
        from: Date,
        last: Date,
        working: &WorkingCalendar,
        school: &Terms,
    ) -> bool {
        let certainty = match self {
            Self::WorkingDays(_) => working.certainty(from, last),
            Self::SchoolDays(_) => school.certainty(from, last),
            Self::Calendar(_) | Self::Terms(_) => Certainty::Known,
        };
        certainty == Certainty::Known
    }

    /// The last day that is in time; nothing where the school terms given don't reach so far.
    #[must_use]
    pub fn after(self, from: Date, working: &WorkingCalendar, school: &Terms) -> Option<Date> {
        match self {
            Self::Calendar(length) => Some(length.after(from)),
            Self::WorkingDays(days) => {
                let due = working.add_working_days(from, days, Counting::Ordinary);
                Some(due.value)
            }
            Self::SchoolDays(days) => {
                let due = school.add_school_days(from, days)?;
                Some(due.value)
            }
            Self::Terms(count) => {
                let mut later = school.all().iter().filter(|term| term.first > from);
                let term = later.nth(usize::from(count).checked_sub(1)?)?;
                Some(term.last)
            }
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Calendar(length) => length.fmt(f),
            Self::WorkingDays(days) => f.write_str(&words::count(u32::from(*days), "working day")),
            Self::SchoolDays(days) => f.write_str(&words::count(u32::from(*days), "school day")),
            Self::Terms(count) => f.write_str(&words::count(u32::from(*count), "term")),
        }
    }
}

impl FromStr for Limit {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let form = || {
            ParseProblem::new(
                "expected a number and a unit, such as 20 working days, 10 school days, 6 months or 1 term",
            )
        };
        let (number, unit) = text.split_once(' ').ok_or_else(form)?;
        let kind = match unit {
            "working day" | "working days" => Self::WorkingDays,
            "school day" | "school days" => Self::SchoolDays,
            "term" | "terms" => Self::Terms,
            _ => return text.parse().map(Self::Calendar).map_err(|_| form()),
        };
        let number = digits(number).filter(|found| found.to_string() == number);
        let number = number.and_then(|found| u16::try_from(found).ok());
        number
            .filter(|found| (1..=1_000).contains(found))
            .map(kind)
            .ok_or_else(form)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::check;
    use super::super::terms::Term;
    use super::*;

    #[test]
    fn read_and_written() {
        let form = "a number and a unit";
        check::<Limit>(&[
            ("20 working days", Ok("20 working days")),
            ("1 working day", Ok("1 working day")),
            ("10 school days", Ok("10 school days")),
            ("1 term", Ok("1 term")),
            ("6 weeks", Ok("6 weeks")),
            ("12 months", Ok("12 months")),
            ("0 working days", Err(form)),
            ("0 weeks", Err(form)),
            ("020 working days", Err(form)),
            ("20 workdays", Err(form)),
            ("soon", Err(form)),
        ]);
    }

    #[test]
    fn past_the_last_bank_holiday_known_nothing_is_certain() {
        let (working, school) = (WorkingCalendar::default(), Terms::default());
        for (limit, from, certain) in [
            ("20 working days", date(2028, 11, 20), true),
            ("20 working days", date(2028, 12, 11), false),
            ("6 months", date(2028, 12, 11), true),
        ] {
            let read: Limit = limit.parse().expect("a limit");
            let last = read.after(from, &working, &school).expect("a day");
            let found = read.is_certain(from, last, &working, &school);
            assert_eq!(found, certain, "{limit} after {from}");
        }
    }

    /// Worked out by hand on the calendar of 2026: Good Friday is 3 April, Easter Monday the 6th, the
    /// bank holidays of May are the 4th and the 25th.
    #[test]
    fn last_days_in_time() {
        let term = |name: &str, first, last, closed: &[(Date, Date)]| Term {
            name: name.parse().expect("a name"),
            first,
            last,
            closed: closed.to_vec(),
        };
        let half = (date(2026, 5, 25), date(2026, 5, 29));
        let school = Terms::new(vec![
            term("Spring", date(2026, 1, 5), date(2026, 3, 27), &[]),
            term("Summer", date(2026, 4, 13), date(2026, 7, 21), &[half]),
        ])
        .expect("in order");
        let working = WorkingCalendar::default();
        for (limit, from, due) in [
            (
                "20 working days",
                date(2026, 4, 20),
                Some(date(2026, 5, 19)),
            ),
            ("5 working days", date(2026, 4, 1), Some(date(2026, 4, 10))),
            ("1 week", date(2026, 4, 20), Some(date(2026, 4, 27))),
            ("3 months", date(2026, 1, 31), Some(date(2026, 4, 30))),
            ("12 months", date(2024, 2, 29), Some(date(2025, 2, 28))),
            ("10 school days", date(2026, 5, 18), Some(date(2026, 6, 8))),
            ("10 school days", date(2026, 3, 25), Some(date(2026, 4, 22))),
            ("10 school days", date(2026, 7, 15), None),
            ("1 term", date(2026, 2, 2), Some(date(2026, 7, 21))),
            ("1 term", date(2026, 4, 2), Some(date(2026, 7, 21))),
            ("1 term", date(2026, 4, 13), None),
            ("2 terms", date(2025, 12, 1), Some(date(2026, 7, 21))),
        ] {
            let limit: Limit = limit.parse().expect("a limit");
            assert_eq!(
                limit.after(from, &working, &school),
                due,
                "{limit} from {from}"
            );
        }
    }
}
