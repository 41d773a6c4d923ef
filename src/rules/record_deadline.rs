//! Decisions are put on the child's case file, in time where a time is set.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::refs::DeadlineWord;
use crate::model::value::words;
use crate::plan::due;
use crate::terms::{Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The deadline by which it is done; without one, what is outstanding is listed.
    deadline: Option<DeadlineWord>,
}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let deadline = self
            .deadline
            .as_ref()
            .and_then(|id| cx.edition.deadlines.get(&id.id));
        for decided in cx.decided().filter(|decided| decided.effect.is_decision()) {
            let name = decided.about.name();
            // What was decided on another day is due counted from that day.
            let day = decided.outcome.on.unwrap_or(cx.date);
            let due = deadline.map(|deadline| due(deadline, day, &cx.workspace.working_days));
            let (span, what) = match (&decided.outcome.recorded, &due) {
                (None, None) => (
                    decided.span(),
                    format!(
                        "the decision of {} on {name} is not on the case file",
                        words::day(cx.date)
                    ),
                ),
                (None, Some(due)) if due.has_passed(cx.as_of) => (
                    decided.span(),
                    format!(
                        "the decision on {name} is not on the case file; it was due there by {}",
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
                (None, Some(_)) => continue,
                (Some(_), _) => {
                    sink.kept();
                    continue;
                }
            };
            sink.judge([
                Finding::new(span, what)
                    .help("put it on the case file, and enter under `recorded:` when that was and by whom")
                    .on(cx.subject_of(decided.about.item))
                    .about(name)
                    .unsettled_if(decided.outcome.recorded.is_none()),
            ]);
        }
    }
}
