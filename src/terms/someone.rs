//! People, by what they have to do with a case.

use crate::model::Workspace;
use crate::model::case::Case;
use crate::model::edition::Who;
use crate::model::value::{Slug, words};
use crate::plan::resolve;
use serde::Deserialize;

/// Somebody by what they have to do with a case, such as `team-manager`, or else by a role.
#[derive(Debug, Clone, Deserialize)]
#[serde(transparent)]
pub(crate) struct Someone(Who);

impl Someone {
    /// What they are, in words.
    pub(crate) fn title(&self, workspace: &Workspace) -> String {
        match &self.0 {
            Who::TeamManager => "Team Manager".to_owned(),
            Who::ServiceManager => "Service Manager".to_owned(),
            Who::HeadOfService => "Head of Service".to_owned(),
            Who::SocialWorker => "social worker".to_owned(),
            Who::SendOfficer => "SEND officer".to_owned(),
            Who::Iro => "Independent Reviewing Officer".to_owned(),
            Who::PersonalAdviser => "personal adviser".to_owned(),
            Who::Role(role) => workspace.role_title(&role.id).to_owned(),
        }
    }

    /// Their name where it is one person, else what they are.
    pub(crate) fn name(&self, workspace: &Workspace, case: &Case) -> String {
        match self.people(workspace, case).as_slice() {
            [only] => workspace.name_of(only).to_owned(),
            _ => self.title(workspace),
        }
    }

    /// Who it may be for a case.
    pub(crate) fn people(&self, workspace: &Workspace, case: &Case) -> Vec<Slug> {
        resolve(workspace, &self.0, case)
    }
}

/// Several people in words: `Team Manager or social worker`.
pub(crate) fn titles(who: &[Someone], workspace: &Workspace) -> String {
    let titles: Vec<String> = who.iter().map(|someone| someone.title(workspace)).collect();
    words::in_words(&titles, "or")
}
