//! A child whom the panel considers belongs to one of the groups that it is for.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::terms::{Conditions, Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets: nothing; it lists its cohorts itself.
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
            let Some(case) = item.case else {
                continue;
            };
            let known = |id| {
                cx.edition
                    .cohorts
                    .iter()
                    .any(|cohort| cohort.id.value == id)
            };
            if case
                .cohorts
                .iter()
                .any(|cohort| known(cohort.value.clone()))
            {
                sink.kept();
                continue;
            }
            let cohorts: Vec<&str> = cx
                .edition
                .cohorts
                .iter()
                .map(|cohort| cohort.id.as_str())
                .collect();
            let name = item.name();
            sink.judge([Finding::new(
                case.cohorts.span,
                format!(
                    "{}: belongs to none of the groups that {} is for",
                    name.case, cx.edition.short
                ),
            )
            .help(format!(
                "enter under `cohorts:` one of {}",
                cohorts.join(", ")
            ))
            .on(cx.subject_of(item.item))
            .about(&name)
            .about(&name.case)]);
        }
    }
}
