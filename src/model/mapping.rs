//! What the columns of a spreadsheet mean, for whoever imports it.

use super::value::{Basis, Money, Slug};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `imports/<name>.yaml`: what the columns of a spreadsheet mean.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Mapping {
    /// What each row is.
    #[serde(rename = "for")]
    pub rows: RowKind,
    /// The heading of the column that says whose row it is: the child's reference.
    pub reference: Option<String>,
    /// The name of the sheet in the workbook; without it, every sheet with these headings is read.
    pub sheet: Option<String>,
    /// Which of day and month stands first.
    #[serde(default)]
    pub dates: DateOrder,
    /// For what stretch of time sums are.
    #[serde(default)]
    pub money: Basis,
    /// Which heading feeds which field.
    #[serde(default)]
    pub columns: BTreeMap<Slug, String>,
    /// Which words in a column mean which value, field by field.
    #[serde(default)]
    pub words: BTreeMap<Slug, BTreeMap<String, String>>,
    /// Fields that have the same value in every row.
    #[serde(default)]
    pub always: BTreeMap<Slug, String>,
    /// From which budget line each payer's share comes.
    #[serde(default)]
    pub budgets: BTreeMap<Slug, Slug>,
    /// By how many pounds a week sums may differ before somebody is told.
    #[serde(default)]
    pub tolerance: Option<Money>,
}

/// What each row of a spreadsheet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// A child, with whoever holds the case.
    Cases,
    /// A cost.
    Costs,
    /// A visit of the social worker.
    Visits,
    /// A health assessment.
    HealthAssessments,
    /// A review.
    Reviews,
    /// A Personal Education Plan.
    Peps,
    /// A care plan.
    CarePlans,
    /// An Education, Health and Care Plan.
    Plans,
    /// A place where a child learns.
    Provisions,
    /// A brother or sister, by reference.
    Siblings,
    /// A member of staff.
    Staff,
    /// A setting, by its number at Ofsted.
    Settings,
}

/// Which of day and month stands first, where the year stands last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 27/05/2026.
    #[default]
    DayFirst,
    /// 05/27/2026.
    MonthFirst,
}
