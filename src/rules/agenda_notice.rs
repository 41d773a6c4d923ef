//! The agenda goes out in time.
//!
//! Looks at the ledger: what was sent, not what was planned.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::meeting::IssuedPaper;
use crate::model::refs::DeadlineWord;
use crate::model::value::{date::days_between, words};
use crate::terms::{Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The deadline by which the agenda goes out.
    deadline: DeadlineWord,
}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let Some(due) = cx.plan.due(self.deadline.as_str()) else {
            return;
        };
        let issues = cx.file.ledger.issues.iter();
        let first = issues
            .filter(|issue| issue.paper == IssuedPaper::Agenda)
            .map(|issue| &issue.sent)
            .min();
        let day = words::day(cx.date);
        if let Some(sent) = first {
            sink.judge((sent.value > due.at).then(|| {
                let before = days_between(sent.date(), cx.date);
                Finding::new(
                    sent.span,
                    format!(
                        "the agenda for {day} went out {} before the panel; it was due on {}",
                        words::count(before.unsigned_abs(), "day"),
                        words::day_in_full(due.at.date()),
                    ),
                )
                .help("where the Chair agreed to short notice, record a waiver in the meeting")
                .past()
            }));
        } else {
            let by = due.at.date();
            let what = format!(
                "nothing says that the agenda for {day} went out; it {} due on {}",
                cx.was_or_is(by),
                words::day_in_full(by),
            );
            let help = "send it, then record it with `ipop issue`; if it has gone out, say when with `--on`";
            let wanting = Finding::new(cx.meeting.date.span, what).help(help);
            sink.to_be_done(by, cx.as_of, wanting);
        }
    }
}
