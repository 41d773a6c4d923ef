//! Decisions are put on the child's case file, in time where a time is set.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::edition::Event;
use crate::model::meeting::Recorded;
use crate::model::refs::{DeadlineWord, RoleRef};
use crate::model::value::words;
use crate::terms::{Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The deadline by which it is done; without one, what is outstanding is listed.
    deadline: Option<DeadlineWord>,
    /// Whoever holds one of these roles puts it there; anybody if empty.
    #[serde(default)]
    roles: Vec<RoleRef>,
}

impl Parameters for Params {
    fn counts_from(&self, _: Event) -> bool {
        true
    }
}

impl Spec for Params {}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        // What was reviewed or noted is put there too: all that was heard.
        for decided in cx.decided().filter(|decided| decided.effect.was_heard()) {
            let name = decided.about.name();
            // What was decided on another day is due counted from that day.
            let day = decided.outcome.on.unwrap_or(cx.date);
            let deadline = self.deadline.as_ref();
            let due = deadline.and_then(|deadline| cx.due_of(deadline, &decided, day));
            // What is entered for a day to come is not done.
            let entered = decided.outcome.recorded.as_ref();
            let recorded = entered.filter(|recorded| recorded.on.value <= cx.as_of);
            let place = entered.map_or(decided.span(), |entered| entered.on.span);
            let (span, what) = match (recorded, &due) {
                (None, None) if deadline.is_none() => (
                    place,
                    format!(
                        "the decision of {} on {name} is not on the case file",
                        words::day(cx.date)
                    ),
                ),
                (None, Some(due)) => (
                    place,
                    format!(
                        "the decision on {name} is not on the case file; it {} due there by {}",
                        cx.was_or_is(due.at.date()),
                        words::day_in_full(due.at.date()),
                    ),
                ),
                (Some(recorded), Some(due)) if recorded.on.value > due.at.date() => (
                    recorded.on.span,
                    format!(
                        "the decision on {name} came on the case file on {}; it was due by {}",
                        words::day(recorded.on.value),
                        words::day_in_full(due.at.date()),
                    ),
                ),
                (None, None) => continue,
                (Some(recorded), _) if !self.may(cx, recorded) => (
                    recorded.by.span,
                    format!(
                        "who put the decision on {name} on the case file is not the {}",
                        cx.roles_in_words(&self.roles)
                    ),
                ),
                (Some(_), _) => {
                    sink.kept();
                    continue;
                }
            };
            let finding = Finding::new(span, what)
                .help(
                    "put it on the case file, and enter under `recorded:` when that was and by whom",
                )
                .on(cx.subject_of(decided.about.item))
                .about(name)
                .unsettled_if(recorded.is_none());
            match due {
                Some(due) if recorded.is_none() => {
                    sink.to_be_done(due.at.date(), cx.as_of, finding);
                }
                _ => sink.judge([finding]),
            }
        }
    }
}

impl Params {
    fn may(&self, cx: &MeetingContext<'_>, recorded: &Recorded) -> bool {
        let holds = |role: &RoleRef| {
            cx.workspace
                .holds(&recorded.by.id, &role.id, recorded.on.value)
        };
        self.roles.is_empty() || self.roles.iter().any(holds)
    }
}
