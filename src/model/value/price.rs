//! Prices as contracts state them, and what they come to in any stretch of time.

use super::ParseProblem;
use super::money::{Money, nearest};
use schemars::JsonSchema;
use serde::Deserialize;
use std::fmt;
use std::iter::Sum;
use std::str::FromStr;

/// The days of a year for which a price by the year, term or month is paid: no leap day is dearer.
pub const YEAR: u32 = 365;

/// Weeks of a school year that are paid for: 190 school days are 38 weeks.
const SCHOOL_WEEKS: i64 = 38;

/// Terms of a school year.
const TERMS: i64 = 3;

const FORM: &str = "expected pounds a week, such as 1250.50, or a price with its basis, such as \
                    `690 a night`: a night, a week, a school week, a term, a month or a year";

/// For what stretch of time a price is asked.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// A night, or a day.
    Night,
    /// A week, seven nights.
    #[default]
    Week,
    /// A week of school; 38 in a year.
    SchoolWeek,
    /// A term; three in a year.
    Term,
    /// A calendar month; twelve in a year.
    Month,
    /// A year of 365 days.
    Year,
}

impl Basis {
    /// Every basis, the shortest first.
    pub const ALL: [Self; 6] = [
        Self::Night,
        Self::Week,
        Self::SchoolWeek,
        Self::Term,
        Self::Month,
        Self::Year,
    ];

    /// `a night`, as files and papers say it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Night => "a night",
            Self::Week => "a week",
            Self::SchoolWeek => "a school week",
            Self::Term => "a term",
            Self::Month => "a month",
            Self::Year => "a year",
        }
    }

    /// How many times it is paid in seven years of weeks: see [`Rate`].
    const fn times(self) -> i64 {
        match self {
            Self::Night => 7 * YEAR as i64,
            Self::Week => YEAR as i64,
            Self::SchoolWeek => 7 * SCHOOL_WEEKS,
            Self::Term => 7 * TERMS,
            Self::Month => 7 * 12,
            Self::Year => 7,
        }
    }
}

/// An amount with the basis of its contract.
///
/// Data form `4850.00` for pounds a week, else `690.00 a night`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Price {
    /// Pounds for each.
    pub amount: Money,
    /// For each what.
    pub per: Basis,
}

impl Price {
    /// Pounds a week.
    #[must_use]
    pub const fn weekly_of(amount: Money) -> Self {
        Self {
            amount,
            per: Basis::Week,
        }
    }

    /// What it comes to over time, exactly.
    #[must_use]
    pub fn rate(self) -> Rate {
        Rate(i128::from(self.amount.pence()) * i128::from(self.per.times()))
    }

    /// What it comes to a week, to the nearest penny; derived, unless a week is its basis.
    #[must_use]
    pub fn weekly(self) -> Money {
        self.rate().weekly()
    }

    /// Whether pounds a week had to be worked out.
    #[must_use]
    pub fn is_derived(self) -> bool {
        self.per != Basis::Week
    }

    /// `£690.00 a night`.
    #[must_use]
    pub fn paper(self) -> String {
        format!("{} {}", self.amount.paper(), self.per.words())
    }
}

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.per {
            Basis::Week => self.amount.fmt(f),
            per => write!(f, "{} {}", self.amount, per.words()),
        }
    }
}

impl FromStr for Price {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let Some((amount, basis)) = text.split_once(' ') else {
            return text.parse().map(Self::weekly_of);
        };
        let words = Basis::ALL.into_iter().find(|per| per.words() == basis);
        let per = words.ok_or_else(|| ParseProblem::new(FORM))?;
        Ok(Self {
            amount: amount.parse()?,
            per,
        })
    }
}

/// What something costs over time, exact whatever its basis: pence in seven years of 365 days, divided
/// by seven weeks and 365 days only when an amount is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rate(i128);

impl Rate {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// What comes of so many pounds a year.
    #[must_use]
    pub fn of_year(annual: Money) -> Self {
        let per = Basis::Year;
        Price {
            amount: annual,
            per,
        }
        .rate()
    }

    /// This without the other; below nothing if the other is more.
    #[must_use]
    pub fn less(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }

    /// So many days of it, to be added up before they are rounded.
    #[must_use]
    pub fn days(self, days: i32) -> RateDays {
        RateDays(self.0 * i128::from(days.max(0)))
    }

