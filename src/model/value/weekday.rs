//! Days of the week, by name.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, Weekday};

use super::ParseProblem;
use super::date::plus_days;

const NAMES: [(&str, &str); 7] = [
    ("monday", "Monday"),
    ("tuesday", "Tuesday"),
    ("wednesday", "Wednesday"),
    ("thursday", "Thursday"),
    ("friday", "Friday"),
    ("saturday", "Saturday"),
    ("sunday", "Sunday"),
];

/// A day of the week, `wednesday` in files and `Wednesday` on paper. Monday comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayOfWeek(u8);

impl DayOfWeek {
    /// The day of the week of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self::from(date.weekday())
    }

    /// The word on paper, `Wednesday`.
    #[must_use]
    pub fn paper(self) -> &'static str {
        NAMES[usize::from(self.0)].1
    }

    /// The last such day strictly before `date`: "the Monday before the panel".
    #[must_use]
    pub fn last_before(self, date: Date) -> Date {
        plus_days(
            date,
            -1 - i32::from(Self::of(plus_days(date, -1)).days_since(self)),
        )
    }

    /// The first such day on or after `date`.
    #[must_use]
    pub fn on_or_after(self, date: Date) -> Date {
        plus_days(date, i32::from(self.days_since(Self::of(date))))
    }

    /// The first such day strictly after `date`.
    #[must_use]
    pub fn first_after(self, date: Date) -> Date {
        self.on_or_after(plus_days(date, 1))
    }

    /// Days from the latest `earlier` to this day, 0 to 6.
    fn days_since(self, earlier: Self) -> u8 {
        (self.0 + 7 - earlier.0) % 7
    }
}

/// Which of its kind a date is in its month, from 1: the second Tuesday is 2.
#[must_use]
pub fn nth_in_month(date: Date) -> u8 {
    (date.day().unsigned_abs() - 1) / 7 + 1
}

/// Whether a date is the last of its kind in its month: the last Friday.
#[must_use]
pub fn is_last_in_month(date: Date) -> bool {
    plus_days(date, 7).month() != date.month()
}

/// Which of its kind a day is in its month: the second Tuesday, the last Friday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WeekOfMonth {
    /// From 1 to 5.
    Nth(u8),
    /// The last, be it the fourth or the fifth.
    Last,
}

impl WeekOfMonth {
    /// Whether a date is in it.
    #[must_use]
    pub fn has(self, date: Date) -> bool {
        match self {
            Self::Nth(nth) => nth_in_month(date) == nth,
            Self::Last => is_last_in_month(date),
        }
    }
}

impl FromStr for WeekOfMonth {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        match text {
            "last" => Ok(Self::Last),
            "1" | "2" | "3" | "4" | "5" => Ok(Self::Nth(text.as_bytes()[0] - b'0')),
            _ => Err(ParseProblem::new(
                "expected which such day of the month, from 1 to 5, or the word last",
            )),
        }
    }
}

impl fmt::Display for WeekOfMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nth(nth) => nth.fmt(f),
            Self::Last => f.write_str("last"),
        }
    }
}

impl From<Weekday> for DayOfWeek {
    fn from(day: Weekday) -> Self {
        Self(day.to_monday_zero_offset().unsigned_abs())
    }
}

impl fmt::Display for DayOfWeek {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(NAMES[usize::from(self.0)].0)
    }
}

impl FromStr for DayOfWeek {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        if let Some(day) = (0_u8..).zip(NAMES).find(|(_, (name, _))| *name == text) {
            return Ok(Self(day.0));
        }
        let problem = ParseProblem::new(
            "expected a day of the week in full and in lower case, such as wednesday",
        );
        let start = text.to_lowercase();
        let near = NAMES
            .iter()
            .find(|(name, _)| start.len() > 2 && name.starts_with(&start[..]));
        Err(match near {
            Some((name, _)) => problem.suggesting(*name),
            None => problem,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::check;
    use super::super::date::{days_between, tests::any_date};
    use super::*;

    #[test]
    fn names() {
        check::<DayOfWeek>(&[
            ("monday", Ok("monday")),
            ("sunday", Ok("sunday")),
            ("Tuesday", Err("in lower case")),
            ("weds", Err("in full")),
            ("3", Err("in full")),
            ("", Err("in full")),
        ]);
        let near = |text: &str| {
            let problem = text.parse::<DayOfWeek>().expect_err("not a day");
            problem.suggestion().map(str::to_owned)
        };
        assert_eq!(near("Tue").as_deref(), Some("tuesday"));
        assert_eq!(near("WEDNESDAY").as_deref(), Some("wednesday"));
        assert_eq!(near("someday"), None);
        assert_eq!(near("t"), None);
    }

    #[test]
    fn days_around_a_meeting() {
        let wednesday = date(2026, 6, 10);
        assert_eq!(DayOfWeek::of(wednesday).paper(), "Wednesday");
        let day = |text: &str| text.parse::<DayOfWeek>().expect("a day");
        assert_eq!(day("monday").last_before(wednesday), date(2026, 6, 8));
        assert_eq!(day("wednesday").last_before(wednesday), date(2026, 6, 3));
        assert_eq!(day("thursday").last_before(wednesday), date(2026, 6, 4));
        assert_eq!(
            day("friday").last_before(date(2026, 6, 9)),
            date(2026, 6, 5)
        );
        assert_eq!(day("wednesday").on_or_after(wednesday), wednesday);
        assert_eq!(day("wednesday").first_after(wednesday), date(2026, 6, 17));
        assert_eq!(day("tuesday").first_after(wednesday), date(2026, 6, 16));
        assert_eq!(nth_in_month(wednesday), 2);
        assert_eq!(nth_in_month(date(2026, 6, 7)), 1);
        assert!(is_last_in_month(date(2026, 6, 24)));
        assert!(!is_last_in_month(date(2026, 6, 23)));
    }

    proptest! {
        #[test]
        fn a_week_holds_one_of_each(on in any_date(), from in any_date()) {
            let day = DayOfWeek::of(on);
            for (found, days) in [
                (day.last_before(from), -7..=-1),
                (day.on_or_after(from), 0..=6),
                (day.first_after(from), 1..=7),
            ] {
                prop_assert_eq!(DayOfWeek::of(found), day);
                prop_assert!(days.contains(&days_between(from, found)));
            }
        }
    }
}
