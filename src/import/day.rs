//! Days as other systems write them.

use crate::model::mapping::DateOrder;
use jiff::civil::{Date, DateTime};

/// A day of the years that a panel can have to do with; a time of day behind it is left out.
///
/// A year of two digits is the latest such year that does not lie after `latest`.
pub(super) fn day(text: &str, order: DateOrder, latest: Date) -> Option<Date> {
    let text = text.trim();
    let plain = match text.split_once([' ', 'T']) {
        Some((day, time))
            if time.starts_with(|c: char| c.is_ascii_digit()) && time.contains(':') =>
        {
            day
        }
        _ => text,
    };
    let found = numbers(plain, order, latest).or_else(|| in_words(plain, latest))?;
    (1900..=2199).contains(&found.year()).then_some(found)
}

fn numbers(text: &str, order: DateOrder, latest: Date) -> Option<Date> {
    let parts: Vec<&str> = text.split(['/', '-', '.']).collect();
    let [one, two, three] = parts.as_slice() else {
        return None;
    };
    let number = |part: &str| part.parse::<i16>().ok().filter(|_| part.len() <= 4);
    let small = |part: &str| number(part).and_then(|number| i8::try_from(number).ok());
    if one.len() == 4 {
        return Date::new(number(one)?, small(two)?, small(three)?).ok();
    }
    let (day, month) = match order {
        DateOrder::DayFirst => (one, two),
        DateOrder::MonthFirst => (two, one),
    };
    let (day, month) = (small(day)?, small(month)?);
    match three.len() {
        4 => Date::new(number(three)?, month, day).ok(),
        2 => of_two_digits(number(three)?, month, day, latest),
        _ => None,
    }
}

/// The latest day of such a year that does not lie after `latest`.
fn of_two_digits(year: i16, month: i8, day: i8, latest: Date) -> Option<Date> {
    let this_century = Date::new(2000 + year, month, day).ok();
    this_century
        .filter(|found| *found <= latest)
        .or_else(|| Date::new(1900 + year, month, day).ok())
}

/// Whether it looks like a day of our times as Excel keeps it: days since 1900, or on a Mac since 1904. It
/// says nothing of which, so it can't be read.
pub(super) fn is_serial(text: &str) -> bool {
    let whole = text.trim().trim_end_matches(".0");
    whole.len() == 5
        && whole
            .parse()
            .is_ok_and(|days: u32| (25_000..60_000).contains(&days))
}

fn in_words(text: &str, latest: Date) -> Option<Date> {
    let forms = ["%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y%m%d"];
    let parsed = |form| {
        DateTime::strptime(form, text)
            .map(DateTime::date)
            .or_else(|_| Date::strptime(form, text))
    };
    // A year of two digits is no year of the first century.
    let is_whole = |day: &Date| day.year() >= 1000;
    let found = forms
        .into_iter()
        .find_map(|form| parsed(form).ok().filter(is_whole));
    found.or_else(|| {
        // Excel's own short form.
        let mut short = ["%d-%b-%y", "%d %b %y"].into_iter();
        let found = short.find_map(|form| Date::strptime(form, text).ok())?;
        of_two_digits(found.year() % 100, found.month(), found.day(), latest)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days() {
        let latest = date(2026, 9, 30);
        let read = |text| day(text, DateOrder::DayFirst, latest);
        for text in [
            "27/05/2026",
            "27/5/26",
            "27.05.2026",
            "27-05-2026",
            "2026-05-27",
            "2026-05-27 00:00:00",
            "27/05/2026 00:00",
            "2026-05-27T00:00:00",
            "27 May 2026",
            "27-May-2026",
            "27-May-26",
            "27 May 26",
            " 27/05/2026 ",
        ] {
            assert_eq!(read(text), Some(date(2026, 5, 27)), "{text}");
        }
        assert_eq!(read("27/10/98"), Some(date(1998, 10, 27)));
        assert_eq!(read("27-Oct-98"), Some(date(1998, 10, 27)));
        assert_eq!(read("27-Oct-26"), Some(date(1926, 10, 27)));
        assert_eq!(read("29-Feb-00"), Some(date(2000, 2, 29)));
        assert_eq!(read("27/10/26"), Some(date(1926, 10, 27)));
        let american = day("05/27/2026", DateOrder::MonthFirst, latest);
        assert_eq!(american, Some(date(2026, 5, 27)));
        for text in [
            "",
            "31/02/2026",
            "05/27/2026",
            "27/05",
            "1/1/1",
            "00/00/0000",
            "x",
            "45000",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        for (text, is) in [
            ("45689", true),
            (" 45689.0", true),
            ("2025", false),
            ("99999", false),
            ("x", false),
        ] {
            assert_eq!(is_serial(text), is, "{text}");
        }
    }
}
