//! Conditions: the only logic that an edition holds.

use crate::model::case::{Area, Component, FlagKind, OrderKind};
use crate::model::refs::{ClassWord, CohortWord, PartWord, RequestWord};
use crate::model::registers::{Registration, SettingSort};
use crate::model::value::{LegalStatus, Money, PlacementProvider, PlacementType};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// A condition on an item and its case, on the day in question.
///
/// Everything that is written must hold; of a list, one entry. What is not written does not matter.
/// Facts about the placement are those of the placement on the day.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", default)]
pub struct When {
    /// The child belongs to one of these cohorts.
    pub cohort: Vec<CohortWord>,
    /// The child is in one of the edition's classes.
    pub class: Vec<ClassWord>,
    /// The placement is of one of these SSDA903 types.
    pub placement_type: Vec<PlacementType>,
    /// The provider has one of these SSDA903 codes.
    pub provider: Vec<PlacementProvider>,
    /// The setting's registration stands so.
    pub registration: Vec<Registration>,
    /// The setting is one of these.
    pub setting: Vec<SettingSort>,
    /// The legal status is one of these.
    pub legal_status: Vec<LegalStatus>,
    /// Such an order is in force.
    pub order: Vec<OrderKind>,
    /// Such a flag is set.
    pub flag: Vec<FlagKind>,
    /// The child learns, or would by what is proposed, in a school of a provider with one of these
    /// codes; a residential school counts.
    pub school_provider: Vec<PlacementProvider>,
    /// A price in force or proposed has such a part (P-06: therapy is health's to share).
    pub cost_component: Vec<Component>,
    /// The item is one of these kinds of request.
    pub kind: Vec<RequestWord>,
    /// The item is one of these sorts of request.
    pub sort: Vec<super::kind::RequestSort>,
    /// The item is in one of these parts.
    pub part: Vec<PartWord>,
    /// The child is at least so old (years); in the birthday month as if born on the 1st.
    pub age_from: Option<u8>,
    /// The child is younger than this (years).
    pub age_under: Option<u8>,
    /// The national curriculum year group is at least this.
    pub year_group_from: Option<u32>,
    /// The day is this one or later.
    pub on_or_after: Option<Date>,
    /// The day is before this one.
    pub before: Option<Date>,
    /// At least so many reviews of a child in care were held.
    pub reviews_held: Option<u32>,
    /// Whether there is a plan for permanence (P-08).
    pub permanence_plan: Option<bool>,
    /// Whether the child is disabled.
    pub disabled: Option<bool>,
    /// Whether the child is looked after.
    pub looked_after: Option<bool>,
    /// Whether a court ordered the placement.
    pub court_ordered: Option<bool>,
    /// Whether there is a cost in force, or proposed.
    pub has_cost: Option<bool>,
    /// Whether there is an Education, Health and Care Plan.
    pub ehcp: Option<bool>,
    /// Whether the Chair specified the case.
    pub specified_by_chair: Option<bool>,
    /// Whether the item says that further information is required.
    pub further_information: Option<bool>,
    /// Whether actions of the case are open.
    pub open_actions: Option<bool>,
    /// Whether a change of placement is asked for.
    pub changes_placement: Option<bool>,
    /// Whether a change of cost is asked for.
    pub changes_cost: Option<bool>,
    /// A placement of one of these SSDA903 types is proposed.
    pub proposed_type: Vec<PlacementType>,
    /// A setting of one of these is proposed.
    pub proposed_setting: Vec<SettingSort>,
    /// A provider with one of these SSDA903 codes is proposed.
    pub proposed_provider: Vec<PlacementProvider>,
    /// More than so many pounds a week were agreed; else are asked for; else are paid.
    pub weekly_cost_over: Option<Money>,
    /// The proposed placement, else the one lived in, is more than so many miles from home.
    pub miles_over: Option<u32>,
    /// The proposed placement, else the one lived in, lies in one of these areas.
    pub area: Vec<Area>,
    /// Whether a setting is proposed that lies outside local provision.
    pub proposes_external: Option<bool>,
    /// Whether a setting is proposed, or lived in, that is no family.
    pub outside_family: Option<bool>,
    /// Whether this panel has heard the case before.
    pub heard_before: Option<bool>,
    /// None of these holds.
    pub not: Vec<When>,
}
