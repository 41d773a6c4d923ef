//! Minutes are cleared, sent round and agreed in time.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::edition::Event;
use crate::model::meeting::Minutes;
use crate::model::refs::DeadlineWord;
use crate::model::value::words;
use crate::terms::{Parameters, Spec};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// What is to be done with them.
    step: Step,
    /// The deadline by which it is done; without one, the panel's next meeting.
    deadline: Option<DeadlineWord>,
}

/// A step of minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Step {
    Cleared,
    Circulated,
    Agreed,
}

impl Step {
    fn done(self, minutes: &Minutes) -> Option<Date> {
        match self {
            Self::Cleared => minutes.cleared,
            Self::Circulated => minutes.circulated,
            Self::Agreed => minutes.agreed,
        }
    }

    /// What is done, and by which field it is told.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Cleared => ("cleared by the Chair", "cleared"),
            Self::Circulated => ("sent round", "circulated"),
            Self::Agreed => ("agreed by the panel", "agreed"),
        }
    }
}

impl Parameters for Params {
    fn counts_from(&self, event: Event) -> bool {
        event == Event::Clearance && self.step != Step::Cleared
    }
}

impl Spec for Params {}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let minutes = cx.meeting.minutes.as_ref();
        let due = match &self.deadline {
            Some(deadline) => due(cx, deadline),
            None => cx.plan.next,
        };
        let Some(due) = due.filter(|_| cx.is_held()) else {
            return;
        };
        let done = minutes.and_then(|minutes| self.step.done(minutes));
        let (what, field) = self.step.words();
        let (day, by) = (words::day(cx.date), words::day_in_full(due));
        let was = cx.was_or_is(due);
        let message = match done {
            None => Some(format!(
                "the minutes of {day} are not {what}; that {was} due by {by}"
            )),
            Some(done) if done > due => Some(format!(
                "the minutes of {day} were {what} on {}; that was due by {by}",
                words::day(done)
            )),
            Some(_) => None,
        };
        let span = minutes.map_or(cx.meeting.date.span, |minutes| minutes.span);
        let finding = message.map(|message| {
            Finding::new(span, message)
                .help(format!("enter the day under `{field}:` of the `minutes:`"))
                .about("minutes")
        });
        match finding {
            Some(wanting) if done.is_none() => sink.to_be_done(due, cx.as_of, wanting),
            judged => sink.judge(judged),
        }
    }
}

/// By when it is done: counted from the meeting, or from the day on which the Chair cleared them.
fn due(cx: &MeetingContext<'_>, deadline: &DeadlineWord) -> Option<Date> {
    let from = match cx.edition.deadlines.get(&deadline.id)?.event() {
        None => cx.date,
        Some(_) => cx.meeting.minutes.as_ref()?.cleared?,
    };
    Some(cx.due_after(deadline, from)?.at.date())
}
