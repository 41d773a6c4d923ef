//! What was sent, to whom and when: `panels/<panel>/<date>.issued.yaml`, which only ever grows.

use crate::model::refs::PersonRef;
use crate::model::value::{Clock, ItemRef, ParseProblem, Slug, Text};
use crate::yaml::At;
use jiff::civil::DateTime;
use serde::Deserialize;
use std::{fmt, str::FromStr};

/// The ledger of one meeting.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Ledger {
    /// Each issue of a paper, oldest first.
    #[serde(default)]
    pub issues: Vec<At<Issue>>,
}

/// One issue of one paper.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Issue {
    /// Which paper.
    pub paper: IssuedPaper,
    /// When it went out.
    pub sent: At<DateTime>,
    /// Who sent it.
    pub by: PersonRef,
    /// To whom.
    #[serde(default)]
    pub to: Vec<PersonRef>,
    /// The revision of the repository that it was made from.
    pub revision: Option<Text>,
    /// What it said, without any free text.
    #[serde(default)]
    pub rows: Vec<Row>,
}

/// A paper that can be issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum IssuedPaper {
    /// The agenda.
    Agenda,
    /// The invites.
    Invites,
    /// A supplement to the agenda.
    Supplement,
    /// The tracker.
    Tracker,
}

/// One item as it was sent.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Row {
    /// The item.
    pub item: ItemRef,
    /// Its part.
    pub part: Option<Slug>,
    /// Its slot.
    pub slot: Option<Clock>,
}

/// An action's number inside its meeting, such as `A3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionNumber(pub u32);

impl FromStr for ActionNumber {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        text.strip_prefix('A')
            .filter(|digits| !digits.starts_with('0'))
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))
            .and_then(|digits| digits.parse().ok())
            .map(Self)
            .ok_or_else(|| ParseProblem::new("expected the number of an action, such as A3"))
    }
}

impl fmt::Display for ActionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "A{}", self.0)
    }
}
