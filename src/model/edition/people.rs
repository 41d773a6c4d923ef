//! Who sits on a panel, who comes, who presents.

use super::When;
use crate::model::refs::{RoleRef, SeatWord};
use crate::model::value::{Slug, Text};
use crate::yaml::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// A seat on the panel.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Seat {
    /// The seat's id.
    pub id: At<Slug>,
    /// The name as printed.
    pub title: Text,
    /// Whoever holds one of these roles may fill it.
    pub roles: Vec<RoleRef>,
    /// Whether somebody else may be nominated to fill it.
    #[serde(default)]
    pub nominee: bool,
    /// Whether it is the Chair's or the deputy's.
    #[serde(default)]
    pub chairs: Chairs,
    /// For how many weeks in a row one person fills it, where it goes round.
    pub rotation_weeks: Option<u32>,
}

/// Whether whoever has a seat chairs.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Chairs {
    /// Always.
    Chair,
    /// In the Chair's absence.
    Deputy,
    /// Never.
    #[default]
    Never,
}

/// How many must be there.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Quorum {
    /// At least so many members.
    pub members: Option<u32>,
    /// At least this part of the seats, rounded up: `[2, 3]` for two thirds.
    pub fraction: Option<(u32, u32)>,
    /// Seats that must be among them.
    #[serde(default)]
    pub seats: Vec<SeatWord>,
    /// Groups of seats of each of which one must be among them.
    #[serde(default)]
    pub one_of: Vec<Vec<SeatWord>>,
    /// Groups of each of which so many must be among them.
    #[serde(default)]
    pub at_least: Vec<At<QuorumGroup>>,
}

/// So many of a group of seats, or so many members who hold one of some roles.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct QuorumGroup {
    /// So many.
    pub members: u32,
    /// Of these seats.
    #[serde(default)]
    pub of: Vec<SeatWord>,
    /// Or of those who hold one of these roles, whichever seat they have.
    #[serde(default)]
    pub roles: Vec<RoleRef>,
}

/// Somebody who comes besides the members.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Attendee {
    /// What they come as.
    pub title: Text,
    /// Who they are.
    pub who: Who,
    /// For which items.
    #[serde(default)]
    pub when: When,
    /// Whether they need not come.
    #[serde(default)]
    pub optional: bool,
}

/// Somebody, by what they have to do with a case.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Who {
    /// The Team Manager of the team that holds the case.
    TeamManager,
    /// The team's Service Manager.
    ServiceManager,
    /// The team's Head of Service.
    HeadOfService,
    /// The case's social worker.
    SocialWorker,
    /// The case's SEND officer.
    SendOfficer,
    /// The case's Independent Reviewing Officer.
    Iro,
    /// The case's personal adviser.
    PersonalAdviser,
    /// Whoever holds a role.
    Role(RoleRef),
}
