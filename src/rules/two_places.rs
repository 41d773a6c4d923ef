//! Nobody is wanted in two panels at one time.
//!
//! A built-in check and no rule: panels that share their people need no clause for it. For whom an item
//! waits, `slots-given` looks, where an edition asks for it, and tells it with the item.

use crate::diag::{Diagnostic, MeetingKey, Span, Subject};
use crate::model::value::{Clock, Slug, words};
use crate::model::{MeetingFile, Workspace};
use crate::plan::{Invitee, Plan, Plans, Reason};
use crate::terms::Editions;
use std::collections::BTreeMap;

pub(super) const TWO_PLACES: &str = "two-places";

/// Looks at each day on which more than one panel meets.
pub(super) fn check(
    workspace: &Workspace,
    plans: &Plans,
    editions: &Editions,
    findings: &mut Vec<Diagnostic>,
) {
    let mut days: BTreeMap<_, Vec<Sitting<'_>>> = BTreeMap::new();
    for (key, plan) in &plans.meetings {
        let Some((file, _)) = workspace
            .meeting(key)
            .filter(|(file, _)| file.takes_place())
        else {
            continue;
        };
        let terms = editions.on(&key.panel, key.date);
        let tells = terms.is_some_and(|terms| {
            let mut entries = terms.entries();
            entries.any(|entry| entry.rule().is_some_and(|rule| rule.name == "slots-given"))
        });
        let sitting = Sitting {
            key,
            file,
            plan,
            tells,
        };
        days.entry(key.date).or_default().push(sitting);
    }
    for sittings in days.values() {
        for (at, sitting) in sittings.iter().enumerate() {
            for other in &sittings[..at] {
                findings.extend(clashes(workspace, sitting, other));
            }
        }
    }
}

struct Sitting<'a> {
    key: &'a MeetingKey,
    file: &'a MeetingFile,
    plan: &'a Plan,
    /// Whether a rule tells it of those for whom an item waits.
    tells: bool,
}

type Time = (Clock, Clock);

fn clashes<'a>(
    workspace: &'a Workspace,
    sitting: &'a Sitting<'a>,
    other: &'a Sitting<'a>,
) -> impl Iterator<Item = Diagnostic> + use<'a> {
    sitting.plan.invitees.values().filter_map(|invitee| {
        let person: &Slug = &invitee.person;
        let there = other.plan.invitees.get(person)?;
        if sitting.is_told(invitee) || other.is_told(there) {
            return None;
        }
        let mut times = invitee.blocks.iter().flat_map(|one| {
            let others = there.blocks.iter();
            others.map(move |other| (one.start.max(other.start), one.end.min(other.end)))
        });
        let time = times.find(|time| {
            let free = sitting.is_away(person, *time) || other.is_away(person, *time);
            time.0 < time.1 && !free
        })?;
        let message = format!(
            "{} is wanted here and at {} on {}, from {} to {}",
            workspace.name_of(person),
            short(workspace, other.key),
            words::day(sitting.key.date),
            time.0,
            time.1,
        );
        let subject = Subject::Meeting(sitting.key.clone());
        let finding = Diagnostic::warning(TWO_PLACES, subject, sitting.place(person), message);
        Some(finding.with_label(other.place(person), "the other meeting").with_help(
            "move one of the two, enter who comes instead, or under `unavailable:` when they are away",
        ))
    })
}

impl Sitting<'_> {
    /// Whether a rule tells that somebody for whom an item waits is elsewhere.
    fn is_told(&self, invitee: &Invitee) -> bool {
        let is_for_item = |reason: &Reason| {
            matches!(
                reason,
                Reason::Presenter { .. }
                    | Reason::Attendee {
                        optional: false,
                        ..
                    }
            )
        };
        self.tells && invitee.reasons.iter().any(is_for_item)
    }

    /// Whether the file says that somebody is away for the whole of a time.
    fn is_away(&self, person: &Slug, time: Time) -> bool {
        let entries = self.file.meeting.attendance.iter();
        let own = entries.filter(|entry| {
            entry
                .person
                .as_ref()
                .is_some_and(|named| named.id == *person)
        });
        let mut away = own.flat_map(|entry| &entry.unavailable);
        away.any(|away| away.from <= time.0 && time.1 <= away.until)
    }

    /// Where the file names somebody, else its date.
    fn place(&self, person: &Slug) -> Span {
        let meeting = &self.file.meeting;
        let mut entries = meeting.attendance.iter();
        let entry = entries.find(|entry| {
            let named = [&entry.person, &entry.substitute, &entry.vacant_covered_by];
            named.into_iter().flatten().any(|named| named.id == *person)
        });
        entry.map_or(meeting.date.span, |entry| entry.span)
    }
}

/// What a panel is called in short.
fn short<'a>(workspace: &'a Workspace, key: &'a MeetingKey) -> &'a str {
    let panel = workspace.panels.get(key.panel.as_str());
    let edition = panel.and_then(|panel| panel.edition_on(key.date));
    edition.map_or(key.panel.as_str(), |file| file.edition.short.as_str())
}
