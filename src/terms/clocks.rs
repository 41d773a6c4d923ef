//! The days by which the law wants schools named, which the rule and the agenda's section both tell.

use super::Someone;
use super::parameters::{Conditions, Parameters, Spec};
use crate::model::case::PhaseTransfer;
use crate::model::value::{Text, YearStart};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// By when the next setting of a pupil with a plan is named.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct PhaseTransferDays {
    /// By which day of the year of the transfer: the first entry that applies.
    by: Vec<NamedBy>,
    /// Where the law says so.
    pub(crate) source: Text,
    /// Who owes it.
    pub(crate) owes: Someone,
}

impl Parameters for PhaseTransferDays {}

impl Spec for PhaseTransferDays {
    const CONDITIONS: Conditions = Conditions::Optional;
}

/// A day of the year, and for whom.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct NamedBy {
    /// Such as `15 February`.
    day: YearStart,
    /// Only for a move into this school year or a later one.
    into_year_from: Option<u32>,
}

impl PhaseTransferDays {
    /// By when the setting of a transfer is to be named.
    pub(crate) fn due(&self, transfer: &PhaseTransfer) -> Option<Date> {
        let applies = |by: &&NamedBy| {
            by.into_year_from
                .is_none_or(|year| year <= transfer.into_year)
        };
        let by = self.by.iter().find(applies)?;
        Some(by.day.in_year(transfer.september))
    }
}
