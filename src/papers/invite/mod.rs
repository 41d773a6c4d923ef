//! The invitation of each person to one meeting.
//!
//! An invite is made from one person's own items and nothing else: [`Own`] is the only door, and it
//! gives no item that the person does not come for.

mod calendar;
mod duties;
mod mail;
mod own;
#[cfg(test)]
mod tests;

pub use calendar::{CalendarBlock, CalendarMethod};
pub use mail::{InviteMail, calendar_file, mail};

use super::desk::{Desk, Sitting};
use super::view::{self, Audience, Invite, InviteLabels, Slot};
use super::{head, meeting, words};
use crate::diag::MeetingKey;
use crate::model::edition::Edition;
use crate::model::meeting::{Capacity, Status};
use crate::model::value::{Fingerprint, ItemRef, Slug, words as days};
use crate::plan::{Block, Invitee, Reason, Recipient};
use own::{Own, is_member};

/// What one person is sent for one meeting.
#[derive(Debug, Clone)]
pub struct PersonInvite {
    /// To whom it goes.
    pub person: Recipient,
    /// The items of which the invite speaks; an error about one of them holds it back.
    pub items: Vec<ItemRef>,
    /// What it says.
    pub view: Invite,
    /// What goes into the person's calendar.
    pub blocks: Vec<CalendarBlock>,
}

/// The invites to a meeting, by staff id, and what calls off those that were sent to people who are
/// no longer wanted. Families get none.
#[must_use]
pub fn invites(desk: &Desk<'_>, key: &MeetingKey) -> Vec<PersonInvite> {
    let Some(sitting) = desk.sitting(key) else {
        return Vec::new();
    };
    let takes_place = sitting.file.takes_place();
    let wanted = sitting.plan.invitees.values().filter(|_| takes_place);
    let mut invites: Vec<PersonInvite> = wanted
        .filter(|invitee| !is_family(&sitting, invitee))
        .map(|invitee| invite(&sitting, invitee))
        .collect();
    if !calendar::is_settled(&sitting) {
        let mut gone = calendar::asked_before(&sitting);
        gone.retain(|person| invites.iter().all(|invite| *invite.person != *person));
        let recipient = |person: &Slug| Recipient::on(desk.workspace, person, sitting.date).ok();
        let gone = gone.iter().filter_map(recipient);
        invites.extend(gone.map(|person| withdrawal(&sitting, person)));
    }
    invites.retain(|invite| !invite.view.withdrawn || !invite.blocks.is_empty());
    invites.sort_by(|one, other| one.person.cmp(&other.person));
    invites
}

fn is_family(sitting: &Sitting<'_>, invitee: &Invitee) -> bool {
    sitting.meeting.attendance.iter().any(|entry| {
        entry.capacity == Capacity::Family
            && entry
                .person
                .as_ref()
                .is_some_and(|person| person.id == *invitee.person)
    })
}

fn invite(sitting: &Sitting<'_>, invitee: &Invitee) -> PersonInvite {
    let own = Own::of(sitting, invitee);
    let mut blocks = calendar::blocks(
        sitting,
        &invitee.person,
        is_member(invitee),
        &invitee.blocks,
        &says(sitting, invitee, &own),
    );
    let optional = is_optional(invitee);
    for block in &mut blocks {
        block.optional = optional;
    }
    let view = Invite {
        labels: InviteLabels::default(),
        head: head::of_panel(
            sitting.desk,
            sitting.edition,
            "Invitation",
            Some(days::day_in_full(sitting.date)),
            sitting.plan.facts_on,
            Audience::Person,
        ),
        meeting: the_meeting(sitting),
        person: sitting.desk.workspace.name_of(&invitee.person).to_owned(),
        capacity: capacity(sitting, invitee),
        opening: opening(sitting.edition, invitee, &own) + &again(&blocks),
        withdrawn: false,
        slots: invitee
            .blocks
            .iter()
            .map(|block| slot(sitting, invitee, block))
            .collect(),
        own_cases: own.cases(sitting),
        role_duties: duties::asked_of(sitting, invitee, &own),
        deadlines: duties::deadlines(sitting, invitee, &own),
        owed: duties::owed(sitting, invitee, &own),
        closing: Some(closing(sitting, optional)),
    };
    PersonInvite {
        person: invitee.person.clone(),
        items: own
            .items
            .iter()
            .map(|planned| planned.name.clone())
            .collect(),
        view,
        blocks,
    }
}

