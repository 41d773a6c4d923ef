//! Each change of Element 3 funding was ratified.

use super::Check;
use super::context::{Finding, PanelContext, Sink};
use super::decided::Agreed;
use crate::diag::Subject;
use crate::model::refs::RequestWord;
use crate::model::value::words;
use crate::terms::{Conditions, Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The kinds of item that ratify a change.
    kinds: Vec<RequestWord>,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        for case in cx.cases() {
            let reference = &case.case.value;
            let education = case.education.iter();
            let mut entries: Vec<_> = education
                .flat_map(|education| &education.element_3)
                .collect();
            entries.sort_by_key(|entry| entry.from.value);
            // A first award is a change from nothing; before the files begin nobody can say.
            let before = std::iter::once(None).chain(entries.iter().map(Some));
            let changes = before.zip(&entries).filter(|(before, entry)| {
                before.is_none_or(|before| before.annual != entry.annual)
            });
            for (before, change) in changes {
                let how = if before.is_some() {
                    "changed"
                } else {
                    "was first given"
                };
                if change.from.value > cx.as_of || !cx.is_on_file(change.from.value) {
                    continue;
                }
                let at = change.decided_at.as_ref();
                let day = words::day(change.from.value);
                let (span, what) = match cx.agreed(reference, at, &self.kinds) {
                    Agreed::Yes => {
                        sink.judge_of(change.from.value, None);
                        continue;
                    }
                    Agreed::Unsaid => (change.from.span, "nothing says where it was ratified"),
                    Agreed::No => (
                        at.map_or(change.from.span, |at| at.span),
                        "the meeting that is named for it did not ratify it",
                    ),
                };
                let finding = Finding::new(
                    span,
                    format!("{reference}: Element 3 {how} on {day}, and {what}"),
                )
                .help("bring it to the panel, and enter its meeting under `decided-at:`")
                .on(Subject::Case(reference.to_string()))
                .about(reference);
                sink.judge_of(change.from.value, [finding]);
            }
        }
    }
}
