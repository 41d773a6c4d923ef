//! What a row of a spreadsheet can be.

use super::dated::{CARE_PLANS, HEALTH, PEPS, PLANS, PROVISIONS, REVIEWS, SIBLINGS, VISITS};
use super::fields::{CASES, COSTS, SETTINGS, STAFF};
use super::form::Field;
use crate::model::mapping::RowKind;

impl RowKind {
    pub(super) const ALL: [Self; 12] = [
        Self::Cases,
        Self::Costs,
        Self::Visits,
        Self::HealthAssessments,
        Self::Reviews,
        Self::Peps,
        Self::CarePlans,
        Self::Plans,
        Self::Provisions,
        Self::Siblings,
        Self::Staff,
        Self::Settings,
    ];

    pub(super) const fn fields(self) -> &'static [Field] {
        match self {
            Self::Cases => CASES,
            Self::Costs => COSTS,
            Self::Visits => VISITS,
            Self::HealthAssessments => HEALTH,
            Self::Reviews => REVIEWS,
            Self::Peps => PEPS,
            Self::CarePlans => CARE_PLANS,
            Self::Plans => PLANS,
            Self::Provisions => PROVISIONS,
            Self::Siblings => SIBLINGS,
            Self::Staff => STAFF,
            Self::Settings => SETTINGS,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Costs => "costs",
            Self::Visits => "visits",
            Self::HealthAssessments => "health-assessments",
            Self::Reviews => "reviews",
            Self::Peps => "peps",
            Self::CarePlans => "care-plans",
            Self::Plans => "plans",
            Self::Provisions => "provisions",
            Self::Siblings => "siblings",
            Self::Staff => "staff",
            Self::Settings => "settings",
        }
    }

    /// Whether its rows are about children.
    pub(in crate::import) const fn is_of_children(self) -> bool {
        !matches!(self, Self::Staff | Self::Settings)
    }
}
