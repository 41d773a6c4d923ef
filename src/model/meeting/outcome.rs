//! What came of an item.

use super::Correction;
use crate::model::case::{Component, Degree, Purpose, Share};
use crate::model::refs::PersonRef;
use crate::model::value::{LongText, Price, Slug};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What the panel decided, or that it did not.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Outcome {
    /// One of the edition's words: a decision, or an outcome that is none.
    pub decision: At<Slug>,
    /// Who decided.
    pub by: Option<PersonRef>,
    /// When, if not at the meeting.
    pub on: Option<Date>,
    /// The members' views that were taken into account.
    pub views: Option<LongText>,
    /// Why.
    pub reason: Option<LongText>,
    /// On what conditions.
    #[serde(default)]
    pub conditions: Vec<LongText>,
    /// What is missing, and from whom, where the decision waits for it.
    #[serde(default)]
    pub missing: Vec<At<Missing>>,
    /// When the panel looks at it again.
    pub review_on: Option<At<Date>>,
    /// What costs were agreed.
    #[serde(default)]
    pub costs: Vec<At<AgreedCost>>,
    /// Whether placement or provision meets the child's needs, as the panel found (P-22).
    pub needs_met: Option<Degree>,
    /// What it does to the budget's projection.
    pub projection: Option<At<Projection>>,
    /// Who gave the agreement that the panel's decision needs besides.
    #[serde(default)]
    pub authorised: Vec<At<Authorisation>>,
    /// Who confirmed it, where the edition's word for it needs that.
    pub confirmed: Option<At<Confirmed>>,
    /// Letters that were sent about it.
    #[serde(default)]
    pub letters: Vec<At<LetterSent>>,
    /// When the Chair cleared the record.
    pub cleared: Option<Date>,
    /// When, and by whom, it was put on the child's case file (P-74, R-74).
    pub recorded: Option<At<Recorded>>,
    /// Corrections since.
    #[serde(default)]
    pub corrections: Vec<At<Correction>>,
}

/// Information that a decision waits for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Missing {
    /// What.
    pub what: LongText,
    /// From whom.
    pub from: Option<PersonRef>,
}

/// A cost that was agreed, from a day on.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct AgreedCost {
    /// What is paid for.
    #[serde(rename = "for")]
    pub purpose: Purpose,
    /// Which part of the price.
    pub component: Component,
    /// Its price: pounds a week, or by the basis of the contract.
    #[serde(rename = "weekly", alias = "price")]
    #[schemars(extend("alias" = "price"))]
    pub price: At<Price>,
    /// First day.
    pub from: At<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Who pays how much.
    #[serde(default)]
    pub shares: Vec<At<Share>>,
    /// That the split is not agreed yet.
    #[serde(default)]
    pub under_negotiation: bool,
}

/// What a decision does to the budget's projection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Projection {
    /// A line was added or changed.
    Line,
    /// It waits for a decision.
    Pending,
    /// None.
    Nil,
}

/// An agreement besides the panel's.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Authorisation {
    /// Who.
    pub by: PersonRef,
    /// When.
    pub on: Date,
}

/// That somebody confirmed what the panel said.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Confirmed {
    /// Who.
    pub by: PersonRef,
    /// When.
    pub on: At<Date>,
}

/// A letter that was sent.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct LetterSent {
    /// One of the edition's letters.
    pub letter: At<Slug>,
    /// When.
    pub sent: At<Date>,
    /// By whom.
    pub by: Option<PersonRef>,
}

/// That a decision is on the child's case file.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Recorded {
    /// When.
    pub on: At<Date>,
    /// By whom.
    pub by: PersonRef,
}
