//! The bank holidays of England and Wales, 2019 to 2028.
//!
//! Facts from GOV.UK's list (<https://www.gov.uk/bank-holidays>, as of 24 November 2025). The table
//! has an end: nobody can know when a later government moves a day.

use std::fmt;

use jiff::civil::{Date, date};

/// The first day of which the table tells.
pub const FIRST_DAY: Date = date(2019, 1, 1);

/// The last day of which the table tells.
pub const LAST_DAY: Date = date(2028, 12, 31);

/// The names of the columns of [`YEARS`], and the days of those that a weekend moves.
const NAMES: [(&str, Option<(i8, i8)>); 8] = [
    ("New Year's Day", Some((1, 1))),
    ("Good Friday", None),
    ("Easter Monday", None),
    ("Early May bank holiday", None),
    ("Spring bank holiday", None),
    ("Summer bank holiday", None),
    ("Christmas Day", Some((12, 25))),
    ("Boxing Day", Some((12, 26))),
];

/// Month and day of each year's eight holidays. 2020 moved the Early May holiday to VE Day, 2022
/// the Spring one to the Jubilee.
#[rustfmt::skip] // a table is read by its columns
const YEARS: [(i16, [(i8, i8); 8]); 10] = [
    (2019, [(1, 1), (4, 19), (4, 22), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2020, [(1, 1), (4, 10), (4, 13), (5, 8), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2021, [(1, 1), (4, 2), (4, 5), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2022, [(1, 3), (4, 15), (4, 18), (5, 2), (6, 2), (8, 29), (12, 27), (12, 26)]),
    (2023, [(1, 2), (4, 7), (4, 10), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
    (2024, [(1, 1), (3, 29), (4, 1), (5, 6), (5, 27), (8, 26), (12, 25), (12, 26)]),
    (2025, [(1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26)]),
    (2026, [(1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28)]),
    (2027, [(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]),
    (2028, [(1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26)]),
];

/// Days proclaimed once.
const ONCE: [(Date, &str); 3] = [
    (date(2022, 6, 3), "Platinum Jubilee bank holiday"),
    (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
    (date(2023, 5, 8), "Coronation of King Charles III"),
];

/// A bank holiday of England and Wales.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BankHoliday {
    /// Its name, `Easter Monday`.
    pub name: &'static str,
    /// Whether it stands in for a day that fell on a weekend.
    pub substitute: bool,
}

/// `Boxing Day (substitute day)`.
impl fmt::Display for BankHoliday {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)?;
        f.write_str(if self.substitute {
            " (substitute day)"
        } else {
            ""
        })
    }
}

/// The bank holiday on a day. `None` also on every day outside [`FIRST_DAY`] to [`LAST_DAY`]: ask
/// [`covers`].
#[must_use]
pub fn on(date: Date) -> Option<BankHoliday> {
    if let Some((_, name)) = ONCE.iter().find(|(day, _)| *day == date) {
        return Some(BankHoliday {
            name,
            substitute: false,
        });
    }
    let (_, days) = YEARS.iter().find(|(year, _)| *year == date.year())?;
    let day = (date.month(), date.day());
    let at = days.iter().position(|holiday| *holiday == day)?;
    let (name, usual) = NAMES[at];
    Some(BankHoliday {
        name,
        substitute: usual.is_some_and(|usual| usual != day),
    })
}

/// Whether the table tells of a day.
#[must_use]
pub fn covers(date: Date) -> bool {
    (FIRST_DAY..=LAST_DAY).contains(&date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::Weekday;
    use sha2::{Digest, Sha256};

    use super::super::date::plus_days;
    use super::*;

    fn all() -> Vec<(Date, BankHoliday)> {
        let days = (0..4_000)
            .map(|n| plus_days(FIRST_DAY, n))
            .take_while(|day| covers(*day));
        days.filter_map(|day| Some((day, on(day)?))).collect()
    }

    /// The start of the SHA-256 of the dates of GOV.UK's list, one a line, taken on 22 November 2026.
    #[test]
    fn the_days_are_those_of_the_published_list() {
        let days: Vec<_> = all().iter().map(|(day, _)| day.to_string()).collect();
        assert_eq!(days.len(), 83);
        let sum = Sha256::digest(days.join("\n"));
        let start: [u8; 8] = std::array::from_fn(|at| sum[at]);
        assert_eq!(u64::from_be_bytes(start), 0xb643_9ec9_f74a_8e9f);
    }

    /// Easter Sunday by the rule of Meeus and Jones, which owes nothing to the list.
    fn easter(year: i16) -> Date {
        let (golden, century, rest) = (year % 19, year / 100, year % 100);
        let drift = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
        let moon = (19 * golden + drift + 15) % 30;
        let week = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
        let late = (golden + 11 * moon + 22 * week) / 451;
        let day = moon + week - 7 * late + 114;
        let part = |n: i16| i8::try_from(n).expect("a small number");
        date(year, part(day / 31), part(day % 31 + 1))
    }

    #[test]
    fn the_days_follow_their_rules() {
        for year in 2019..=2028 {
            let monday = |month, nth| {
                let month = date(year, month, 1);
                month
                    .nth_weekday_of_month(nth, Weekday::Monday)
                    .expect("a Monday")
            };
            let named = |date: Date, name: &str| on(date).is_some_and(|day| day.name == name);
            assert!(named(plus_days(easter(year), -2), "Good Friday"), "{year}");
            assert!(named(plus_days(easter(year), 1), "Easter Monday"), "{year}");
            assert!(named(monday(8, -1), "Summer bank holiday"), "{year}");
            assert_eq!(
                named(monday(5, 1), "Early May bank holiday"),
                year != 2020,
                "{year}"
            );
            assert_eq!(
                named(monday(5, -1), "Spring bank holiday"),
                year != 2022,
                "{year}"
            );
            for usual in [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)] {
                let weekend = matches!(usual.weekday(), Weekday::Saturday | Weekday::Sunday);
                let moved = on(usual).is_none_or(|day| day.name != name_of(usual));
                assert_eq!(moved, weekend, "{usual}");
            }
        }
    }

    fn name_of(usual: Date) -> &'static str {
        match usual.day() {
            1 => "New Year's Day",
            25 => "Christmas Day",
            _ => "Boxing Day",
        }
    }

    #[test]
    fn names_and_substitutes() {
        let name = |y, m, d| on(date(y, m, d)).map(|day| day.to_string());
        for (day, words) in [
            ((2026, 4, 6), "Easter Monday"),
            ((2026, 12, 28), "Boxing Day (substitute day)"),
            ((2022, 12, 26), "Boxing Day"),
            ((2022, 12, 27), "Christmas Day (substitute day)"),
            ((2028, 1, 3), "New Year's Day (substitute day)"),
            ((2022, 6, 2), "Spring bank holiday"),
            ((2022, 6, 3), "Platinum Jubilee bank holiday"),
            ((2023, 5, 8), "Coronation of King Charles III"),
        ] {
            assert_eq!(name(day.0, day.1, day.2).as_deref(), Some(words));
        }
        assert_eq!(name(2026, 12, 26), None); // a Saturday
        assert_eq!(name(2020, 5, 4), None); // moved to the 8th
        assert_eq!(name(2029, 12, 25), None);
        assert!(!covers(date(2029, 1, 1)) && !covers(date(2018, 12, 31)));
        assert!(
            all()
                .iter()
                .all(|(day, _)| day.weekday() != Weekday::Sunday)
        );
    }
}
