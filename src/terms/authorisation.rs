//! The agreement that a decision needs besides the panel's.

use super::Terms;
use super::parameters::{Conditions, Parameters, Spec};
use crate::model::Workspace;
use crate::model::meeting::Authorisation as Given;
use crate::model::refs::RoleRef;
use crate::model::value::Slug;
use crate::plan::Circumstances;
use jiff::ToSpan;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// Who must agree to what the panel agreed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Authorisation {
    /// Whoever holds one of these roles may give it.
    pub(crate) roles: Vec<RoleRef>,
    /// How many months before the meeting it may lie.
    pub(crate) within_months: Option<u32>,
}

impl Authorisation {
    /// Whether somebody who gave it may.
    pub(crate) fn may(&self, workspace: &Workspace, given: &Given) -> bool {
        let mut roles = self.roles.iter();
        roles.any(|role| workspace.holds(&given.by.id, &role.id, given.on))
    }

    /// Whether it was given so long before the meeting that it is about an earlier request.
    pub(crate) fn is_of_another(&self, given: &Given, meeting: Date) -> bool {
        self.within_months
            .is_some_and(|months| given.on < meeting.saturating_sub(i64::from(months).months()))
    }

    /// Whether it is the agreement that a decision of a meeting needs.
    pub(crate) fn counts(&self, workspace: &Workspace, given: &Given, meeting: Date) -> bool {
        self.may(workspace, given) && !self.is_of_another(given, meeting)
    }
}

impl Parameters for Authorisation {}

impl Spec for Authorisation {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Terms {
    /// Whether an agreement is one that an item needs; of what needs none, any is. The circumstances are
    /// those of the meeting's day.
    pub(crate) fn is_authorised(&self, about: &Circumstances<'_>, given: &Given) -> bool {
        let asked = self.each::<Authorisation>();
        let mut asked = asked.filter(|(entry, _)| entry.asks(about)).peekable();
        asked.peek().is_none()
            || asked.any(|(_, with)| with.counts(about.workspace, given, about.day))
    }

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
