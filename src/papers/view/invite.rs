//! The invitation of one person to one meeting.
//!
//! The value holds one person's slots and that person's own cases. It has no list of
//! items, no running order and no other person, so that no mistake further on can put
//! one family's business into another family's paper.

use serde::Serialize;

use super::labels::labels;
use super::{Fact, Head, Meeting, Status};

/// The invitation of one person.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Invite {
    /// Heading, marking, imprint.
    pub head: Head,
    /// Its headings.
    pub labels: InviteLabels,
    /// When and where the meeting is held.
    pub meeting: Meeting,
    /// Whom it is for.
    pub person: String,
    /// In what capacity: "Team Manager, Children in Care 2".
    pub capacity: String,
    /// What the person is asked to do, in a sentence or two.
    pub opening: String,
    /// That the person is no longer wanted; then there is nothing but the opening and the closing.
    pub withdrawn: bool,
    /// When the person is wanted, in order.
    pub slots: Vec<Slot>,
    /// The person's own cases; empty for members, who have the agenda.
    pub own_cases: Vec<OwnCase>,
    /// What the Terms of Reference ask of the person's role at this meeting.
    pub role_duties: Vec<String>,
    /// Deadlines that bind this person: the report, a return.
    pub deadlines: Vec<Fact>,
    /// What this person still owes for this meeting.
    pub owed: Vec<Status>,
    /// How to say that one cannot come, or wants another time.
    pub closing: Option<String>,
}

/// A time at which the person is wanted.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Slot {
    /// "13:15 to 13:45".
    pub time: String,
    /// What for, without a child: "Part 2", "whole meeting".
    pub what: String,
}

/// A case that the person presents.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct OwnCase {
    /// When.
    pub time: String,
    /// The case and initials.
    pub case: String,
    /// The kind of request.
    pub kind: String,
    /// What the panel is asked to do.
    pub asked: String,
    /// Minutes.
    pub minutes: String,
    /// Whether a report is wanted, and whether it has come.
    pub report: Option<Status>,
    /// What to have ready, and what is still missing.
    pub ready: Vec<Fact>,
    /// Set where the case file can't be read.
    pub withheld: Option<String>,
}

labels! {
    /// What stands on every invitation.
    InviteLabels {
        slots: "When you are wanted",
        cases: "Your cases",
        time: "Time",
        asked: "The panel is asked",
        report: "Report",
        deadlines: "Your deadlines",
        duties: "What the Terms of Reference ask of you",
        no_duties: "No information about an item, and nothing for the panel as a whole.",
    }
}
