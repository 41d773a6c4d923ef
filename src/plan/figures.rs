//! What has moved, where children live now, and what it costs.

use crate::model::Workspace;
use crate::model::case::{Case, Placement, Purpose};
use crate::model::value::Money;
use crate::yaml::At;
use jiff::civil::Date;

/// A placement in force on a day, and what it costs.
#[derive(Debug, Clone)]
pub struct CurrentPlacement<'a> {
    /// The case.
    pub case: &'a Case,
    /// The placement.
    pub placement: &'a At<Placement>,
    /// Pounds a week for the placement; nothing if no cost says.
    pub weekly: Option<Money>,
}

/// Every placement in force on a day, by case.
#[must_use]
pub fn current_placements(workspace: &Workspace, day: Date) -> Vec<CurrentPlacement<'_>> {
    let cases = workspace.cases.values().map(|file| &file.case);
    cases
        .filter_map(|case| {
            let placement = case.placement_on(day)?;
            let weekly = case.weekly_on(Purpose::Placement, day);
            Some(CurrentPlacement {
                case,
                placement,
                weekly,
            })
        })
        .collect()
}

/// A placement that began or ended.
#[derive(Debug, Clone)]
pub struct Movement<'a> {
    /// When.
    pub on: Date,
    /// The case.
    pub case: &'a Case,
    /// What happened.
    pub kind: MovementKind,
    /// The placement left.
    pub left: Option<&'a At<Placement>>,
    /// The placement begun.
    pub begun: Option<&'a At<Placement>>,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MovementKind {
    /// The child's first placement, or the first after a time without one.
    Began,
    /// From one placement to another.
    Moved,
    /// The last placement ended.
    Ended,
}

/// Placements begun and ended after one day, up to and including another.
#[must_use]
pub fn movements(workspace: &Workspace, after: Date, until: Date) -> Vec<Movement<'_>> {
    let mut found = Vec::new();
    let since = |day: Date| after < day && day <= until;
    for case in workspace.cases.values().map(|file| &file.case) {
        for begun in case
            .placements
            .iter()
            .filter(|placement| since(placement.from.value))
        {
            let on = begun.from.value;
            let left = case.placements.iter().find(|other| {
                other.id.value != begun.id.value
                    && other.until.as_ref().is_some_and(|until| until.value == on)
            });
            let kind = if left.is_some() {
                MovementKind::Moved
            } else {
                MovementKind::Began
            };
            found.push(Movement {
                on,
                case,
                kind,
                left,
                begun: Some(begun),
            });
        }
        for left in &case.placements {
            let Some(ended) = left
                .until
                .as_ref()
                .map(|until| until.value)
                .filter(|day| since(*day))
            else {
                continue;
            };
            let went_on = case
                .placements
                .iter()
                .any(|other| other.from.value == ended);
            if !went_on {
                let kind = MovementKind::Ended;
                found.push(Movement {
                    on: ended,
                    case,
                    kind,
                    left: Some(left),
                    begun: None,
                });
            }
        }
    }
    found.sort_by(|a, b| (a.on, &a.case.case.value).cmp(&(b.on, &b.case.case.value)));
    found
}
