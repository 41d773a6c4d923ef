//! Days and times in the forms in which people write them, for telling them the one form that is read.
//!
//! Nothing is ever read in these forms: `02/03/2026` is the second of March to an officer and the third
//! of February to a program made elsewhere, so it is asked for again and not guessed.

use jiff::civil::{Date, DateTime, Time};

/// Day first, as Britain writes it; the others only where the year stands first.
const DATES: [&str; 10] = [
    "%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d %b %y", "%Y-%m-%d",
    "%Y/%m/%d", "%Y%m%d",
];

const TIMES: [&str; 7] = [
    "%H:%M", "%H.%M", "%H%M", "%I:%M%p", "%I.%M%p", "%I%p", "%Hh%M",
];

/// The day that somebody may have meant: `27/05/2026`, `27th May 2026`, `Wed 27 May 2026`.
pub(crate) fn date(text: &str) -> Option<Date> {
    if text.len() > 40 {
        return None;
    }
    let text = text.replace(',', " ");
    let mut words: Vec<&str> = text.split_whitespace().map(without_ordinal).collect();
    let is_weekday = |word: &&str| {
        let day = word.get(..3).unwrap_or_default().to_ascii_lowercase();
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].contains(&day.as_str())
    };
    if words.len() > 1 && words.first().is_some_and(is_weekday) {
        words.remove(0);
    }
    let text = words.join(" ");
    let dates = DATES.iter();
    let mut found = dates.filter_map(|form| Date::strptime(form, &text).ok());
    found.find(|date| (1900..=2199).contains(&date.year()))
}

/// `27` for `27th`.
fn without_ordinal(word: &str) -> &str {
    let ends = ["st", "nd", "rd", "th"];
    let number = ends.iter().find_map(|end| word.strip_suffix(end));
    let is_number = |word: &&str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    number.filter(is_number).unwrap_or(word)
}

/// The time that somebody may have meant: `3.20pm`, `1520`, `3 pm`.
pub(crate) fn time(text: &str) -> Option<Time> {
    if text.len() > 20 {
        return None;
    }
    let text: String = text.split_whitespace().collect();
    let text = text.to_ascii_lowercase();
    let mut times = TIMES.iter();
    times.find_map(|form| Time::strptime(form, &text).ok())
}

/// The moment that somebody may have meant: a day and a time with a space or a `T` between them.
pub(crate) fn moment(text: &str) -> Option<DateTime> {
    let text = text.trim_end_matches('Z');
    let gaps = text.char_indices().filter(|(_, c)| matches!(c, ' ' | 'T'));
    gaps.into_iter().find_map(|(at, _)| {
        let date = date(&text[..at])?;
        let time = &text[at + 1..];
        let time = time.trim_start().trim_start_matches("at ");
        Some(date.to_datetime(self::time(time)?))
    })
}

/// A day or a moment as a file holds it.
pub(super) fn right_form(text: &str, with_time: bool) -> Option<String> {
    if with_time {
        let moment = moment(text)?;
        return Some(moment.strftime("%Y-%m-%dT%H:%M").to_string());
    }
    Some(date(text)?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_the_british_order() {
        for text in [
            "27/05/2026",
            "27/5/2026",
            "27/5/26",
            "27.05.2026",
            "27-05-2026",
            "27 May 2026",
            "27th May 2026",
            "27 may 26",
            "Wednesday 27 May 2026",
            "Wed, 27 May 2026",
            "2026-5-27",
            "2026/05/27",
            "20260527",
        ] {
            assert_eq!(
                right_form(text, false).as_deref(),
                Some("2026-05-27"),
                "{text}"
            );
        }
        assert_eq!(
            right_form("02/03/2026", false).as_deref(),
            Some("2026-03-02")
        );
        for text in [
            "",
            "soon",
            "31/02/2026",
            "05/27/2026",
            "27 May",
            "2026",
            "٢/3/2026",
        ] {
            assert_eq!(right_form(text, false), None, "{text}");
        }
    }

    #[test]
    fn times_as_they_are_said() {
        for text in ["3.20pm", "3:20 pm", "15.20", "1520", "03:20PM", "15h20"] {
            let time = time(text).map(|time| time.strftime("%H:%M").to_string());
            assert_eq!(time.as_deref(), Some("15:20"), "{text}");
        }
        for text in ["", "afternoon", "25:00", "3.20xm"] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn moments_with_a_space_or_in_words() {
        for text in [
            "2026-06-03 15:20",
            "03/06/2026 15:20",
            "3 June 2026 at 3.20pm",
            "2026-06-03T15:20Z",
            "2026-06-03T1520",
        ] {
            assert_eq!(
                right_form(text, true).as_deref(),
                Some("2026-06-03T15:20"),
                "{text}"
            );
        }
        assert_eq!(right_form("2026-06-03", true), None);
    }
}
