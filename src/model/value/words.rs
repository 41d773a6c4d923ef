//! How days, times and lengths read on paper, in British English, the same on every machine.

use jiff::civil::{Date, DateTime, Time};

use super::weekday::DayOfWeek;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The month's name from its number, 1 to 12.
pub(crate) fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1)
        .ok()
        .and_then(|at| MONTHS.get(at))
        .copied()
        .unwrap_or_default()
}

/// `10 June 2026`.
#[must_use]
pub fn day(date: Date) -> String {
    format!(
        "{} {} {}",
        date.day(),
        month_name(date.month()),
        date.year()
    )
}

/// `Wednesday 10 June 2026`.
#[must_use]
pub fn day_in_full(date: Date) -> String {
    format!("{} {}", DayOfWeek::of(date).paper(), day(date))
}

/// `13:20`, on the 24-hour clock; seconds are left off.
#[must_use]
pub fn time(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `13:20 on Wednesday 10 June 2026`.
#[must_use]
pub fn moment(moment: DateTime) -> String {
    format!("{} on {}", time(moment.time()), day_in_full(moment.date()))
}

/// `1 hour 20 minutes`, `45 minutes`, `2 hours`.
#[must_use]
pub fn minutes(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => count(rest, "minute"),
        (hours, 0) => count(hours, "hour"),
        (hours, rest) => format!("{} {}", count(hours, "hour"), count(rest, "minute")),
    }
}

/// `1 day`, `2 days`, `1,250 days`: a number and a noun that takes an `s`.
#[must_use]
pub fn count(number: u32, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", thousands(number))
}

/// `1,250`: a number with its thousands set apart.
#[must_use]
pub fn thousands(number: u32) -> String {
    match (number / 1_000_000, number / 1_000 % 1_000, number % 1_000) {
        (0, 0, rest) => rest.to_string(),
        (0, thousands, rest) => format!("{thousands},{rest:03}"),
        (millions, thousands, rest) => format!("{millions},{thousands:03},{rest:03}"),
    }
}

/// `one`, `one or two`, `one, two or three`.
#[must_use]
pub fn in_words<S: AsRef<str>>(words: &[S], joint: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {joint} {}", first.join(", "), last.as_ref())
        }
    }
}

/// With a capital first, but for a word that has its capital further on, such as `iPOP`.
#[must_use]
pub fn capital_first(text: &str) -> String {
    let word = text.split_whitespace().next().unwrap_or_default();
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !word.chars().skip(1).any(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_and_times() {
        let panel = date(2026, 6, 10);
        assert_eq!(day(panel), "10 June 2026");
        assert_eq!(day_in_full(panel), "Wednesday 10 June 2026");
        assert_eq!(day(date(2027, 12, 31)), "31 December 2027");
        assert_eq!(time(panel.at(9, 5, 59, 0).time()), "09:05");
        assert_eq!(
            moment(panel.at(13, 20, 0, 0)),
            "13:20 on Wednesday 10 June 2026"
        );
    }

    #[test]
    fn lengths() {
        for (length, words) in [
            (0, "0 minutes"),
            (1, "1 minute"),
            (45, "45 minutes"),
            (60, "1 hour"),
            (80, "1 hour 20 minutes"),
            (121, "2 hours 1 minute"),
        ] {
            assert_eq!(minutes(length), words);
        }
        for (number, words) in [
            (0, "0 days"),
            (1, "1 day"),
            (999, "999 days"),
            (1_005, "1,005 days"),
            (1_000_050, "1,000,050 days"),
        ] {
            assert_eq!(count(number, "day"), words);
        }
    }
}
