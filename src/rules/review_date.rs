//! A decision says when the panel looks at it again.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::is_meant;
use crate::model::value::words;
use crate::terms::ReviewDate;
use jiff::ToSpan;

pub(crate) type Params = ReviewDate;

impl Check for ReviewDate {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let meant = cx
            .decided()
            .filter(|decided| is_meant(&self.effects, decided.effect));
        for decided in meant {
            let name = decided.about.name();
            let on = decided.on(cx);
            let months = self.max_months.map(|months| i64::from(months).months());
            let limit = months.or(self.max_weeks.map(|weeks| i64::from(weeks).weeks()));
            let latest = limit.map(|limit| on.saturating_add(limit));
            let (span, what) = match (&decided.outcome.review_on, latest) {
                (None, _) => (
                    decided.span(),
                    format!("the decision on {name} sets no date for its review"),
                ),
                (Some(review), None) if review.value <= on => (
                    review.span,
                    format!(
                        "the review of {name} is set for {}, not after the decision",
                        words::day(review.value)
                    ),
                ),
                (Some(review), Some(latest)) if review.value > latest => (
                    review.span,
                    format!(
                        "the review of {name} is set for {}; it may be no later than {}",
                        words::day(review.value),
                        words::day(latest),
                    ),
                ),
                (Some(_), _) => {
                    sink.kept();
                    continue;
                }
            };
            sink.judge([Finding::new(span, what)
                .help("ask the Chair for a date and enter it under `review-on:`")
                .on(cx.subject_of(decided.about.item))
                .about(name)]);
        }
    }
}
