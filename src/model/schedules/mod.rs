//! Schedules of special educational needs: lists of many children that a panel sees, and ratifies,
//! as one (P-18 to P-21).
//!
//! A schedule comes from the SEND system as a CSV file beside the meeting. What a line says is of the
//! same types as what a case says about the same thing. Many of the children have no case file, so a
//! line names a child by a reference and at most initials.

mod read;

pub(super) use read::read;

use super::case::{Ceased, PhaseTransfer, PlanMove};
use super::value::{CaseRef, Initials, Money, ParseProblem, Text};
use crate::source::FileId;
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use std::{fmt, str::FromStr};

/// Which schedule. The names are those of the agenda's sections, and part of the files' names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
pub enum ScheduleKind {
    /// Changes of Element 3 funding (P-18).
    #[serde(rename = "element-3")]
    Element3,
    /// Plans that moved between authorities (P-19).
    #[serde(rename = "plan-moves")]
    PlanMoves,
    /// Plans that ceased (P-20).
    #[serde(rename = "ceased-plans")]
    CeasedPlans,
    /// Moves to the next phase of education (P-21).
    #[serde(rename = "phase-transfers")]
    PhaseTransfers,
}

impl ScheduleKind {
    /// Every schedule.
    pub const ALL: [Self; 4] = [
        Self::Element3,
        Self::PlanMoves,
        Self::CeasedPlans,
        Self::PhaseTransfers,
    ];

    /// Its name in files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Element3 => "element-3",
            Self::PlanMoves => "plan-moves",
            Self::CeasedPlans => "ceased-plans",
            Self::PhaseTransfers => "phase-transfers",
        }
    }

    /// The schedule of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl fmt::Display for ScheduleKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A schedule of a meeting, or the line of one child on it, such as `element-3/C-0107`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScheduleRef {
    /// Which schedule.
    pub kind: ScheduleKind,
    /// Whose line.
    pub child: Option<CaseRef>,
}

impl fmt::Display for ScheduleRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.child {
            Some(child) => write!(f, "{}/{child}", self.kind),
            None => self.kind.fmt(f),
        }
    }
}

impl FromStr for ScheduleRef {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let (name, child) = match text.split_once('/') {
            Some((name, child)) => (name, Some(child)),
            None => (text, None),
        };
        let kind = ScheduleKind::named(name).ok_or_else(|| {
            let known = ScheduleKind::ALL.map(ScheduleKind::name).join(", ");
            ParseProblem::new(format!("expected a schedule: {known}"))
        })?;
        let child = child.map(str::parse).transpose()?;
        Ok(Self { kind, child })
    }
}

/// One schedule of one meeting.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// Its file.
    pub file: FileId,
    /// The lines that could be read.
    pub lines: Vec<At<ScheduleLine>>,
    /// The numbers of those that could not.
    pub unread: Vec<u32>,
    /// Whether the file could be taken apart at all.
    pub complete: bool,
}

/// One line: a child, and what is told of the child.
#[derive(Debug, Clone)]
pub struct ScheduleLine {
    /// The case's reference, if there is a case file; else a reference of the SEND system.
    pub child: At<CaseRef>,
    /// The child's initials, for a child without a case file.
    pub initials: Option<At<Initials>>,
    /// What is told.
    pub entry: ScheduleEntry,
}

/// What a line tells.
#[derive(Debug, Clone)]
pub enum ScheduleEntry {
    /// A change of Element 3 funding.
    Element3(Element3Change),
    /// A plan that moved.
    PlanMove(PlanMove),
    /// A plan that ceased.
    Ceased(Ceased),
    /// A move to the next phase.
    PhaseTransfer {
        /// The transfer.
        transfer: PhaseTransfer,
        /// The setting that is named, or that is asked for.
        setting: Option<Text>,
    },
}

/// A change of Element 3 funding.
#[derive(Debug, Clone)]
pub struct Element3Change {
    /// The school or college.
    pub setting: Option<Text>,
    /// Pounds a year until now; 0 where there was none.
    pub old_annual: Money,
    /// Pounds a year from the day of the change on; 0 where it ends.
    pub new_annual: Money,
    /// The day of the change.
    pub from: At<Date>,
    /// Why, in a few words.
    pub reason: Text,
}

impl Schedule {
    /// The line about a child.
    #[must_use]
    pub fn line(&self, child: &CaseRef) -> Option<&At<ScheduleLine>> {
        self.lines.iter().find(|line| line.child.value == *child)
    }
}
