//! Reports and forms come in time.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::diag::Severity;
use crate::model::meeting::PaperReceived;
use crate::model::value::words;
use crate::terms::ReportDeadline;
use jiff::civil::DateTime;

pub(crate) type Params = ReportDeadline;

impl Check for ReportDeadline {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let Some(due) = cx.plan.due(self.deadline.as_str()) else {
            return;
        };
        for about in cx.items() {
            let papers = about.item.value.papers.iter();
            for paper in papers.filter(|paper| self.is_about(&paper.form)) {
                let late = paper.received.value > due.at;
                sink.judge(late.then(|| self::late(cx, &about, paper, due.at)));
            }
        }
    }
}

/// That a paper came after the deadline.
fn late(
    cx: &MeetingContext<'_>,
    about: &ItemContext<'_>,
    paper: &PaperReceived,
    due: DateTime,
) -> Finding {
    let forms = cx.edition.forms.iter();
    let title = forms
        .into_iter()
        .find(|form| form.id.value == paper.form.value);
    let title = title.map_or(paper.form.as_str(), |form| form.title.as_str());
    let name = about.name();
    let finding = Finding::new(
        paper.received.span,
        format!(
            "\"{title}\" for {name} came at {}; it was due by {}",
            words::moment(paper.received.value),
            words::moment(due),
        ),
    )
    .help("what was late stays late; where the Chair took it all the same, record a waiver")
    .on(cx.subject_of(about.item))
    .about(name)
    .past();
    // A late item, which the Chair took as such, cannot have papers in time.
    match about.item.late {
        Some(_) => finding.at_most(Severity::Info),
        None => finding,
    }
}
