//! Whoever is to hear of a decision gets a letter, in time.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::{Decided, is_meant};
use crate::model::edition::{Effect, Event};
use crate::model::refs::{DeadlineWord, LetterWord};
use crate::model::value::words;
use crate::plan::Due;
use crate::terms::{Conditions, Parameters, Spec};
use crate::yaml::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The letter.
    letter: LetterWord,
    /// The deadline by which it is sent, counted from the day of the decision or from what it runs from.
    deadline: DeadlineWord,
    /// The outcomes concerned, by what they do; none means every decision.
    #[serde(default)]
    effects: Vec<Effect>,
}

impl Parameters for Params {
    fn counts_from(&self, _: Event) -> bool {
        true
    }
}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let meant = cx
            .decided()
            .filter(|decided| is_meant(&self.effects, decided.effect));
        for decided in meant {
            let Some(due) = cx.due_of(&self.deadline, &decided, decided.on(cx)) else {
                if self.sent(&decided).is_some() {
                    sink.kept();
                }
                continue;
            };
            let fault = self.fault(cx, &decided, &due);
            match fault {
                Some(wanting) if self.sent(&decided).is_none() => {
                    sink.to_be_done(due.at.date(), cx.as_of, wanting);
                }
                judged => sink.judge(judged),
            }
        }
    }
}

impl Params {
    fn sent<'a>(&self, decided: &Decided<'a>) -> Option<&'a At<jiff::civil::Date>> {
        let mut letters = decided.outcome.letters.iter();
        let sent = letters.find(|sent| sent.letter.value == self.letter.id)?;
        Some(&sent.sent)
    }

    fn fault(&self, cx: &MeetingContext<'_>, decided: &Decided<'_>, due: &Due) -> Option<Finding> {
        let name = decided.about.name();
        let mut letters = cx.edition.letters.iter();
        let title = letters.find(|letter| letter.id.value == self.letter.id);
        let title = title.map_or(self.letter.as_str(), |letter| letter.title.as_str());
        let day = words::day_in_full(due.at.date());
        let (span, what) = match self.sent(decided) {
            None => (
                decided.span(),
                format!(
                    "\"{title}\" about {name} has not been sent; it {} due by {day}",
                    cx.was_or_is(due.at.date())
                ),
            ),
            Some(sent) if sent.value > due.at.date() => (
                sent.span,
                format!(
                    "\"{title}\" about {name} was sent on {}; it was due by {day}",
                    words::day(sent.value)
                ),
            ),
            Some(_) => return None,
        };
        Some(
            Finding::new(span, what)
                .help(format!(
                    "send it, and enter `{{ letter: {}, sent: }}` under `letters:` of the outcome",
                    self.letter.id
                ))
                .on(cx.subject_of(decided.about.item))
                .about(name)
                .about(&self.letter.id)
                .unsettled_if(self.sent(decided).is_none()),
        )
    }
}
