//! The panel meets on its own day.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::in_words;
use crate::model::value::weekday::DayOfWeek;
use crate::model::value::words;
use crate::terms::{Parameters, Setting, Spec};
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
        if !usual.is_empty() && !usual.contains(&cx.date.weekday()) {
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
        if cx.cycle().is_term_only() && !cx.cycle().is_in_term(cx.date) {
            say(if cx.cycle().terms_reach(cx.date, cx.date) {
                format!("the meeting of {day} is outside the school terms")
            } else {
                format!(
                    "the meeting of {day} is in none of the school terms that registers/calendar.yaml has"
                )
            });
        }
        sink.judge(wrong);
    }
}
