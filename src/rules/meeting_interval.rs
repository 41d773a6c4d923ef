//! The panel meets as often as it should.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::meeting_weekday::is_in_term;
use crate::diag::Span;
use crate::model::meeting::Status;
use crate::model::value::{date::days_between, words};
use crate::terms::{Parameters, Setting, Spec};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// Nothing to set: the interval stands in the edition's `schedule`.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {
    const SETTINGS: &'static [Setting] = &[Setting::Interval, Setting::EnhancedInterval];
}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let schedule = &cx.edition.schedule;
        let Some((previous, previous_span)) = regular_before(cx) else {
            return;
        };
        let outside = schedule.outside_term_every_weeks.map(|weeks| weeks.value);
        let usual = schedule.every_weeks.map(|weeks| weeks.value);
        let (here, before) = (is_in_term(cx, cx.date), is_in_term(cx, previous));
        let Some(weeks) = outside.filter(|_| !here).or(usual) else {
            return;
        };
        let gap = days_between(previous, cx.date).unsigned_abs();
        let enhanced = schedule
            .enhanced_every_weeks
            .is_some_and(|weeks| gap == weeks.value * 7);
        // From a term into the holidays, or back, either will do.
        let across =
            here != before && (outside.into_iter().chain(usual)).any(|weeks| gap == weeks * 7);
        if gap == weeks * 7 || across || enhanced || is_explained(cx, previous) {
            return sink.kept();
        }
        sink.judge([Finding::new(
            cx.meeting.date.span,
            format!(
                "the meeting of {} comes {} after the one before, not {}",
                words::day(cx.date),
                in_weeks(gap),
                words::count(weeks, "week"),
            ),
        )
        .label(previous_span, "the meeting before")
        .help(
            "say under `because:` why, here or in the file of the meeting that was cancelled in \
                 between",
        )]);
    }
}

/// The meeting before this one, extraordinary ones apart, unless this is one itself.
pub(super) fn regular_before(cx: &MeetingContext<'_>) -> Option<(Date, Span)> {
    let is_regular = |status: Status| status == Status::Planned;
    let before = cx.panel.panel.meetings.range(..cx.date).rev();
    let (date, file) = before
        .into_iter()
        .find(|(_, file)| is_regular(file.meeting.status))?;
    is_regular(cx.meeting.status).then_some((*date, file.meeting.date.span))
}

/// Whether this meeting, the one before or one that was called off says why it is another day.
fn is_explained(cx: &MeetingContext<'_>, previous: Date) -> bool {
    let mut meetings = cx.panel.panel.meetings.range(previous..=cx.date);
    meetings.any(|(_, file)| {
        file.meeting.because.is_some() && file.meeting.status != Status::Extraordinary
    })
}

fn in_weeks(days: u32) -> String {
    if days.is_multiple_of(7) {
        words::count(days / 7, "week")
    } else {
        words::count(days, "day")
    }
}
