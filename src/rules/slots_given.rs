//! Everybody who must come for an item can come at its time.
//!
//! The plan gives each item its time and looks to its presenter only. This looks to all others who
//! must be there.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::diag::{Label, MeetingKey};
use crate::model::value::{Clock, ItemRef, Slug};
use crate::plan::{Reason, attendees_of};
use crate::terms::{Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// Nothing to set: who comes stands under the edition's `attendees`, how times are given in `slots`.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Params {}

type Slot = (Clock, Clock);

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            // What has no time at all is told as such by the hours of the meeting.
            let Some(slot) = item.planned.and_then(|planned| planned.slot) else {
                continue;
            };
            let name = item.name();
            for person in wanted(cx, &name) {
                let clash = away(cx, person, slot).or_else(|| elsewhere(cx, person, slot));
                sink.judge(clash.map(|(why, label)| {
                    let who = cx.workspace.name_of(person);
                    let mut finding = tell(
                        cx,
                        &item,
                        format!(
                            "{name} is taken from {} to {}, when {who} {why}",
                            slot.0, slot.1
                        ),
                        "give the item another `slot:`, or write `replan: true` if it was promised",
                    );
                    finding.labels.extend(label);
                    finding.about(person)
                }));
            }
            for title in unfilled(cx, &item) {
                sink.judge([tell(
                    cx,
                    &item,
                    format!("{name}: nobody can be given its time as {title}"),
                    "enter who it is in the case, its team or the register of people",
                )]);
            }
        }
    }
}

fn tell(cx: &MeetingContext<'_>, item: &ItemContext<'_>, what: String, help: &str) -> Finding {
    let name = item.name();
    let at = item
        .item
        .slot
        .as_ref()
        .map_or(item.item.case.span, |slot| slot.span);
    Finding::new(at, what)
        .help(help)
        .on(cx.subject_of(item.item))
        .about(&name)
        .about(&name.case)
}

/// Who must come for an item: its presenter, and the attendees who are not free to stay away.
fn wanted<'a>(cx: &MeetingContext<'a>, item: &ItemRef) -> Vec<&'a Slug> {
    let must = |reason: &Reason| match reason {
        Reason::Presenter { item: of } => of == item,
        Reason::Attendee {
            item: of, optional, ..
        } => of == item && !optional,
        Reason::Member { .. } | Reason::Guest { .. } | Reason::Schedule { .. } => false,
    };
    let invitees = cx.plan.invitees.values();
    invitees
        .filter(|invitee| invitee.reasons.iter().any(must))
        .map(|invitee| &*invitee.person)
        .collect()
}

/// That somebody said they cannot be there at the time.
fn away(cx: &MeetingContext<'_>, person: &Slug, slot: Slot) -> Option<(String, Option<Label>)> {
    let entries = cx.meeting.attendance.iter();
    let mut entries = entries.filter(|entry| {
        entry
            .person
            .as_ref()
            .is_some_and(|named| named.id == *person)
    });
    let entry = entries.find(|entry| {
        entry
            .unavailable
            .iter()
            .any(|away| overlap(slot, (away.from, away.until)))
    })?;
    let label = Label {
        span: entry.span,
        text: "it says so here".to_owned(),
    };
    Some(("cannot be there".to_owned(), Some(label)))
}

/// That somebody is wanted in another meeting at the time.
fn elsewhere(
    cx: &MeetingContext<'_>,
    person: &Slug,
    slot: Slot,
) -> Option<(String, Option<Label>)> {
    let plans = cx.plans.meetings.iter();
    let takes_place = |key: &MeetingKey| {
        cx.workspace
            .meeting(key)
            .is_some_and(|(file, _)| file.takes_place())
    };
    let mut others =
        plans.filter(|(key, _)| key.date == cx.date && *key != cx.key() && takes_place(key));
    let (key, _) = others.find(|(_, plan)| {
        let invitee = plan.invitees.get(person);
        let mut blocks = invitee.iter().flat_map(|invitee| &invitee.blocks);
        blocks.any(|block| overlap(slot, (block.start, block.end)))
    })?;
    let panel = cx.workspace.panels.get(key.panel.as_str())?;
    let short = panel
        .edition_on(key.date)
        .map_or(key.panel.as_str(), |file| file.edition.short.as_str());
    Some((format!("is also wanted at {short} that day"), None))
}

/// The titles of those who must attend an item and are nobody.
fn unfilled(cx: &MeetingContext<'_>, item: &ItemContext<'_>) -> Vec<String> {
    let Some(about) = cx.circumstances(item) else {
        return Vec::new();
    };
    let attendees = attendees_of(&about).into_iter();
    let empty = attendees.filter(|(attendee, people)| !attendee.optional && people.is_empty());
    empty
        .map(|(attendee, _)| attendee.title.to_string())
        .collect()
}

fn overlap(one: Slot, other: Slot) -> bool {
    one.0.minutes() < other.1.minutes() && other.0.minutes() < one.1.minutes()
}
