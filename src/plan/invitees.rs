//! Who is invited, and for when.

use super::circumstances::Circumstances;
use super::circumstances::circumstances;
use super::condition::holds;
use super::recipient::{is_away, is_uninvited};
use super::{PlannedItem, PlannedSchedule, Recipient, Setting, resolve};
use crate::model::Workspace;
use crate::model::edition::{Attendee, Seat, SlotsGiven, Who};
use crate::model::meeting::{Attendance, Capacity, Meeting, Presence};
use crate::model::refs::RoleRef;
use crate::model::schedules::ScheduleKind;
use crate::model::value::{Clock, ItemRef, Slug};
use std::collections::BTreeMap;

/// Somebody who is invited to a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitee {
    /// Who.
    pub person: Recipient,
    /// Why they are invited.
    pub reasons: Vec<Reason>,
    /// When they are wanted: unbroken stretches, in order.
    pub blocks: Vec<Block>,
}

/// Why somebody is invited.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// They sit on the panel.
    Member {
        /// The seat.
        seat: Slug,
    },
    /// They watch, or advise.
    Guest {
        /// In what capacity.
        capacity: Capacity,
    },
    /// They present an item.
    Presenter {
        /// The item.
        item: ItemRef,
    },
    /// They present a schedule that is decided as a whole.
    Schedule {
        /// Which.
        kind: ScheduleKind,
    },
    /// They attend for an item.
    Attendee {
        /// The item.
        item: ItemRef,
        /// As what.
        title: String,
        /// Whether they need not come.
        optional: bool,
    },
}

/// An unbroken stretch of a person's time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// From.
    pub start: Clock,
    /// Until.
    pub end: Clock,
    /// The items taken in it, for whoever comes for items.
    pub items: Vec<ItemRef>,
}

pub(super) fn invitees(
    setting: Setting<'_>,
    start: Clock,
    end: Clock,
    items: &[PlannedItem],
    schedules: &[PlannedSchedule],
) -> BTreeMap<Slug, Invitee> {
    let mut invitations = Invitations {
        setting,
        whole: (start, end),
        by_arrangement: setting.edition.slots.given == Some(SlotsGiven::ByArrangement),
        invitees: BTreeMap::new(),
    };
    members(setting, &mut invitations);
    for planned in items {
        attend(setting, planned, &mut invitations);
    }
    for schedule in schedules {
        present(schedule, &mut invitations);
    }
    for invitee in invitations.invitees.values_mut() {
        invitee.reasons.sort();
        invitee.reasons.dedup();
        invitee.blocks = merge(std::mem::take(&mut invitee.blocks));
    }
    invitations.invitees
}

/// Whoever is invited so far, with each reason and stretch of time.
struct Invitations<'a> {
    setting: Setting<'a>,
    whole: (Clock, Clock),
    by_arrangement: bool,
    invitees: BTreeMap<Slug, Invitee>,
}

impl Invitations<'_> {
    /// Invites somebody whom papers may reach, and who is not down as staying away or not invited.
    fn add(&mut self, person: &Slug, reason: Reason, block: Block) {
        let Setting {
            workspace,
            file,
            date,
            ..
        } = self.setting;
        let Ok(recipient) = Recipient::on(workspace, person, date) else {
            return;
        };
        if is_away(&file.meeting, person) || is_uninvited(&file.meeting, person) {
            return;
        }
        let invitee = self
            .invitees
            .entry(person.clone())
            .or_insert_with(|| Invitee {
                person: recipient,
                reasons: Vec::new(),
                blocks: Vec::new(),
            });
        invitee.reasons.push(reason);
        invitee.blocks.push(block);
    }

    fn whole(&self) -> Block {
        Block {
            start: self.whole.0,
            end: self.whole.1,
            items: Vec::new(),
        }
    }
}

/// Members, observers and advisers come for the whole meeting. A seat that the meeting's file does
/// not speak of is filled by the only person who can.
fn members(setting: Setting<'_>, invitations: &mut Invitations<'_>) {
    let meeting = &setting.file.meeting;
    for seat in &setting.edition.seats {
        let mut entries = meeting
            .attendance
            .iter()
            .filter(|entry| {
                entry
                    .seat
                    .as_ref()
                    .is_some_and(|named| named.value == seat.id.value)
            })
            .peekable();
        let reason = Reason::Member {
            seat: seat.id.value.clone(),
        };
        if entries.peek().is_some() {
            let entries = entries.filter(|entry| may_sit(setting.workspace, meeting, seat, entry));
            for person in entries.filter_map(|entry| stands_in(entry)) {
                invitations.add(&person, reason.clone(), invitations.whole());
            }
            continue;
        }
        let holders = seat
            .roles
            .iter()
            .flat_map(|role| setting.workspace.holders(&role.id, setting.date));
        let holders: Vec<&Slug> = holders.map(|person| &person.id.value).collect();
        if let [only] = holders.as_slice() {
            invitations.add(only, reason, invitations.whole());
        }
    }
    for entry in &meeting.attendance {
        let capacity = entry.capacity;
        if entry.seat.is_none()
            && matches!(
                capacity,
                Capacity::Member | Capacity::Observer | Capacity::Adviser
            )
            && let Some(person) = stands_in(entry)
        {
            invitations.add(&person, Reason::Guest { capacity }, invitations.whole());
        }
    }
}

