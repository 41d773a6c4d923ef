//! Month and year of birth: all that a case file may hold of a birthday.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::date::numbers;
use super::{ParseProblem, words};

/// A month of a year, `2011-03`; on paper `March 2011`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthYear {
    year: i16,
    month: i8,
}

impl MonthYear {
    /// The month of a date.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self {
            year: date.year(),
            month: date.month(),
        }
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> i8 {
        self.month
    }

    /// `March 2011`.
    #[must_use]
    pub fn paper(self) -> String {
        format!("{} {}", words::month_name(self.month), self.year)
    }

    /// The age in whole years of somebody born in this month, with the birthday read as the 1st
    /// (P-14). `None` on a day before the month of birth.
    #[must_use]
    pub fn age_on(self, date: Date) -> Option<u8> {
        let before_birthday = i16::from(date.month() < self.month);
        u8::try_from(date.year() - self.year - before_birthday).ok()
    }

    /// The age read the other way, with the birthday at the month's end: for a rule that must not
    /// act too early. The same as [`Self::age_on`] outside the birthday month.
    #[must_use]
    pub fn age_at_least_on(self, date: Date) -> Option<u8> {
        let before_birthday = match date.month().cmp(&self.month) {
            std::cmp::Ordering::Equal => date != date.last_of_month(),
            order => order.is_lt(),
        };
        u8::try_from(date.year() - self.year - i16::from(before_birthday)).ok()
    }

    /// The first day on which somebody born in this month is read as `age`: the 1st of the month.
    #[must_use]
    pub fn turns(self, age: u8) -> Date {
        Date::new(self.year + i16::from(age), self.month, 1).unwrap_or(Date::MAX)
    }
}

impl fmt::Display for MonthYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for MonthYear {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let problem =
            || ParseProblem::new("expected a year and month alone, without a day, such as 2011-03");
        let [year, month] = numbers(text, ['-'], [4, 2]).ok_or_else(problem)?;
        if !(1900..=2199).contains(&year) || !(1..=12).contains(&month) {
            return Err(ParseProblem::new(
                "there is no such month: years run from 1900 to 2199, months from 01 to 12",
            ));
        }
        Ok(Self {
            year,
            month: i8::try_from(month).map_err(|_| problem())?,
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::check;
    use super::super::date::tests::any_date;
    use super::*;

    fn month(text: &str) -> MonthYear {
        text.parse().expect("a month")
    }

    #[test]
    fn months() {
        check::<MonthYear>(&[
            ("2011-03", Ok("2011-03")),
            ("2008-12", Ok("2008-12")),
            ("2011-13", Err("no such month")),
            ("2011-00", Err("no such month")),
            ("0011-03", Err("no such month")),
            ("2011-3", Err("without a day")),
            ("2011-03-14", Err("without a day")),
            ("03/2011", Err("without a day")),
            ("March 2011", Err("without a day")),
            ("", Err("without a day")),
        ]);
        assert_eq!(month("2011-03").paper(), "March 2011");
    }

    #[test]
    fn ages() {
        let born = month("2008-06");
        for (on, age, at_least) in [
            (date(2026, 5, 31), Some(17), Some(17)),
            (date(2026, 6, 1), Some(18), Some(17)),
            (date(2026, 6, 29), Some(18), Some(17)),
            (date(2026, 6, 30), Some(18), Some(18)),
            (date(2026, 7, 1), Some(18), Some(18)),
            (date(2008, 6, 1), Some(0), None),
            (date(2008, 5, 31), None, None),
        ] {
            assert_eq!(born.age_on(on), age, "on {on}");
            assert_eq!(born.age_at_least_on(on), at_least, "on {on}");
        }
        assert_eq!(born.turns(18), date(2026, 6, 1));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(on in any_date()) {
            let month = MonthYear::of(on);
            prop_assert_eq!(month.to_string().parse::<MonthYear>(), Ok(month));
        }

        #[test]
        fn an_age_begins_on_the_day_it_turns(born in any_date(), age in 0_u8..40) {
            let month = MonthYear::of(born);
            let day = month.turns(age);
            prop_assert_eq!(month.age_on(day), Some(age));
            let eve = super::super::date::plus_days(day, -1);
            prop_assert_eq!(month.age_on(eve), age.checked_sub(1));
        }
    }
}
