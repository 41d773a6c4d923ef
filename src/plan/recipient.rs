//! Whom a paper may reach on a day.
//!
//! Papers for one person are made for a [`Recipient`], and [`Recipient::on`] is the only way to one:
//! who has left, has no post yet, or would share what comes with somebody else, gets nothing.

use crate::model::Workspace;
use crate::model::meeting::{Meeting, Presence};
use crate::model::value::Slug;
use jiff::civil::Date;
use std::fmt;
use std::ops::Deref;

/// A member of staff to whom papers may go on the day for which it was asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Recipient(Slug);

/// Why nothing goes to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The register does not know them.
    Unknown,
    /// Their last day of work was before.
    Left(Date),
    /// They hold no role on that day, though they do, or did, on others.
    NoRole,
    /// Their e-mail address is another's too.
    SharedAddress,
}

impl Recipient {
    /// Asks whether papers may go to somebody on a day.
    ///
    /// # Errors
    /// Why not.
    pub fn on(workspace: &Workspace, person: &Slug, day: Date) -> Result<Self, Refusal> {
        let record = workspace.people.get(person).ok_or(Refusal::Unknown)?;
        if let Some(left) = record.left.filter(|_| record.has_left(day)) {
            return Err(Refusal::Left(left));
        }
        if !record.is_in_post(day) {
            return Err(Refusal::NoRole);
        }
        if workspace.shares_address(person) {
            return Err(Refusal::SharedAddress);
        }
        Ok(Self(person.clone()))
    }
}

/// The staff id.
impl Deref for Recipient {
    type Target = Slug;

    fn deref(&self) -> &Slug {
        &self.0
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Whether somebody sent apologies to a meeting, or stayed away from it.
pub(super) fn is_away(meeting: &Meeting, person: &Slug) -> bool {
    entries_say(meeting, person, |status, _| {
        matches!(status, Presence::Apologies | Presence::Absent)
    })
}

/// Whether somebody is down as not invited to a meeting.
pub(super) fn is_uninvited(meeting: &Meeting, person: &Slug) -> bool {
    entries_say(meeting, person, |_, invited| !invited)
}

/// Whether somebody is expected at a meeting or came, and not down as staying away or not invited.
pub(super) fn may_present(meeting: &Meeting, person: &Slug) -> bool {
    !entries_say(meeting, person, |status, invited| match status {
        Presence::Apologies | Presence::Absent => true,
        Presence::Expected => !invited,
        Presence::Present => false,
    })
}

fn entries_say(meeting: &Meeting, person: &Slug, what: impl Fn(Presence, bool) -> bool) -> bool {
    meeting.attendance.iter().any(|entry| {
        let named = entry.person.as_ref();
        named.is_some_and(|named| named.id == *person) && what(entry.status, entry.invited)
    })
}
