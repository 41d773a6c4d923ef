//! How a panel kept its terms in a year. Published as it stands, as JSON: docs/compliance.md says
//! what each field means, and its shape is a promise.

use serde::Serialize;

/// A panel's year, requirement by requirement.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub struct Compliance {
    /// The panel's folder.
    pub panel: String,
    /// The first day of the edition in force at the end of the year.
    pub edition: String,
    /// The year, `2025-26`.
    pub year: String,
    /// The first day that is counted.
    pub from: String,
    /// The last.
    pub until: String,
    /// How many meetings were held.
    pub meetings: u32,
    /// Counts of 1 up to this that concern children are withheld.
    pub threshold: u32,
    /// Every requirement, in the order of the edition.
    pub requirements: Vec<Kept>,
}

/// What is known of one requirement.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub struct Kept {
    /// Its number.
    pub requirement: String,
    /// Where it stands in the Terms of Reference.
    pub clause: String,
    /// What it asks.
    pub says: String,
    /// What the rules counted; nothing where none applied in the year.
    pub checked: Option<Checked>,
    /// Who agreed to exceptions from it.
    pub agreed_by: Vec<String>,
    /// The sections of papers that meet it.
    pub shown: Vec<ShownIn>,
    /// Why nothing can be checked.
    pub unchecked: Option<String>,
}

/// How often a requirement was kept; a count that is withheld is left out.
#[derive(Serialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub struct Checked {
    /// How often there was something to keep.
    pub applied: Option<u32>,
    /// How often it was kept.
    pub kept: Option<u32>,
    /// How often it was not.
    pub broken: Option<u32>,
    /// How often it was not, and somebody who may had agreed.
    pub waived: Option<u32>,
    /// The share that was kept, where there is enough to speak of a share.
    pub kept_per_cent: Option<u64>,
}

impl Checked {
    /// Its counts: applied, kept, broken, waived.
    pub(crate) fn counts(&self) -> [Option<u32>; 4] {
        [self.applied, self.kept, self.broken, self.waived]
    }
}

/// A section, and where it stands.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(rename_all = "kebab-case")]
pub struct ShownIn {
    /// The section's name.
    pub section: String,
    /// The paper.
    pub paper: String,
    /// Of how many meetings, for a paper that each meeting has.
    pub meetings: Option<u32>,
}
