//! The time zone in which an authority meets.

use std::fmt;
use std::str::FromStr;

use super::ParseProblem;

/// An IANA time zone that the program knows, such as `Europe/London`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeZoneName(String);

impl TimeZoneName {
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The zone itself.
    #[must_use]
    pub fn zone(&self) -> jiff::tz::TimeZone {
        jiff::tz::TimeZone::get(&self.0).unwrap_or(jiff::tz::TimeZone::UTC)
    }
}

impl Default for TimeZoneName {
    fn default() -> Self {
        Self("Europe/London".to_owned())
    }
}

impl FromStr for TimeZoneName {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        jiff::tz::TimeZone::get(text)
            .map(|_| Self(text.to_owned()))
            .map_err(|_| ParseProblem::new("expected a time zone, such as Europe/London"))
    }
}

impl fmt::Display for TimeZoneName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
