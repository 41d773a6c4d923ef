//! The panel meets as often as it should.

use super::Check;
use super::context::{Finding, MeetingContext, PanelContext, Sink};
use super::seats::in_words;
use super::stretches;
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
    const SETTINGS: &'static [Setting] = &[
        Setting::Interval,
        Setting::AtLeast,
        Setting::EnhancedInterval,
    ];
}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        if let Some(least) = cx.edition.schedule.at_least {
            stretches::judge_before(cx, least.value, sink);
        }
        let Some((previous, span)) = regular_before(cx) else {
            return;
        };
        let Some(wrong) = rhythm(cx, previous) else {
            return;
        };
        let is_explained = is_explained(cx, previous);
        let wrong = wrong.into_iter().filter(|_| !is_explained);
        sink.judge(wrong.map(|finding| {
            finding.label(span, "the meeting before").help(
                "say under `because:` why, here or in the file of the meeting that was cancelled in \
                 between",
            )
        }));
    }

    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        stretches::judge_since(cx, sink);
    }
}

/// What is wrong with the time since the meeting before, if anything; no answer at all where the schedule
/// says nothing of it.
fn rhythm(cx: &MeetingContext<'_>, previous: Date) -> Option<Vec<Finding>> {
    let schedule = &cx.edition.schedule;
    let wrong = if schedule.weeks_of_month.is_empty() {
        let weeks = cx.cycle().weeks_before(cx.date)?;
        let apart = cx.cycle().weeks_apart(previous, cx.date);
        let unknown = unknown(cx, previous).filter(|_| apart != Some(weeks));
        let is_wrong = unknown.is_some() || !is_in_rhythm(cx, previous, weeks);
        is_wrong.then(|| unknown.unwrap_or_else(|| out_of_rhythm(cx, previous, weeks)))
    } else {
        days_left_out(cx, previous)
    };
    Some(wrong.into_iter().collect())
}

/// That a meeting comes too soon or too late.
fn out_of_rhythm(cx: &MeetingContext<'_>, previous: Date, weeks: u32) -> Finding {
    let apart = cx.cycle().weeks_apart(previous, cx.date);
    let days = days_between(previous, cx.date).unsigned_abs();
    // On which days a panel may meet decides how many weeks lie between; said is what a calendar shows.
    let apart = match apart.filter(|weeks| weeks * 7 == days) {
        Some(weeks) => words::count(weeks, "week"),
        None => words::count(days, "day"),
    };
    let term = if cx.cycle().is_term_only() {
        " of term"
    } else {
        ""
    };
    let message = format!(
        "the meeting of {} comes {apart} after the one before, not {}{term}",
        words::day(cx.date),
        words::count(weeks, "week"),
    );
    Finding::new(cx.meeting.date.span, message)
}

/// That the panel did not meet on a day of its own since the meeting before.
fn days_left_out(cx: &MeetingContext<'_>, previous: Date) -> Option<Finding> {
    if let Some(unknown) = unknown(cx, previous) {
        return Some(unknown);
    }
    let missed = cx.cycle().left_out(previous, cx.date);
    (!missed.is_empty()).then(|| {
        let days: Vec<String> = missed.iter().map(|day| words::day(*day)).collect();
        let verb = if days.len() == 1 { "was" } else { "were" };
        let message = format!(
            "the meeting of {} is the first since {}; {} {verb} left out",
            words::day(cx.date),
            words::day(previous),
            in_words(&days, "and")
        );
        Finding::new(cx.meeting.date.span, message)
    })
}

/// That the calendar's terms don't say which weeks between two meetings are holidays, where that matters.
fn unknown(cx: &MeetingContext<'_>, previous: Date) -> Option<Finding> {
    let is_unknown = cx.cycle().is_term_only() && !cx.cycle().terms_reach(previous, cx.date);
    is_unknown.then(|| {
        let message = format!(
            "nobody can say whether a meeting was left out before {}: the terms in \
             registers/calendar.yaml don't reach so far",
            words::day(cx.date)
        );
        Finding::new(cx.meeting.date.span, message).cannot_say()
    })
}

/// Whether the meeting before was as long ago as it should be, or as it is while more meetings are agreed.
fn is_in_rhythm(cx: &MeetingContext<'_>, previous: Date, weeks: u32) -> bool {
    let cycle = cx.cycle();
    let enhanced = cx.edition.schedule.enhanced_every_weeks;
    let enhanced = enhanced.map(|weeks| weeks.value);
    cycle.is_in_rhythm(previous, cx.date, weeks)
        || enhanced.is_some() && enhanced == cycle.weeks_apart(previous, cx.date)
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
