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
use super::{head, lacking, meeting, words};
use crate::diag::MeetingKey;
use crate::model::edition::{Edition, Seat, SlotsGiven};
use crate::model::meeting::{Capacity, Status};
use crate::model::refs::RoleRef;
use crate::model::value::{Fingerprint, ItemRef, Slug, words as days};
use crate::plan::{Block, Invitee, Reason, Recipient};
use calendar::ComesAs;
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

/// As what somebody sits on the panel, else what they are. Whoever stands in keeps their own title.
fn capacity(sitting: &Sitting<'_>, invitee: &Invitee) -> String {
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
    if held.first().is_some_and(|first| fills(first)) {
        return None;
    }
    let titles = held.iter().filter(|role| fills(role));
    let titles: Vec<&str> = titles.map(|role| workspace.role_title(&role.id)).collect();
    (!titles.is_empty()).then(|| words::list(&titles))
}

/// What the person is asked to do.
fn opening(edition: &Edition, invitee: &Invitee, own: &Own<'_>) -> String {
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

/// That nothing is wanted of somebody before a meeting to come.
fn nothing_wanted(sitting: &Sitting<'_>) -> String {
    if sitting.is_held() {
        "The meeting has been held.".to_owned()
    } else {
        "Nothing is wanted of you before the meeting so far.".to_owned()
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
    let schedules = schedules_in(sitting, invitee, block);
    let hours = words::hours(block.start, block.end);
    if is_member(invitee) || block.items.is_empty() && schedules.is_empty() {
        return Slot {
            time: hours,
            what: "Whole meeting".to_owned(),
        };
    }
    let own = sitting.plan.schedules.iter().filter(|schedule| {
        schedule.presenter.as_ref() == Some(&invitee.person) && schedule.slot.is_none()
    });
    let has_none = own.count() > 0 && !schedules.is_empty();
    let time = if has_none || is_by_arrangement(sitting, std::slice::from_ref(block)) {
        format!("By arrangement, {hours}")
    } else {
        hours
    };
    let planned = block
        .items
        .iter()
        .filter_map(|name| sitting.plan.item(name));
    let mut parts: Vec<&str> = Vec::new();
    for planned in planned {
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
    let mut what = Vec::new();
    if count > 0 {
        let items = days::count(count, "item");
        what.push(format!("{}, {items}", words::list(&parts)));
    }
    what.extend(
        schedules
            .iter()
            .map(|schedule| format!("{schedule}, taken as a whole")),
    );
    Slot {
        time,
        what: what.join("; "),
    }
}

/// The schedules that somebody presents within a stretch of time.
fn schedules_in(sitting: &Sitting<'_>, invitee: &Invitee, block: &Block) -> Vec<&'static str> {
    let schedules = sitting.plan.schedules.iter().filter(|schedule| {
        let presents = schedule.presenter.as_ref() == Some(&invitee.person);
        let within = |(start, end)| block.start <= start && end <= block.end;
        presents && schedule.slot.is_none_or(within)
    });
    schedules
        .map(|schedule| words::schedule(schedule.kind))
        .collect()
}

/// Whether stretches of time say no more than when the meeting is: something in them has no time of its
/// own. Of no stretch at all, the edition says it.
fn is_by_arrangement(sitting: &Sitting<'_>, blocks: &[Block]) -> bool {
    let mut items = blocks.iter().flat_map(|block| &block.items);
    if blocks.is_empty() {
        return sitting.edition.slots.given == Some(SlotsGiven::ByArrangement);
    }
    items.any(|name| {
        let planned = sitting.plan.item(name);
        planned.is_some_and(|planned| planned.slot.is_none())
    })
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
