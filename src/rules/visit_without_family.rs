//! Whoever looks at a place before the panel does so without the child and the parents.
//!
//! A visit together is a promise, and the panel has not decided yet.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::value::words;
use crate::terms::{Conditions, Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// Nothing to set.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            let proposed = item.item.proposed.as_ref();
            let Some(visit) = proposed.and_then(|proposed| proposed.visit.as_ref()) else {
                continue;
            };
            let name = item.name();
            sink.judge(visit.with_family.then(|| {
                Finding::new(
                    visit.span,
                    format!(
                        "{name}: the child or the parents went along to the proposed place on {}",
                        words::day(visit.on)
                    ),
                )
                .help("tell them that nothing is decided; have an exception agreed where it was needed")
                .on(cx.subject_of(item.item))
                .about(&name)
                .about(&name.case)
            }));
        }
    }
}
