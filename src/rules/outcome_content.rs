//! A decision says everything that the panel wants said with it.

use super::asked::AnyOf;
use super::binding::{Check, Vocabulary, Word};
use super::context::{Finding, MeetingContext, Sink};
use super::seats::{in_words, is_meant};
use crate::model::edition::{Effect, RequestSort};
use crate::model::meeting::{Item, Outcome};
use crate::model::value::Slug;
use crate::yaml::At;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// What must be said.
    needs: Vec<Need>,
    /// The outcomes concerned, by what they do; none means every decision.
    #[serde(default)]
    effects: Vec<Effect>,
    /// The kinds of request concerned; none means all.
    #[serde(default)]
    kinds: Vec<At<Slug>>,
    /// The sorts of request concerned; none means all.
    #[serde(default)]
    sorts: Vec<RequestSort>,
    /// The items concerned.
    #[serde(default)]
    when: AnyOf,
}

/// Something that an outcome can say.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Need {
    ReviewDate,
    Costs,
    Shares,
    Reason,
    Views,
    MissingInformation,
    Projection,
    Conditions,
    NeedsMet,
}

impl Need {
    /// What it is called, and the field that holds it.
    fn words(self) -> (&'static str, &'static str) {
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

    /// Costs count as said where those that were proposed were agreed as they stood.
    fn is_said(self, outcome: &Outcome, item: &Item) -> bool {
        let proposed = || item.proposed.iter().flat_map(|proposed| &proposed.costs);
        match self {
            Self::ReviewDate => outcome.review_on.is_some(),
            Self::Costs => !outcome.costs.is_empty() || proposed().next().is_some(),
            Self::Shares if outcome.costs.is_empty() => {
                proposed().all(|cost| !cost.shares.is_empty() || cost.under_negotiation)
            }
            Self::Shares => {
                outcome.costs.iter().all(|cost| !cost.shares.is_empty() || cost.under_negotiation)
            }
            Self::Reason => outcome.reason.is_some(),
            Self::Views => outcome.views.is_some(),
            Self::MissingInformation => !outcome.missing.is_empty(),
            Self::Projection => outcome.projection.is_some(),
            Self::Conditions => !outcome.conditions.is_empty(),
            Self::NeedsMet => outcome.needs_met.is_some(),
        }
    }
}

impl Check for Params {
    fn words(&self) -> Vec<Word<'_>> {
        let kinds = self.kinds.iter().map(|kind| (Vocabulary::Kind, kind));
        kinds.chain(self.when.words()).collect()
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let meant = cx.decided().filter(|decided| is_meant(&self.effects, decided.effect));
        for decided in meant.filter(|decided| cx.meets(&self.when, &decided.about)) {
            let about = &decided.about;
            if !about.is_of_kind(&self.kinds) || !about.is_of_sort(&self.sorts) {
                continue;
            }
            let missing = self.needs.iter().filter(|need| !need.is_said(decided.outcome, about.item));
            let (titles, fields): (Vec<_>, Vec<_>) = missing.map(|need| need.words()).unzip();
            let name = about.name();
            sink.judge((!titles.is_empty()).then(|| {
                Finding::new(
                    decided.span(),
                    format!("the outcome of {name} does not say: {}", in_words(&titles, "and")),
                )
                .help(format!("enter it under `{}`", fields.join("`, `")))
                .on(cx.subject_of(about.item))
                .about(name)
            }));
        }
    }
}
