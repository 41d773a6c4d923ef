//! What came of an item is said in the panel's words for that kind of request.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use super::seats::in_words;
use crate::model::edition::{Decision, Effect, Seat};
use crate::model::meeting::Attendance;
use crate::model::refs::SeatWord;
use crate::model::value::words;
use crate::terms::{Conditions, Parameters, Setting, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// What the outcome must do, unless the item was withdrawn or not reached; none means anything.
    #[serde(default)]
    effects: Vec<Effect>,
    /// That an item without an outcome is left to another requirement.
    #[serde(default)]
    pub(super) if_entered: bool,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
    const SETTINGS: &'static [Setting] = &[Setting::WhoIsThere];
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        if !cx.is_held() {
            return;
        }
        for about in cx.listed().chain(cx.raised()) {
            let name = about.name();
            let item = &about.item.value;
            let (span, what) = match (&item.outcome, cx.effect(item)) {
                (None, _) if self.if_entered => continue,
                (None, _) => (
                    item.case.span,
                    format!(
                        "nothing says what came of {name} on {}",
                        words::day(cx.date)
                    ),
                ),
                (Some(outcome), Some(effect)) => {
                    let word = cx
                        .edition
                        .decisions
                        .iter()
                        .find(|word| word.id.value == outcome.decision.value);
                    let fits = word.is_some_and(|word| word.may_be_given_for(about.kind));
                    let decided = self.effects.is_empty() || self.effects.contains(&effect);
                    let off = matches!(effect, Effect::Withdrawn | Effect::NotReached);
                    let what = match (fits, decided || off) {
                        (true, true) => {
                            let wrong = word.and_then(|word| by_presence(cx, &about, word));
                            // What was withdrawn or not reached is no decision that was given well.
                            if !off || wrong.is_some() {
                                sink.judge(wrong);
                            }
                            continue;
                        }
                        (_, false) if !self.effects.iter().any(|effect| effect.is_decision()) => {
                            "decides where nothing was to be decided"
                        }
                        (_, false) => "leaves open what was to be decided",
                        (false, true) => "is not one of the panel's words for such a request",
                    };
                    (
                        outcome.decision.span,
                        format!("the outcome of {name} {what}"),
                    )
                }
                (Some(_), None) => continue,
            };
            let allowed = cx.edition.decisions.iter().filter(|word| {
                let effect = self.effects.is_empty() || self.effects.contains(&word.effect);
                effect && word.may_be_given_for(about.kind)
            });
            let allowed: Vec<&str> = allowed.map(|word| word.id.as_str()).collect();
            sink.judge([Finding::new(span, what)
                .help(format!(
                    "enter the outcome as one of: {}",
                    allowed.join(", ")
                ))
                .on(cx.subject_of(item))
                .about(name)
                .unsettled_if(item.outcome.is_none())]);
        }
    }
}

/// That a word was given which is only for when somebody is away, or only for when somebody is there.
/// Where somebody stands in for a member, either will do: whether they may say yes is between the two.
fn by_presence(
    cx: &MeetingContext<'_>,
    about: &ItemContext<'_>,
    word: &Decision,
) -> Option<Finding> {
    let item = about.item;
    let outcome = item.outcome.as_ref()?;
    let elsewhere = item.decided_on(cx.date) != cx.date;
    if elsewhere || !cx.meeting.says_who_came() {
        return None;
    }
    let is_any = |seat: &SeatWord, fills: &dyn Fn(&Seat, &Attendance) -> bool| {
        let found = cx.seat(seat);
        found.is_some_and(|seat| {
            let mut entries = cx.entries_for(&seat.id.value);
            entries.any(|entry| fills(seat, entry))
        })
    };
    let came = |seat: &&SeatWord| {
        is_any(seat, &|seat, entry| {
            cx.is_filled_by_member(seat, entry, cx.date)
        })
    };
    let empty =
        |seat: &&SeatWord| !is_any(seat, &|seat, entry| cx.is_filled(seat, cx.meeting, entry));
    let titles = |seats: &[&SeatWord]| {
        let titles = seats.iter().filter_map(|seat| cx.seat(seat));
        titles
            .map(|seat| seat.title.to_string())
            .collect::<Vec<_>>()
    };
    let all: Vec<&SeatWord> = word.if_away.iter().collect();
    let missing: Vec<&SeatWord> = word.if_there.iter().filter(empty).collect();
    let (name, day) = (about.name(), words::day(cx.date));
    let (what, help) = if !all.is_empty() && all.iter().all(came) {
        let who = in_words(&titles(&all), "or");
        (
            format!(
                "the outcome of {name} is for a meeting without the {who}, who was there on {day}"
            ),
            "enter the word that was given with them there, or correct the attendance",
        )
    } else if !missing.is_empty() {
        let who = in_words(&titles(&missing), "and");
        (
            format!(
                "the outcome of {name} is for a meeting with the {who}, and nobody filled that seat on {day}"
            ),
            "enter the word for a meeting without them, or correct the attendance",
        )
    } else {
        return None;
    };
    let finding = Finding::new(outcome.decision.span, what).help(help);
    Some(finding.on(cx.subject_of(item)).about(name))
}
