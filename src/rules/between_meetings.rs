//! What could not wait for a meeting was decided by whoever may, and the next meeting hears of it.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use super::seats::in_words;
use crate::diag::Span;
use crate::model::edition::When;
use crate::model::meeting::BetweenMeetings;
use crate::model::refs::SeatWord;
use crate::model::value::words;
use crate::terms::{AnyOf, Parameters, Spec};
use crate::yaml::{At, OneOrMany};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The seats of which a holder may decide between meetings; none means that nobody may.
    #[serde(default)]
    seats: Vec<SeatWord>,
    /// The items of which it may be; none means all.
    #[serde(default)]
    allowed: OneOrMany<When>,
}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            let Some(taken) = &item.item.between_meetings else {
                continue;
            };
            let name = item.name();
            let faults = self.faults(cx, &item, taken).into_iter();
            sink.judge(faults.map(|(span, what, help)| {
                Finding::new(span, format!("{name}: {what}"))
                    .help(help)
                    .on(cx.subject_of(item.item))
                    .about(&name)
            }));
        }
    }
}

impl Params {
    fn is_allowed<'a>(&self, cx: &MeetingContext<'a>, item: &ItemContext<'a>) -> bool {
        let allowed = AnyOf::new(&self.allowed);
        let about = || cx.circumstances(item);
        allowed.is_everything() || about().is_some_and(|about| allowed.holds(&about))
    }

    fn faults(
        &self,
        cx: &MeetingContext<'_>,
        item: &ItemContext<'_>,
        taken: &At<BetweenMeetings>,
    ) -> Vec<(Span, String, &'static str)> {
        let titles = self.seats.iter().filter_map(|seat| cx.seat(seat));
        let titles: Vec<&str> = titles.map(|seat| seat.title.as_str()).collect();
        let day = words::day(taken.on.value);
        let mut faults = Vec::new();
        if self.seats.is_empty() || !self.is_allowed(cx, item) {
            let what = "such a decision may not be taken between meetings".to_owned();
            faults.push((
                taken.span,
                what,
                "have the panel decide, and correct what was done",
            ));
        } else if !cx.may_fill(&taken.by.id, &self.seats, taken.on.value) {
            let what = format!(
                "who decided it between meetings is not the {}",
                in_words(&titles, "or")
            );
            faults.push((taken.by.span, what, "have it confirmed by somebody who may"));
        }
        if taken.reason.is_none() {
            let what = format!("nothing says why the decision of {day} could not wait");
            faults.push((taken.span, what, "enter it under `reason:`"));
        }
        if taken.on.value >= cx.date {
            let what = format!("the decision of {day} is told to a meeting that was not after it");
            faults.push((
                taken.on.span,
                what,
                "correct the date, or enter the item at the next meeting",
            ));
        } else if let Some(previous) = cx
            .plan
            .previous
            .filter(|previous| taken.on.value < *previous)
        {
            let what = format!(
                "the decision of {day} was to be told to the meeting of {}, the first after it",
                words::day(previous),
            );
            faults.push((taken.on.span, what, "tell the next meeting each time"));
        }
        faults
    }
}