/// Whether a seat may be filled as an entry says: by a nominee, by somebody who stands in, by the
/// Chair of the day, else by somebody who holds one of its roles then.
#[must_use]
pub fn may_sit(workspace: &Workspace, meeting: &Meeting, seat: &Seat, entry: &Attendance) -> bool {
    let stands_in = entry.substitute.is_some() || entry.vacant_covered_by.is_some();
    let day = meeting.date.value;
    stands_in
        || seat.nominee
        || entry.person.as_ref().is_none_or(|person| {
            let chairs = meeting.chair.as_ref();
            let chairs = chairs.is_some_and(|chair| chair.person.id == person.id);
            let holds = |role: &RoleRef| workspace.holds(&person.id, &role.id, day);
            chairs || seat.roles.iter().any(holds)
        })
}

/// Whom an entry of the attendance brings: the substitute, whoever covers, or the person.
fn stands_in(entry: &Attendance) -> Option<Slug> {
    let person = entry
        .substitute
        .as_ref()
        .or(entry.vacant_covered_by.as_ref());
    let person = person.or_else(|| {
        let comes = matches!(entry.status, Presence::Expected | Presence::Present);
        entry.person.as_ref().filter(|_| comes)
    });
    person.map(|person| person.id.clone())
}

/// Whoever presents a schedule comes for it: without a time, for the whole meeting.
fn present(schedule: &PlannedSchedule, invitations: &mut Invitations<'_>) {
    let Some(presenter) = &schedule.presenter else {
        return;
    };
    let block = match schedule.slot {
        Some((start, end)) if start < end => Block {
            start,
            end,
            items: Vec::new(),
        },
        _ => invitations.whole(),
    };
    let reason = Reason::Schedule {
        kind: schedule.kind,
    };
    invitations.add(presenter, reason, block);
}

fn attend(setting: Setting<'_>, planned: &PlannedItem, invitations: &mut Invitations<'_>) {
    let item = &setting.file.meeting.items[planned.index];
    let block = match planned.slot {
        Some((start, end)) => Block {
            start,
            end,
            items: vec![planned.name.clone()],
        },
        None if invitations.by_arrangement => Block {
            items: vec![planned.name.clone()],
            ..invitations.whole()
        },
        None => return,
    };
    if let Some(presenter) = &planned.presenter {
        let reason = Reason::Presenter {
            item: planned.name.clone(),
        };
        invitations.add(presenter, reason, block.clone());
    }
    let mut attendees: Vec<(Slug, String, bool)> = item
        .attendees
        .iter()
        .map(|person| {
            (
                person.id.clone(),
                "Attends at the panel's request".to_owned(),
                false,
            )
        })
        .collect();
    if let Some(case) = setting.workspace.case(&item.case.id) {
        let mut about = circumstances(setting, case, item);
        about.part = planned.part.as_ref();
        for (attendee, people) in attendees_of(&about) {
            let title = attendee.title.as_str();
            attendees.extend(
                people
                    .into_iter()
                    .map(|person| (person, title.to_owned(), attendee.optional)),
            );
        }
    }
    for (person, title, optional) in attendees {
        if Some(&person) != planned.presenter.as_deref() {
            let item = planned.name.clone();
            invitations.add(
                &person,
                Reason::Attendee {
                    item,
                    title,
                    optional,
                },
                block.clone(),
            );
        }
    }
}

/// Whom an edition wants for an item besides its presenter, and who that is: nobody, where the case
/// or the register names nobody. Team Managers are left out of a part that does without them (P-56).
#[must_use]
pub fn attendees_of<'a>(about: &Circumstances<'a>) -> Vec<(&'a Attendee, Vec<Slug>)> {
    let edition = about.edition;
    let mut parts = edition.parts.iter();
    let part = parts.find(|part| Some(&part.id.value) == about.part);
    let team_managers = part.is_none_or(|part| part.team_managers_invited);
    let wanted = edition.attendees.iter().filter(|attendee| {
        let left_out = !team_managers && matches!(attendee.who, Who::TeamManager);
        !left_out && holds(&attendee.when, about)
    });
    wanted
        .map(|attendee| {
            let people = resolve(about.workspace, &attendee.who, about.case, about.day);
            (&attendee.value, people)
        })
        .collect()
}

/// Joins stretches that touch or overlap.
fn merge(mut blocks: Vec<Block>) -> Vec<Block> {
    blocks.sort_by_key(|block| (block.start.minutes(), block.end.minutes()));
    let mut merged: Vec<Block> = Vec::new();
    for block in blocks {
        match merged.last_mut() {
            Some(last) if block.start.minutes() <= last.end.minutes() => {
                if block.end.minutes() > last.end.minutes() {
                    last.end = block.end;
                }
                for item in block.items {
                    if !last.items.contains(&item) {
                        last.items.push(item);
                    }
                }
            }
            _ => merged.push(block),
        }
    }
    merged
}
