//! The meeting keeps to its hours, and every item finds room in them.

use super::binding::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::value::{ItemRef, words};
use crate::plan::UnplacedReason;
use serde::Deserialize;

/// Nothing to set: the hours stand in the edition's `schedule`.
#[derive(Debug, Deserialize)]
pub(crate) struct Params {}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        hours(cx, sink);
        let span = |name: &ItemRef| {
            let item = cx.items().find(|about| about.name() == *name);
            item.map_or(cx.meeting.date.span, |about| {
                about.item.slot.as_ref().map_or(about.item.case.span, |slot| slot.span)
            })
        };
        let subject = |name: &ItemRef| {
            crate::diag::Subject::Item(cx.key().clone(), name.to_string())
        };
        for item in &cx.plan.unplaced {
            let name = &item.name;
            let (what, help) = match item.reason {
                UnplacedReason::NoPart => continue,
                UnplacedReason::NoTime { minutes } => (
                    format!("{name} ({}) has no slot: no time is left", words::minutes(minutes)),
                    "give items fewer minutes, or move one to the next meeting",
                ),
                UnplacedReason::PresenterUnavailable => (
                    format!("{name} has no slot: its presenter can come at no time that is free"),
                    "name another presenter, or make room when the presenter can come",
                ),
            };
            sink.push(Finding::new(span(name), what).help(help).on(subject(name)).about(name));
        }
        for (name, why) in &cx.plan.displaced {
            let what = format!("the time promised to {name} cannot be kept: {why}");
            sink.push(
                Finding::new(span(name), what)
                    .help("give the item another `slot:`, or write `replan: true` and tell those invited")
                    .on(subject(name))
                    .about(name),
            );
        }
    }
}

fn hours(cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
    let schedule = &cx.edition.schedule;
    let day = words::day(cx.date);
    let help = "keep to the panel's hours, or record a waiver where the Chair agreed to others";
    if let Some(start) = cx.meeting.start.filter(|start| start.value < schedule.start.value) {
        let what = format!("the meeting of {day} begins before {}", schedule.start.value);
        sink.push(Finding::new(start.span, what).help(help));
    }
    if let Some(end) = cx.meeting.end.filter(|end| end.value > schedule.end.value) {
        let what = format!("the meeting of {day} goes on after {}", schedule.end.value);
        sink.push(Finding::new(end.span, what).help(help));
    }
}
