//! Years that do not begin in January: financial, and those of the SSDA903 collection.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::date::{numbers, plus_days};
use super::{ParseProblem, words};

/// A day of any year, `1 April` in files and on paper: that on which an authority's year begins, or
/// one by which the law wants something done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearStart {
    month: i8,
    day: i8,
}

/// 1 April, the financial year of English authorities and the SSDA903 collection year.
impl Default for YearStart {
    fn default() -> Self {
        Self { month: 4, day: 1 }
    }
}

impl YearStart {
    /// The year in which a date falls.
    #[must_use]
    pub fn year_of(self, date: Date) -> FinancialYear {
        let before = (date.month(), date.day()) < (self.month, self.day);
        FinancialYear(date.year() - i16::from(before))
    }

    /// The day in a calendar year.
    #[must_use]
    pub fn in_year(self, year: i16) -> Date {
        Date::new(year, self.month, self.day).unwrap_or(Date::MAX)
    }
}

impl fmt::Display for YearStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, words::month_name(self.month))
    }
}

impl FromStr for YearStart {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        // 2001 has no 29 February, so no year's start can be missing from a year.
        (1..=12_i8)
            .flat_map(|month| (1..=31_i8).map(move |day| Self { month, day }))
            .filter(|start| Date::new(2001, start.month, start.day).is_ok())
            .find(|start| start.to_string() == text)
            .ok_or_else(|| ParseProblem::new("expected a day and a month, such as 1 April"))
    }
}

/// A year named by the two calendar years it touches, `2025-26`, in files and on paper.
///
/// Its first day is the authority's [`YearStart`], which every question about days asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FinancialYear(i16);

impl FinancialYear {
    /// The calendar year in which it begins.
    #[must_use]
    pub const fn begins(self) -> i16 {
        self.0
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self, start: YearStart) -> Date {
        start.in_year(self.0)
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self, start: YearStart) -> Date {
        plus_days(start.in_year(self.0 + 1), -1)
    }

    /// Whether a day falls in it.
    #[must_use]
    pub fn contains(self, date: Date, start: YearStart) -> bool {
        start.year_of(date) == self
    }

    /// The year after.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The year before.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self(self.0 - 1)
    }
}

impl fmt::Display for FinancialYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.0, (self.0 + 1) % 100)
    }
}

impl FromStr for FinancialYear {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let form = || ParseProblem::new("expected a year over two calendar years, such as 2025-26");
        let [first, second] = numbers(text, ['-'], [4, 2]).ok_or_else(form)?;
        if !(1900..=2199).contains(&first) {
            return Err(ParseProblem::new(
                "expected a year between 1900-01 and 2199-00",
            ));
        }
        if (first + 1) % 100 != second {
            return Err(ParseProblem::new(
                "expected two years that follow each other, such as 2025-26",
            ));
        }
        Ok(Self(first))
    }
}

/// The year of the SSDA903 collection, 1 April to 31 March, with which its codes change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CollectionYear(FinancialYear);

impl CollectionYear {
    /// The collection year in which a date falls.
    #[must_use]
    pub fn of(date: Date) -> Self {
        Self(YearStart::default().year_of(date))
    }
}

impl fmt::Display for CollectionYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::super::check;
    use super::super::date::tests::any_date;
    use super::*;

    #[test]
    fn years() {
        check::<FinancialYear>(&[
            ("2025-26", Ok("2025-26")),
            ("1999-00", Ok("1999-00")),
            ("2025-27", Err("follow each other")),
            ("2025-25", Err("follow each other")),
            ("0025-26", Err("between 1900")),
            ("2025/26", Err("over two calendar years")),
            ("2025-2026", Err("over two calendar years")),
            ("2025", Err("over two calendar years")),
            ("25-26", Err("over two calendar years")),
        ]);
    }

    #[test]
    fn starts() {
        let no = "a day and a month";
        check::<YearStart>(&[
            ("1 April", Ok("1 April")),
            ("1 September", Ok("1 September")),
            ("28 February", Ok("28 February")),
            ("29 February", Err(no)),
            ("31 April", Err(no)),
            ("01 April", Err(no)),
            ("1 april", Err(no)),
            ("April 1", Err(no)),
            ("04-01", Err(no)),
        ]);
    }

    #[test]
    fn edges_of_a_year() {
        let april = YearStart::default();
        let year = april.year_of(date(2026, 3, 31));
        assert_eq!(year.to_string(), "2025-26");
        assert_eq!(april.year_of(date(2026, 4, 1)), year.next());
        assert_eq!(year.first_day(april), date(2025, 4, 1));
        assert_eq!(year.last_day(april), date(2026, 3, 31));
        let august: YearStart = "1 August".parse().expect("a start");
        assert_eq!(august.year_of(date(2026, 3, 31)), year);
        assert_eq!(year.last_day(august), date(2026, 7, 31));
        for (day, year) in [
            (date(2024, 3, 31), "2023-24"),
            (date(2024, 4, 1), "2024-25"),
        ] {
            assert_eq!(CollectionYear::of(day).to_string(), year);
        }
    }

    proptest! {
        #[test]
        fn a_year_contains_its_days(on in any_date(), month in 1..=12_i8, day in 1..=28_i8) {
            let start = YearStart { month, day };
            let year = start.year_of(on);
            prop_assert!(year.first_day(start) <= on && on <= year.last_day(start));
            prop_assert!(year.contains(on, start) && !year.next().contains(on, start));
            prop_assert_eq!(plus_days(year.last_day(start), 1), year.next().first_day(start));
            prop_assert_eq!(year.next().previous(), year);
            prop_assert_eq!(year.to_string().parse::<FinancialYear>(), Ok(year));
            prop_assert_eq!(start.to_string().parse::<YearStart>(), Ok(start));
        }
    }
}
