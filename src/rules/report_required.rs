//! A report or form is there for each item that needs one.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::diag::Severity;
use crate::model::value::words;
use crate::terms::{ReportRequired, Required};

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
            let paper = item
                .item
                .papers
                .iter()
                .find(|paper| paper.form.value == self.form.id);
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
