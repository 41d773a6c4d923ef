//! What goes into a person's calendar: times and places, and nothing about a child.

use super::super::desk::Sitting;
use super::super::meeting;
use crate::model::meeting::{BlockState, IssuedPaper};
use crate::model::registers::Person;
use crate::model::value::{Clock, Fingerprint, Slug, words as days};
use crate::plan::{Block, Stretch, Version, day_sent, event_name, standing, versions};
use jiff::civil::{Date, DateTime, Time};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// How many minutes before the start a calendar reminds.
const REMIND_MINUTES: u32 = 15;

/// How many bytes of a hash tell one content from another.
const CONTENT_BYTES: usize = 8;

/// What an event asks of its reader's calendar.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CalendarMethod {
    /// To come, or to note the change.
    #[default]
    Request,
    /// To take it out again: the person is no longer wanted then.
    Cancel,
}

/// For what somebody comes, as a calendar says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ComesAs {
    /// For the whole meeting, as one of the panel.
    Member,
    /// For a time of their own.
    ForASlot,
    /// For a time that nobody has set.
    ByArrangement,
}

/// One unbroken stretch of a person's time, as an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarBlock {
    /// Whether it asks to come or says that it is off.
    pub method: CalendarMethod,
    /// The number of its file among the person's: from 1, the same in every version of it.
    pub number: usize,
    /// Whether this version has gone out.
    pub is_sent: bool,
    /// What shows whether the rest of it is the same as in another version.
    pub content: Fingerprint,
    /// The event's opaque name, the same in every version of it.
    pub uid: Fingerprint,
    /// The version.
    pub sequence: u32,
    /// What shows whether the paper that goes with it says the same of what the person is wanted for.
    pub says: Option<Fingerprint>,
    /// Whether it is for the same time as the version before it.
    pub same_time: bool,
    /// The day on which the version before it was, where that is another.
    pub moved_from: Option<Date>,
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
    /// Whether the person is free to stay away.
    pub optional: bool,
    /// How many minutes before the start to remind.
    pub remind_minutes: u32,
}

/// What a person has or is to be sent: an event for each stretch of time, and one for each that is
/// to be called off; none for somebody whom the register does not know. `wanted` is nothing for
/// somebody who is not invited (any more).
pub(super) fn blocks(
    sitting: &Sitting<'_>,
    person: &Slug,
    comes_as: ComesAs,
    wanted: &[Block],
    says: &Fingerprint,
) -> Vec<CalendarBlock> {
    let Some(record) = sitting.desk.workspace.people.get(person) else {
        return Vec::new();
    };
    let plain = plain(sitting, record, comes_as);
    // When somebody comes whose entry was noted by hand and without times: from the first of what they
    // are wanted for to the end of the last.
    let first_and_last = wanted.first().zip(wanted.last());
    let unsaid = first_and_last.map_or((sitting.plan.start, sitting.plan.end), |(first, last)| {
        (first.start, last.end)
    });
    let wanted: Vec<Stretch> = wanted
        .iter()
        .map(|block| Stretch {
            day: sitting.date,
            start: block.start,
            end: block.end,
            content: plain.content.clone(),
            says: says.clone(),
        })
        .collect();
    let uid = |number: usize| uid(sitting, person, number);
    let past = past(sitting, person);
    let now = match standing(&past) {
        sent if is_settled(sitting) && !sent.is_empty() => sent,
        _ => versions(&past, &wanted, uid),
    };
    let first = |number: usize| {
        let day = sitting.plan.first_day.unwrap_or(sitting.date);
        event_name(&sitting.key.panel, day, person, number)
    };
    let numbers = numbers(&past, &now, uid, first);
    let mut blocks: Vec<CalendarBlock> = now
        .iter()
        .map(|version| {
            let (start, end) = version.times.unwrap_or(unsaid);
            let day = version.day.unwrap_or(sitting.date);
            let at = |clock: Clock| clock.on(day);
            let before = past
                .iter()
                .filter(|before| before.uid == version.uid && before.sequence < version.sequence);
            let before = before.max_by_key(|before| before.sequence);
            CalendarBlock {
                method: match version.state {
                    BlockState::Request => CalendarMethod::Request,
                    BlockState::Cancel => CalendarMethod::Cancel,
                },
                number: numbers
                    .iter()
                    .position(|uid| *uid == version.uid)
                    .unwrap_or(0)
                    + 1,
                is_sent: version.sent.is_some(),
                uid: version.uid.clone(),
                says: version.says.clone(),
                same_time: before.is_some_and(|before| {
                    before.day.is_none_or(|before| before == day) && before.times == version.times
                }),
                sequence: version.sequence,
                moved_from: before
                    .and_then(|before| before.day)
                    .filter(|before| *before != day),
                stamp: stamp(sitting, version),
                start: at(start),
                end: at(end),
                ..plain.clone()
            }
        })
        .collect();
    blocks.sort_by_key(|block| block.number);
    blocks
}

