//! A request that is not on the list is explained.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::terms::{Conditions, Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets: nothing; its kinds of request say which need an explanation.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            let Some(kind) = item.kind.filter(|kind| kind.needs_explanation) else {
                continue;
            };
            let name = item.name();
            sink.judge(item.item.explanation.is_none().then(|| {
                Finding::new(
                    item.item.kind.span,
                    format!(
                        "{name}: a request of the kind {} is not explained",
                        kind.title
                    ),
                )
                .help("say in words under `explanation:` what is asked, or use a kind of the list")
                .on(cx.subject_of(item.item))
                .about(&name)
                .about(&name.case)
            }));
        }
    }
}
