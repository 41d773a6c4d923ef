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
    /// Counts of 1 up to this that concern children are withheld; 0 where none is.
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
    /// What each rule counted; none where nothing arose in the year.
    pub checks: Vec<Checked>,
    /// Why nothing was counted though there is a rule.
    pub not_counted: Option<String>,
    /// Who agreed to exceptions from it.
    pub agreed_by: Vec<String>,
    /// The sections of papers that meet it.
    pub shown: Vec<ShownIn>,
    /// Why nothing can be checked.
    pub unchecked: Option<String>,
}

/// How often a requirement was kept, by one rule: a count is of one thing. One that is withheld is left
/// out.
#[derive(Serialize, Clone, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub struct Checked {
    /// The rule.
    pub rule: String,
    /// What sets it apart, where the requirement asks for the rule more than once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// What the rule looks for, in its own words.
    pub checks: String,
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
    #[must_use]
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
