//! A placement that was made before the panel could consider it says why, and who decided.

use super::Check;
use super::context::{Finding, PanelContext, Sink};
use crate::diag::Subject;
use crate::model::refs::PersonRef;
use crate::model::value::words;
use crate::terms::{Conditions, Parameters, Spec};
use jiff::civil::Date;
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
                let began = placement.from.value;
                let missing = match (&unplanned.reason, &unplanned.decided_by) {
                    (None, None) => "what made it necessary and who decided",
                    (None, Some(_)) => "what made it necessary",
                    (Some(_), None) => "who decided",
                    (Some(_), Some(by)) if !works_here(cx, by, began) => {
                        let message = format!(
                            "{reference}: who decided on the placement {} did not work here on {}",
                            placement.id.value,
                            words::day(began)
                        );
                        let finding = Finding::new(by.span, message)
                            .help("enter under `decided-by:` who did, or correct the day")
                            .on(Subject::Case(reference.to_string()))
                            .about(reference);
                        sink.judge_of(began, [finding]);
                        continue;
                    }
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

fn works_here(cx: &PanelContext<'_>, person: &PersonRef, day: Date) -> bool {
    let person = cx.workspace.people.get(&person.id);
    person.is_none_or(|person| !person.has_left(day) && person.is_in_post(day))
}
