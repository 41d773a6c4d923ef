//! A decision says everything that the panel wants said with it.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::{in_words, is_meant};
use crate::terms::OutcomeContent;

pub(crate) type Params = OutcomeContent;

impl Check for OutcomeContent {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for decided in cx
            .decided()
            .filter(|decided| is_meant(&self.effects, decided.effect))
        {
            let about = &decided.about;
            let missing = self
                .needs
                .iter()
                .filter(|need| !need.is_said(decided.outcome, about.item));
            let (titles, fields): (Vec<_>, Vec<_>) = missing.map(|need| need.words()).unzip();
            let name = about.name();
            sink.judge((!titles.is_empty()).then(|| {
                Finding::new(
                    decided.span(),
                    format!(
                        "the outcome of {name} does not say: {}",
                        in_words(&titles, "and")
                    ),
                )
                .help(format!("enter it under `{}`", fields.join("`, `")))
                .on(cx.subject_of(about.item))
                .about(name)
            }));
        }
    }
}
