//! What a kind of request costs is not paid from a budget that is none of the panel's business.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::diag::Span;
use crate::model::case::{BudgetName, Share};
use crate::model::registers::Stream;
use crate::model::value::Slug;
use crate::terms::{Conditions, Parameters, Spec};
use crate::yaml::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The stream of budgets from which it is not paid.
    not: Stream,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            sink.judge(self.fault(cx, &item));
        }
    }
}

impl Params {
    fn fault(&self, cx: &MeetingContext<'_>, item: &ItemContext<'_>) -> Option<Finding> {
        let name = item.name();
        let budgets = budgets(item);
        let is_wrong = |budget: &Slug| {
            let budget = cx.workspace.budgets.get(budget);
            budget.is_some_and(|budget| budget.stream == self.not)
        };
        let wrong = budgets
            .iter()
            .find(|(budget, _)| budget.is_some_and(is_wrong));
        let finding = match wrong {
            Some((_, span)) => Finding::new(
                *span,
                format!(
                    "{name}: it is paid from a budget whose requests do not come to this panel"
                ),
            )
            .help("take it to whoever decides on that budget, or name the budget that pays"),
            None if budgets.is_empty() => Finding::new(
                item.item.kind.span,
                format!("{name}: nothing says from which budget it is paid"),
            )
            .help("name it under `budget:`, or in the shares of the costs"),
            None => return None,
        };
        Some(
            finding
                .on(cx.subject_of(item.item))
                .about(&name)
                .about(&name.case),
        )
    }
}

/// The budgets that an item names, each with its place; no name for one that is to be confirmed or
/// somebody else's.
fn budgets<'a>(item: &ItemContext<'a>) -> Vec<(Option<&'a Slug>, Span)> {
    let own = item
        .item
        .budget
        .iter()
        .map(|budget| (Some(&budget.id), budget.span));
    let proposed = item
        .item
        .proposed
        .iter()
        .flat_map(|proposed| &proposed.costs);
    let proposed = proposed.flat_map(|cost| &cost.shares);
    let agreed = item.item.outcome.iter().flat_map(|outcome| &outcome.costs);
    let agreed = agreed.flat_map(|cost| &cost.shares);
    let of_share = |share: &'a At<Share>| match &share.budget.value {
        BudgetName::Line(line) => (Some(line), share.budget.span),
        BudgetName::ToBeConfirmed | BudgetName::External => (None, share.budget.span),
    };
    own.chain(proposed.chain(agreed).map(of_share)).collect()
}