/// Whether what was sent stands whatever the plan says: who came and who did not changes nothing any
/// more, and as long as a case file can't be read nobody knows who comes for it.
pub(super) fn is_settled(sitting: &Sitting<'_>) -> bool {
    let unreadable = &sitting.desk.workspace.unreadable_cases;
    let mut items = sitting.meeting.items.iter();
    sitting.is_held() || items.any(|item| unreadable.contains(&item.case.id))
}

/// Everybody who was asked to come and of whom nothing was called off.
pub(super) fn asked_before(sitting: &Sitting<'_>) -> BTreeSet<Slug> {
    let issues = sitting.file.ledger.sent_by(sitting.desk.as_of);
    let people = issues
        .filter(|issue| issue.paper == IssuedPaper::Invites)
        .flat_map(|issue| {
            let named = issue.to.iter().map(|person| &person.id);
            named.chain(issue.blocks.iter().map(|block| &block.person.id))
        });
    let people: BTreeSet<Slug> = people.cloned().collect();
    let stands = |person: &Slug| was_asked(sitting, person);
    people.into_iter().filter(stands).collect()
}

/// Whether somebody was asked to come, and nothing of it was called off.
pub(super) fn was_asked(sitting: &Sitting<'_>, person: &Slug) -> bool {
    !standing(&past(sitting, person)).is_empty()
}

/// What the ledger says that a person was sent, oldest first.
fn past(sitting: &Sitting<'_>, person: &Slug) -> Vec<Version> {
    let mut past = Vec::new();
    let issues = sitting.file.ledger.sent_by(sitting.desk.as_of);
    for issue in issues.filter(|issue| issue.paper == IssuedPaper::Invites) {
        if issue.is_by_hand() && issue.went_to(person) {
            past.push(Version {
                uid: uid(sitting, person, 1),
                sequence: 0,
                state: BlockState::Request,
                day: day_sent(sitting.plan, issue),
                times: None,
                content: None,
                says: None,
                sent: Some(issue.sent.value),
            });
        }
        let blocks = issue
            .blocks
            .iter()
            .filter(|block| block.person.id == *person);
        past.extend(blocks.map(|block| Version {
            uid: block.uid.clone(),
            sequence: block.sequence,
            state: block.state,
            day: day_sent(sitting.plan, issue),
            times: Some((block.start, block.end)),
            content: block.content.clone(),
            says: block.says.clone(),
            sent: Some(issue.sent.value),
        }));
    }
    past
}

/// The events of a person in the order of their files: those that bear the person's own names by
/// these, also of the day from which the meeting moved, then what a hand wrote into the ledger.
fn numbers(
    past: &[Version],
    now: &[Version],
    uid: impl Fn(usize) -> Fingerprint,
    first: impl Fn(usize) -> Fingerprint,
) -> Vec<Fingerprint> {
    let all: BTreeSet<&Fingerprint> = past.iter().chain(now).map(|version| &version.uid).collect();
    let own = |number: usize| {
        let first = first(number);
        if all.contains(&first) {
            first
        } else {
            uid(number)
        }
    };
    let mut numbers: Vec<Fingerprint> = (1..=all.len()).map(own).collect();
    let strange: Vec<Fingerprint> = all
        .into_iter()
        .filter(|uid| !numbers.contains(uid))
        .cloned()
        .collect();
    numbers.extend(strange);
    numbers
}

/// An event of the meeting with everything but its version and its times.
fn plain(sitting: &Sitting<'_>, person: &Person, comes_as: ComesAs) -> CalendarBlock {
    let authority = &sitting.desk.workspace.authority;
    let view = meeting::of(sitting);
    let mut block = CalendarBlock {
        method: CalendarMethod::Request,
        number: 1,
        is_sent: false,
        content: Fingerprint::of_text("", CONTENT_BYTES),
        uid: uid(sitting, &person.id.value, 1),
        sequence: 0,
        says: None,
        same_time: false,
        moved_from: None,
        stamp: sitting.desk.as_of.to_datetime(Time::midnight()),
        start: sitting.plan.start.on(sitting.date),
        end: sitting.plan.end.on(sitting.date),
        organizer: (
            authority.mailbox.name.to_string(),
            authority.mailbox.email.to_string(),
        ),
        attendee: (person.name.to_string(), person.email.value.to_string()),
        summary: summary(sitting, comes_as),
        description: description(sitting, comes_as),
        location: view.place,
        url: view.join.map(|link| link.href),
        optional: false,
        remind_minutes: REMIND_MINUTES,
    };
    block.content = content(sitting, comes_as, &block);
    block
}

