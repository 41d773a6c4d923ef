//! Lengths of calendar time in words: `2 weeks`, `12 months`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use jiff::{Span, ToSpan};

use super::{ParseProblem, digits};

/// What a length is counted in. All days count, working or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// Calendar days.
    Day,
    /// Seven days.
    Week,
    /// Calendar months: a month after 31 January is the last of February.
    Month,
    /// Calendar years: a year after 29 February is 28 February.
    Year,
}

/// A length of calendar time of one to a thousand units, such as `2 weeks` or `1 year`. Never
/// nothing, so that what happens every such length comes to an end.
///
/// It is also its own paper form. There is no order: whether a month is longer than 30 days depends
/// on the day from which it is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Length {
    count: u16,
    unit: Unit,
}

impl Length {
    /// A length of so many units, or `None` outside 1 to 1,000.
    #[must_use]
    pub fn new(count: u16, unit: Unit) -> Option<Self> {
        (1..=1_000).contains(&count).then_some(Self { count, unit })
    }

    /// How many units.
    #[must_use]
    pub const fn count(self) -> u16 {
        self.count
    }

    /// What it is counted in.
    #[must_use]
    pub const fn unit(self) -> Unit {
        self.unit
    }

    /// Its days, where it is counted in days or weeks.
    #[must_use]
    pub const fn days(self) -> Option<u16> {
        match self.unit {
            Unit::Day => Some(self.count),
            Unit::Week => Some(self.count * 7),
            Unit::Month | Unit::Year => None,
        }
    }

    /// The day so long after `date`, held to the month's last day where the month is too short.
    #[must_use]
    pub fn after(self, date: Date) -> Date {
        date.saturating_add(self.span())
    }

    /// The day so long before `date`, held to the month's last day where the month is too short.
    #[must_use]
    pub fn before(self, date: Date) -> Date {
        date.saturating_sub(self.span())
    }

    fn span(self) -> Span {
        let count = i64::from(self.count);
        match self.unit {
            Unit::Day => count.days(),
            Unit::Week => count.weeks(),
            Unit::Month => count.months(),
            Unit::Year => count.years(),
        }
    }
}

impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = match self.unit {
            Unit::Day => "day",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        };
        let plural = if self.count == 1 { "" } else { "s" };
        write!(f, "{} {unit}{plural}", self.count)
    }
}

impl FromStr for Length {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let form =
            || ParseProblem::new("expected a number and a unit, such as 2 weeks or 12 months");
        let (count, unit) = text.split_once(' ').ok_or_else(form)?;
        let unit = match unit {
            "day" | "days" => Unit::Day,
            "week" | "weeks" => Unit::Week,
            "month" | "months" => Unit::Month,
            "year" | "years" => Unit::Year,
            _ => {
                return Err(ParseProblem::new(
                    "expected a length in days, weeks, months or years, such as 2 weeks",
                ));
            }
        };
        let count = digits(count)
            .filter(|n| n.to_string() == count)
            .ok_or_else(form)?;
        u16::try_from(count)
            .ok()
            .and_then(|count| Self::new(count, unit))
            .ok_or_else(|| ParseProblem::new("expected a length of 1 to 1000, such as 2 weeks"))
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
    fn lengths() {
        let (form, unit) = ("a number and a unit", "days, weeks, months or years");
        check::<Length>(&[
            ("2 weeks", Ok("2 weeks")),
            ("1 week", Ok("1 week")),
            ("1 weeks", Ok("1 week")),
            ("12 month", Ok("12 months")),
            ("1 year", Ok("1 year")),
            ("28 days", Ok("28 days")),
            ("0 days", Err("1 to 1000")),
            ("1001 days", Err("1 to 1000")),
            ("65537 days", Err("1 to 1000")),
            ("02 weeks", Err(form)),
            ("two weeks", Err(form)),
            ("-2 weeks", Err(form)),
            ("P14D", Err(form)),
            ("14", Err(form)),
            ("2  weeks", Err(unit)),
            ("3 working days", Err(unit)),
            ("2 fortnights", Err(unit)),
        ]);
    }

    #[test]
    fn months_are_held_to_their_last_day() {
        let length = |text: &str| text.parse::<Length>().expect("a length");
        assert_eq!(
            length("1 month").after(date(2026, 1, 31)),
            date(2026, 2, 28)
        );
        assert_eq!(
            length("1 month").before(date(2028, 3, 31)),
            date(2028, 2, 29)
        );
        assert_eq!(
            length("12 months").after(date(2028, 2, 29)),
            date(2029, 2, 28)
        );
        assert_eq!(
            length("1 year").before(date(2026, 6, 10)),
            date(2025, 6, 10)
        );
        assert_eq!(
            length("2 weeks").after(date(2026, 12, 23)),
            date(2027, 1, 6)
        );
        assert_eq!(length("2 weeks").days(), Some(14));
        assert_eq!(length("1 month").days(), None);
    }

    proptest! {
        #[test]
        fn after_and_before_undo_each_other(on in any_date(), count in 1_u16..=1_000) {
            for unit in [Unit::Day, Unit::Week, Unit::Month, Unit::Year] {
                let length = Length::new(count, unit).expect("in range");
                prop_assert_eq!(length.to_string().parse::<Length>(), Ok(length));
                prop_assert!(length.before(on) < on && on < length.after(on));
                if on.day() <= 28 {
                    prop_assert_eq!(length.before(length.after(on)), on);
                }
            }
        }
    }
}
