//! A placement that was made before the panel could consider it says why, and who decided.

use super::Check;
use super::context::{Finding, PanelContext, Sink};
use crate::diag::{Span, Subject};
use crate::model::case::{Case, Placement, Unplanned};
use crate::model::refs::PersonRef;
use crate::model::value::words;
use crate::terms::{Conditions, Parameters, Someone, Spec};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// Who can't have decided: whoever brings the case, as an exception is for somebody above to make.
    #[serde(default)]
    not_by: Vec<Someone>,
}

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
                let fault = self.fault(cx, case, placement, unplanned);
                let finding = fault.map(|(span, what, help)| {
                    let id = &placement.id.value;
                    let message = format!(
                        "{reference}: the placement {id} was made before the panel, and {what}"
                    );
                    let finding = Finding::new(span, message).help(help);
                    finding
                        .on(Subject::Case(reference.to_string()))
                        .about(reference)
                });
                sink.judge_of(placement.from.value, finding);
            }
        }
    }
}

const WHO: &str = "enter under `decided-by:` who did, or correct the day";

impl Params {
    /// What is wrong with the exception, where that stands, and what to do.
    fn fault(
        &self,
        cx: &PanelContext<'_>,
        case: &Case,
        placement: &Placement,
        unplanned: &At<Unplanned>,
    ) -> Option<(Span, String, &'static str)> {
        let missing = match (&unplanned.reason, &unplanned.decided_by) {
            (None, None) => "what made it necessary and who decided",
            (None, Some(_)) => "what made it necessary",
            (Some(_), None) => "who decided",
            (Some(_), Some(by)) => return self.decider(cx, case, placement.from.value, by),
        };
        let help = "enter `reason:` and `decided-by:` under `unplanned:`";
        Some((unplanned.span, format!("nothing says {missing}"), help))
    }

    /// Whoever decided worked here on that day, and didn't decide on their own case.
    fn decider(
        &self,
        cx: &PanelContext<'_>,
        case: &Case,
        began: Date,
        by: &PersonRef,
    ) -> Option<(Span, String, &'static str)> {
        let day = words::day(began);
        let person = cx.workspace.people.get(&by.id)?;
        if !person.is_in_post(began) {
            let what = format!("who decided did not work here on {day}");
            return Some((by.span, what, WHO));
        }
        let mut barred = self.not_by.iter();
        let own = barred.find(|who| who.people(cx.workspace, case, began).contains(&by.id))?;
        let what = format!(
            "who decided is the {} of this child",
            own.title(cx.workspace)
        );
        Some((by.span, what, WHO))
    }
}
