//! What a placement costs is known.

use super::Check;
use super::context::{Finding, PanelContext, Sink};
use crate::diag::Subject;
use crate::model::case::Purpose;
use crate::terms::{Conditions, Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        for case in cx.cases() {
            let Some(placement) = case.placement_on(cx.as_of) else {
                continue;
            };
            if case.weekly_on(Purpose::Placement, cx.as_of).is_some() {
                sink.kept();
                continue;
            }
            let reference = &case.case.value;
            sink.judge([Finding::new(
                placement.span,
                format!(
                    "{reference}: no cost in force says what the placement {} costs",
                    placement.id.value
                ),
            )
            .help("add an entry under `costs:`; a placement that costs nothing has one of 0")
            .on(Subject::Case(reference.to_string()))
            .about(reference)]);
        }
    }
}
