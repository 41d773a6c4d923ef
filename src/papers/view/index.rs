//! The first page of `out/`: what was made, what was held back, what falls due next.

use serde::Serialize;

use super::labels::labels;
use super::{Fact, Head, Link, Status};

/// The index of everything that was made.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Index {
    /// Heading, marking, imprint.
    pub head: Head,
    /// Its headings and the heads of its tables.
    pub labels: IndexLabels,
    /// Counts: papers made, held back, findings by severity.
    pub facts: Vec<Fact>,
    /// Papers that were not made, and why.
    pub held_back: Vec<HeldBack>,
    /// What falls due next, soonest first.
    pub due: Vec<Due>,
    /// The panels and their papers.
    pub panels: Vec<MadePanel>,
}

/// A paper that was not made.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct HeldBack {
    /// The paper's path inside `out/`.
    pub path: String,
    /// What paper it is.
    pub title: String,
    /// Why, in one message that stands alone.
    pub reason: String,
    /// The file and line to mend.
    pub place: Option<String>,
}

/// Something that falls due.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Due {
    /// The day and, where there is one, the hour.
    pub when: String,
    /// What.
    pub what: String,
    /// For which panel and meeting.
    pub about: String,
    /// To come, today, overdue.
    pub status: Status,
}

/// A panel's papers.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct MadePanel {
    /// The panel's name.
    pub name: String,
    /// The Terms of Reference in force.
    pub edition: String,
    /// The anchor of the panel on the page, without `#`.
    pub anchor: String,
    /// Tracker, reports.
    pub papers: Vec<Paper>,
    /// What each person gets of the tracker.
    pub groups: Vec<PaperGroup>,
    /// Its meetings, the next one first.
    pub meetings: Vec<MadeMeeting>,
}

/// A meeting's papers.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct MadeMeeting {
    /// The day.
    pub date: String,
    /// The stage in words with a mark.
    pub stage: Status,
    /// A line on the meeting: items, invites.
    pub note: Option<String>,
    /// The agenda and its like.
    pub papers: Vec<Paper>,
    /// Invites and sheets, a group for each sort.
    pub groups: Vec<PaperGroup>,
}

/// Papers of one sort, of which there are many.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct PaperGroup {
    /// What they are: "Invites".
    pub title: String,
    /// The papers.
    pub papers: Vec<Paper>,
}

/// One paper in its formats.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Paper {
    /// What it is: "Agenda".
    pub title: String,
    /// A link for each format; the text is the format: "PDF".
    pub formats: Vec<Link>,
}

labels! {
    /// What stands on every index.
    IndexLabels {
        held_back: "Held back",
        to_mend: "To mend:",
        not_made: "Not made:",
        no_held_back: "Nothing was held back.",
        due: "What falls due next",
        due_caption: "Deadlines, the soonest first",
        when: "When",
        what: "What",
        about: "For",
        status: "Status",
        no_due: "Nothing falls due.",
        no_meeting: "No meeting was made.",
        no_panel: "No panel is set up yet.",
    }
}
