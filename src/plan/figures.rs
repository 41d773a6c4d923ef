//! What has moved, where children live now, and what it costs.

use crate::model::Workspace;
use crate::model::case::{Case, Cost, Placement, Purpose, Step, in_force};
use crate::model::value::{Money, Rate, date::plus_days};
use crate::yaml::At;
use jiff::civil::Date;

/// A placement in force on a day, and what it costs.
#[derive(Debug, Clone)]
pub struct CurrentPlacement<'a> {
    /// The case.
    pub case: &'a Case,
    /// The placement.
    pub placement: &'a At<Placement>,
    /// Pounds a week for the placement and the support given in it; nothing if no cost says.
    pub weekly: Option<Money>,
}

/// Every placement in force on a day, by case.
#[must_use]
pub fn current_placements(workspace: &Workspace, day: Date) -> Vec<CurrentPlacement<'_>> {
    let cases = workspace.cases.values().map(|file| &file.case);
    cases
        .filter_map(|case| {
            let placement = case.placement_on(day)?;
            let weekly = case.weekly_in(placement, day);
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
    /// Pounds a week for the placement before; nothing if no cost says.
    pub before: Option<Money>,
    /// Pounds a week for the placement after; nothing if no cost says.
    pub after: Option<Money>,
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

/// Every placement begun or ended up to and including a day, by day and case. A temporary stay is no
/// movement, nor is another code for the same home.
#[must_use]
pub fn movements(workspace: &Workspace, until: Date) -> Vec<Movement<'_>> {
    let cases = workspace.cases.values().map(|file| &file.case);
    let mut found: Vec<Movement<'_>> = cases.flat_map(of_case).collect();
    found.retain(|movement| movement.on <= until);
    // The order of a chain on one day stays.
    found.sort_by(|a, b| (a.on, &a.case.case.value).cmp(&(b.on, &b.case.case.value)));
    found
}

fn of_case(case: &Case) -> Vec<Movement<'_>> {
    let steps = case.steps();
    let of_step = |at: usize, step: &Step<'_>| {
        let Step { on, left, begun } = *step;
        let same_day = |other: Option<&Step<'_>>| other.is_some_and(|other| other.on == on);
        // Within a day costs don't tell one place from the next; what each is the cost of does.
        let before = match left {
            Some(left) if same_day(at.checked_sub(1).and_then(|at| steps.get(at))) => {
                weekly_of(case, left, on)
            }
            _ => case.weekly_on(Purpose::Placement, plus_days(on, -1)),
        };
        let after = match begun {
            Some(begun) if same_day(steps.get(at + 1)) => weekly_of(case, begun, on),
            _ => case.weekly_on(Purpose::Placement, on),
        };
        (before, after)
    };
    let costs = steps.iter().enumerate();
    let costs: Vec<_> = costs.map(|(at, step)| of_step(at, step)).collect();
    let moved = steps.iter().zip(costs);
    moved
        .map(|(step, (before, after))| Movement {
            on: step.on,
            case,
            kind: match (step.left, step.begun) {
                (_, None) => MovementKind::Ended,
                (None, Some(_)) => MovementKind::Began,
                (Some(_), Some(_)) => MovementKind::Moved,
            },
            left: step.left,
            begun: step.begun,
            before,
            after,
        })
        .collect()
}

/// What a placement costs a week that was left on the day on which it began.
fn weekly_of(case: &Case, placement: &Placement, day: Date) -> Option<Money> {
    let own = |cost: &&At<Cost>| {
        let of = cost.of.as_ref().map(|of| &of.value);
        cost.purpose == Purpose::Placement
            && match of {
                Some(of) => *of == placement.id.value && cost.from.value <= day,
                None => in_force(cost.from.value, case.last_day_of(cost), day),
            }
    };
    let mut costs = case.costs.iter().filter(own).peekable();
    costs.peek()?;
    Some(
        costs
            .map(|cost| cost.price.value.rate())
            .sum::<Rate>()
            .weekly(),
    )
}

/// Temporary stays that touch the days after one, up to and including another.
#[must_use]
pub fn stays(workspace: &Workspace, after: Date, until: Date) -> Vec<(&Case, &At<Placement>)> {
    let cases = workspace.cases.values().map(|file| &file.case);
    let stays = cases.flat_map(|case| case.stays().map(move |stay| (case, stay)));
    let mut found: Vec<_> = stays
        .filter(|(_, stay)| {
            let ends = stay.until.as_ref().map(|ends| ends.value);
            stay.from.value <= until && ends.is_none_or(|ends| after < ends)
        })
        .collect();
    found.sort_by_key(|(case, stay)| (stay.from.value, &case.case.value));
    found
}
