//! Where a child learns, the Education, Health and Care Plan, and what it costs.

use crate::model::refs::SettingRef;
use crate::model::value::{LongText, MeetingRef, Money, SenNeed, Slug, Text};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// A child's education.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Education {
    /// The national curriculum year group, 0 for Reception; over 11 for years after school.
    pub year_group: Option<At<u32>>,
    /// Where the child has learnt (P-99 to P-101).
    #[serde(default)]
    pub provisions: Vec<At<Provision>>,
    /// Education, Health and Care Plan (P-88, P-103).
    pub ehcp: Option<At<Ehcp>>,
    /// Top-up funding over time (P-18).
    #[serde(default)]
    pub element_3: Vec<At<Element3>>,
    /// Moves to a next phase of education, one entry each (P-21).
    #[serde(default)]
    pub phase_transfers: Vec<At<PhaseTransfer>>,
    /// How the move into the next setting or into adult life is planned (P-104).
    pub transition: Option<LongText>,
    /// Tribunal activity (P-105); an empty list says that there is none.
    pub tribunal: Option<Vec<At<Tribunal>>>,
    /// Further costs besides the provision, stated even if there are none (P-102).
    pub additional_costs: Option<LongText>,
}

/// A place where a child learns.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Provision {
    /// The provision's id, unique in the case.
    pub id: At<Slug>,
    /// Where.
    pub setting: SettingRef,
    /// First day.
    pub from: Option<At<Date>>,
    /// The day it ended.
    pub until: Option<At<Date>>,
    /// Why this provision (P-99).
    pub rationale: Option<LongText>,
}

/// An Education, Health and Care Plan.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Ehcp {
    /// The primary need, a SEN2 code (P-99).
    pub primary_need: SenNeed,
    /// The secondary need.
    pub secondary_need: Option<SenNeed>,
    /// When the plan was first issued.
    pub issued: At<Date>,
    /// Its annual reviews, and what the authority made of each (P-103).
    #[serde(default)]
    pub annual_reviews: Vec<At<AnnualReview>>,
    /// The statutory support at school (P-88).
    pub statutory_support: Option<LongText>,
    /// Other provision in the plan (P-103).
    pub other_provision: Option<LongText>,
    /// Moves of the plan into or out of this authority (P-19).
    #[serde(default)]
    pub moves: Vec<At<PlanMove>>,
    /// That the authority no longer maintains it (P-20).
    pub ceased: Option<At<Ceased>>,
}

/// An annual review of a plan.
///
/// Each step after the meeting has a time of its own in law, so each has its own day.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct AnnualReview {
    /// The day of the review meeting.
    pub on: At<Date>,
    /// When the authority told the parents what it decided.
    pub decided: Option<At<Date>>,
    /// What it decided; unless it says otherwise, to amend the plan.
    #[serde(default)]
    pub decision: ReviewDecision,
    /// When the final amended plan was issued.
    pub final_plan: Option<At<Date>>,
}

/// What an authority decides after an annual review.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewDecision {
    /// To keep the plan as it is.
    Keep,
    /// To amend it.
    #[default]
    Amend,
    /// To cease to maintain it.
    Cease,
}

/// A plan that moves between authorities.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PlanMove {
    /// Which way.
    pub direction: Direction,
    /// The other authority.
    pub authority: Text,
    /// When.
    pub on: At<Date>,
    /// What a plan that comes in adds to a year's spending, or one that goes out takes from it, in
    /// pounds; the direction gives the sign.
    pub annual_effect: Money,
}

/// Which way a plan moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// To this authority.
    In,
    /// To another.
    Out,
}

/// Top-up funding from a day on.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Element3 {
    /// Pounds a year.
    pub annual: Money,
    /// First day.
    pub from: At<Date>,
    /// The meeting that ratified it.
    pub decided_at: Option<At<MeetingRef>>,
}

/// The move to the next phase of education.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PhaseTransfer {
    /// The September in which it happens, by its year.
    pub september: i16,
    /// The year group that the child moves into, such as 7 or 12.
    pub into_year: u32,
    /// How it stands.
    pub status: TransferStatus,
    /// When the plan that names the next setting was issued.
    pub named: Option<At<Date>>,
}

/// How a phase transfer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TransferStatus {
    /// Not begun.
    NotStarted,
    /// Schools are being consulted.
    Consulting,
    /// The setting is named in the plan.
    Named,
    /// The parents have appealed.
    Appealed,
}

/// A step before the SEND tribunal.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Tribunal {
    /// When.
    pub on: At<Date>,
    /// Such as `appeal lodged`, `hearing`, `direction`.
    pub step: Text,
    /// What the tribunal directed; no legal advice.
    pub direction: Option<LongText>,
    /// By when.
    pub due: Option<At<Date>>,
    /// Whether what was directed is done.
    #[serde(default)]
    pub done: bool,
}

/// A plan that is no longer maintained.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Ceased {
    /// When.
    pub on: At<Date>,
    /// Why, in the reasons of the SEN2 return.
    pub reason: CeaseReason,
    /// What a year's spending falls by, in pounds.
    pub annual_saving: Option<Money>,
}

/// Why a plan ceased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CeaseReason {
    /// Reached the age at which plans end.
    MaximumAge,
    /// Needs met without a plan.
    NeedsMet,
    /// Went to higher education.
    HigherEducation,
    /// Went into paid work.
    PaidWork,
    /// Moved to another authority.
    OtherAuthority,
    /// No longer wishes to engage.
    NoLongerEngaged,
    /// Left England.
    LeftEngland,
    /// Died.
    Died,
    /// Another reason.
    Other,
}
