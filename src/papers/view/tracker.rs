//! The tracker of a panel: every item considered, what was decided, and what came of it.

use serde::Serialize;

use super::labels::labels;
use super::{Fact, Finding, Head, Link, Mark, Section, Status, Table};

/// The running tracker of a panel.
///
/// It is read from the front: how things stand, what is overdue, what is open, and then the record
/// of every meeting.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Tracker {
    /// Heading, marking, imprint.
    pub head: Head,
    /// Its headings.
    pub labels: TrackerLabels,
    /// The heads of its tables.
    pub record_labels: RecordLabels,
    /// Who owns the tracker, how many actions are open and overdue.
    pub facts: Vec<Fact>,
    /// How many open actions are how long overdue, the longest first.
    pub ages: Vec<AgeCount>,
    /// The same for each owner.
    pub owners: Table,
    /// Overdue actions by how long, the longest first.
    pub overdue: Vec<ActionGroup>,
    /// Open actions that are not yet due, by owner.
    pub not_yet_due: Vec<ActionGroup>,
    /// The meetings, the latest first.
    pub meetings: Vec<TrackerMeeting>,
    /// Every case that was considered, and where in the record.
    pub cases: Vec<CaseEntry>,
    /// The computed sections that the edition asks for.
    pub sections: Vec<Section>,
    /// Cases missing from this tracker and why.
    pub missing: Vec<String>,
    /// Exceptions to the Terms of Reference that this reader may see.
    pub exceptions: Vec<Finding>,
    /// What to say where there is no meeting yet.
    pub empty: String,
}

/// How many open actions are so long overdue.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct AgeCount {
    /// How long: "Overdue by 2 to 4 weeks".
    pub label: String,
    /// How many.
    pub count: String,
    /// Whether that needs attention.
    pub mark: Mark,
}

/// Open actions that belong together.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct ActionGroup {
    /// What they have in common: how long they are overdue, or who does them.
    pub title: String,
    /// How many there are: "3 actions".
    pub count: String,
    /// The actions, the one that is due first at the top.
    pub actions: Vec<ActionLine>,
}

/// A case, and where in the record it stands.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct CaseEntry {
    /// The case and initials.
    pub case: String,
    /// The day of each item about it, with the item's anchor, without `#`.
    pub items: Vec<Link>,
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
    /// How much there is: "14 items, 9 actions, 2 of them open".
    pub summary: String,
    /// The items considered.
    pub items: Vec<Considered>,
    /// Actions about no child.
    pub other_actions: Vec<ActionLine>,
}

/// One item and what came of it.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Considered {
    /// The anchor of the item, without `#`.
    pub anchor: String,
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

labels! {
    /// What stands on every tracker.
    TrackerLabels {
        standing: "How the actions stand",
        contents: "On this page",
        overdue: "Overdue actions",
        no_overdue: "No action is overdue.",
        open: "Open actions, not yet due",
        no_open: "None.",
        meetings: "Decisions and actions by meeting",
        page: "page",
        cases: "Every case by its reference",
        on: "on",
        exceptions: "Exceptions to the Terms of Reference",
    }
}

labels! {
    /// What stands in the tables of a record, in the tracker and in what is taken from it.
    RecordLabels {
        caption: "Items considered, with their actions",
        action: "Action",
        task: "What is to be done",
        owner: "Owner",
        due: "Due",
        status: "Status",
        outcome: "Outcome or last update",
        reported_by: "Reported by",
        no_action: "No action was set.",
        no_child: "Not about a child",
    }
}
