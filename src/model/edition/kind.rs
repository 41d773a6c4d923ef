//! What may be asked of a panel.

use crate::model::value::{Slug, Text};
use crate::yaml::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// What may be asked of the panel.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct RequestKind {
    /// The id used in items.
    pub id: At<Slug>,
    /// The name as printed.
    pub title: Text,
    /// What sort of request it is.
    pub sort: RequestSort,
    /// Whether it proposes a change of placement.
    #[serde(default)]
    pub changes_placement: bool,
    /// Whether it proposes a change of cost.
    #[serde(default)]
    pub changes_cost: bool,
    /// Whether it must be explained in words, as a kind "not on the list" must.
    #[serde(default)]
    pub needs_explanation: bool,
}

/// What sort of request something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RequestSort {
    /// A review of what is in place.
    Review,
    /// A placement, a move or an extension.
    Placement,
    /// Support or money for a placement, a taxi or a retainer for instance.
    Resource,
    /// Special educational needs and the High Needs Block.
    Send,
    /// For information.
    Information,
}
