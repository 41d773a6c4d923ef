//! What is done for a child in care, and when.

use crate::model::refs::PersonRef;
use crate::model::value::{LongText, Money, Slug};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// A review of a child looked after.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Review {
    /// When it was held.
    pub on: At<Date>,
    /// What it recommended (P-93).
    pub recommendations: Option<LongText>,
    /// What has happened since that the panel should know (P-92).
    pub key_developments: Option<LongText>,
    /// The Independent Reviewing Officer's view of the placement (P-70, P-93).
    pub iro_view: Option<LongText>,
    /// What the IRO's work has changed (P-70).
    pub iro_impact: Option<LongText>,
    /// The child's view in the worker's words, never verbatim (P-93).
    pub child_view: Option<LongText>,
    /// Why there is none.
    pub child_view_not_obtained: Option<LongText>,
    /// When the next is due (P-92).
    pub next_due: Option<At<Date>>,
}

/// A visit to the child, or a health assessment.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Visit {
    /// When.
    pub on: At<Date>,
    /// By whom, if a member of staff.
    pub by: Option<PersonRef>,
}

/// A Personal Education Plan.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Pep {
    /// When it was completed.
    pub on: At<Date>,
    /// How education needs are met, and what shows it (P-69).
    pub assurance: Option<LongText>,
    /// Pupil Premium spent this financial year, in pounds (P-87).
    pub pupil_premium: Option<Money>,
}

/// A care plan.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct CarePlan {
    /// The day of this version.
    pub on: At<Date>,
    /// Whether it is agreed.
    #[serde(default)]
    pub agreed: bool,
    /// What is planned for the short term (P-67).
    pub short_term: Option<LongText>,
    /// What is planned for the medium term (P-67).
    pub medium_term: Option<LongText>,
    /// What must be done to deliver it (P-67).
    pub to_deliver: Option<LongText>,
    /// What stands in the way, "none" being an answer (P-68).
    pub barriers: Option<LongText>,
    /// How the panel can help (P-68).
    pub panel_support: Option<LongText>,
}

/// A pathway plan.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PathwayPlan {
    /// The day of this version.
    pub on: At<Date>,
    /// When it is reviewed next.
    pub next_due: Option<At<Date>>,
    /// What it says, in short.
    pub summary: Option<LongText>,
}

/// What was decided about permanence (P-94).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Permanence {
    /// The plan, if there is one.
    pub plan: Option<PermanencePlan>,
    /// When it was decided.
    pub decided: Option<At<Date>>,
    /// Why a decision is late.
    pub delay: Option<LongText>,
}

/// A plan for permanence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PermanencePlan {
    /// Back to parents.
    ReturnHome,
    /// With family or friends.
    FamilyAndFriends,
    /// Special guardianship.
    SpecialGuardianship,
    /// Long-term fostering.
    LongTermFostering,
    /// Adoption.
    Adoption,
    /// Residential care for the long term.
    LongTermResidential,
    /// Independence.
    Independence,
}

/// A judgement on a placement or provision, made at a review of it (P-22, P-27, P-29).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Judgement {
    /// When.
    pub on: At<Date>,
    /// The id of the placement or provision judged.
    pub about: At<Slug>,
    /// Whether it meets the child's needs.
    pub needs_met: Option<Degree>,
    /// Whether it delivers the services that were agreed.
    pub services_delivered: Option<Degree>,
    /// What has come of it for the child.
    pub outcomes: Option<LongText>,
    /// What was measured since the last judgement.
    pub progress: Option<LongText>,
    /// Why.
    pub reason: Option<LongText>,
}

/// How far something is so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Degree {
    /// Yes.
    Yes,
    /// Partly.
    Partly,
    /// No.
    No,
}
