//! No more is put on an agenda than a meeting may take.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::value::words;
use crate::terms::{Conditions, Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// So many at most.
    most: usize,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let counted: Vec<_> = cx.listed().collect();
        if counted.is_empty() {
            return;
        }
        let first_too_many = counted.get(self.most);
        sink.judge(first_too_many.map(|item| {
            let many = u32::try_from(counted.len()).unwrap_or(u32::MAX);
            Finding::new(
                cx.meeting.date.span,
                format!(
                    "{} are on the agenda for {}, where {} at most are taken",
                    words::count(many, "item"),
                    words::day(cx.date),
                    self.most,
                ),
            )
            .label(item.item.span, "one too many from here on")
            .help("move what can wait to the next meeting, or have the Chair agree to an exception")
        }));
    }
}
