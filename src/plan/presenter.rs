//! Who presents an item, and who stands in which relation to a case.

use crate::model::Workspace;
use crate::model::case::Case;
use crate::model::edition::{Edition, Part, Who};
use crate::model::meeting::{Item, Meeting, Presence};
use crate::model::value::Slug;
use jiff::civil::Date;

/// Whoever stands in a relation to a case, or holds a role, on a day.
#[must_use]
pub fn resolve(workspace: &Workspace, who: &Who, case: &Case, day: Date) -> Vec<Slug> {
    let team = workspace.team_of(case, day);
    let one = |person: Option<&crate::model::refs::PersonRef>| {
        person.map(|person| person.id.clone()).into_iter().collect()
    };
    match who {
        Who::TeamManager => one(team.map(|team| &team.team_manager)),
        Who::ServiceManager => one(team.map(|team| &team.service_manager)),
        Who::HeadOfService => one(team.map(|team| &team.head_of_service)),
        Who::SocialWorker => one(case.social_worker_on(day)),
        Who::SendOfficer => one(case.send_officer_on(day)),
        Who::Iro => one(case.iro_on(day)),
        Who::PersonalAdviser => one(case.personal_adviser.as_ref()),
        Who::Role(role) => {
            let holders = workspace.holders(&role.id, day);
            holders.map(|person| person.id.value.clone()).collect()
        }
    }
}

/// Who presents an item: a delegate, whoever the item names, else the first in the edition's order on
/// the day of the meeting who has not sent apologies.
#[must_use]
pub fn presenter_of(
    workspace: &Workspace,
    edition: &Edition,
    meeting: &Meeting,
    item: &Item,
    part: Option<&Part>,
) -> Option<Slug> {
    if let Some(delegate) = &item.delegate {
        return Some(delegate.person.id.clone());
    }
    if let Some(presenter) = &item.presenter {
        return Some(presenter.id.clone());
    }
    let case = workspace.case(&item.case.id)?;
    let order = part.map_or(&edition.presenters, |part| &part.presenters);
    let away = |person: &Slug| {
        meeting.attendance.iter().any(|entry| {
            entry
                .person
                .as_ref()
                .is_some_and(|named| named.id == *person)
                && matches!(entry.status, Presence::Apologies | Presence::Absent)
        })
    };
    let day = meeting.date.value;
    let mut candidates = order
        .iter()
        .flat_map(|who| resolve(workspace, who, case, day));
    let first = candidates.next()?;
    if !away(&first) {
        return Some(first);
    }
    candidates.find(|person| !away(person)).or(Some(first))
}
