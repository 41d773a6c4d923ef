//! A deadline that Terms of Reference give both by name and in working days is the same by both.
//!
//! "Three working days before, that is by the Friday": in a week with a bank holiday the two part.
//! The named one governs; whoever sends something should know of the other.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::edition::Count;
use crate::model::refs::DeadlineWord;
use crate::model::value::{Certainty, words};
use crate::terms::{Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The deadline, as the edition names it.
    deadline: DeadlineWord,
    /// How many working days before the meeting the text also says.
    working_days: u16,
    /// How those are counted.
    #[serde(default)]
    count: Count,
}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let calendar = &cx.workspace.working_days;
        let counted = calendar.subtract_working_days(cx.date, self.working_days, self.count.into());
        let named = cx
            .plan
            .due(self.deadline.as_str())
            .filter(|due| due.certain);
        let Some(named) = named.filter(|_| counted.certainty == Certainty::Known) else {
            return;
        };
        if named.at.date() == counted.value {
            return;
        }
        // The calendar parts them: it is nothing that anybody kept or broke.
        sink.tell(
            Finding::new(
                cx.meeting.date.span,
                format!(
                    "\"{}\" for {} is due by {}; {} before the meeting is {}",
                    named.title,
                    words::day(cx.date),
                    words::day_in_full(named.at.date()),
                    words::count(self.working_days.into(), "working day"),
                    words::day_in_full(counted.value),
                ),
            )
            .help("the named day governs; tell those who send something which day it is this time"),
        );
    }
}
