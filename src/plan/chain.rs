//! Who has to do with a case: those whom it and the registers name for it.

use crate::diag::Span;
use crate::model::Workspace;
use crate::model::case::Case;
use crate::model::edition::Who;
use crate::model::refs::PersonRef;
use crate::model::registers::Team;
use crate::model::value::Slug;
use jiff::civil::Date;

/// Somebody who stands in a relation to a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The staff id.
    pub person: Slug,
    /// The field that names them; nothing for whoever comes by a role alone.
    pub at: Option<Span>,
}

/// Whoever stands in a relation to a case, or holds a role, on a day, whether or not they still work
/// here.
#[must_use]
pub fn named(workspace: &Workspace, who: &Who, case: &Case, day: Date) -> Vec<Named> {
    if let Who::Role(role) = who {
        let holders = workspace.holders(&role.id, day);
        let named = holders.map(|person| Named {
            person: person.id.value.clone(),
            at: None,
        });
        return named.collect();
    }
    let team = workspace.team_of(case, day);
    let found: Option<&PersonRef> = match who {
        Who::TeamManager => team.and_then(|team| team.team_manager_on(day)),
        Who::ServiceManager => team.and_then(|team| team.service_manager_on(day)),
        Who::HeadOfService => team.and_then(|team| team.head_of_service_on(day)),
        Who::SocialWorker => case.social_worker_on(day),
        Who::SendOfficer => case.send_officer_on(day),
        Who::Iro => case.iro_on(day),
        Who::PersonalAdviser => case.personal_adviser.as_ref(),
        Who::Role(_) => None,
    };
    let named = found.map(|person| Named {
        person: person.id.clone(),
        at: Some(person.span),
    });
    named.into_iter().collect()
}

/// Whoever stands in a relation to a case, or holds a role, on a day, and works here then.
#[must_use]
pub fn resolve(workspace: &Workspace, who: &Who, case: &Case, day: Date) -> Vec<Slug> {
    let named = named(workspace, who, case, day).into_iter();
    let in_post = |person: &Slug| {
        let record = workspace.people.get(person);
        record.is_none_or(|record| record.is_in_post(day))
    };
    named.map(|named| named.person).filter(in_post).collect()
}

/// What ties somebody to a case on a day, in words; nothing that does, for whoever has no business with
/// it.
///
/// The chain of a case is whom its file names, the team that holds it with its line of management, and
/// the same of its SEND officer's team.
#[must_use]
pub fn ties(workspace: &Workspace, case: &Case, person: &Slug, day: Date) -> Vec<String> {
    let mut ties: Vec<String> = Vec::new();
    let mut tie = |to: Option<&PersonRef>, words: &dyn Fn() -> String| {
        if to.is_some_and(|to| to.id == *person) {
            ties.push(words());
        }
    };
    let of_case = [
        (case.social_worker_on(day), "social worker"),
        (case.send_officer_on(day), "SEND officer"),
        (case.iro_on(day), "Independent Reviewing Officer"),
        (case.personal_adviser.as_ref(), "personal adviser"),
    ];
    for (to, words) in of_case {
        tie(to, &|| format!("its {words}"));
    }
    let own_team = workspace
        .people
        .get(person)
        .and_then(|person| person.team.as_ref());
    for team in teams(workspace, case, day) {
        let name = &team.name;
        tie(team.team_manager_on(day), &|| {
            format!("Team Manager of {name}")
        });
        tie(team.service_manager_on(day), &|| {
            format!("Service Manager of {name}")
        });
        tie(team.head_of_service_on(day), &|| {
            format!("Head of Service of {name}")
        });
    }
    for team in teams(workspace, case, day) {
        if ties.is_empty() && own_team.is_some_and(|own| own.id == team.id.value) {
            ties.push(format!("of {}", team.name));
        }
    }
    ties
}

/// The team that holds a case, and its SEND officer's.
fn teams<'a>(
    workspace: &'a Workspace,
    case: &'a Case,
    day: Date,
) -> impl Iterator<Item = &'a Team> {
    let holds = workspace.team_of(case, day);
    let officer = case.send_officer_on(day);
    let officer = officer.and_then(|officer| workspace.person(officer));
    let of_officer = officer.and_then(|officer| workspace.team(officer.team.as_ref()?));
    let other = of_officer.filter(|team| holds.is_none_or(|holds| holds.id != team.id));
    holds.into_iter().chain(other)
}
