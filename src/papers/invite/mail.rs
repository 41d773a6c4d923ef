//! The mail that carries an invite: who writes to whom, and what it says.
//!
//! It is made from the invite that the person gets anyway, and takes from it times, places and
//! deadlines. What it says of the person's cases is in the paper that is attached, nowhere else.

use super::super::view::{Fact, Letter, LetterFact, Value};
use super::super::words;
use super::{CalendarBlock, CalendarMethod, PersonInvite, moved};
use jiff::civil::DateTime;
use sha2::{Digest, Sha256};

/// A mail that is ready to be sent.
#[derive(Debug, Clone, PartialEq)]
pub struct InviteMail {
    /// Its opaque name, the same as long as its calendar entries are.
    pub id: String,
    /// When it was made, in UTC.
    pub written: DateTime,
    /// The panel's mailbox: name and address.
    pub from: (String, String),
    /// The one person to whom it goes: name and address.
    pub to: (String, String),
    /// What it says.
    pub letter: Letter,
}

/// What the calendar entries of a mail ask, all taken together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    /// To come.
    Invites,
    /// To come, at another time than was sent before.
    Changes,
    /// Not to come after all.
    Cancels,
}

/// The mail for an invite, if the register knows the person's address.
///
/// `with_paper` says whether the invite itself is attached, beside the calendar entries.
#[must_use]
pub fn mail(invite: &PersonInvite, with_paper: bool) -> Option<InviteMail> {
    let first = invite.blocks.first()?;
    Some(InviteMail {
        id: id(first, &invite.blocks),
        written: invite.blocks.iter().map(|block| block.stamp).max()?,
        from: first.organizer.clone(),
        to: first.attendee.clone(),
        letter: letter(invite, first, with_paper),
    })
}

/// The name of a calendar entry's file, counted from 1.
#[must_use]
pub fn calendar_file(number: usize) -> String {
    match number {
        1 => "invite.ics".to_owned(),
        _ => format!("invite-{number}.ics"),
    }
}

/// A name from which nobody can tell panel, date or person, new with each version that was issued.
fn id(first: &CalendarBlock, blocks: &[CalendarBlock]) -> String {
    let mut hash = Sha256::new();
    for block in blocks {
        hash.update(format!("{} {}\n", block.uid, block.sequence));
    }
    let host = first.organizer.1.rsplit('@').next().unwrap_or_default();
    format!("{}@{host}", crate::hex::hex(&hash.finalize()[..20]))
}

fn purpose(blocks: &[CalendarBlock]) -> Purpose {
    let is_off = |block: &CalendarBlock| block.method == CalendarMethod::Cancel;
    if blocks.iter().all(is_off) {
        Purpose::Cancels
    } else if blocks
        .iter()
        .any(|block| is_off(block) || block.sequence > 0)
    {
        Purpose::Changes
    } else {
        Purpose::Invites
    }
}

fn letter(invite: &PersonInvite, first: &CalendarBlock, with_paper: bool) -> Letter {
    let view = &invite.view;
    let purpose = purpose(&invite.blocks);
    let about = format!("{}, {}", first.summary, view.meeting.date);
    let (panel, authority, date) = (&view.head.panel, &view.head.authority, &view.meeting.date);
    let (subject, opening) = match purpose {
        Purpose::Invites => (
            about,
            format!("You are invited to the {panel} of {authority}."),
        ),
        Purpose::Changes => (
            format!("Changed: {about}"),
            moved(&invite.blocks).map_or_else(
                || changed(&invite.blocks, panel, authority),
                |moved| format!("This is about the {panel} of {authority}. {moved}"),
            ),
        ),
        // What a withdrawal says at its top speaks of no case.
        Purpose::Cancels if view.withdrawn => (format!("Cancelled: {about}"), view.opening.clone()),
        Purpose::Cancels => (
            format!("Cancelled: {about}"),
            format!("You are no longer expected at the {panel} of {authority}."),
        ),
    };
    let mut letter = Letter {
        subject,
        marking: view.head.marking.clone(),
        greeting: format!("Dear {}", view.person),
        opening,
        signature: vec![first.organizer.0.clone(), authority.clone()],
        ..Letter::default()
    };
    letter.paragraphs.push(what_to_open(&invite.blocks));
    if purpose == Purpose::Cancels {
        letter.facts = vec![fact("Date", date)];
        return letter;
    }
    letter.facts = facts(invite);
    letter.join.clone_from(&view.meeting.join);
    if with_paper {
        letter
            .paragraphs
            .push("The invitation attached says what you are asked to do.".to_owned());
    }
    letter.paragraphs.extend(view.closing.clone());
    letter
}

/// What is other than in the mail before, where the day is the same.
fn changed(blocks: &[CalendarBlock], panel: &str, authority: &str) -> String {
    if blocks.iter().all(|block| block.same_time) {
        format!(
            "Your invitation to the {panel} of {authority} has changed; your time stays as it was."
        )
    } else {
        format!("Your time at the {panel} of {authority} has changed.")
    }
}

/// When, where, and what is due.
fn facts(invite: &PersonInvite) -> Vec<LetterFact> {
    let view = &invite.view;
    let mut facts = vec![fact("Date", &view.meeting.date)];
    if !view.slots.is_empty() {
        facts.push(LetterFact {
            label: "Your time".to_owned(),
            lines: view.slots.iter().map(|slot| slot.time.clone()).collect(),
        });
    }
    facts.push(fact("Place", &view.meeting.place));
    facts.extend(view.deadlines.iter().filter_map(deadline));
    facts
}

fn fact(label: &str, line: &str) -> LetterFact {
    LetterFact {
        label: label.to_owned(),
        lines: vec![line.to_owned()],
    }
}

fn deadline(due: &Fact) -> Option<LetterFact> {
    match &due.value {
        Value::Text { text } => Some(fact(&format!("{} due", due.label), text)),
        _ => None,
    }
}

/// What to do with each calendar entry: those to accept, and those that take a time out again.
fn what_to_open(blocks: &[CalendarBlock]) -> String {
    let files = |method: CalendarMethod| -> Vec<String> {
        let blocks = blocks.iter().filter(|block| block.method == method);
        blocks.map(|block| calendar_file(block.number)).collect()
    };
    let (come, off) = (
        files(CalendarMethod::Request),
        files(CalendarMethod::Cancel),
    );
    let mut told = Vec::new();
    if !come.is_empty() {
        let each = if come.len() == 1 { "it" } else { "each" };
        told.push(format!(
            "Please open {} and accept {each}, so that your time is in your calendar and we know \
             that you are coming.",
            words::list(&come)
        ));
    }
    if !off.is_empty() {
        told.push(format!(
            "Please open {}: it takes the earlier time out of your calendar.",
            words::list(&off)
        ));
    }
    told.join(" ")
}
