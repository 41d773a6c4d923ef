//! A decision is given by whoever may decide.

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
    /// The seats of which a holder may decide, besides whoever chairs the meeting.
    seats: Vec<SeatWord>,
    /// Whether it is not enough to have chaired.
    #[serde(default)]
    seats_only: bool,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let titles = self.seats.iter().filter_map(|seat| cx.seat(seat));
        let titles: Vec<&str> = titles.map(|seat| seat.title.as_str()).collect();
        let chaired = if self.seats_only {
            "is not"
        } else {
            "neither chaired nor is"
        };
        for decided in cx.decided().filter(|decided| decided.effect.is_decision()) {
            let name = decided.about.name();
            let wrong = match &decided.outcome.by {
                None => Some((
                    decided.span(),
                    format!("nobody is named as having decided {name}"),
                )),
                Some(by)
                    if decided.on(cx) == cx.date
                        && !cx.chairs(&by.id)
                        && cx.not_there(&by.id).is_some() =>
                {
                    Some((
                        by.span,
                        format!("who decided {name} is not down as having been there"),
                    ))
                }
                Some(by)
                    if !self.seats_only && cx.chairs(&by.id)
                        || cx.may_fill(&by.id, &self.seats, decided.on(cx)) =>
                {
                    None
                }
                Some(by) => Some((
                    by.span,
                    format!(
                        "who decided {name} {chaired} the {}",
                        in_words(&titles, "or")
                    ),
                )),
            };
            sink.judge(wrong.map(|(span, what)| {
                Finding::new(span, what)
                    .help("enter under `by:` who gave the decision; if somebody else did, have it confirmed")
                    .on(cx.subject_of(decided.about.item))
                    .about(name)
            }));
        }
    }
}
