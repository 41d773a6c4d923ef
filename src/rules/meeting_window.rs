//! The meeting keeps to its hours, and every item finds room in them.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::edition::SlotsGiven;
use crate::model::value::{ItemRef, words};
use crate::plan::UnplacedReason;
use crate::terms::{Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// Nothing to set: the hours stand in the edition's `schedule`.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        sink.judge(hours(cx));
        for about in cx.items() {
            let name = about.name();
            let span = about
                .item
                .slot
                .as_ref()
                .map_or(about.item.case.span, |slot| slot.span);
            let wrong: Vec<Finding> = [no_time(cx, &name), displaced(cx, &name)]
                .into_iter()
                .flatten()
                .map(|(what, help)| {
                    Finding::new(span, what)
                        .help(help)
                        .on(cx.subject_of(about.item))
                        .about(&name)
                })
                .collect();
            let has_slot = about.planned.is_some_and(|planned| planned.slot.is_some());
            if has_slot || !wrong.is_empty() {
                sink.judge(wrong);
            }
        }
    }
}

/// That an item found no time, and what to do.
fn no_time(cx: &MeetingContext<'_>, name: &ItemRef) -> Option<(String, &'static str)> {
    let item = cx.plan.unplaced.iter().find(|item| item.name == *name)?;
    match item.reason {
        UnplacedReason::NoPart => None,
        UnplacedReason::NoTime { minutes } => Some((
            format!(
                "{name} ({}) has no slot: no time is left",
                words::minutes(minutes)
            ),
            "give items fewer minutes, or move one to the next meeting",
        )),
        UnplacedReason::PresenterUnavailable => Some((
            format!("{name} has no slot: its presenter can come at no time that is free"),
            "name another presenter, or make room when the presenter can come",
        )),
    }
}

/// That a promised time cannot be kept, and what to do.
fn displaced(cx: &MeetingContext<'_>, name: &ItemRef) -> Option<(String, &'static str)> {
    let (_, why) = cx.plan.displaced.iter().find(|(item, _)| item == name)?;
    Some((
        format!("the time promised to {name} cannot be kept: {why}"),
        "give the item another `slot:`, or write `replan: true` and tell those invited",
    ))
}

/// That the items together take longer than the meeting. Where each has a slot of its own, the one that
/// found none is told instead.
fn too_much(cx: &MeetingContext<'_>) -> Option<String> {
    let asked: u32 = cx.plan.items.iter().map(|item| item.minutes).sum();
    let room = u32::from(
        cx.plan
            .end
            .minutes()
            .saturating_sub(cx.plan.start.minutes()),
    );
    let by_arrangement = cx.edition.slots.given == Some(SlotsGiven::ByArrangement);
    (by_arrangement && asked > room).then(|| {
        format!(
            "the items for {} take {}, and the meeting has {}",
            words::day(cx.date),
            words::minutes(asked),
            words::minutes(room),
        )
    })
}

/// What is wrong with the hours of the meeting itself.
fn hours(cx: &MeetingContext<'_>) -> Vec<Finding> {
    let schedule = &cx.edition.schedule;
    let day = words::day(cx.date);
    let help = "keep to the panel's hours, give items fewer minutes or move one to the next meeting; where the Chair \
                agreed to others, record a waiver";
    let early = cx
        .meeting
        .start
        .filter(|start| start.value < schedule.start.value)
        .map(|start| {
            (
                start.span,
                format!(
                    "the meeting of {day} begins before {}",
                    schedule.start.value
                ),
            )
        });
    let late = cx
        .meeting
        .end
        .filter(|end| end.value > schedule.end.value)
        .map(|end| {
            (
                end.span,
                format!("the meeting of {day} goes on after {}", schedule.end.value),
            )
        });
    let wrong = early.into_iter().chain(late);
    let wrong = wrong.chain(too_much(cx).map(|what| (cx.meeting.date.span, what)));
    wrong
        .map(|(span, what)| Finding::new(span, what).help(help))
        .collect()
}
