//! A schedule that lay beside a meeting was decided there, its lines together.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::diag::{ItemKey, Span, Subject};
use crate::model::edition::Effect;
use crate::model::meeting::ScheduleDecision;
use crate::model::value::words;
pub(crate) use crate::terms::ScheduleRatified as Params;
use crate::yaml::At;

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let schedule = cx.file.schedules.get(&self.of);
        let mut entries = cx.meeting.schedules.iter();
        let entry = entries.find(|entry| entry.of.value == self.of);
        if !cx.is_held() || (schedule.is_none() && entry.is_none()) {
            return;
        }
        let wrong = self.fault(cx, entry).map(|(span, what)| {
            let name = self.of.name();
            let about = ItemKey { case: None, kind: name.to_owned() };
            let subject = Subject::Item(cx.key().clone(), about);
            let finding = Finding::new(span, what)
                .help(format!(
                    "enter under `schedules:` of the meeting what was decided on the lines together, as one of: {}",
                    self.words(cx).join(", ")
                ))
                .on(subject)
                .about(name)
                .unsettled_if(true);
            match schedule {
                Some(schedule) => finding.label(Span::file(schedule.file), "the schedule"),
                None => finding,
            }
        });
        sink.judge(wrong);
    }
}

impl Params {
    fn fault(
        &self,
        cx: &MeetingContext<'_>,
        entry: Option<&At<ScheduleDecision>>,
    ) -> Option<(Span, String)> {
        let name = self.of.name();
        let day = words::day(cx.date);
        let Some(entry) = entry else {
            let what = format!("nothing says what came of the schedule {name} on {day}");
            return Some((cx.meeting.date.span, what));
        };
        let Some(outcome) = &entry.outcome else {
            let what = format!("nothing says what came of the schedule {name} on {day}");
            return Some((entry.of.span, what));
        };
        let mut known = cx.edition.decisions.iter();
        let effect = known
            .find(|word| word.id.value == outcome.decision.value)?
            .effect;
        let decided = self.is_decided_by(effect) || effect == Effect::NotReached;
        (!decided).then(|| {
            let what =
                format!("the outcome of the schedule {name} leaves open what was to be decided");
            (outcome.decision.span, what)
        })
    }

    /// The edition's words that would do.
    fn words<'a>(&self, cx: &MeetingContext<'a>) -> Vec<&'a str> {
        let words = cx.edition.decisions.iter();
        let words = words.filter(|word| self.is_decided_by(word.effect));
        words.map(|word| word.id.as_str()).collect()
    }
}
