//! Beyond which days a date is a slip of the key, and from which day an age is certain.

use crate::model::value::{MonthYear, date::plus_days};
use jiff::ToSpan;
use jiff::civil::Date;

/// So far ahead nothing that is done again and again falls due.
const YEARS_AHEAD: i64 = 3;

/// The day after which a date is a slip of the key.
pub(super) fn far(today: Date) -> Date {
    today.saturating_add(YEARS_AHEAD.years())
}

/// The day after which nothing that begins is planned yet: a school place of the September after next
/// lies before it.
pub(super) fn begins_by(today: Date) -> Date {
    today.saturating_add(2.years())
}

/// The last day on which anything of a child's case may still run: the end of the school year in which
/// the child turns 25, to which a plan may be maintained (Children and Families Act 2014, section 46).
pub(super) fn last_day(born: MonthYear) -> Date {
    let turned = born.turns(25);
    let year = turned.year() + i16::from(turned.month() > 8);
    Date::new(year, 8, 31).unwrap_or(Date::MAX)
}

/// The first day on which a child of this birth month has certainly reached an age: that of the next
/// month, as the day of birth is not held.
pub(super) fn surely(born: MonthYear, age: u8) -> Date {
    plus_days(born.turns(age).last_of_month(), 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_last_day_of_a_case() {
        for (born, last) in [
            ("2001-08", date(2026, 8, 31)),
            ("2001-09", date(2027, 8, 31)),
            ("2001-01", date(2026, 8, 31)),
        ] {
            let born: MonthYear = born.parse().expect("a month");
            assert_eq!(last_day(born), last, "{born}");
        }
    }

    #[test]
    fn an_age_is_certain_from_the_next_month() {
        let born: MonthYear = "2008-12".parse().expect("a month");
        assert_eq!(surely(born, 18), date(2027, 1, 1));
    }
}
