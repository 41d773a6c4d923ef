//! What the parameters of several rules are made of: conditions of which one must hold, and people by
//! what they have to do with a case.

use super::binding::{Vocabulary, Word};
use super::context::{ItemContext, MeetingContext};
use super::seats::in_words;
use crate::model::Workspace;
use crate::model::case::Case;
use crate::model::edition::{RequestSort, When, Who};
use crate::model::value::Slug;
use crate::plan::{Circumstances, holds, resolve};
use crate::yaml::{At, Node, NodeKind, read_node};
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::Error;

/// One condition or several, of which one must hold. Where none is written, everything does.
#[derive(Debug, Default)]
pub(crate) struct AnyOf(Vec<When>);

impl<'de> Deserialize<'de> for AnyOf {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let node = Node::deserialize(reader)?;
        let nodes = match node.kind {
            NodeKind::List(nodes) => nodes,
            _ => vec![node],
        };
        let mut conditions = Vec::new();
        for node in &nodes {
            let read = read_node::<When>(node);
            if let Some(problem) = read.problems.into_iter().next() {
                return Err(D::Error::custom(problem.message));
            }
            conditions.extend(read.value);
        }
        Ok(Self(conditions))
    }
}

impl AnyOf {
    /// Whether nothing is asked.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The edition's words in the conditions, so that each is looked up.
    pub(super) fn words(&self) -> Vec<Word<'_>> {
        let mut words = Vec::new();
        let mut left: Vec<&When> = self.0.iter().collect();
        while let Some(when) = left.pop() {
            let lists = [
                (Vocabulary::Class, &when.class),
                (Vocabulary::Cohort, &when.cohort),
                (Vocabulary::Kind, &when.kind),
                (Vocabulary::Part, &when.part),
            ];
            for (list, ids) in lists {
                words.extend(ids.iter().map(|id| (list, id)));
            }
            left.extend(&when.not);
        }
        words
    }

    /// Whether one of the conditions holds.
    pub(crate) fn holds(&self, about: &Circumstances<'_>) -> bool {
        self.0.is_empty() || self.0.iter().any(|when| holds(when, about))
    }
}

/// Somebody by what they have to do with a case, such as `team-manager`, or else by a role.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(crate) struct Someone(Who);

impl Someone {
    /// What they are, in words.
    pub(super) fn title(&self, workspace: &Workspace) -> String {
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

/// Several people in words: `Team Manager or social worker`.
pub(super) fn titles(who: &[Someone], workspace: &Workspace) -> String {
    let titles: Vec<String> = who.iter().map(|someone| someone.title(workspace)).collect();
    in_words(&titles, "or")
}

impl<'a> MeetingContext<'a> {
    /// Whether an item meets one of some conditions; without any, every item does.
    pub(super) fn meets(&self, when: &AnyOf, about: &ItemContext<'a>) -> bool {
        when.is_empty()
            || self
                .circumstances(about)
                .is_some_and(|about| when.holds(&about))
    }

    /// Items that stand in one of some parts and are of one of some sorts; an empty list means all.
    pub(super) fn items_of(
        &self,
        parts: &[At<Slug>],
        sorts: &[RequestSort],
    ) -> impl Iterator<Item = ItemContext<'a>> {
        self.items().filter(move |item| {
            let in_part = parts.is_empty()
                || item
                    .part()
                    .is_some_and(|part| parts.iter().any(|asked| asked.value == *part));
            let of_sort =
                sorts.is_empty() || item.kind.is_some_and(|kind| sorts.contains(&kind.sort));
            in_part && of_sort
        })
    }
}
