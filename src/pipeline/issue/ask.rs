//! What is to be issued, and what came of it.

use crate::model::meeting::IssuedPaper;
use crate::publish::OutPath;
use jiff::civil::{Date, DateTime};

/// What was asked for on the command line.
#[derive(Debug, Clone)]
pub struct Ask {
    /// The panel's folder.
    pub panel: String,
    /// The day of the meeting.
    pub date: Date,
    /// Which paper.
    pub paper: IssuedPaper,
    /// When it went out, if that was said.
    pub on: Option<OnWhen>,
    /// To whom it did not go, by staff id.
    pub except: Vec<String>,
}

/// What came of it.
#[derive(Debug, PartialEq, Eq)]
pub enum Answer {
    /// It stands in the ledger.
    Recorded {
        /// What was recorded, in a sentence.
        what: String,
        /// The ledger's path in the workspace.
        ledger: String,
        /// The copies as sent.
        copies: Vec<OutPath>,
        /// Whose invites are not as they were sent, or never were.
        to_send: Vec<String>,
    },
    /// Nothing has changed since it last went out.
    Nothing(String),
    /// It cannot be issued, and why.
    Refused(String),
    /// Findings hold it back.
    HeldBack(String),
}

/// When something went out, as it was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnWhen {
    /// A day, and no time.
    Day(Date),
    /// A day and a time.
    Moment(DateTime),
}