/// What shows whether an invite says the same of what the person is wanted for: as what they come, for
/// which items, and what is asked there. What is still owed changes from day to day, and is no reason to
/// ask anybody to come again; nor is how this program puts it in words.
fn says(sitting: &Sitting<'_>, invitee: &Invitee, own: &Own<'_>) -> Fingerprint {
    let mut values: Vec<String> = Vec::new();
    for reason in &invitee.reasons {
        values.push(match reason {
            Reason::Member { seat } => format!("member {seat}"),
            Reason::Guest { capacity } => format!("guest {capacity:?}"),
            Reason::Presenter { item } => format!("presents {item}"),
            // A member comes for the whole meeting, whatever is presented in it.
            Reason::Schedule { .. } if is_member(invitee) => continue,
            Reason::Schedule { kind } => format!("presents the schedule {}", kind.name()),
            Reason::Attendee {
                item,
                title,
                optional,
            } => format!("attends {item} {optional} {title}"),
        });
    }
    for planned in &own.items {
        values.push(planned.name.to_string());
        let item = sitting.item(planned.index);
        let request = item.and_then(|item| item.request.as_ref());
        values.extend(request.map(|request| {
            let words: Vec<&str> = request.as_str().split_whitespace().collect();
            words.join(" ")
        }));
    }
    Fingerprint::of(values, 8)
}

/// What somebody is sent who was invited and is no longer wanted: that, and nothing of any case.
fn withdrawal(sitting: &Sitting<'_>, person: Recipient) -> PersonInvite {
    let blocks = calendar::blocks(sitting, &person, false, &[], &Fingerprint::of_text("", 8));
    let opening = match sitting.meeting.status {
        Status::Cancelled => "The meeting is cancelled: your invitation is withdrawn.".to_owned(),
        Status::Postponed => {
            let to = sitting.meeting.postponed_to.as_ref();
            let to = to.map(|to| format!(" to {}", days::day_in_full(to.value)));
            format!(
                "The meeting is postponed{}: your invitation to this day is withdrawn.",
                to.unwrap_or_default()
            )
        }
        Status::Planned | Status::Extraordinary => {
            "Your invitation to this meeting is withdrawn: you need not come.".to_owned()
        }
    };
    PersonInvite {
        items: Vec::new(),
        view: Invite {
            head: head::of_panel(
                sitting.desk,
                sitting.edition,
                "Invitation withdrawn",
                Some(days::day_in_full(sitting.date)),
                sitting.plan.facts_on,
                Audience::Person,
            ),
            meeting: the_meeting(sitting),
            person: sitting.desk.workspace.name_of(&person).to_owned(),
            capacity: words::capacity(sitting.desk.workspace, &person, sitting.date),
            opening,
            withdrawn: true,
            closing: Some(
                "Open the calendar file that comes with this, and the entry is taken out of your \
                 calendar."
                    .to_owned(),
            ),
            ..Invite::default()
        },
        person,
        blocks,
    }
}

/// That day or times are others than those that were sent before.
fn again(blocks: &[CalendarBlock]) -> String {
    let instead = " This takes the place of the invitation that you had before.";
    if let Some(moved) = moved(blocks) {
        format!(" {moved}{instead}")
    } else if blocks
        .iter()
        .any(|block| !block.is_sent && block.sequence > 0)
    {
        instead.to_owned()
    } else {
        String::new()
    }
}

/// `The meeting has moved from Wednesday 10 June 2026 to Thursday 11 June 2026.`
fn moved(blocks: &[CalendarBlock]) -> Option<String> {
    let mut asked = blocks
        .iter()
        .filter(|block| block.method == CalendarMethod::Request);
    asked.find_map(|block| {
        Some(format!(
            "The meeting has moved from {} to {}.",
            days::day_in_full(block.moved_from?),
            days::day_in_full(block.start.date())
        ))
    })
}

/// The meeting without any reason: those are free text, and may speak of a child.
fn the_meeting(sitting: &Sitting<'_>) -> view::Meeting {
    let meeting = meeting::of(sitting);
    view::Meeting {
        state_note: meeting
            .state_note
            .filter(|_| sitting.meeting.status == Status::Extraordinary)
            .map(|_| "Extraordinary meeting.".to_owned()),
        issue_note: None,
        ..meeting
    }
}

