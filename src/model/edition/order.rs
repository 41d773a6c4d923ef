//! In which order a panel takes its items.

use super::When;
use schemars::JsonSchema;
use serde::Deserialize;

/// The order of items inside a part.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct Order {
    /// Groups of items, in the order in which they are taken: an item is in the first that it meets,
    /// or else comes after all of them.
    pub groups: Vec<When>,
    /// What orders the items of a group, the weightiest first.
    pub by: Vec<OrderBy>,
    /// Which items are taken one after the other.
    pub together: Vec<Kin>,
}

/// What the program does where Terms of Reference are silent.
impl Default for Order {
    fn default() -> Self {
        Self {
            groups: Vec::new(),
            by: vec![OrderBy::Urgency, OrderBy::Presenter],
            together: vec![Kin::Siblings, Kin::Presenter],
        }
    }
}

/// What items can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OrderBy {
    /// How urgent they are.
    Urgency,
    /// Who presents.
    Presenter,
    /// When they were asked for, the earliest first.
    Requested,
    /// The child's age, the youngest first.
    Youngest,
}

/// What makes items belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kin {
    /// Brothers and sisters, in whichever group they are.
    Siblings,
    /// The items of one presenter, inside a group.
    Presenter,
}
