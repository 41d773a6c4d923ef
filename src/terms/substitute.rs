//! Standing in for a member.

use super::parameters::{Parameters, Spec};
use crate::model::refs::{DeadlineWord, RoleRef, SeatWord};
use schemars::JsonSchema;
use serde::Deserialize;

/// Who may stand in for a member.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Substitute {
    /// The seats concerned; none means all.
    #[serde(default)]
    pub(crate) seats: Vec<SeatWord>,
    /// Whether anybody may stand in at all.
    #[serde(default = "yes")]
    pub(crate) allowed: bool,
    /// Whether somebody is to stand in for whoever sends apologies.
    #[serde(default)]
    pub(crate) expected: bool,
    /// The deadline by which the panel is told.
    pub(crate) deadline: Option<DeadlineWord>,
    /// Whoever stands in holds one of these roles; none means any.
    #[serde(default)]
    pub(crate) roles: Vec<RoleRef>,
}

fn yes() -> bool {
    true
}

impl Parameters for Substitute {
    fn nonsense(&self) -> Option<String> {
        let both = self.expected && !self.allowed;
        both.then(|| "nobody can be expected to stand in where nobody may".to_owned())
    }
}

impl Spec for Substitute {}
