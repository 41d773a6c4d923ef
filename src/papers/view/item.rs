//! The sheet of one item: everything that the Terms of Reference want said about it.

use serde::Serialize;

use super::labels::labels;
use super::{Section, Status};

/// One item's sheet.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct ItemSheet {
    /// The anchor that the running order leads to.
    pub anchor: String,
    /// The number on this agenda.
    pub number: String,
    /// The case and initials: "C-0107 (AB)".
    pub case: String,
    /// The kind of request.
    pub kind: String,
    /// When, in which part, who presents: short facts in one line.
    pub line: Vec<String>,
    /// What the panel is asked to do.
    pub asked: String,
    /// The label on a proposed placement, where there is one: that it is not confirmed
    /// until the Chair has ratified it.
    pub proposal_label: Option<String>,
    /// Marks: court ordered, vulnerable, retrospective, report late.
    pub flags: Vec<Status>,
    /// The content, in the order that the Terms of Reference give.
    pub sections: Vec<Section>,
    /// Set where the sheet cannot be printed; then there are no sections.
    pub withheld: Option<Withheld>,
    /// What stands on it whatever the item.
    pub labels: ItemLabels,
}

/// Why a sheet is not printed.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Withheld {
    /// In words: "Details withheld: the case file can't be read".
    pub reason: String,
    /// What will happen next.
    pub next: Option<String>,
}

labels! {
    /// What stands on the sheet of every item.
    ItemLabels {
        asked: "The panel is asked:",
    }
}
