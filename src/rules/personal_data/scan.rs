//! Finds what looks like personal data in a text. It would rather miss something than cry wolf: case
//! references, the dates of events, money and links are fine.

use crate::model::value::{is_nhs_number, is_upn};
use std::ops::Range;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    NhsNumber,
    Upn,
    DateOfBirth,
    Postcode,
    Phone,
    Email,
}

impl What {
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::NhsNumber => "an NHS number",
            Self::Upn => "a Unique Pupil Number",
            Self::DateOfBirth => "a full date of birth",
            Self::Postcode => "a postcode",
            Self::Phone => "a telephone number",
            Self::Email => "an e-mail address",
        }
    }
}

/// A word of a text and its place, without the punctuation around it.
struct Word<'a> {
    at: usize,
    text: &'a str,
}

impl Word<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// What a text seems to hold, in its order.
pub(super) fn scan(text: &str) -> Vec<(Range<usize>, What)> {
    let words = words(text);
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let rest = &words[index..];
        let what = if is_email(word.text) {
            Some((1, What::Email))
        } else if is_upn(word.text) {
            Some((1, What::Upn))
        } else {
            numbers(rest, index.checked_sub(1).map(|at| words[at].text))
                .or_else(|| postcode(rest).map(|count| (count, What::Postcode)))
                .or_else(|| date_of_birth(rest))
        };
        if let Some((count, what)) = what {
            found.push((word.at..rest[count - 1].end(), what));
        }
    }
    found
}

fn words(text: &str) -> Vec<Word<'_>> {
    let start = text.as_ptr() as usize;
    text.split_whitespace()
        // A link may hold anything.
        .filter(|word| !word.contains("://"))
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '+'))
        .filter(|word| !word.is_empty())
        .map(|word| Word {
            at: word.as_ptr() as usize - start,
            text: word,
        })
        .collect()
}

fn is_email(word: &str) -> bool {
    word.parse::<crate::model::value::Email>().is_ok()
}

