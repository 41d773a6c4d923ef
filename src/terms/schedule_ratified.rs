//! Which schedule is decided as a whole, and what its outcome must do.

use super::parameters::{Parameters, Spec};
use crate::model::edition::Effect;
use crate::model::schedules::ScheduleKind;
use schemars::JsonSchema;
use serde::Deserialize;

/// What must come of a schedule.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct ScheduleRatified {
    /// Which schedule.
    pub(crate) of: ScheduleKind,
    /// What the outcome must do, unless the meeting did not reach it; none means anything.
    #[serde(default)]
    effects: Vec<Effect>,
}

impl Parameters for ScheduleRatified {}

impl Spec for ScheduleRatified {}

impl ScheduleRatified {
    /// Whether a word that does this decides the schedule.
    pub(crate) fn is_decided_by(&self, effect: Effect) -> bool {
        self.effects.is_empty() || self.effects.contains(&effect)
    }
}
