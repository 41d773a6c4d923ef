//! Days and moments, as `jiff`'s civil types: read strictly, written back the same.
//!
//! A moment is local time at the authority. Whether a clock change left it out or brought it twice
//! is for the layer that knows the time zone.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::{ParseProblem, digits};

/// The years in which anything that a panel sees can happen. A year outside is a slip of the key.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// A day from its one form, `2026-06-10`.
///
/// # Errors
/// Any other form, a day that the calendar lacks, a year outside 1900 to 2199.
pub fn parse_date(text: &str) -> Result<Date, ParseProblem> {
    let form = || ParseProblem::new("expected a date as year-month-day, such as 2026-06-10");
    let [year, month, day] = numbers(text, ['-', '-'], [4, 2, 2]).ok_or_else(form)?;
    if !YEARS.contains(&year) {
        return Err(ParseProblem::new(
            "expected a date between the years 1900 and 2199",
        ));
    }
    let small = |number: i16| i8::try_from(number).map_err(|_| form());
    Date::new(year, small(month)?, small(day)?)
        .map_err(|_| ParseProblem::new("there is no such day: check the month and the day"))
}

/// A moment from its form, `2026-06-05T09:10`, seconds allowed: local time, without a zone.
///
/// # Errors
/// Any other form, a day or a time that does not exist.
pub fn parse_moment(text: &str) -> Result<DateTime, ParseProblem> {
    let form = || {
        ParseProblem::new("expected a date and local time without a zone, such as 2026-06-05T09:10")
    };
    let (day, time) = text.split_once('T').ok_or_else(form)?;
    let time = match time.len() {
        5 => numbers(time, [':'], [2, 2]).map(|[hour, minute]| [hour, minute, 0]),
        _ => numbers(time, [':', ':'], [2, 2, 2]),
    };
    let [hour, minute, second] = time.ok_or_else(form)?;
    Ok(parse_date(day)?.to_datetime(time_of(hour, minute, second)?))
}

/// How many days later `to` is than `from`; below nothing when it is earlier.
#[must_use]
pub fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// The day so many days later, or earlier when `days` is below nothing.
#[must_use]
pub fn plus_days(date: Date, days: i32) -> Date {
    date.saturating_add(i64::from(days).days())
}

/// The time of day, refused where there is none, such as 24:00.
pub(super) fn time_of(hour: i16, minute: i16, second: i16) -> Result<Time, ParseProblem> {
    let problem = |_| ParseProblem::new("there is no such time: hours run from 00 to 23");
    let [hour, minute, second] = [hour, minute, second].map(|n| i8::try_from(n).unwrap_or(-1));
    Time::new(hour, minute, second, 0).map_err(problem)
}

/// Numbers of exact lengths with single separators between them.
pub(super) fn numbers<const N: usize, const S: usize>(
    text: &str,
    separators: [char; S],
    lengths: [usize; N],
) -> Option<[i16; N]> {
    let mut found = [0; N];
    let mut rest = text;
    for (at, length) in lengths.into_iter().enumerate() {
        if at > 0 {
            rest = rest.strip_prefix(*separators.get(at - 1)?)?;
        }
        let (number, after) = rest.split_at_checked(length)?;
        found[at] = i16::try_from(digits(number)?).ok()?;
        rest = after;
    }
    rest.is_empty().then_some(found)
}

#[cfg(test)]
pub(super) mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    /// Any day of 1950 to 2150.
    pub(in super::super) fn any_date() -> impl Strategy<Value = Date> {
        (0..73_000_i32).prop_map(|days| plus_days(date(1950, 1, 1), days))
    }

    #[test]
    fn days() {
        let read = |text| parse_date(text).map_err(|p| p.message().to_owned());
        assert_eq!(read("2026-06-10"), Ok(date(2026, 6, 10)));
        assert_eq!(read("2028-02-29"), Ok(date(2028, 2, 29)));
        for (text, words) in [
            ("2026-6-10", "year-month-day"),
            ("10/06/2026", "year-month-day"),
            ("10 June 2026", "year-month-day"),
            ("20260610", "year-month-day"),
            ("2026-06-10T00:00", "year-month-day"),
            ("2026-06-10 ", "year-month-day"),
            ("-026-06-10", "year-month-day"),
            ("２０２６-06-10", "year-month-day"),
            ("", "year-month-day"),
            ("2026-02-29", "no such day"),
            ("2026-13-01", "no such day"),
            ("2026-00-10", "no such day"),
            ("2026-06-00", "no such day"),
            ("0206-06-10", "between the years"),
        ] {
            let message = read(text).expect_err(text);
            assert!(message.contains(words), "{text}: {message}");
        }
    }

    #[test]
    fn moments() {
        let read = |text| {
            parse_moment(text)
                .map(|moment| moment.to_string())
                .map_err(|p| p.message().to_owned())
        };
        assert_eq!(read("2026-06-05T09:10"), Ok("2026-06-05T09:10:00".into()));
        assert_eq!(
            read("2026-06-05T09:10:00"),
            Ok("2026-06-05T09:10:00".into())
        );
        assert_eq!(
            read("2026-06-05T23:59:59"),
            Ok("2026-06-05T23:59:59".into())
        );
        for (text, words) in [
            ("2026-06-05", "without a zone"),
            ("2026-06-05 09:10", "without a zone"),
            ("2026-06-05T9:10", "without a zone"),
            ("2026-06-05T0910", "without a zone"),
            ("2026-06-05T09:10Z", "without a zone"),
            ("2026-06-05T09:10+01:00", "without a zone"),
            ("2026-06-05T24:00", "no such time"),
            ("2026-06-05T09:60", "no such time"),
            ("2026-06-31T09:10", "no such day"),
        ] {
            let message = read(text).expect_err(text);
            assert!(message.contains(words), "{text}: {message}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(day in any_date(), hour in 0..24_i8, minute in 0..60_i8) {
            prop_assert_eq!(parse_date(&day.to_string()), Ok(day));
            let moment = day.at(hour, minute, 0, 0);
            prop_assert_eq!(parse_moment(&moment.to_string()), Ok(moment));
        }

        #[test]
        fn days_add_up(day in any_date(), days in -5_000..5_000_i32) {
            prop_assert_eq!(days_between(day, plus_days(day, days)), days);
        }
    }
}
