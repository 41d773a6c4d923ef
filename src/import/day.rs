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
    let found = numbers(plain, order, latest).or_else(|| in_words(plain))?;
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
        2 => {
            let year = 2000 + number(three)?;
            let this_century = Date::new(year, month, day).ok();
            this_century
                .filter(|found| *found <= latest)
                .or_else(|| Date::new(year - 100, month, day).ok())
        }
        _ => None,
    }
}

fn in_words(text: &str) -> Option<Date> {
    let forms = ["%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%Y%m%d"];
    let parsed = |form| {
        DateTime::strptime(form, text)
            .map(DateTime::date)
            .or_else(|_| Date::strptime(form, text))
    };
    forms.into_iter().find_map(|form| parsed(form).ok())
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
            " 27/05/2026 ",
        ] {
            assert_eq!(read(text), Some(date(2026, 5, 27)), "{text}");
        }
        assert_eq!(read("27/10/98"), Some(date(1998, 10, 27)));
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
    }
}
