//! Value types: one kind of fact each, read from the text of a YAML scalar, unable to be wrong.
//!
//! Every type reads its *data form* with [`FromStr`](std::str::FromStr) and writes it back with
//! [`Display`](std::fmt::Display), so that `parse(show(x)) == x`. Where paper wants other words
//! there is a `paper()` or `label()`. Nothing here reads a file or asks what day it is.

pub mod calendar;
pub mod clock;
pub mod codes;
pub mod date;
pub mod email;
pub mod fingerprint;
pub mod holidays;
pub mod id;
pub mod length;
pub mod limit;
pub mod meeting;
pub mod money;
pub mod month;
pub mod number;
pub mod price;
pub mod reference;
pub mod signed;
pub mod terms;
pub mod text;
pub mod web_link;
pub mod weekday;
pub mod words;
pub mod year;
pub mod zone;

pub use calendar::{Certainty, Counting, NonWorking, Reckoned, WorkingCalendar};
pub use clock::{Clock, Window};
pub use codes::{
    CategoryOfNeed, LegalStatus, PlacementChangeReason as ReasonForChange, PlacementProvider,
    PlacementType, ReasonCareEnded, SenNeed, Validity,
};
pub use email::Email;
pub use fingerprint::Fingerprint;
pub use id::{CaseRef, Initials, RequirementId, Slug};
pub(crate) use id::{is_nhs_number, is_upn};
pub use length::Length;
pub use limit::Limit;
pub use meeting::MeetingRef;
pub use money::Money;
pub use month::MonthYear;
pub use price::{Basis, Price, Rate, RateDays};
pub use reference::{ActionRef, ItemRef};
pub use text::{LongText, Text};
pub use web_link::WebLink;
pub use weekday::WeekOfMonth;
pub use year::{CollectionYear, FinancialYear, YearStart};
pub use zone::TimeZoneName;

use std::borrow::Cow;
use std::fmt;

/// Why a text is not the value that was expected, in words for an officer.
///
/// The message never repeats what was found: it may be a child's words or a family's costs, and
/// messages travel into logs and reports. It says what is expected, with a made-up example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseProblem {
    message: Cow<'static, str>,
    suggestion: Option<String>,
}

impl ParseProblem {
    /// A problem in one sentence without a full stop, such as "expected a date, such as 2026-06-10".
    pub fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self {
            message: message.into(),
            suggestion: None,
        }
    }

    /// Adds what was probably meant. Only words from a closed list belong here, and times of day.
    #[must_use]
    pub fn suggesting(mut self, suggestion: impl Into<String>) -> Self {
        self.suggestion = Some(suggestion.into());
        self
    }

    /// What is expected, and what to do instead.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What is expected, and what was probably meant, in one sentence.
    #[must_use]
    pub fn in_full(&self) -> String {
        match &self.suggestion {
            Some(near) => format!("{}; did you mean {near}?", self.message),
            None => self.message.to_string(),
        }
    }

    /// What was probably meant, if a name from a closed list is near: `K2`, or `K1, K2 or K3`.
    #[must_use]
    pub fn suggestion(&self) -> Option<&str> {
        self.suggestion.as_deref()
    }
}

impl fmt::Display for ParseProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ParseProblem {}

/// The number that ASCII digits spell, and nothing else: no sign, no `_`, no space.
fn digits(text: &str) -> Option<u32> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

/// One line of a test's table: the text, and the value's data form or the start of the message.
#[cfg(test)]
pub(crate) type Example<'a> = (&'a str, Result<&'a str, &'a str>);

/// Reads each text, compares what comes of it, and makes sure that no message repeats the text: a
/// message that the program holds as a constant can't.
#[cfg(test)]
pub(crate) fn check<T>(examples: &[Example<'_>])
where
    T: std::str::FromStr<Err = ParseProblem> + fmt::Display + PartialEq + fmt::Debug,
{
    for (text, expected) in examples {
        match (text.parse::<T>(), expected) {
            (Ok(value), Ok(shown)) => {
                assert_eq!(value.to_string(), *shown, "from {text:?}");
                assert_eq!(
                    value.to_string().parse::<T>(),
                    Ok(value),
                    "round trip of {text:?}"
                );
            }
            (Err(problem), Err(words)) => {
                let message = problem.message();
                assert!(
                    message.contains(words),
                    "{text:?}: {message:?} lacks {words:?}"
                );
                let constant = matches!(problem.message, Cow::Borrowed(_));
                assert!(
                    constant || !message.contains(text.trim()),
                    "{text:?} is repeated"
                );
            }
            (found, expected) => panic!("{text:?}: found {found:?}, expected {expected:?}"),
        }
    }
}
