//! Whose support a request needs before it comes to the panel.

use super::Terms;
use super::parameters::{Conditions, Parameters, Spec};
use crate::model::edition::RequestKind;
use crate::model::meeting::{EndorserRole, Item};
use crate::plan::Circumstances;
use schemars::JsonSchema;
use serde::Deserialize;

/// Managers who stand behind a request.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Endorsement {
    /// Each of whom must.
    pub(crate) roles: Vec<EndorserRole>,
    /// Whether only requests that change placement or cost need it.
    #[serde(default)]
    changes_only: bool,
    /// How many months before the meeting it may lie.
    pub(crate) within_months: Option<u32>,
}

impl Parameters for Endorsement {}

impl Spec for Endorsement {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Endorsement {
    /// Whether it is asked of an item that meets the edition's conditions.
    pub(crate) fn is_needed(&self, item: &Item, kind: Option<&RequestKind>) -> bool {
        let changes = || {
            item.proposed.is_some()
                || kind.is_some_and(|kind| kind.changes_placement || kind.changes_cost)
        };
        !self.changes_only || changes()
    }
}

impl Terms {
    /// The managers who must stand behind an item, each once.
    pub(crate) fn endorsers(
        &self,
        about: &Circumstances<'_>,
        item: &Item,
        kind: Option<&RequestKind>,
    ) -> Vec<EndorserRole> {
        let mut roles = Vec::new();
        let asked = self.each::<Endorsement>();
        let asked = asked.filter(|(entry, with)| with.is_needed(item, kind) && entry.asks(about));
        for role in asked.flat_map(|(_, with)| &with.roles) {
            if !roles.contains(role) {
                roles.push(*role);
            }
        }
        roles
    }
}
