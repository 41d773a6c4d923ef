//! What goes into a person's calendar: times and places, and nothing about a child.

use super::super::desk::Sitting;
use super::super::meeting;
use super::is_member;
use crate::model::meeting::IssuedPaper;
use crate::model::value::{Clock, words as days};
use crate::plan::Invitee;
use jiff::civil::{DateTime, Time};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// How many minutes before the start a calendar reminds.
const REMIND_MINUTES: u32 = 15;

/// What an event asks of its reader's calendar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CalendarMethod {
    /// To come, or to note the change.
    #[default]
    Request,
    /// To take it out again: the person is no longer wanted then.
    Cancel,
}

/// One unbroken stretch of a person's time, as an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarBlock {
    /// Whether it asks to come or says that it is off.
    pub method: CalendarMethod,
    /// The event's opaque name, the same in every version of it.
    pub uid: String,
    /// The version.
    pub sequence: u32,
    /// When this version was made, in UTC.
    pub stamp: DateTime,
    /// When it starts, local time.
    pub start: DateTime,
    /// When it ends, local time.
    pub end: DateTime,
    /// The panel's mailbox: name and address.
    pub organizer: (String, String),
    /// The one person invited: name and address.
    pub attendee: (String, String),
    /// A neutral title.
    pub summary: String,
    /// What to know, without anything about a child.
    pub description: String,
    /// The place.
    pub location: String,
    /// The link to join by.
    pub url: Option<String>,
    /// How many minutes before the start to remind.
    pub remind_minutes: u32,
}

/// An event for each stretch of time; none for somebody whom the register does not know.
pub(super) fn blocks(sitting: &Sitting<'_>, invitee: &Invitee) -> Vec<CalendarBlock> {
    let authority = &sitting.desk.workspace.authority;
    let Some(person) = sitting.desk.workspace.people.get(&invitee.person) else {
        return Vec::new();
    };
    let at = |clock: Clock| clock.on(sitting.date);
    let view = meeting::of(sitting);
    let blocks = (1..)
        .zip(&invitee.blocks)
        .map(|(number, block)| CalendarBlock {
            method: CalendarMethod::Request,
            uid: uid(sitting, invitee, number),
            sequence: 0,
            stamp: stamp(sitting),
            start: at(block.start),
            end: at(block.end),
            organizer: (
                authority.mailbox.name.to_string(),
                authority.mailbox.email.to_string(),
            ),
            attendee: (person.name.to_string(), person.email.to_string()),
            summary: summary(sitting, invitee),
            description: description(sitting),
            location: view.place.clone(),
            url: view.join.as_ref().map(|link| link.href.clone()),
            remind_minutes: REMIND_MINUTES,
        });
    blocks.collect()
}

/// A name from which nobody can tell panel, date or person without knowing them already.
fn uid(sitting: &Sitting<'_>, invitee: &Invitee, number: u32) -> String {
    let key = sitting.key;
    let text = format!(
        "ipop invite\n{}\n{}\n{}\n{number}",
        key.panel, key.date, invitee.person
    );
    let mut uid = String::new();
    for byte in &Sha256::digest(text.as_bytes())[..20] {
        // Writing to a string does not fail.
        let _ = write!(uid, "{byte:02x}");
    }
    uid
}

/// When the invites went out last, in UTC; the as-of date while they have not.
fn stamp(sitting: &Sitting<'_>) -> DateTime {
    let as_of = sitting.desk.as_of;
    let issues = sitting.file.ledger.issues.iter();
    let invites = issues.filter(|issue| issue.paper == IssuedPaper::Invites);
    let sent = invites
        .map(|issue| issue.sent.value)
        .filter(|sent| sent.date() <= as_of)
        .max();
    let zone = sitting.desk.workspace.authority.time_zone.zone();
    let in_utc = |sent: DateTime| {
        let moment = zone.to_ambiguous_zoned(sent).compatible().ok()?;
        Some(moment.with_time_zone(jiff::tz::TimeZone::UTC).datetime())
    };
    sent.and_then(in_utc)
        .unwrap_or_else(|| as_of.to_datetime(Time::midnight()))
}

/// `iPOP panel: your slot`; for members, `iPOP panel`.
fn summary(sitting: &Sitting<'_>, invitee: &Invitee) -> String {
    let short = sitting.edition.short.as_str();
    let named = short.to_lowercase().ends_with("panel");
    let panel = if named {
        short.to_owned()
    } else {
        format!("{short} panel")
    };
    if is_member(invitee) {
        panel
    } else {
        format!("{panel}: your slot")
    }
}

fn description(sitting: &Sitting<'_>) -> String {
    let authority = &sitting.desk.workspace.authority;
    let mut text = format!(
        "{}\n{}\n",
        authority.marking,
        days::day_in_full(sitting.date)
    );
    text.push_str("Your invitation says what you are asked to do.\n");
    if let Some(due) = meeting::papers_due(sitting) {
        let _ = writeln!(text, "{}: due by {}.", due.title, super::words::due(due));
    }
    let _ = write!(
        text,
        "If you can't come, write to {}.",
        authority.mailbox.email
    );
    text
}
