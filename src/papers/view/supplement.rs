//! A supplement: what has changed since the agenda went out.

use serde::Serialize;

use super::labels::labels;
use super::{Head, ItemSheet, Meeting, Section, Status, Table};

/// A numbered supplement to an agenda.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Supplement {
    /// Heading, marking, imprint.
    pub head: Head,
    /// Its headings.
    pub labels: SupplementLabels,
    /// When and where.
    pub meeting: Meeting,
    /// Whether it went out, and when.
    pub standing: Status,
    /// To which agenda, and how much has changed: a sentence or two.
    pub opening: String,
    /// What has changed, item by item.
    pub changes: Table,
    /// What has been entered since of moves and plans.
    pub news: Option<Table>,
    /// The sections of which a return has come since.
    pub returns: Vec<Section>,
    /// The sheets of items that are new or of which something else is asked.
    pub item_sheets: Vec<ItemSheet>,
    /// What holds for all other items.
    pub closing: String,
}

labels! {
    /// What stands on every supplement.
    SupplementLabels {
        changes: "What has changed",
        news: "What has happened since",
        items: "Items",
    }
}
