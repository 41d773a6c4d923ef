//! Whoever watches does so with agreement, and no more of them than may.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::in_words;
use crate::model::meeting::{Attendance, Capacity, Presence};
use crate::model::refs::SeatWord;
use crate::model::value::words;
use crate::terms::{Parameters, Spec};
use crate::yaml::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The seats of which a holder may agree, besides whoever chairs the meeting; left out where nobody
    /// need agree.
    seats: Option<Vec<SeatWord>>,
    /// So many observers may come.
    most: Option<u32>,
}

impl Parameters for Params {
    fn nonsense(&self) -> Option<String> {
        match (&self.seats, self.most) {
            (None, None) => Some(
                "`seats` says who agrees to observers, `most` how many may come; one must be there"
                    .to_owned(),
            ),
            (_, Some(0)) => Some(
                "where none may come, ask for `rule: excluded-attendee, with: { capacities: [observer] }`"
                    .to_owned(),
            ),
            _ => None,
        }
    }
}

impl Spec for Params {}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let entries = cx.meeting.attendance.iter();
        let comes = |status| matches!(status, Presence::Expected | Presence::Present);
        let observers: Vec<_> = entries
            .filter(|entry| entry.capacity == Capacity::Observer && comes(entry.status))
            .collect();
        if let Some(most) = self.most.filter(|_| !observers.is_empty()) {
            let too_many = usize::try_from(most)
                .ok()
                .and_then(|most| observers.get(most));
            sink.judge(too_many.map(|first| {
                let all = u32::try_from(observers.len()).unwrap_or(u32::MAX);
                let verb = if cx.is_held() {
                    "came to"
                } else {
                    "are down for"
                };
                let message = format!(
                    "{all} observers {verb} the meeting of {}, where {most} at most may come",
                    words::day(cx.date)
                );
                Finding::new(first.span, message).help("ask them to come another time")
            }));
        }
        if let Some(seats) = &self.seats {
            for entry in observers {
                sink.judge(agreed(cx, seats, entry));
            }
        }
    }
}

/// That nobody agreed to an observer, or somebody who may not.
fn agreed(cx: &MeetingContext<'_>, seats: &[SeatWord], entry: &At<Attendance>) -> Option<Finding> {
    let titles = seats.iter().filter_map(|seat| cx.seat(seat));
    let titles: Vec<&str> = titles.map(|seat| seat.title.as_str()).collect();
    let titles = in_words(&titles, "or");
    let day = words::day(cx.date);
    let (span, what) = match &entry.agreed_by {
        Some(by) if cx.chairs(&by.id) || cx.may_fill(&by.id, seats, cx.date) => return None,
        Some(by) => (
            by.span,
            format!("the {titles} did not agree to the observer of {day}"),
        ),
        None => (
            entry.span,
            format!("nobody agreed to the observer of {day}"),
        ),
    };
    Some(Finding::new(span, what).help(format!(
        "ask the {titles}, and enter the agreement under `agreed-by:`"
    )))
}
