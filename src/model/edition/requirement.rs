//! A requirement, and what meets it.

use super::{Section, When};
use crate::diag::{Audience, Severity};
use crate::model::refs::RoleRef;
use crate::model::value::{LongText, Slug, Text};
use crate::yaml::{At, Node, OneOrMany, Written};
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::value::{self, MapAccessDeserializer, StrDeserializer};
use serde::de::{Error, MapAccess, Visitor};
use std::collections::BTreeMap;

/// One requirement of the Terms of Reference, in our own words.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Requirement {
    /// Where it stands in the text.
    pub clause: Text,
    /// What it asks.
    pub says: LongText,
    /// What meets it.
    #[serde(default)]
    pub meets: Vec<At<Meets>>,
    /// Why nothing can be checked.
    pub unchecked: Option<LongText>,
    /// That it is not built yet.
    #[serde(default)]
    pub pending: bool,
}

/// A rule or a section that meets a requirement.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Meets {
    /// The rule.
    pub rule: Option<At<Slug>>,
    /// Of what it is asked: one of these must hold; without any, of everything.
    pub when: Option<Written<OneOrMany<When>>>,
    /// Its parameters.
    pub with: Option<Node>,
    /// How bad it is when the rule is not kept; the rule's own measure if absent.
    pub severity: Option<SeverityByStage>,
    /// The stage from which it bites; `agenda` if absent.
    pub from: Option<Stage>,
    /// In which papers it may be shown.
    pub audience: Option<Audience>,
    /// The roles that may agree to an exception; nobody if absent.
    #[serde(default)]
    pub waivable_by: Vec<RoleRef>,
    /// A section of a paper.
    pub section: Option<At<Section>>,
}

/// What is said of a word that is no severity.
const UNKNOWN: &str = "expected error, warning or info, or one of them for each stage, such as \
                       { papers: info, recorded: warning }";

/// One severity, or one for each stage.
#[derive(Debug, Clone)]
pub enum SeverityByStage {
    /// The same at every stage.
    Always(Severity),
    /// From each stage on, until the next that is named.
    From(BTreeMap<Stage, Severity>),
}

impl<'de> Deserialize<'de> for SeverityByStage {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct OneOrByStage;

        impl<'de> Visitor<'de> for OneOrByStage {
            type Value = SeverityByStage;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(
                    "error, warning or info, or one of them for each stage, such as \
                     { papers: info, recorded: warning }",
                )
            }

            fn visit_str<E: Error>(self, word: &str) -> Result<SeverityByStage, E> {
                let severity = Severity::deserialize(StrDeserializer::<value::Error>::new(word));
                let severity = severity.map_err(|_| E::custom(UNKNOWN))?;
                Ok(SeverityByStage::Always(severity))
            }

            fn visit_map<A: MapAccess<'de>>(self, stages: A) -> Result<SeverityByStage, A::Error> {
                let stages = BTreeMap::deserialize(MapAccessDeserializer::new(stages))?;
                Ok(SeverityByStage::From(stages))
            }
        }

        reader.deserialize_any(OneOrByStage)
    }
}

impl SeverityByStage {
    /// The severity at `stage`, if it bites then.
    #[must_use]
    pub fn at(&self, stage: Stage) -> Option<Severity> {
        match self {
            Self::Always(severity) => Some(*severity),
            Self::From(stages) => stages
                .range(..=stage)
                .next_back()
                .map(|(_, severity)| *severity),
        }
    }
}

/// How far a meeting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Before the agenda is due.
    Draft,
    /// From the agenda deadline.
    Agenda,
    /// From the report deadline.
    Papers,
    /// From the day after the meeting.
    Held,
    /// From the record deadline.
    Recorded,
    /// When every decision is on the case file and every action is done or carried.
    Closed,
    /// The annual report's.
    Annual,
}

impl Stage {
    /// The name used in editions.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Agenda => "agenda",
            Self::Papers => "papers",
            Self::Held => "held",
            Self::Recorded => "recorded",
            Self::Closed => "closed",
            Self::Annual => "annual",
        }
    }
}
