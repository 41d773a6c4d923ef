//! When a count is too small to be printed (T15).

use super::value::Text;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, de};

/// What is withheld of an annual report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, JsonSchema)]
#[schemars(with = "Stated")]
pub struct Suppression {
    /// In what is published, counts from 1 up to this one are withheld; at least [`Self::LEAST`].
    pub threshold: u32,
    /// The same for the Management Team's own report; 0 shows every figure as it is.
    pub internal: u32,
}

/// As it is written.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
struct Stated {
    /// In what is published, counts from 1 up to this one are withheld: 5, or more, or at least 3 where
    /// somebody decided so.
    threshold: Option<u32>,
    /// The same for the Management Team's own report; without it every figure is shown.
    internal: Option<u32>,
    /// Who decided on a threshold below 5, and when.
    decided: Option<Decided>,
}

/// Whose word a threshold below the usual one is.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(dead_code, reason = "it is to be said, and stands for itself")]
struct Decided {
    /// Who, by name or office.
    by: Text,
    /// The day.
    on: Date,
}

impl Suppression {
    /// The threshold where nothing is said.
    const USUAL: u32 = 5;
    /// With a lower one fewer than three numbers would be small, and none of them safe.
    const LEAST: u32 = 3;
}

impl Default for Suppression {
    fn default() -> Self {
        Self {
            threshold: Self::USUAL,
            internal: 0,
        }
    }
}

impl<'de> Deserialize<'de> for Suppression {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stated = Stated::deserialize(deserializer)?;
        let threshold = stated.threshold.unwrap_or(Self::USUAL);
        if threshold < Self::LEAST {
            return Err(de::Error::custom(format!(
                "a threshold below {} can't be used: of numbers that small each could be worked out; write 5, \
                 as most authorities do",
                Self::LEAST
            )));
        }
        if threshold < Self::USUAL && stated.decided.is_none() {
            return Err(de::Error::custom(format!(
                "a threshold below {} is a decision: say whose, such as `decided: {{ by: Director of \
                 Children's Services, on: 2026-05-01 }}`",
                Self::USUAL
            )));
        }
        Ok(Self {
            threshold,
            internal: stated.internal.unwrap_or(0),
        })
    }
}
