//! Who sits on the panel and who comes besides, with apologies and those who stand in.

use super::super::desk::Sitting;
use super::super::view::{Mark, Member, Seat, Status};
use super::super::words;
use crate::model::edition::{self, Chairs};
use crate::model::meeting::{Attendance, Capacity, Presence};
use crate::model::value::Slug;
use crate::plan::{Invitee, Reason};

/// The seats in the edition's order, then whoever comes besides the members.
pub(in crate::papers) fn members(sitting: &Sitting<'_>) -> Vec<Member> {
    let mut members: Vec<Member> = sitting
        .edition
        .seats
        .iter()
        .flat_map(|seat| of_seat(sitting, seat))
        .collect();
    let unseated = sitting
        .meeting
        .attendance
        .iter()
        .filter(|entry| entry.seat.is_none());
    members.extend(unseated.filter_map(|entry| guest(sitting, entry)));
    members.extend(
        sitting
            .plan
            .invitees
            .values()
            .filter_map(|invitee| attendee(sitting, invitee)),
    );
    members
}

/// Who has a seat at this meeting.
fn of_seat(sitting: &Sitting<'_>, seat: &edition::Seat) -> Vec<Member> {
    let attendance = sitting.meeting.attendance.iter();
    let entries = attendance.filter(|entry| {
        entry
            .seat
            .as_ref()
            .is_some_and(|named| named.value == seat.id.value)
    });
    let mut filled: Vec<Member> = entries
        .map(|entry| {
            let (name, status) = presence(sitting, entry);
            in_seat(seat, name, status)
        })
        .collect();
    if filled.is_empty() {
        filled.push(unnamed(sitting, seat));
    }
    filled
}

fn in_seat(seat: &edition::Seat, name: String, status: Status) -> Member {
    let chair = seat.chairs == Chairs::Chair;
    let role = seat.title.to_string();
    Member {
        role,
        name,
        status,
        seat: if chair { Seat::Chair } else { Seat::Member },
    }
}

/// A seat of which the meeting's file does not speak: the only person who can fill it, or nobody.
fn unnamed(sitting: &Sitting<'_>, seat: &edition::Seat) -> Member {
    let reason = Reason::Member {
        seat: seat.id.value.clone(),
    };
    let mut invitees = sitting.plan.invitees.values();
    let Some(invitee) = invitees.find(|invitee| invitee.reasons.contains(&reason)) else {
        let status = Status::new(Mark::Attention, "Seat not filled");
        return in_seat(seat, "Not named".to_owned(), status);
    };
    let name = sitting.desk.workspace.name_of(&invitee.person).to_owned();
    in_seat(seat, name, expected(sitting))
}

/// Who is named by an entry, and whether they come or came.
fn presence(sitting: &Sitting<'_>, entry: &Attendance) -> (String, Status) {
    let workspace = sitting.desk.workspace;
    if let Some(cover) = &entry.vacant_covered_by {
        let status = Status::new(
            Mark::Agreed,
            format!("Covered by {}", workspace.name(cover)),
        );
        return ("Vacant".to_owned(), status);
    }
    let person = entry
        .person
        .as_ref()
        .map(|person| workspace.name(person).to_owned());
    let guest = entry.guest.as_ref().map(ToString::to_string);
    let name = person.or(guest).unwrap_or_else(|| "Not named".to_owned());
    if let Some(substitute) = &entry.substitute {
        let stands_in = format!("Apologies; {} stands in", workspace.name(substitute));
        return (name, Status::new(Mark::None, stands_in));
    }
    let status = match entry.status {
        Presence::Expected => expected(sitting),
        // Before the meeting nobody has attended, whatever is entered.
        Presence::Present if sitting.desk.as_of < sitting.date => expected(sitting),
        Presence::Present => Status::new(Mark::Done, "Attended"),
        Presence::Apologies => Status::new(Mark::None, "Apologies"),
        Presence::Absent => Status::new(Mark::Attention, "Absent"),
    };
    (name, status)
}

fn expected(sitting: &Sitting<'_>) -> Status {
    let text = if sitting.is_held() {
        "Attendance not recorded"
    } else {
        "Expected"
    };
    Status::new(Mark::Open, text)
}

/// Somebody without a seat whom the meeting's file names as an observer or adviser.
fn guest(sitting: &Sitting<'_>, entry: &Attendance) -> Option<Member> {
    let (role, seat) = match entry.capacity {
        Capacity::Observer => ("Observer", Seat::Observer),
        Capacity::Adviser => ("Adviser", Seat::Attendee),
        Capacity::Family => ("Family", Seat::Attendee),
        Capacity::Member | Capacity::Attendee => return None,
    };
    let (name, status) = presence(sitting, entry);
    Some(Member {
        role: role.to_owned(),
        name,
        status,
        seat,
    })
}

/// Somebody who comes for items, with their time.
fn attendee(sitting: &Sitting<'_>, invitee: &Invitee) -> Option<Member> {
    let member = |reason: &Reason| matches!(reason, Reason::Member { .. } | Reason::Guest { .. });
    if invitee.reasons.iter().any(member) {
        return None;
    }
    let title = invitee.reasons.iter().find_map(|reason| match reason {
        Reason::Attendee { title, .. } => Some(title.as_str()),
        Reason::Member { .. }
        | Reason::Guest { .. }
        | Reason::Presenter { .. }
        | Reason::Schedule { .. } => None,
    });
    let presents = invitee
        .reasons
        .iter()
        .any(|reason| matches!(reason, Reason::Presenter { .. } | Reason::Schedule { .. }));
    let capacity = words::capacity(sitting.desk.workspace, &invitee.person, sitting.date);
    let role = match (presents, title) {
        (true, _) if capacity.is_empty() => "Presents".to_owned(),
        (true, _) => format!("Presents: {capacity}"),
        (false, Some(title)) => title.to_owned(),
        (false, None) => "Attends".to_owned(),
    };
    let times: Vec<String> = invitee
        .blocks
        .iter()
        .map(|block| words::hours(block.start, block.end))
        .collect();
    Some(Member {
        role: format!("{role} ({})", words::list(&times)),
        name: sitting.desk.workspace.name_of(&invitee.person).to_owned(),
        status: attends(sitting, &invitee.person),
        seat: Seat::Attendee,
    })
}

fn attends(sitting: &Sitting<'_>, person: &Slug) -> Status {
    let mut entries = sitting.meeting.attendance.iter();
    let entry = entries.find(|entry| {
        entry
            .person
            .as_ref()
            .is_some_and(|named| named.id == *person)
    });
    entry.map_or_else(|| expected(sitting), |entry| presence(sitting, entry).1)
}
