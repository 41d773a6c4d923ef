//! What comes after the papers is taken only if somebody who may says so.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::in_words;
use crate::model::refs::SeatWord;
use crate::terms::{Conditions, Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The seats of which a holder may take a late item; none means that none is taken.
    #[serde(default)]
    seats: Vec<SeatWord>,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let titles = self.seats.iter().filter_map(|seat| cx.seat(seat));
        let titles: Vec<&str> = titles.map(|seat| seat.title.as_str()).collect();
        for item in cx.items() {
            let Some(late) = &item.item.late else {
                continue;
            };
            let name = item.name();
            let fault = if self.seats.is_empty() {
                Some((
                    late.span,
                    format!("{name} came after the papers; late items are not taken"),
                ))
            } else if cx.may_fill(&late.by.id, &self.seats, cx.date) {
                None
            } else {
                let who = in_words(&titles, "or");
                Some((
                    late.by.span,
                    format!("{name} came after the papers; who took it is not the {who}"),
                ))
            };
            sink.judge(fault.map(|(span, what)| {
                Finding::new(span, what)
                    .help("move it to the next meeting, or have somebody who may agree to an exception")
                    .on(cx.subject_of(item.item))
                    .about(&name)
            }));
        }
    }
}