/// An NHS number or a telephone number, in one word or in groups of digits.
fn numbers(rest: &[Word<'_>], before: Option<&str>) -> Option<(usize, What)> {
    let is_group = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    if before.is_some_and(|before| is_group(before) || before.starts_with('+')) {
        return None;
    }
    let mut groups = Vec::new();
    let mut count = 0;
    for word in rest {
        let digits = if count == 0 {
            word.text.trim_start_matches('+')
        } else {
            word.text
        };
        let mut parts = digits.split('-');
        if !parts.clone().all(is_group) {
            break;
        }
        groups.extend(parts.by_ref());
        count += 1;
    }
    let digits = groups.concat();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let abroad = rest[0].text.starts_with('+');
    let is_phone = if abroad {
        digits.starts_with("44") && (11..=13).contains(&digits.len())
    } else {
        digits.starts_with('0') && matches!(digits.len(), 10 | 11) && groups[0].len() >= 3
    };
    if is_phone {
        Some((count, What::Phone))
    } else if matches!(lengths.as_slice(), [10] | [3, 3, 4]) && is_nhs_number(&digits) {
        Some((count, What::NhsNumber))
    } else {
        None
    }
}

/// How many words a postcode in capitals takes, with its space or without.
fn postcode(rest: &[Word<'_>]) -> Option<usize> {
    let word = rest[0].text;
    if let Some(next) = rest.get(1).filter(|next| is_inward(next.text)) {
        let near = next.at == rest[0].end() + 1;
        return (near && is_outward(word)).then_some(2);
    }
    let (outward, inward) = word.split_at_checked(word.len().checked_sub(3)?)?;
    (is_outward(outward) && is_inward(inward)).then_some(1)
}

fn is_outward(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let rest = &word.as_bytes()[letters..];
    // Only these letters are a postcode area of their own; codes such as U6 are none.
    let is_area = letters == 2 || letters == 1 && "BEGLMNSW".contains(&word[..1]);
    is_area
        && match rest {
            [digit] => digit.is_ascii_digit(),
            [digit, last] => {
                digit.is_ascii_digit() && (last.is_ascii_digit() || last.is_ascii_uppercase())
            }
            _ => false,
        }
}

fn is_inward(word: &str) -> bool {
    let letter = |b: u8| b.is_ascii_uppercase() && !b"CIKMOV".contains(&b);
    matches!(word.as_bytes(), [digit, one, two] if digit.is_ascii_digit() && letter(*one) && letter(*two))
}

/// How many words after "born" or "DOB" lead up to the end of a full date.
fn date_of_birth(rest: &[Word<'_>]) -> Option<(usize, What)> {
    const BETWEEN: [&str; 6] = ["on", "the", "is", "was", "of", "at"];
    let is = |at: usize, text: &str| {
        rest.get(at)
            .is_some_and(|word| word.text.eq_ignore_ascii_case(text))
    };
    let opens = ["born", "dob", "d.o.b", "dob:", "birthday", "birthdate"]
        .iter()
        .any(|word| is(0, word))
        || is(0, "date") && is(1, "of") && is(2, "birth");
    if !opens {
        return None;
    }
    let from = if is(0, "date") { 3 } else { 1 };
    // What stands between is no other sentence: "born; the order of 4 May" is not a birthday.
    let between = |at: usize| (from..at).all(|at| BETWEEN.contains(&rest[at].text));
    (from..rest.len())
        .take_while(|at| between(*at))
        .find_map(|at| {
            let words: Vec<&str> = rest.iter().skip(at).take(4).map(|word| word.text).collect();
            date_in(&words).map(|count| (at + count, What::DateOfBirth))
        })
}

/// How many words a full date takes, if these begin with one.
fn date_in(words: &[&str]) -> Option<usize> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let first = words.first()?;
    let parts: Vec<&str> = first.split(['/', '-', '.']).collect();
    if parts.len() == 3
        && parts
            .iter()
            .all(|part| (1..=4).contains(&part.len()) && part.parse::<u16>().is_ok())
    {
        return Some(1);
    }
    let is_day = |word: &str| {
        let day = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
    };
    let is_month = |word: &str| {
        let word = word.to_ascii_lowercase();
        MONTHS.iter().any(|month| word.starts_with(month))
    };
    let is_year = |word: &str| word.len() == 4 && word.parse::<u16>().is_ok();
    match words {
        [day, month, year, ..] if is_day(day) && is_month(month) && is_year(year) => Some(3),
        [month, day, year, ..] if is_day(day) && is_month(month) && is_year(year) => Some(3),
        [day, "of", month, year, ..] if is_day(day) && is_month(month) && is_year(year) => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, What)> {
        scan(text)
            .into_iter()
            .map(|(at, what)| (&text[at], what))
            .collect()
    }

    #[test]
    fn what_must_not_be_there() {
        use What::{DateOfBirth, Email, NhsNumber, Phone, Postcode, Upn};
        for (text, part, what) in [
            ("NHS number 943 476 5919.", "943 476 5919", NhsNumber),
            ("(9434765919)", "9434765919", NhsNumber),
            ("943-476-5919", "943-476-5919", NhsNumber),
            ("UPN A123456789012", "A123456789012", Upn),
            ("UPN A12345678901B now", "A12345678901B", Upn),
            (
                "He was born on 12 March 2012.",
                "born on 12 March 2012",
                DateOfBirth,
            ),
            ("dob: 12/03/2012", "dob: 12/03/2012", DateOfBirth),
            ("D.O.B. 2012-03-12", "D.O.B. 2012-03-12", DateOfBirth),
            (
                "Date of birth: 3rd of May 2011",
                "Date of birth: 3rd of May 2011",
                DateOfBirth,
            ),
            ("Lives at 3 The Row, AB1 2DE.", "AB1 2DE", Postcode),
            ("SW1A2AA", "SW1A2AA", Postcode),
            ("ring 01632 960 123", "01632 960 123", Phone),
            ("mobile 07700900123,", "07700900123", Phone),
            ("+44 7700 900123", "+44 7700 900123", Phone),
            (
                "write to a.parent@mail.example",
                "a.parent@mail.example",
                Email,
            ),
        ] {
            assert_eq!(found(text), [(part, what)], "{text}");
        }
    }

    #[test]
    fn what_may_be_there() {
        for text in [
            "",
            "C-0107 and 2026-06-10/A3",
            "Reviewed on 12 March 2026, next 2026-09-12 at 13:00.",
            "born in March 2012; moved on 4 May 2024 to a new home",
            "a brother was born; the order of 4 May 2024 stands",
            "£1,250.50 a week, 65000 a year, 1234567890",
            "943 476 5918",
            "URN SC123456, contract 2026/0042",
            "K2 in 2025, U6 4XX",
            "12 to 16 children in 2025 26",
            "https://meet.example/join/07700900123/AB1%202DE",
            "Part 2, item 10, 0 to 5",
            "at home @ school",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
