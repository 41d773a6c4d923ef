//! Where a child lives, and how the place was found.

use crate::model::refs::{PersonRef, ProviderRef, SettingRef};
use crate::model::value::{LongText, PlacementType, ReasonForChange, Slug, Text};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// A placement.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Placement {
    /// The placement's id, unique in the case, such as `p2`.
    pub id: At<Slug>,
    /// The SSDA903 placement type.
    #[serde(rename = "type")]
    pub placement_type: At<PlacementType>,
    /// Where; the setting's provider gives the SSDA903 provider code.
    pub setting: SettingRef,
    /// First day.
    pub from: At<Date>,
    /// The day it ended.
    pub until: Option<At<Date>>,
    /// When it was known that it would begin, so that no paper of an earlier day tells it.
    pub known: Option<At<Date>>,
    /// Why it ended: the SSDA903 reason for place change.
    pub reason_ended: Option<At<ReasonForChange>>,
    /// How far from home.
    pub distance: Option<Distance>,
    /// The same in miles.
    pub miles: Option<u32>,
    /// In whose area it lies, where the setting's own entry does not say so.
    pub area: Option<At<Area>>,
    /// Who approved it outside the authority's area, and when.
    pub area_approval: Option<At<AreaApproval>>,
    /// When the authority of the area was told.
    pub area_told: Option<At<Date>>,
    /// Whether a court ordered it (P-30).
    #[serde(default)]
    pub court_ordered: bool,
    /// How long it is expected to last: a date, a time, "until 18" (P-60).
    pub expected_length: Option<Text>,
    /// Whether it is meant to last until the child is 18, which is when visits may be fewer.
    #[serde(default)]
    pub to_adulthood: bool,
    /// When the contract ends.
    pub contract_ends: Option<At<Date>>,
    /// Notice that was served.
    pub notice: Option<At<Notice>>,
    /// Placement Plans (P-63).
    #[serde(default)]
    pub plans: Vec<At<PlacementPlan>>,
    /// How stable it is and what might change (P-62); "none" is an answer.
    pub stability: Option<LongText>,
    /// Why the authority's own provision does not serve (P-23, R-13, R-14).
    pub why_not_internal: Option<LongText>,
    /// Searches for a place (P-28, P-64); an empty list says that there was none.
    pub searches: Option<Vec<At<Search>>>,
    /// Why family life is not possible now, for a placement outside a family.
    pub why_not_family: Option<LongText>,
    /// What is planned to make up for it.
    pub family_life_plan: Option<LongText>,
    /// That it was made before the panel could consider it.
    pub unplanned: Option<At<Unplanned>>,
    /// When the Chair's agreement made it certain; nothing before the panel ratifies.
    pub confirmed: Option<At<Date>>,
}

/// How far a placement is from the child's home.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Distance {
    /// Inside the authority.
    InArea,
    /// Outside, up to 20 miles.
    #[serde(rename = "outside-up-to-20-miles")]
    OutsideUpTo20Miles,
    /// Outside, over 20 miles.
    #[serde(rename = "outside-over-20-miles")]
    OutsideOver20Miles,
}

/// In whose area a place lies, in the terms of regulation 11 of the Care Planning, Placement and Case
/// Review (England) Regulations 2010.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Area {
    /// The authority's own.
    Own,
    /// That of an adjoining authority.
    Adjoining,
    /// Neither: the law calls it a distant placement.
    Distant,
    /// Outside England.
    OutsideEngland,
}

/// An approval of a placement outside the authority's area.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct AreaApproval {
    /// Who.
    pub by: PersonRef,
    /// When.
    pub on: At<Date>,
}

/// Notice to end a placement.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Notice {
    /// When it was served.
    pub served: At<Date>,
    /// Who served it.
    pub by: Text,
    /// When the placement ends by it.
    pub ends: At<Date>,
    /// Why.
    pub reason: Option<LongText>,
}

/// A Placement Plan, done or updated.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PlacementPlan {
    /// When it was completed.
    pub done: At<Date>,
    /// When the next is due.
    pub next_due: Option<At<Date>>,
}

/// A search for a place.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Search {
    /// When it was sent out.
    pub on: At<Date>,
    /// How many providers were asked.
    pub asked: u32,
    /// What came back.
    #[serde(default)]
    pub interest: Vec<At<Interest>>,
}

/// An answer to a search: an expression of interest or a refusal.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Interest {
    /// Who answered.
    pub provider: ProviderRef,
    /// When.
    pub on: At<Date>,
    /// What they said.
    pub answer: Answer,
    /// Why they refused.
    pub reason: Option<Text>,
}

/// What a provider said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Interested.
    Interested,
    /// Offered a place.
    Offered,
    /// Refused.
    Refused,
    /// Withdrew.
    Withdrawn,
}

/// A placement that was decided before the panel could consider it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Unplanned {
    /// What made it necessary; absent is a finding, not an unreadable file.
    pub reason: Option<LongText>,
    /// Who decided.
    pub decided_by: Option<PersonRef>,
}
