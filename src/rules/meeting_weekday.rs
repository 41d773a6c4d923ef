//! The panel meets on its own day.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::in_words;
use crate::model::registers::Term;
use crate::model::value::weekday::DayOfWeek;
use crate::model::value::words;
use crate::terms::{Parameters, Setting, Spec};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// Nothing to set: the day stands in the edition's `schedule`.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {
    const SETTINGS: &'static [Setting] = &[Setting::WeeksOfMonth, Setting::TermTime];
}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        if cx.meeting.because.is_some() {
            return sink.kept();
        }
        let schedule = &cx.edition.schedule;
        let day = words::day_in_full(cx.date);
        let usual: Vec<_> = schedule
            .weekday
            .iter()
            .map(|day| jiff::civil::Weekday::from(*day))
            .collect();
        let weeks = &schedule.weeks_of_month;
        let mut wrong = Vec::new();
        let mut say = |what: String| {
            wrong.push(
                Finding::new(cx.meeting.date.span, what)
                    .help("say under `because:` why it is on this day, or move the meeting"),
            );
        };
        if !usual.contains(&cx.date.weekday()) {
            let usual: Vec<_> = usual
                .into_iter()
                .map(|day| DayOfWeek::from(day).paper())
                .collect();
            say(format!(
                "the meeting of {day} is not on a {}",
                in_words(&usual, "or")
            ));
        } else if !weeks.is_empty() && !weeks.iter().any(|week| week.has(cx.date)) {
            say(format!(
                "the meeting of {day} is not in a week of the month in which the panel meets"
            ));
        }
        if schedule.term_time_only.is_some_and(|only| only.value) && !is_in_term(cx, cx.date) {
            say(format!("the meeting of {day} is outside the school terms"));
        }
        sink.judge(wrong);
    }
}

/// Whether a day lies in a school term.
pub(super) fn is_in_term(cx: &MeetingContext<'_>, day: Date) -> bool {
    let calendar = &cx.workspace.calendar;
    let within = |term: &At<Term>| term.from <= day && day <= term.until;
    calendar.terms.iter().any(within) && !calendar.holidays.iter().any(within)
}