    /// Pounds a week, to the nearest penny.
    #[must_use]
    pub fn weekly(self) -> Money {
        Money::from_pence(nearest(self.0, i128::from(YEAR)))
    }

    /// Pounds a year, to the nearest penny.
    #[must_use]
    pub fn yearly(self) -> Money {
        Money::from_pence(nearest(self.0, 7))
    }
}

impl Sum for Rate {
    fn sum<I: Iterator<Item = Self>>(rates: I) -> Self {
        Self(rates.map(|rate| rate.0).sum())
    }
}

/// Days of rates, added up exactly and rounded once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RateDays(i128);

impl RateDays {
    /// More days.
    pub fn add(&mut self, more: Self) {
        self.0 += more.0;
    }

    /// Fewer days.
    pub fn take(&mut self, less: Self) {
        self.0 -= less.0;
    }

    /// What they come to, to the nearest penny.
    #[must_use]
    pub fn amount(self) -> Money {
        Money::from_pence(nearest(self.0, 7 * i128::from(YEAR)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::check;
    use super::*;

    #[test]
    fn prices_as_files_hold_them() {
        check::<Price>(&[
            ("4850", Ok("4850.00")),
            ("4850 a week", Ok("4850.00")),
            ("690 a night", Ok("690.00 a night")),
            ("690.50 a school week", Ok("690.50 a school week")),
            ("9000 a term", Ok("9000.00 a term")),
            ("4000 a month", Ok("4000.00 a month")),
            ("52000 a year", Ok("52000.00 a year")),
            ("690 per night", Err("a price with its basis")),
            ("690 a night ", Err("a price with its basis")),
            ("a night", Err("a price with its basis")),
            ("£690 a night", Err("without the pound sign")),
            ("1,690 a night", Err("without commas")),
            ("-690 a night", Err("nothing or more")),
            ("", Err("in pounds")),
        ]);
    }

    #[test]
    fn what_a_price_comes_to_a_week_and_a_year() {
        for (price, weekly, yearly) in [
            ("690 a night", "4830.00", "251850.00"),
            ("4850", "4850.00", "252892.86"),
            ("1000 a school week", "728.77", "38000.00"),
            ("9000 a term", "517.81", "27000.00"),
            ("4000 a month", "920.55", "48000.00"),
            ("52000 a year", "997.26", "52000.00"),
        ] {
            let rate = price.parse::<Price>().expect("a price").rate();
            let found = (rate.weekly().to_string(), rate.yearly().to_string());
            assert_eq!(
                (found.0.as_str(), found.1.as_str()),
                (weekly, yearly),
                "{price}"
            );
        }
    }

    #[test]
    fn days_at_a_weekly_price() {
        for (weekly, days, cost) in [
            (350_000, 7, 350_000),
            (350_000, 365, 18_250_000),
            (100, 1, 14),   // 14.28…
            (100, 2, 29),   // 28.57…
            (-100, 2, -29), // a saving rounds like a cost
            (100, 0, 0),
            (100, -1, 0),
            (100_000_000_000, 366, 5_228_571_428_571),
        ] {
            let rate = Price::weekly_of(Money::from_pence(weekly)).rate();
            assert_eq!(rate.days(days).amount().pence(), cost);
        }
    }

    proptest! {
        #[test]
        fn a_day_is_within_half_a_penny(pence in -1_000_000_i64..1_000_000, days in 0..5_000) {
            let rate = Price::weekly_of(Money::from_pence(pence)).rate();
            let apart = (rate.days(days).amount().pence() * 7 - pence * i64::from(days)).abs();
            prop_assert!(apart <= 3, "{apart} sevenths of a penny");
        }

        #[test]
        fn a_year_of_a_yearly_price_is_the_price(pence in 0_i64..1_000_000_000) {
            let rate = Rate::of_year(Money::from_pence(pence));
            prop_assert_eq!(rate.days(365).amount().pence(), pence);
            prop_assert_eq!(rate.yearly().pence(), pence);
        }

        #[test]
        fn seven_days_of_a_weekly_price_are_the_price(pence in 0_i64..1_000_000_000) {
            let rate = Price::weekly_of(Money::from_pence(pence)).rate();
            prop_assert_eq!(rate.days(7).amount().pence(), pence);
        }
    }
}
