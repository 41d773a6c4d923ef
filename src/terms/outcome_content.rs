//! What the panel wants said with a decision.

use super::Terms;
use super::parameters::{Conditions, Parameters, Spec};
use crate::model::edition::Effect;
use crate::model::meeting::{Item, Outcome};
use crate::plan::Circumstances;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeSet;

/// What an outcome must say.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct OutcomeContent {
    /// What must be said.
    pub(crate) needs: Vec<Need>,
    /// The outcomes concerned, by what they do; none means every decision.
    #[serde(default)]
    pub(crate) effects: Vec<Effect>,
}

impl Parameters for OutcomeContent {}

impl Spec for OutcomeContent {
    const CONDITIONS: Conditions = Conditions::Optional;
}

/// Something that an outcome can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Need {
    /// When it is reviewed.
    ReviewDate,
    /// What it costs.
    Costs,
    /// Who pays which share.
    Shares,
    /// Why.
    Reason,
    /// What the members thought.
    Views,
    /// What was missing.
    MissingInformation,
    /// What it does to the budget's projection.
    Projection,
    /// On which conditions.
    Conditions,
    /// Whether needs are met.
    NeedsMet,
}

impl Need {
    /// What it is called, and the field that holds it.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::ReviewDate => ("a review date", "review-on"),
            Self::Costs => ("costs", "costs"),
            Self::Shares => ("who pays which share", "shares"),
            Self::Reason => ("a reason", "reason"),
            Self::Views => ("the members' views", "views"),
            Self::MissingInformation => ("what information is missing", "missing"),
            Self::Projection => ("its effect on the projection", "projection"),
            Self::Conditions => ("conditions", "conditions"),
            Self::NeedsMet => ("whether needs are met", "needs-met"),
        }
    }

    /// Whether an outcome says it. Costs count as said where those that were proposed were agreed as
    /// they stood.
    pub(crate) fn is_said(self, outcome: &Outcome, item: &Item) -> bool {
        let proposed = || item.proposed.iter().flat_map(|proposed| &proposed.costs);
        match self {
            Self::ReviewDate => outcome.review_on.is_some(),
            Self::Costs => !outcome.costs.is_empty() || proposed().next().is_some(),
            Self::Shares if outcome.costs.is_empty() => {
                proposed().all(|cost| !cost.shares.is_empty() || cost.under_negotiation)
            }
            Self::Shares => outcome
                .costs
                .iter()
                .all(|cost| !cost.shares.is_empty() || cost.under_negotiation),
            Self::Reason => outcome.reason.is_some(),
            Self::Views => outcome.views.is_some(),
            Self::MissingInformation => !outcome.missing.is_empty(),
            Self::Projection => outcome.projection.is_some(),
            Self::Conditions => !outcome.conditions.is_empty(),
            Self::NeedsMet => outcome.needs_met.is_some(),
        }
    }
}

impl Terms {
    /// What the edition wants said of such an item, whatever is decided.
    pub(crate) fn needs_of(&self, about: &Circumstances<'_>) -> BTreeSet<Need> {
        let asked = self.each::<OutcomeContent>();
        let asked = asked.filter(|(entry, _)| entry.asks(about));
        asked.flat_map(|(_, with)| &with.needs).copied().collect()
    }
}
