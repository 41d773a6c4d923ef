//! Reports and forms come in time.

use super::binding::{Check, Vocabulary, Word};
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::diag::Severity;
use crate::model::meeting::PaperReceived;
use crate::model::value::{Slug, words};
use crate::yaml::At;
use jiff::civil::DateTime;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The deadline by which they come.
    deadline: At<Slug>,
    /// The forms concerned; none means all.
    #[serde(default)]
    forms: Vec<At<Slug>>,
}

impl Check for Params {
    fn words(&self) -> Vec<Word<'_>> {
        let forms = self.forms.iter().map(|form| (Vocabulary::Form, form));
        forms.chain([(Vocabulary::Deadline, &self.deadline)]).collect()
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let Some(due) = cx.plan.due(self.deadline.as_str()) else {
            return;
        };
        for about in cx.items() {
            let papers = about.item.value.papers.iter();
            let meant = |form: &Slug| {
                self.forms.is_empty() || self.forms.iter().any(|meant| meant.value == *form)
            };
            for paper in papers.filter(|paper| meant(&paper.form)) {
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
    let title = forms.into_iter().find(|form| form.id.value == paper.form.value);
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
    .about(name);
    // A late item, which the Chair took as such, cannot have papers in time.
    match about.item.late {
        Some(_) => finding.at_most(Severity::Info),
        None => finding,
    }
}