/// The seats that somebody fills, else what they are. Whoever stands in keeps their own title.
fn capacity(sitting: &Sitting<'_>, invitee: &Invitee) -> String {
    let seats: Vec<&str> = invitee
        .reasons
        .iter()
        .filter_map(|reason| match reason {
            Reason::Member { seat } => Some(seat),
            _ => None,
        })
        .filter_map(|id| {
            sitting
                .edition
                .seats
                .iter()
                .find(|seat| seat.id.value == *id)
        })
        .map(|seat| seat.title.as_str())
        .collect();
    let own = || words::capacity(sitting.desk.workspace, &invitee.person, sitting.date);
    let stands_in = sitting.meeting.attendance.iter().any(|entry| {
        let other = entry
            .substitute
            .as_ref()
            .or(entry.vacant_covered_by.as_ref());
        entry.seat.is_some() && other.is_some_and(|other| other.id == *invitee.person)
    });
    match (seats.is_empty(), stands_in) {
        (true, _) => own(),
        (false, true) => {
            let seats = words::list(&seats);
            let own = own();
            let own = if own.is_empty() {
                own
            } else {
                format!("{own}; ")
            };
            format!("{own}in the seat of the {seats} at this meeting")
        }
        (false, false) => format!("{}, member of the panel", words::list(&seats)),
    }
}

/// What the person is asked to do.
fn opening(edition: &Edition, invitee: &Invitee, own: &Own<'_>) -> String {
    if is_member(invitee) {
        return edition
            .worded("You are invited as a member of the panel. The {agenda} holds the items.");
    }
    let guest = invitee.reasons.iter().find_map(|reason| match reason {
        Reason::Guest { capacity } => Some(*capacity),
        _ => None,
    });
    match guest {
        Some(Capacity::Observer) => return "You are invited to observe the meeting.".to_owned(),
        Some(_) => return "You are invited to advise the panel.".to_owned(),
        None => {}
    }
    let presents = own
        .items
        .iter()
        .filter(|planned| own.presents(&planned.name))
        .count();
    let titles = titles(invitee);
    let schedules = schedules(invitee);
    if !schedules.is_empty() {
        let schedules = words::list(&schedules);
        let and = match presents {
            0 => String::new(),
            1 => "; and the case below".to_owned(),
            _ => "; and the cases below".to_owned(),
        };
        return format!(
            "You are invited to present: {schedules}{and}. Please come a few minutes before your time."
        );
    }
    match (presents, titles.as_slice()) {
        (0, []) => "You are invited to attend.".to_owned(),
        (0, titles) => {
            let as_what = words::list(titles);
            let welcome = if is_optional(invitee) {
                " You are welcome, and need not come."
            } else {
                ""
            };
            format!(
                "You are invited to attend ({}).{welcome}",
                words::lower_first(&as_what)
            )
        }
        (1, _) => "You are invited to present the case below. Please come a few minutes before \
                   your time."
            .to_owned(),
        _ => "You are invited to present the cases below. Please come a few minutes before your \
              time."
            .to_owned(),
    }
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

/// When the person is wanted and what for, without a child.
fn slot(sitting: &Sitting<'_>, invitee: &Invitee, block: &Block) -> Slot {
    let time = words::hours(block.start, block.end);
    if is_member(invitee) || block.items.is_empty() {
        return Slot {
            time,
            what: "Whole meeting".to_owned(),
        };
    }
    let planned = block
        .items
        .iter()
        .filter_map(|name| sitting.plan.item(name));
    let mut parts: Vec<&str> = Vec::new();
    let mut timed = true;
    for planned in planned {
        timed &= planned.slot.is_some();
        let part = planned
            .part
            .as_ref()
            .and_then(|id| words::part(sitting.edition, id));
        let title = part.map_or("Panel", |part| part.title.as_str());
        if !parts.contains(&title) {
            parts.push(title);
        }
    }
    let count = u32::try_from(block.items.len()).unwrap_or(u32::MAX);
    let by_arrangement = if timed {
        ""
    } else {
        "; your time is by arrangement"
    };
    let what = format!(
        "{}, {}{by_arrangement}",
        words::list(&parts),
        days::count(count, "item")
    );
    Slot { time, what }
}

/// Whether somebody is free to stay away from everything for which they are invited.
fn is_optional(invitee: &Invitee) -> bool {
    let mut reasons = invitee.reasons.iter();
    reasons.all(|reason| matches!(reason, Reason::Attendee { optional: true, .. }))
}

fn closing(sitting: &Sitting<'_>, optional: bool) -> String {
    let mailbox = &sitting.desk.workspace.authority.mailbox.email;
    if optional {
        return format!(
            "If you don't come, a line to {mailbox} is enough: nobody need come in your place."
        );
    }
    format!(
        "If you can't come at this time, write to {mailbox} as soon as you can, and name who will \
         come for you."
    )
}
