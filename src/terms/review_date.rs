//! When the panel looks at a decision again.

use super::parameters::{Conditions, Parameters, Spec};
use crate::model::edition::Effect;
use schemars::JsonSchema;
use serde::Deserialize;

/// Which decisions set a date for their review, and how far off it may be.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct ReviewDate {
    /// At most so many months after the decision. With it only dates that are there are looked at.
    pub(crate) max_months: Option<u32>,
    /// The same in weeks.
    pub(crate) max_weeks: Option<u32>,
    /// The outcomes concerned, by what they do; none means every decision.
    #[serde(default)]
    pub(crate) effects: Vec<Effect>,
}

impl Parameters for ReviewDate {
    fn nonsense(&self) -> Option<String> {
        let both = self.max_months.is_some() && self.max_weeks.is_some();
        both.then(|| "`max-weeks` says nothing beside `max-months`".to_owned())
    }
}

impl Spec for ReviewDate {
    const CONDITIONS: Conditions = Conditions::Optional;
}
