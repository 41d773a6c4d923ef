//! The invitation of each person to one meeting.
//!
//! An invite is made from one person's own items and nothing else: [`Own`] is the only door, and it
//! gives no item that the person does not come for.

mod calendar;
mod duties;
mod mail;
mod own;
mod said;
mod slots;
#[cfg(test)]
mod tests;

pub use calendar::{CalendarBlock, CalendarMethod};
pub use mail::{InviteMail, calendar_file, mail};

use super::desk::{Desk, Sitting};
use super::view::{self, Audience, Invite, InviteLabels};
use super::{head, lacking, meeting, words};
use crate::diag::MeetingKey;
use crate::model::meeting::{Capacity, Status};
use crate::model::value::{Fingerprint, ItemRef, Slug, words as days};
use crate::plan::{Invitee, Reason, Recipient};
use calendar::ComesAs;
use own::{Own, is_member};
use said::{capacity, is_optional, opening};
use slots::{is_by_arrangement, slot};

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
    // Nobody is asked to come to what is over: of such a meeting there is what was sent, and no more.
    let may_come =
        |invitee: &&Invitee| !sitting.is_held() || calendar::was_asked(&sitting, &invitee.person);
    let wanted = sitting.plan.invitees.values().filter(|_| takes_place);
    let wanted = wanted.filter(may_come);
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
    let comes_as = if is_member(invitee) {
        ComesAs::Member
    } else if is_by_arrangement(sitting, &invitee.blocks) {
        ComesAs::ByArrangement
    } else {
        ComesAs::ForASlot
    };
    let mut blocks = calendar::blocks(
        sitting,
        &invitee.person,
        comes_as,
        &invitee.blocks,
        &says(sitting, invitee, &own),
    );
    let optional = is_optional(invitee);
    for block in &mut blocks {
        block.optional = optional;
    }
    let deadlines = duties::deadlines(sitting, invitee, &own);
    let owed = duties::owed(sitting, invitee);
    let own_cases = own.cases(sitting);
    let of_others = if is_member(invitee) {
        own.of_others(sitting)
    } else {
        Vec::new()
    };
    let role_wanted = lacking::checklists(of_others);
    let is_free = deadlines.is_empty()
        && owed.is_empty()
        && role_wanted.is_empty()
        && own_cases
            .iter()
            .all(|case| case.wanted.is_empty() && case.withheld.is_none());
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
        nothing_wanted: is_free.then(|| nothing_wanted(sitting)),
        own_cases,
        deadlines,
        owed,
        role_wanted,
        closing: Some(closing(sitting, optional)),
    };
    // What a member comes for is the meeting: no case file in error keeps the invitation back.
    let told = own.items.iter().filter(|_| !is_member(invitee));
    PersonInvite {
        person: invitee.person.clone(),
        items: told.map(|planned| planned.name.clone()).collect(),
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
    // A member has the agenda, which says what is asked of the items that the member presents.
    let told_here = own.items.iter().filter(|_| !is_member(invitee));
    for planned in told_here {
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
    let comes_as = if is_by_arrangement(sitting, &[]) {
        ComesAs::ByArrangement
    } else {
        ComesAs::ForASlot
    };
    let says = Fingerprint::of_text("", 8);
    let blocks = calendar::blocks(sitting, &person, comes_as, &[], &says);
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

/// That nothing is wanted of somebody before a meeting to come.
fn nothing_wanted(sitting: &Sitting<'_>) -> String {
    if sitting.is_held() {
        "The meeting has been held.".to_owned()
    } else {
        "Nothing is wanted of you before the meeting so far.".to_owned()
    }
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
