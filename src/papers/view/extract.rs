//! What one person gets of a tracker.
//!
//! The value holds the person's own open actions and the cases that they hold. It has no count over
//! the panel, no list of what is missing and no finding: there is nowhere to put what is another's.

use serde::Serialize;

use super::labels::labels;
use super::{ActionLine, Head, RecordLabels, TrackerMeeting};

/// The extract of one panel's tracker for one person (P-75, P-107).
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Extract {
    /// Heading, marking, imprint.
    pub head: Head,
    /// Its headings.
    pub labels: ExtractLabels,
    /// The heads of its tables.
    pub record_labels: RecordLabels,
    /// Whom it is for.
    pub person: String,
    /// In what capacity: "Team Manager, Children in Care 2".
    pub capacity: String,
    /// What the paper is for, in a sentence or two.
    pub opening: String,
    /// What the person has to do or to report, the overdue first.
    pub to_do: Vec<ActionLine>,
    /// What was decided about the cases that the person holds, the latest meeting first; empty for
    /// whoever only has an action.
    pub meetings: Vec<TrackerMeeting>,
    /// Whom to tell what came of it, where something is to be done.
    pub closing: Option<String>,
}

labels! {
    /// What stands on every extract.
    ExtractLabels {
        to_do: "For you to do or to report",
        to_do_caption: "Open actions, the one that is due first at the top",
        no_to_do: "No action of yours is open.",
        cases: "Your cases",
    }
}
