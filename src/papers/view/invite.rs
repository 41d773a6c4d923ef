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
    /// The person's own cases: of a member, who has the agenda, those that the member presents.
    pub own_cases: Vec<OwnCase>,
    /// Deadlines that bind this person: the report, a return.
    pub deadlines: Vec<Fact>,
    /// Returns that this person still owes for this meeting.
    pub owed: Vec<Status>,
    /// What a member still owes about items that others present.
    pub role_wanted: Vec<Checklist>,
    /// That nothing is wanted of the person, if so.
    pub nothing_wanted: Option<String>,
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
    /// What the case still lacks, by when it is wanted.
    pub wanted: Vec<Checklist>,
    /// That nothing is lacking, if so.
    pub nothing_wanted: Option<String>,
    /// Set where the case file can't be read.
    pub withheld: Option<String>,
}

/// What is still lacking and wanted by the same time.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Checklist {
    /// "Wanted by Monday 8 June 2026, 16:00".
    pub by: String,
    /// What, line by line.
    pub lines: Vec<Status>,
}

labels! {
    /// What stands on every invitation.
    InviteLabels {
        slots: "When you are wanted",
        cases: "Your cases",
        time: "Time",
        asked: "The panel is asked",
        report: "Report",
        duties: "What is wanted of you, and by when",
    }
}