/// What shows whether anything in an entry is another than before: what is known of the meeting and
/// the person. How this program puts it in words does not count, so that a new version of the program
/// does not ask everybody to take note of nothing.
fn content(sitting: &Sitting<'_>, comes_as: ComesAs, block: &CalendarBlock) -> Fingerprint {
    let due = sitting.plan.due("papers");
    let due = due.map(|due| format!("{} {}", due.title, due.at));
    // As ledgers have it: a title that tells a member from whoever comes for something.
    let comes_as = match comes_as {
        ComesAs::Member => ComesAs::Member,
        ComesAs::ForASlot | ComesAs::ByArrangement => ComesAs::ForASlot,
    };
    let title = summary(sitting, comes_as);
    let values = [
        block.organizer.0.as_str(),
        &block.organizer.1,
        &block.attendee.0,
        &block.attendee.1,
        &title,
        &block.location,
        block.url.as_deref().unwrap_or_default(),
        sitting.desk.workspace.authority.marking.as_str(),
        due.as_deref().unwrap_or_default(),
    ];
    Fingerprint::of(values, CONTENT_BYTES)
}

/// The name of one of a person's events: none that a meeting took with it when it moved to another day.
fn uid(sitting: &Sitting<'_>, person: &Slug, number: usize) -> Fingerprint {
    let key = sitting.key;
    let others = sitting.panel.meetings.iter();
    let others = others.filter(|(date, _)| **date != sitting.date);
    let issues = others.flat_map(|(_, file)| &file.ledger.issues);
    let taken: BTreeSet<&Fingerprint> = issues
        .flat_map(|issue| &issue.blocks)
        .filter(|block| block.person.id == *person)
        .map(|block| &block.uid)
        .collect();
    (1..)
        .map(|number| event_name(&key.panel, key.date, person, number))
        .filter(|name| !taken.contains(name))
        .nth(number.saturating_sub(1))
        .expect("there is always a further number")
}

/// When the version went out, in UTC; the as-of date while it has not.
fn stamp(sitting: &Sitting<'_>, version: &Version) -> DateTime {
    let zone = sitting.desk.workspace.authority.time_zone.zone();
    let in_utc = |sent: DateTime| {
        let moment = zone.to_ambiguous_zoned(sent).compatible().ok()?;
        Some(moment.with_time_zone(jiff::tz::TimeZone::UTC).datetime())
    };
    version
        .sent
        .and_then(in_utc)
        .unwrap_or_else(|| sitting.desk.as_of.to_datetime(Time::midnight()))
}

/// `Demo panel: your slot`; for members, `Demo panel`; where no slots are given, `Demo panel: your time by
/// arrangement`.
fn summary(sitting: &Sitting<'_>, comes_as: ComesAs) -> String {
    let short = sitting.edition.short.as_str();
    let named = short.to_lowercase().ends_with("panel");
    let panel = if named {
        short.to_owned()
    } else {
        format!("{short} panel")
    };
    match comes_as {
        ComesAs::Member => panel,
        ComesAs::ForASlot => format!("{panel}: your slot"),
        ComesAs::ByArrangement => format!("{panel}: your time by arrangement"),
    }
}

fn description(sitting: &Sitting<'_>, comes_as: ComesAs) -> String {
    let authority = &sitting.desk.workspace.authority;
    let mut text = format!(
        "{}\n{}\n",
        authority.marking,
        days::day_in_full(sitting.date)
    );
    text.push_str("Your invitation says what you are asked to do.\n");
    if comes_as == ComesAs::ByArrangement {
        text.push_str("Your time within the meeting is by arrangement.\n");
    }
    // Said also when it has passed: an entry that was sent does not change with the day.
    if let Some(due) = sitting.plan.due("papers") {
        let _ = writeln!(text, "{}: due by {}.", due.title, super::words::due(due));
    }
    let _ = write!(
        text,
        "If you can't come, write to {}.",
        authority.mailbox.email
    );
    text
}
