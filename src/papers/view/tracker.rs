//! The tracker of a panel: every item considered, what was decided, and what came of it.

use serde::Serialize;

use super::{Fact, Finding, Head, Section, Status};

/// The running tracker of a panel, or an extract of it for one person.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Tracker {
    /// Heading, marking, imprint.
    pub head: Head,
    /// Who owns the tracker, how many actions are open and overdue.
    pub facts: Vec<Fact>,
    /// Open actions, those past their date first.
    pub outstanding_actions: Vec<ActionLine>,
    /// The meetings, the latest first.
    pub meetings: Vec<TrackerMeeting>,
    /// The computed sections that the edition asks for.
    pub sections: Vec<Section>,
    /// Cases missing from this tracker and why.
    pub missing: Vec<String>,
    /// Exceptions to the Terms of Reference that this reader may see.
    pub exceptions: Vec<Finding>,
    /// What to say where there is no meeting yet.
    pub empty: String,
}

/// What one meeting considered.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct TrackerMeeting {
    /// The anchor of the meeting, without `#`.
    pub anchor: String,
    /// The day.
    pub date: String,
    /// Who chaired, whether the record is cleared.
    pub note: Option<String>,
    /// The items considered.
    pub items: Vec<Considered>,
    /// Actions about no child.
    pub other_actions: Vec<ActionLine>,
}

/// One item and what came of it.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Considered {
    /// The case and initials, or the subject of an item about no child.
    pub case: String,
    /// The part and kind of request.
    pub kind: String,
    /// The decision in the panel's word, with its mark.
    pub decision: Option<Status>,
    /// By whom, under which conditions, until when.
    pub detail: Vec<Fact>,
    /// When it was recorded on the case file and by whom.
    pub recorded: Option<Status>,
    /// The actions that were set.
    pub actions: Vec<ActionLine>,
}

/// One action.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct ActionLine {
    /// Its reference: "2026-06-10/A3".
    pub reference: String,
    /// The case and initials, where the line stands away from its item.
    pub case: Option<String>,
    /// What is to be done.
    pub task: String,
    /// Who does it.
    pub owner: String,
    /// Who reports on it, where that is somebody else.
    pub reporter: Option<String>,
    /// By when; a revised date says so.
    pub due: String,
    /// Open, done, overdue, carried: in words with a mark and its age.
    pub status: Status,
    /// The outcome or the last update.
    pub outcome: String,
}
