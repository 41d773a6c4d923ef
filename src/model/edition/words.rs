//! The words that a panel has for things (P-108).

use schemars::JsonSchema;
use serde::Deserialize;

/// A word that an edition may change. The program writes none of them out itself: see
/// [`Edition::worded`](super::Edition::worded), and `tests/tidy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the words speak for themselves")]
pub enum PanelWord {
    CaredFor,
    ReviewOfCare,
    HighNeedsBlock,
    Tracker,
    Agenda,
    Area,
    NotCleared,
}

/// Each word with the name by which editions and texts have it, and what is printed where an edition
/// doesn't change it.
pub const WORDS: &[(PanelWord, &str, &str)] = &[
    (PanelWord::CaredFor, "cared-for", "looked after"),
    (
        PanelWord::ReviewOfCare,
        "review-of-care",
        "Looked After Review",
    ),
    (
        PanelWord::HighNeedsBlock,
        "high-needs-block",
        "High Needs Block",
    ),
    (PanelWord::Tracker, "tracker", "tracker"),
    (PanelWord::Agenda, "agenda", "agenda"),
    (PanelWord::Area, "area", "area"),
    (
        PanelWord::NotCleared,
        "not-cleared",
        "Draft – not yet cleared by the Chair",
    ),
];
