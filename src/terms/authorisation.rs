//! The agreement that a decision needs besides the panel's.

use super::Terms;
use super::parameters::{Conditions, Parameters, Spec};
use crate::model::refs::RoleRef;
use crate::model::value::Slug;
use crate::plan::Circumstances;
use schemars::JsonSchema;
use serde::Deserialize;

/// Who must agree to what the panel agreed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Authorisation {
    /// Whoever holds one of these roles may give it.
    pub(crate) roles: Vec<RoleRef>,
}

impl Parameters for Authorisation {}

impl Spec for Authorisation {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Terms {
    /// The roles of which one must agree to what an item asks, each once; none if the panel's word is
    /// enough.
    pub(crate) fn authorisers(&self, about: &Circumstances<'_>) -> Vec<Slug> {
        let mut roles: Vec<Slug> = Vec::new();
        let asked = self.each::<Authorisation>();
        let asked = asked.filter(|(entry, _)| entry.asks(about));
        for role in asked.flat_map(|(_, with)| &with.roles) {
            if !roles.contains(&role.id) {
                roles.push(role.id.clone());
            }
        }
        roles
    }
}
