//! What an edition can set for a section of a paper.

use super::parameters::{Parameters, read};
use crate::model::edition::Section;
use crate::yaml::{Node, Read};
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;

/// How many weeks back a section looks, or ahead.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Weeks {
    /// So many.
    pub(crate) weeks: u32,
}

/// How many moves in how many months make a placement unstable.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct MovesIn {
    /// So many moves.
    pub(crate) moves: usize,
    /// In so many months.
    pub(crate) within_months: u32,
}

/// Nothing is set.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
struct Nothing {}

impl Parameters for Weeks {}
impl Parameters for MovesIn {}
impl Parameters for Nothing {}

/// Whether a section is a list of children, so that `when:` may say of which.
pub(super) fn lists_children(section: Section) -> bool {
    matches!(
        section,
        Section::NotSeenSince
            | Section::PlacementsAndCosts
            | Section::ReturnCandidates
            | Section::UnstablePlacements
            | Section::ComplexNeeds
            | Section::Movements
    )
}

/// Reads what an edition sets for a section; a list of moves does without, made or planned.
pub(super) fn settings(
    section: Section,
    with: Option<&Node>,
    none: &Node,
) -> Read<Box<dyn Parameters>> {
    match (section, with) {
        (Section::NotSeenSince | Section::StaleCases, _) => read::<Weeks>(with.unwrap_or(none)),
        (Section::PlannedMoves, Some(with)) => read::<Weeks>(with),
        (Section::UnstablePlacements, Some(with)) => read::<MovesIn>(with),
        _ => read::<Nothing>(with.unwrap_or(none)),
    }
}

/// What an editor is told of what an edition sets for a section.
pub(crate) fn schema(section: Section, generator: &mut SchemaGenerator) -> Schema {
    match section {
        Section::NotSeenSince | Section::StaleCases | Section::PlannedMoves => {
            Weeks::json_schema(generator)
        }
        Section::UnstablePlacements => MovesIn::json_schema(generator),
        _ => Nothing::json_schema(generator),
    }
}
