//! Meeting more often than usual is agreed by whoever may.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::meeting_interval::regular_before;
use crate::model::value::words;
use crate::terms::EnhancedFrequency;

pub(crate) type Params = EnhancedFrequency;

impl Check for EnhancedFrequency {
    fn concerns_children(&self) -> bool {
        false
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let weeks = cx
            .edition
            .schedule
            .enhanced_every_weeks
            .map(|weeks| weeks.value);
        let Some((weeks, (previous, _))) = weeks.zip(regular_before(cx)) else {
            return;
        };
        if cx.cycle().weeks_apart(previous, cx.date) != Some(weeks) {
            return;
        }
        let files = cx.panel.panel.meetings.values();
        let agreements = files.filter_map(|file| file.meeting.enhanced_frequency.as_ref());
        let covering: Vec<_> = agreements
            .filter(|agreed| agreed.from <= cx.date && cx.date <= agreed.until)
            .collect();
        let seats = std::slice::from_ref(&self.seat);
        if covering
            .iter()
            .any(|agreed| cx.may_fill(&agreed.agreed_by.id, seats, agreed.from))
        {
            return sink.kept();
        }
        let title = cx
            .seat(&self.seat)
            .map_or(self.seat.as_str(), |seat| seat.title.as_str());
        let day = words::day(cx.date);
        let often = words::count(weeks, "week");
        let mut finding = match covering.first() {
            Some(_) => Finding::new(
                cx.meeting.date.span,
                format!(
                    "the {title} did not agree to the meeting of {day}, {often} after the last"
                ),
            ),
            None => Finding::new(
                cx.meeting.date.span,
                format!("nobody agreed to the meeting of {day}, {often} after the last"),
            ),
        };
        if let Some(agreed) = covering.first() {
            finding = finding.label(agreed.agreed_by.span, "somebody else agreed");
        }
        sink.judge([finding
            .help("enter under `enhanced-frequency:` who agreed, from when until when, and why")]);
    }
}
