//! A report or form is there for each item that needs one.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::diag::Severity;
use crate::model::meeting::PaperReceived;
use crate::model::value::words;
use crate::terms::{ReportRequired, Required};
use jiff::ToSpan;

pub(crate) type Params = ReportRequired;

impl Check for ReportRequired {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let forms = cx.edition.forms.iter();
        let title = forms
            .map(|form| &form.value)
            .find(|form| form.id.value == self.form.id);
        let title = title.map_or(self.form.as_str(), |form| form.title.as_str());
        for item in cx.items() {
            let Some(about) = cx.circumstances(&item) else {
                continue;
            };
            let papers = item.item.papers.iter();
            let paper = papers
                .filter(|paper| paper.form.value == self.form.id)
                .max_by_key(|paper| paper.received.value);
            let needed = self.needed(item.item, item.kind, &about, cx.plan).is_ok();
            let name = item.name();
            let finding = match paper {
                None if needed => Finding::new(
                    item.item.case.span,
                    format!(
                        "{name}: no {title} has come for the panel of {}",
                        words::day(cx.date)
                    ),
                )
                .help("ask the presenter for it, and enter under `papers:` when it came"),
                Some(paper) if needed && !paper.complete => Finding::new(
                    paper.form.span,
                    format!("{name}: the {title} is not filled in completely"),
                )
                .help("send it back, and take `complete: false` away once it is whole"),
                Some(paper) if needed && self.is_of_another(paper, cx) => Finding::new(
                    paper.received.span,
                    format!(
                        "{name}: the {title} came on {}, more than {} before the panel of {}",
                        words::day(paper.received.date()),
                        words::count(self.within_months.unwrap_or(0), "month"),
                        words::day(cx.date),
                    ),
                )
                .help("correct the day, or ask the presenter for one about this request"),
                Some(paper) if !needed && self.required == Required::OnChange => Finding::new(
                    paper.form.span,
                    format!("{name}: a {title} has come though neither placement nor cost changes"),
                )
                .help("none is needed: the item's own fields are enough")
                .at_most(Severity::Info),
                Some(_) if needed => {
                    sink.kept();
                    continue;
                }
                _ => continue,
            };
            sink.judge([finding
                .on(cx.subject_of(item.item))
                .about(&name)
                .about(&name.case)]);
        }
    }
}

impl ReportRequired {
    /// Whether a paper came so long before the meeting that it is about an earlier request.
    fn is_of_another(&self, paper: &PaperReceived, cx: &MeetingContext<'_>) -> bool {
        self.within_months.is_some_and(|months| {
            paper.received.date() < cx.date.saturating_sub(i64::from(months).months())
        })
    }
}
