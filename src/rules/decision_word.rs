//! What came of an item is said in the panel's words for that kind of request.

use super::binding::{Check, Vocabulary, Word};
use super::context::{Finding, MeetingContext, Sink};
use crate::model::edition::{Effect, RequestSort};
use crate::model::value::{Slug, words};
use crate::yaml::At;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The kinds of request concerned; none means all.
    #[serde(default)]
    kinds: Vec<At<Slug>>,
    /// The sorts of request concerned; none means all.
    #[serde(default)]
    sorts: Vec<RequestSort>,
    /// What the outcome must do, unless the item was withdrawn or not reached; none means anything.
    #[serde(default)]
    effects: Vec<Effect>,
    /// That an item without an outcome is left to another requirement.
    #[serde(default)]
    if_entered: bool,
}

impl Check for Params {
    fn words(&self) -> Vec<Word<'_>> {
        self.kinds.iter().map(|kind| (Vocabulary::Kind, kind)).collect()
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        if !cx.is_held() {
            return;
        }
        let meant = cx.items().filter(|about| about.is_of_kind(&self.kinds) && about.is_of_sort(&self.sorts));
        for about in meant {
            let name = about.name();
            let item = &about.item.value;
            let (span, what) = match (&item.outcome, cx.effect(item)) {
                (None, _) if self.if_entered => continue,
                (None, _) => (
                    item.case.span,
                    format!("nothing says what came of {name} on {}", words::day(cx.date)),
                ),
                (Some(outcome), Some(effect)) => {
                    let word = cx.edition.decisions.iter().find(|word| word.id.value == outcome.decision.value);
                    let fits = word.is_some_and(|word| word.may_be_given_for(about.kind));
                    let decided = self.effects.is_empty() || self.effects.contains(&effect);
                    let off = matches!(effect, Effect::Withdrawn | Effect::NotReached);
                    let what = match (fits, decided || off) {
                        (true, true) => {
                            sink.kept();
                            continue;
                        }
                        (_, false) if !self.effects.iter().any(|effect| effect.is_decision()) => "decides where nothing was to be decided",
                        (_, false) => "leaves open what was to be decided",
                        (false, true) => "is not one of the panel's words for such a request",
                    };
                    (outcome.decision.span, format!("the outcome of {name} {what}"))
                }
                (Some(_), None) => continue,
            };
            let allowed = cx.edition.decisions.iter().filter(|word| {
                let effect = self.effects.is_empty() || self.effects.contains(&word.effect);
                effect && word.may_be_given_for(about.kind)
            });
            let allowed: Vec<&str> = allowed.map(|word| word.id.as_str()).collect();
            sink.judge([
                Finding::new(span, what)
                    .help(format!("enter the outcome as one of: {}", allowed.join(", ")))
                    .on(cx.subject_of(item))
                    .about(name),
            ]);
        }
    }
}
