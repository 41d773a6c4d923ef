//! People, by what they have to do with a case.

use crate::model::Workspace;
use crate::model::case::Case;
use crate::model::edition::Who;
use crate::model::value::{Slug, words};
use crate::plan::resolve;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// Somebody by what they have to do with a case, such as `team-manager`, or else by a role.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(transparent)]
pub(crate) struct Someone(Who);

impl Someone {
    /// What they are, in words.
    pub(crate) fn title(&self, workspace: &Workspace) -> String {
        who_title(workspace, &self.0).to_owned()
    }

    /// Their name where it is one person on a day, else what they are.
    pub(crate) fn name(&self, workspace: &Workspace, case: &Case, day: Date) -> String {
        match self.people(workspace, case, day).as_slice() {
            [only] => workspace.name_of(only).to_owned(),
            _ => self.title(workspace),
        }
    }

    /// Who it may be for a case on a day.
    pub(crate) fn people(&self, workspace: &Workspace, case: &Case, day: Date) -> Vec<Slug> {
        resolve(workspace, &self.0, case, day)
    }
}

/// Somebody, by what they have to do with a case, as printed.
pub(crate) fn who_title<'a>(workspace: &'a Workspace, who: &'a Who) -> &'a str {
    match who {
        Who::TeamManager => "Team Manager",
        Who::ServiceManager => "Service Manager",
        Who::HeadOfService => "Head of Service",
        Who::SocialWorker => "social worker",
        Who::SendOfficer => "SEND officer",
        Who::Iro => "Independent Reviewing Officer",
        Who::PersonalAdviser => "personal adviser",
        Who::Role(role) => workspace.role_title(&role.id),
    }
}

/// Several people in words: `Team Manager or social worker`.
pub(crate) fn titles(who: &[Someone], workspace: &Workspace) -> String {
    let titles: Vec<String> = who.iter().map(|someone| someone.title(workspace)).collect();
    words::in_words(&titles, "or")
}
