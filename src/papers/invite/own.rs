//! A person's own items: the only door through which an invite learns of a case.

use super::super::desk::Sitting;
use super::super::view::OwnCase;
use super::super::{agenda, facts, reports, words};
use crate::model::case::Case;
use crate::model::value::{ItemRef, Slug, words as days};
use crate::plan::{Invitee, PlannedItem, Reason};

/// The items that a person comes for, and may be told of.
pub(super) struct Own<'a> {
    person: &'a Slug,
    /// In the running order. A member's list is empty: members have the agenda.
    pub(super) items: Vec<&'a PlannedItem>,
}

impl<'a> Own<'a> {
    /// The items that somebody presents, and those of cases that they hold.
    pub(super) fn of(sitting: &Sitting<'a>, invitee: &'a Invitee) -> Self {
        let items = sitting.plan.items.iter();
        let own = |planned: &&PlannedItem| {
            !is_member(invitee)
                && (presents(planned, &invitee.person)
                    || attends(invitee, &planned.name) && holds(sitting, planned, &invitee.person))
        };
        Self {
            person: &invitee.person,
            items: items.filter(own).collect(),
        }
    }

    /// Whether the person presents an item.
    pub(super) fn presents(&self, name: &ItemRef) -> bool {
        self.items
            .iter()
            .any(|planned| planned.name == *name && presents(planned, self.person))
    }

    /// A row for each of the items.
    pub(super) fn cases(&self, sitting: &Sitting<'_>) -> Vec<OwnCase> {
        self.items
            .iter()
            .filter_map(|planned| self.row(sitting, planned))
            .collect()
    }

    fn row(&self, sitting: &Sitting<'_>, planned: &PlannedItem) -> Option<OwnCase> {
        let item = sitting.item(planned.index)?;
        let time = planned.slot.map(|(start, end)| words::hours(start, end));
        let row = OwnCase {
            time: time.unwrap_or_else(|| "By arrangement".to_owned()),
            case: words::case(sitting.desk, &item.case.id),
            kind: words::kind_title(sitting.edition, &item.kind.value).to_owned(),
            minutes: days::count(planned.minutes, "minute"),
            ..OwnCase::default()
        };
        if let Some(withheld) = sitting.withheld(item) {
            return Some(OwnCase {
                withheld: Some(withheld.words().to_owned()),
                ..row
            });
        }
        let reports = reports::of_item(sitting, item);
        let wanted = reports
            .iter()
            .find(|report| report.is_wanted())
            .or_else(|| reports.first());
        let ready = if presents(planned, self.person) {
            let wanting = facts::wanting(sitting, item, &agenda::wanted(sitting, planned));
            wanting.into_iter().map(|(_, fact)| fact).collect()
        } else {
            Vec::new()
        };
        let asked = words::asked(sitting.edition, item);
        Some(OwnCase {
            asked,
            report: wanted.map(reports::Report::status),
            ready,
            ..row
        })
    }
}

fn presents(planned: &PlannedItem, person: &Slug) -> bool {
    planned.presenter.as_deref() == Some(person)
}

fn attends(invitee: &Invitee, name: &ItemRef) -> bool {
    invitee.reasons.iter().any(|reason| match reason {
        Reason::Attendee { item, .. } => item == name,
        _ => false,
    })
}

/// Whether somebody holds the case of an item on the day of the meeting: as social worker, adviser, IRO, officer or manager.
fn holds(sitting: &Sitting<'_>, planned: &PlannedItem, person: &Slug) -> bool {
    let case = sitting.desk.workspace.case(&planned.name.case);
    case.is_some_and(|case| is_holder(sitting, case, person))
}

fn is_holder(sitting: &Sitting<'_>, case: &Case, person: &Slug) -> bool {
    let day = sitting.date;
    let team = sitting.desk.workspace.team_of(case, day);
    let holders = [
        case.social_worker_on(day),
        case.send_officer_on(day),
        case.iro_on(day),
        case.personal_adviser.as_ref(),
        team.and_then(|team| team.team_manager_on(day)),
    ];
    holders
        .into_iter()
        .flatten()
        .any(|holder| holder.id == *person)
}

/// Whether somebody sits on the panel.
pub(super) fn is_member(invitee: &Invitee) -> bool {
    invitee
        .reasons
        .iter()
        .any(|reason| matches!(reason, Reason::Member { .. }))
}
