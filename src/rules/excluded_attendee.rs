//! Whoever has no place in the panel is not there.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::meeting::{Capacity, Presence};
use crate::model::value::words;
use crate::terms::{Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// Who has no place.
    capacities: Vec<Capacity>,
}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let comes = |status| matches!(status, Presence::Expected | Presence::Present);
        let entries = cx.meeting.attendance.iter();
        let excluded = entries
            .filter(|entry| self.capacities.contains(&entry.capacity) && comes(entry.status));
        sink.judge(excluded.map(|entry| {
            let who = match entry.capacity {
                Capacity::Member => "a member",
                Capacity::Attendee => "an attendee",
                Capacity::Adviser => "an adviser",
                Capacity::Observer => "an observer",
                Capacity::Family => "a parent, carer, child or young person",
            };
            let verb = if cx.is_held() {
                "was in"
            } else {
                "is down for"
            };
            Finding::new(
                entry.span,
                format!("{who} {verb} the meeting of {}", words::day(cx.date)),
            )
            .help("take them off the meeting; their views reach the panel through the worker")
        }));
    }
}
