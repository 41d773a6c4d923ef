//! What an earlier meeting left open, as a later one is asked for it.

use crate::diag::Span;
use crate::model::schedules::ScheduleKind;
use crate::model::value::{CaseRef, ItemRef};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// Something that an earlier meeting left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// The day of the meeting that left it open.
    pub from: Date,
    /// The item or the schedule.
    pub what: Matter,
    /// Why it comes back.
    pub why: Why,
    /// The day of its review, or until when it was put off.
    pub due: Option<Date>,
    /// Where that is written.
    pub span: Span,
    /// Whether this meeting takes it up.
    pub taken_up: bool,
}

/// What was left open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matter {
    /// An item about a case.
    Item(ItemRef),
    /// A schedule of many children.
    Schedule(ScheduleKind),
}

impl Matter {
    /// The name, as a message says it.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Item(item) => item.to_string(),
            Self::Schedule(kind) => format!("the schedule {kind}"),
        }
    }

    /// The case, for an item.
    #[must_use]
    pub fn case(&self) -> Option<&CaseRef> {
        match self {
            Self::Item(item) => Some(&item.case),
            Self::Schedule(_) => None,
        }
    }
}

/// Why something comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// Its meeting was called off or put off.
    Postponed,
    /// There was no time.
    NotReached,
    /// The panel put it off.
    Deferred,
    /// It was withdrawn, and nothing says why.
    Withdrawn,
    /// Nothing says what came of it, though the record of the rest is there.
    Undecided,
    /// The day of its review has come.
    ReviewDue,
}
