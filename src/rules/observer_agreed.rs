//! Whoever watches does so with agreement.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::in_words;
use crate::model::meeting::{Capacity, Presence};
use crate::model::refs::SeatWord;
use crate::model::value::words;
use crate::terms::{Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The seats of which a holder may agree, besides whoever chairs the meeting.
    seats: Vec<SeatWord>,
}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let titles = self.seats.iter().filter_map(|seat| cx.seat(seat));
        let titles: Vec<&str> = titles.map(|seat| seat.title.as_str()).collect();
        let titles = in_words(&titles, "or");
        let day = words::day(cx.date);
        let entries = cx.meeting.attendance.iter();
        let comes = |status| matches!(status, Presence::Expected | Presence::Present);
        for entry in
            entries.filter(|entry| entry.capacity == Capacity::Observer && comes(entry.status))
        {
            let wrong = match &entry.agreed_by {
                Some(by) if cx.chairs(&by.id) || cx.may_fill(&by.id, &self.seats, cx.date) => None,
                Some(by) => Some((
                    by.span,
                    format!("the {titles} did not agree to the observer of {day}"),
                )),
                None => Some((
                    entry.span,
                    format!("nobody agreed to the observer of {day}"),
                )),
            };
            sink.judge(wrong.map(|(span, what)| {
                Finding::new(span, what).help(format!(
                    "ask the {titles}, and enter the agreement under `agreed-by:`"
                ))
            }));
        }
    }
}
