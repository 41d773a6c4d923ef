//! Meeting more often than usual.

use super::parameters::{Parameters, Setting, Spec};
use crate::model::refs::SeatWord;
use schemars::JsonSchema;
use serde::Deserialize;

/// Who agrees to meeting more often than usual.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct EnhancedFrequency {
    /// The seat of which a holder agrees.
    pub(crate) seat: SeatWord,
}

impl Parameters for EnhancedFrequency {}

impl Spec for EnhancedFrequency {
    const SETTINGS: &'static [Setting] = &[Setting::EnhancedInterval];
}
