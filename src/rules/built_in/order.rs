//! What happened stands in an order that can be: nothing of a meeting is decided, cleared, recorded or
//! sent before it, and each step follows the one before.

use super::meeting::BuiltIn;
use crate::diag::{Diagnostic, Span};
use crate::model::meeting::{Item, Outcome};
use crate::model::value::words;
use crate::plan::item_name;
use crate::yaml::At;
use jiff::civil::Date;

const HELP: &str = "correct the day, or the one before which it can't lie";

/// One step: what it is in words, on which day, and where that stands.
struct Step {
    what: &'static str,
    on: Date,
    span: Span,
}

pub(super) fn check(cx: &BuiltIn<'_>, findings: &mut Vec<Diagnostic>) {
    let meeting = &cx.file.meeting;
    let day = cx.date();
    for item in &meeting.items {
        asked_after(cx, item, findings);
        if let Some(outcome) = &item.outcome {
            let between = item.between_meetings.as_ref().map(|taken| taken.on.value);
            of_outcome(cx, Some(item), outcome, between, findings);
        }
    }
    for schedule in &meeting.schedules {
        if let Some(outcome) = &schedule.outcome {
            of_outcome(cx, None, outcome, None, findings);
        }
    }
    if let Some(minutes) = &meeting.minutes {
        let step = |what, on: Option<Date>| {
            let span = minutes.span;
            on.map(|on| Step { what, on, span })
        };
        let steps = [
            step("the Chair cleared the minutes", minutes.cleared),
            step("the minutes were circulated", minutes.circulated),
            step("the panel agreed the minutes", minutes.agreed),
        ];
        let began = Step {
            what: "the meeting",
            on: day,
            span: meeting.date.span,
        };
        findings.extend(out_of_order(cx, None, began, steps.into_iter().flatten()));
    }
    for action in &meeting.actions {
        let updates = action.updates.iter().map(|update| Step {
            what: "something was done about an action",
            on: update.on,
            span: update.span,
        });
        for step in updates.filter(|step| step.on < day) {
            let message = format!(
                "{} on {}, before the meeting of {} that set it",
                step.what,
                words::day(step.on),
                words::day(day)
            );
            findings.push(cx.tell("out-of-order", None, step.span, message, HELP));
        }
    }
}

/// Nothing is asked of a panel after it has met.
fn asked_after(cx: &BuiltIn<'_>, item: &At<Item>, findings: &mut Vec<Diagnostic>) {
    let by = item.requested_by.as_ref();
    let span = by.map_or(item.case.span, |by| by.span);
    let asked = item.requested_on.map(|on| ("it was asked for", on, span));
    let seen = item.identified_on.as_ref();
    let seen = seen.map(|on| ("a placement was seen to be possible", on.value, on.span));
    let late = asked.into_iter().chain(seen);
    for (what, on, span) in late.filter(|(_, on, _)| *on > cx.date()) {
        let message = format!(
            "{}: {what} on {}, after the meeting of {}",
            item_name(item),
            words::day(on),
            words::day(cx.date())
        );
        findings.push(cx.tell("out-of-order", Some(item), span, message, HELP));
    }
}

/// The steps after a decision: cleared, then on the case file; letters and confirmation after it.
fn of_outcome(
    cx: &BuiltIn<'_>,
    item: Option<&At<Item>>,
    outcome: &At<Outcome>,
    between: Option<Date>,
    findings: &mut Vec<Diagnostic>,
) {
    let meeting = cx.date();
    let span = outcome.decision.span;
    let decided = between.or(outcome.on).unwrap_or(meeting);
    let item = item.map(|item| &item.value);
    if between.is_none() && decided < meeting {
        let message = format!(
            "a decision of the meeting of {} was given on {}, before it",
            words::day(meeting),
            words::day(decided)
        );
        let help =
            "correct the day, or enter under `between-meetings:` of the item who decided and why";
        findings.push(cx.tell("out-of-order", item, span, message, help));
        return;
    }
    let first = || Step {
        what: "the decision",
        on: decided,
        span,
    };
    let cleared = outcome.cleared.map(|on| Step {
        what: "the Chair cleared the record",
        on,
        span,
    });
    let recorded = outcome.recorded.as_ref().map(|recorded| Step {
        what: "it was put on the case file",
        on: recorded.on.value,
        span: recorded.on.span,
    });
    let steps = cleared.into_iter().chain(recorded);
    findings.extend(out_of_order(cx, item, first(), steps));
    for letter in &outcome.letters {
        let sent = Step {
            what: "a letter about it went out",
            on: letter.sent.value,
            span: letter.sent.span,
        };
        findings.extend(out_of_order(cx, item, first(), [sent]));
    }
}

/// The first step that lies before the one that it follows.
fn out_of_order(
    cx: &BuiltIn<'_>,
    item: Option<&Item>,
    first: Step,
    steps: impl IntoIterator<Item = Step>,
) -> Option<Diagnostic> {
    let mut before = first;
    for step in steps {
        if step.on < before.on {
            let message = format!(
                "{} on {}, before {} ({})",
                step.what,
                words::day(step.on),
                before.what,
                words::day(before.on)
            );
            let found = cx.tell("out-of-order", item, step.span, message, HELP);
            return Some(found.with_label(before.span, "this came first"));
        }
        before = step;
    }
    None
}
