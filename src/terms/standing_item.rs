//! Of which children the panel is always to hear.

use super::parameters::{Conditions, Parameters, Spec};
use crate::model::edition::When;
use crate::model::refs::{PartWord, RoleRef};
use crate::yaml::OneOrMany;
use schemars::JsonSchema;
use serde::Deserialize;

/// How often, in which part, and who may put it off.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct StandingItem {
    /// Weeks within which the panel must have heard them; 0 for every meeting.
    #[serde(default)]
    pub(crate) every_weeks: u32,
    /// Whether only those who live or learn somewhere on the day are meant.
    #[serde(default = "yes")]
    pub(crate) open_placement: bool,
    /// In which parts they must stand; none means anywhere.
    #[serde(default)]
    pub(crate) in_parts: Vec<PartWord>,
    /// The items that count as having heard them; none means any.
    #[serde(default)]
    pub(crate) counts: OneOrMany<When>,
    /// Who may defer; nobody if empty.
    #[serde(default)]
    pub(crate) deferral_by: Vec<RoleRef>,
}

fn yes() -> bool {
    true
}

impl Parameters for StandingItem {}

impl Spec for StandingItem {
    const CONDITIONS: Conditions = Conditions::Needed;
}
