//! A placement that was made before the panel could consider it says why, and who decided.

use super::Check;
use super::context::{Finding, PanelContext, Sink};
use crate::diag::Subject;
use crate::terms::{Conditions, Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets: nothing.
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
            let reference = &case.case.value;
            for placement in &case.placements {
                let Some(unplanned) = &placement.unplanned else {
                    continue;
                };
                let missing = match (&unplanned.reason, &unplanned.decided_by) {
                    (None, None) => "what made it necessary and who decided",
                    (None, Some(_)) => "what made it necessary",
                    (Some(_), None) => "who decided",
                    (Some(_), Some(_)) => {
                        sink.judge_of(placement.from.value, None);
                        continue;
                    }
                };
                let finding = Finding::new(
                        unplanned.span,
                        format!(
                            "{reference}: the placement {} was made before the panel, and nothing says {missing}",
                            placement.id.value
                        ),
                    )
                    .help("enter `reason:` and `decided-by:` under `unplanned:`")
                    .on(Subject::Case(reference.to_string()))
                    .about(reference);
                sink.judge_of(placement.from.value, [finding]);
            }
        }
    }
}
