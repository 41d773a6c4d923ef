//! A meeting as other files name it.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use super::date::parse_date;
use super::{ParseProblem, Slug};

/// A meeting of a panel, such as `ipop/2026-06-10`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MeetingRef {
    /// The panel's folder.
    pub panel: Slug,
    /// The day.
    pub date: Date,
}

impl FromStr for MeetingRef {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        text.split_once('/')
            .and_then(|(panel, date)| {
                Some(Self {
                    panel: panel.parse().ok()?,
                    date: parse_date(date).ok()?,
                })
            })
            .ok_or_else(|| {
                ParseProblem::new(
                    "expected a panel and the date of its meeting, such as panel/2026-06-10",
                )
            })
    }
}

impl fmt::Display for MeetingRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.panel, self.date)
    }
}
