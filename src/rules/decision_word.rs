//! What came of an item is said in the panel's words for that kind of request.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::edition::Effect;
use crate::model::value::words;
use crate::terms::{Conditions, Parameters, Spec};
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
    if_entered: bool,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        if !cx.is_held() {
            return;
        }
        for about in cx.items().chain(cx.raised()) {
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
                            sink.kept();
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
