//! As what somebody is invited, and what they are asked to do.

use super::super::desk::Sitting;
use super::super::words;
use super::own::{Own, is_member};
use crate::model::edition::{Edition, Seat};
use crate::model::meeting::Capacity;
use crate::model::refs::RoleRef;
use crate::plan::{Invitee, Reason};

/// As what somebody sits on the panel, else what they are. Whoever stands in keeps their own title.
pub(super) fn capacity(sitting: &Sitting<'_>, invitee: &Invitee) -> String {
    let workspace = sitting.desk.workspace;
    let named: Vec<&Seat> = invitee
        .reasons
        .iter()
        .filter_map(|reason| match reason {
            Reason::Member { seat } => Some(seat),
            _ => None,
        })
        .filter_map(|id| {
            let mut seats = sitting.edition.seats.iter().map(|seat| &seat.value);
            seats.find(|seat| seat.id.value == *id)
        })
        .collect();
    let own = words::capacity(workspace, &invitee.person, sitting.date);
    let titles: Vec<&str> = named.iter().map(|seat| seat.title.as_str()).collect();
    let stands_in = sitting.meeting.attendance.iter().any(|entry| {
        let other = entry
            .substitute
            .as_ref()
            .or(entry.vacant_covered_by.as_ref());
        entry.seat.is_some() && other.is_some_and(|other| other.id == *invitee.person)
    });
    match (named.is_empty(), stands_in) {
        (true, _) => own,
        (false, true) => {
            let seats = words::list(&titles);
            let own = if own.is_empty() {
                own
            } else {
                format!("{own}; ")
            };
            format!("{own}in the seat of the {seats} at this meeting")
        }
        // A seat's title says who may fill it, and may name several.
        (false, false) => {
            let role = sitting_as(sitting, invitee, &named).unwrap_or(own);
            let role = if role.is_empty() {
                words::list(&titles)
            } else {
                role
            };
            format!("{role}, member of the panel")
        }
    }
}

/// The roles by which somebody fills their seats, where these are others than the first that they hold.
fn sitting_as(sitting: &Sitting<'_>, invitee: &Invitee, seats: &[&Seat]) -> Option<String> {
    let workspace = sitting.desk.workspace;
    let held = workspace
        .people
        .get(&*invitee.person)?
        .roles_on(sitting.date);
    let fills = |role: &RoleRef| {
        let mut seats = seats.iter().flat_map(|seat| &seat.roles);
        seats.any(|of_seat| of_seat.id == role.id)
    };
    if held.first().is_some_and(&fills) {
        return None;
    }
    let titles = held.iter().filter(|role| fills(role));
    let titles: Vec<&str> = titles.map(|role| workspace.role_title(&role.id)).collect();
    (!titles.is_empty()).then(|| words::list(&titles))
}

/// What the person is asked to do.
pub(super) fn opening(edition: &Edition, invitee: &Invitee, own: &Own<'_>) -> String {
    let guest = invitee.reasons.iter().find_map(|reason| match reason {
        Reason::Guest { capacity } => Some(*capacity),
        _ => None,
    });
    let comes = if is_member(invitee) {
        let member = "You are invited as a member of the panel. The {agenda} holds the items.";
        Some(edition.worded(member))
    } else {
        guest.map(|capacity| match capacity {
            Capacity::Observer => "You are invited to observe the meeting.".to_owned(),
            _ => "You are invited to advise the panel.".to_owned(),
        })
    };
    let presented = presented(invitee, own);
    match (comes, presented) {
        (Some(comes), Some(presented)) => format!("{comes} You present {presented}."),
        (Some(comes), None) => comes,
        (None, Some(presented)) => {
            let optional =
                |reason: &Reason| matches!(reason, Reason::Attendee { optional: true, .. });
            let further = if invitee.reasons.iter().any(optional) {
                " For what else stands below you are welcome, and need not come."
            } else {
                ""
            };
            format!(
                "You are invited to present {presented}. Please come a few minutes before your \
                 time.{further}"
            )
        }
        (None, None) => attends(invitee),
    }
}

/// What somebody presents, if anything: the cases below, and schedules.
fn presented(invitee: &Invitee, own: &Own<'_>) -> Option<String> {
    let items = own.items.iter();
    let cases = items.filter(|planned| own.presents(&planned.name)).count();
    let mut presented: Vec<String> = match cases {
        0 => Vec::new(),
        1 => vec!["the case below".to_owned()],
        _ => vec!["the cases below".to_owned()],
    };
    let schedules = schedules(invitee).into_iter();
    presented.extend(schedules.map(|schedule| format!("the schedule “{schedule}”")));
    (!presented.is_empty()).then(|| words::list(&presented))
}

/// As what somebody attends who presents nothing.
fn attends(invitee: &Invitee) -> String {
    let titles = titles(invitee);
    if titles.is_empty() {
        return "You are invited to attend.".to_owned();
    }
    let welcome = if is_optional(invitee) {
        " You are welcome, and need not come."
    } else {
        ""
    };
    let as_what = words::lower_first(&words::list(&titles));
    format!("You are invited to attend ({as_what}).{welcome}")
}

/// The schedules that somebody presents.
fn schedules(invitee: &Invitee) -> Vec<&'static str> {
    let reasons = invitee.reasons.iter();
    let kinds = reasons.filter_map(|reason| match reason {
        Reason::Schedule { kind } => Some(words::schedule(*kind)),
        _ => None,
    });
    kinds.collect()
}

/// As what somebody attends.
fn titles(invitee: &Invitee) -> Vec<&str> {
    let mut titles: Vec<&str> = Vec::new();
    for reason in &invitee.reasons {
        if let Reason::Attendee { title, .. } = reason
            && !titles.contains(&title.as_str())
        {
            titles.push(title);
        }
    }
    titles
}

/// Whether somebody is free to stay away from everything for which they are invited.
pub(super) fn is_optional(invitee: &Invitee) -> bool {
    let mut reasons = invitee.reasons.iter();
    reasons.all(|reason| matches!(reason, Reason::Attendee { optional: true, .. }))
}
