//! Who was at a meeting, as far as its file says.

use super::{Attendance, Meeting, Presence};
use crate::model::refs::PersonRef;
use crate::model::value::Slug;
use crate::yaml::At;

/// Why somebody can't be taken to be, or to have been, at a meeting.
#[derive(Debug, Clone, Copy)]
pub enum NotThere<'a> {
    /// Their entry says that they are away.
    Away(&'a At<Attendance>),
    /// The meeting is over, others are down as present, and nothing says that they came.
    Unsaid,
}

impl Meeting {
    /// Why a person can't be taken to be there, if so. Before the meeting whoever is not away is
    /// expected; once it is `over`, whoever came must stand in the list. A list that says of nobody
    /// whether they came says it of nobody here either.
    #[must_use]
    pub fn not_there(&self, person: &Slug, over: bool) -> Option<NotThere<'_>> {
        let mut away = None;
        for entry in &self.attendance {
            if self.stands_in(entry, person) {
                return None;
            }
            if !entry.is_of(person) {
                continue;
            }
            match entry.status {
                Presence::Present => return None,
                Presence::Expected if !over => return None,
                Presence::Expected => {}
                Presence::Apologies | Presence::Absent => away = Some(entry),
            }
        }
        let unsaid = || (over && self.says_who_came()).then_some(NotThere::Unsaid);
        away.map(NotThere::Away).or_else(unsaid)
    }

    /// Whether the list says of anybody that they came.
    #[must_use]
    pub fn says_who_came(&self) -> bool {
        let mut entries = self.attendance.iter();
        entries.any(|entry| entry.status == Presence::Present)
    }

    /// Who fills a seat in the member's place: a substitute who doesn't sit already, or whoever covers
    /// the post.
    #[must_use]
    pub fn stand_in<'a>(&self, entry: &'a Attendance) -> Option<&'a PersonRef> {
        let substitute = entry.substitute.as_ref();
        let substitute = substitute.filter(|person| !self.sits_already(entry, person));
        substitute.or(entry.vacant_covered_by.as_ref())
    }

    /// Whether a substitute has a seat of their own, or stands in for somebody before. A deputy in the
    /// chair keeps the deputy's seat.
    #[must_use]
    pub fn sits_already(&self, entry: &Attendance, substitute: &PersonRef) -> bool {
        let chairs = self.chair.as_ref();
        if chairs.is_some_and(|chair| chair.person.id == substitute.id) {
            return false;
        }
        let own = |other: &At<Attendance>| other.seat.is_some() && other.is_of(&substitute.id);
        let earlier = self
            .attendance
            .iter()
            .take_while(|other| !std::ptr::eq(&raw const other.value, entry));
        let stood_in = |other: &At<Attendance>| {
            let named = other.substitute.as_ref();
            named.is_some_and(|named| named.id == substitute.id)
        };
        self.attendance.iter().any(own) || earlier.into_iter().any(stood_in)
    }

    fn stands_in(&self, entry: &Attendance, person: &Slug) -> bool {
        let stands_in = self.stand_in(entry);
        stands_in.is_some_and(|named| named.id == *person)
    }
}

impl Attendance {
    /// Whether it is a person's own entry.
    #[must_use]
    pub fn is_of(&self, person: &Slug) -> bool {
        let named = self.person.as_ref();
        named.is_some_and(|named| named.id == *person)
    }
}
