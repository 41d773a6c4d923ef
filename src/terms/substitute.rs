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
    /// The deadline by which the panel is told.
    pub(crate) deadline: Option<DeadlineWord>,
    /// Whoever stands in holds one of these roles; none means any.
    #[serde(default)]
    pub(crate) roles: Vec<RoleRef>,
}

fn yes() -> bool {
    true
}

impl Parameters for Substitute {}

impl Spec for Substitute {}
