//! Whoever was there had been invited.

use super::binding::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::was_there;
use crate::model::value::words;
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Deserialize)]
pub(crate) struct Params {}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        if !cx.is_held() {
            return;
        }
        for entry in cx.meeting.attendance.iter().filter(|entry| was_there(entry)) {
            sink.judge((!entry.invited).then(|| {
                Finding::new(
                    entry.span,
                    format!("somebody was in the meeting of {} without an invitation", words::day(cx.date)),
                )
                .help("correct `invited:` if there was one; attendance is by invitation only")
            }));
        }
    }
}
