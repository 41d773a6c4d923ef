//! Every cost says from which budget it is paid.

use super::Check;
use super::context::{Finding, MeetingContext, PanelContext, Sink};
use crate::diag::{Span, Subject};
use crate::model::case::{BudgetName, Share, day_of, in_force};
use crate::terms::{Parameters, Spec};
use crate::yaml::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets: nothing.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        for child in cx.workspace.sound_cases() {
            let case = &child.case.value;
            for cost in child.costs_on(cx.as_of) {
                let what = format!("{case}: the cost {}", cost.id.value);
                let finding = nameless(&cost.shares, cost.price.span, &what);
                sink.judge(
                    finding.map(|finding| finding.on(Subject::Case(case.to_string())).about(case)),
                );
            }
            let retainers = child.retainers.iter();
            let retainers =
                retainers.filter(|paid| in_force(paid.from.value, day_of(paid.until), cx.as_of));
            let retainers = retainers.map(|paid| ("retainer", &paid.id, &paid.shares, &paid.price));
            let taxis = child.taxis.iter();
            let taxis =
                taxis.filter(|paid| in_force(paid.from.value, day_of(paid.until), cx.as_of));
            let taxis = taxis.map(|paid| ("taxi", &paid.id, &paid.shares, &paid.price));
            for (what, id, shares, weekly) in retainers.chain(taxis) {
                let what = format!("{case}: the {what} {}", id.value);
                sink.judge(
                    nameless(shares, weekly.span, &what)
                        .map(|finding| finding.on(Subject::Case(case.to_string())).about(case)),
                );
            }
        }
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items().chain(cx.raised()) {
            let name = item.name();
            let outcome = item.item.outcome.as_ref();
            for cost in outcome.iter().flat_map(|outcome| &outcome.costs) {
                let what = format!("{name}: an agreed cost");
                sink.judge(
                    nameless(&cost.shares, cost.price.span, &what).map(|finding| {
                        finding
                            .on(cx.subject_of(item.item))
                            .about(&name)
                            .about(&name.case)
                            .unsettled_if(true)
                    }),
                );
            }
        }
    }
}

/// That a cost names no budget, or one that is to be confirmed.
fn nameless(shares: &[At<Share>], whole: Span, what: &str) -> Option<Finding> {
    let open = shares
        .iter()
        .find(|share| share.budget.value == BudgetName::ToBeConfirmed);
    match open {
        Some(share) => Some(
            Finding::new(
                share.budget.span,
                format!("{what}: a budget is still to be confirmed"),
            )
            .help("ask Finance, and name the budget line"),
        ),
        None if shares.is_empty() => Some(
            Finding::new(whole, format!("{what} names no payer and no budget"))
                .help("enter under `shares:` who pays how much, and from which budget line"),
        ),
        None => None,
    }
}
