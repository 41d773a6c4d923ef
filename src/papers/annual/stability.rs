//! How stable placements were, of the children presented (R-12, P-62).

use super::counted::{CHILDREN, ranked, unknown};
use super::disclosure::{Category, Counts, List, Population, Settled, Trait};
use super::exhibit::{self, drawn, listed};
use super::year::{Child, Year};
use crate::model::case::{Case, Home, Placement};
use crate::model::edition::{self, Effect};
use crate::model::meeting::Item;
use crate::model::value::{CaseRef, ReasonForChange, Slug};
use crate::papers::view::{ChartKind, ReportSection, RichText};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;

const TIMES: List = CHILDREN.along("moves").looking_at(&[Trait::Moves]);
const MOVED: Population = Population::new("children who moved").looking_at(&[Trait::Moves]);
const WHY: List = MOVED.by("why they moved last");
const BROKEN: Population = Population::new("placements that broke down early");
const STEPPED: Population = Population::new("children who stepped down");

/// Counts moves, early endings and steps down.
pub(super) fn count(year: &Year<'_>, counts: &mut Counts) {
    let children = year.children();
    let category = |child: &Child<'_>| {
        child
            .case
            .map_or_else(unknown, |case| times(moves(case, year).count()))
    };
    counts.list(TIMES, children.iter().map(category));
    let last = year.cases().filter_map(|case| moves(case, year).last());
    let why: Vec<Category> = last.map(|moved| reason(moved.left)).collect();
    let has_moved = |case: &Case| moves(case, year).next().is_some();
    counts.part(MOVED, CHILDREN, year.of_each(has_moved));
    counts.list(WHY, why);
    counts.whole(BROKEN, broken_down(year).len());
    let moved = year.cases().filter(|case| has_moved(case));
    counts.part(STEPPED, MOVED, moved.map(|case| stepped_down(case, year)));
}

/// Moves, why they came about, early endings, steps down to family.
pub(super) fn stability(settled: &Settled) -> ReportSection {
    let moved = (
        "Children by how often they moved in the year",
        "Moves",
        "No child was presented.",
    );
    let why = (
        "Children who moved, by why their last move came about",
        "Why the placement ended",
        "No child moved.",
    );
    let rows = [
        exhibit::counts(
            settled,
            "Placements that ended, not by plan, within six months of the panel's agreement",
            BROKEN,
        ),
        exhibit::counts(settled, "Children who stepped down to a family", STEPPED),
    ];
    let note = "Agreement: to a change of placement; that a placement goes on for longer is not counted. Not by \
                plan: for any recorded reason but a change to the care plan, in the placement's status \
                alone, or a custody arrangement; counted in the year in which it ended. A step down is a move \
                to relatives, foster carers or adopters, or home, from a place that is no family.";
    ReportSection {
        name: edition::Section::Stability.name().to_owned(),
        title: "Stability".to_owned(),
        intro: RichText::plain(
            "Of the children presented: moves from one placement to the next in the year. Short stays are \
             left out.",
        ),
        exhibits: vec![
            drawn(settled, TIMES, moved, ChartKind::Stacked),
            listed(settled, WHY, why),
            exhibit::measures(settled, "Early endings, and steps down", rows, Some(note)),
        ],
        ..ReportSection::default()
    }
}

/// How many children moved, for the first page.
pub(super) fn overall(settled: &Settled) -> exhibit::Line {
    exhibit::shares(settled, "Children who moved in the year", MOVED, CHILDREN)
}

/// A move from one placement to the next.
struct Move<'a> {
    left: &'a Placement,
    begun: &'a Placement,
}

/// A child's moves in the year. A short stay is none, nor is another code for the same home.
fn moves<'a>(case: &'a Case, year: &Year<'_>) -> impl Iterator<Item = Move<'a>> + use<'a> {
    let (first, until) = (year.first, year.until);
    let steps = case.steps().into_iter();
    let steps = steps.filter(move |step| (first..=until).contains(&step.on));
    steps.filter_map(|step| {
        let (left, begun) = (step.left?, step.begun?);
        Some(Move { left, begun })
    })
}

const LABELS: [&str; 4] = ["No move", "One move", "Two moves", "Three moves or more"];

fn times(moves: usize) -> Category {
    let rank = moves.min(LABELS.len() - 1);
    (rank, LABELS[rank].to_owned())
}

fn reason(left: &Placement) -> Category {
    let reason = left.reason_ended;
    reason.map_or_else(unknown, |reason| {
        ranked(ReasonForChange::ALL, &reason.value, reason.label())
    })
}

/// Placements that ended in the year, not by plan, within six months of the day on which the panel
/// agreed to them.
fn broken_down<'a>(year: &Year<'a>) -> BTreeSet<(&'a CaseRef, &'a Slug)> {
    let meetings = year.panel.meetings.range(..=year.until);
    let heard = meetings
        .filter_map(|(date, _)| year.heard_on(*date))
        .flatten();
    let agreed = heard.filter(|heard| {
        heard.effect == Some(Effect::Agreed)
            && heard.kind.is_some_and(|kind| kind.changes_placement)
    });
    let early = agreed.filter_map(|heard| {
        let case = year.case(&heard.item.case.id)?;
        let on = heard.item.decided_on(heard.sitting.date);
        let made = made_by(case, on, heard.item)?;
        let end = made.until?;
        let early = end <= six_months_after(on) && year.contains(end) && !is_planned(made.last());
        early.then_some((&case.case.value, &made.first().id.value))
    });
    early.collect()
}

/// The placement that an agreement led to: the one that was made beforehand and is now agreed to, or the
/// first that began within six months. Where the item proposed a place, it is a placement there or none.
fn made_by<'a>(case: &'a Case, agreed: Date, item: &Item) -> Option<Home<'a>> {
    let proposed = item.proposed.as_ref();
    let is_proposed = |home: &Home<'_>| {
        proposed.is_none_or(|proposed| proposed.setting.id == home.last().setting.id)
    };
    let unplanned = |home: &Home<'_>| home.last().unplanned.is_some();
    let beforehand = case
        .home_on(agreed)
        .filter(|home| unplanned(home) && is_proposed(home));
    let last = six_months_after(agreed);
    let mut homes = case.homes().into_iter();
    let after =
        homes.find(|home| (agreed..=last).contains(&home.from().value) && is_proposed(home));
    beforehand.or(after)
}

fn six_months_after(day: Date) -> Date {
    day.checked_add(6.months()).unwrap_or(day)
}

/// Whether the reason for an end is none of trouble, or nobody recorded one.
fn is_planned(placement: &Placement) -> bool {
    use ReasonForChange::{Carpl, Custod, Place};
    let reason = placement.reason_ended.map(|reason| reason.value);
    matches!(reason, None | Some(Carpl | Place | Custod))
}

fn stepped_down(case: &Case, year: &Year<'_>) -> bool {
    let stepped = |moved: Move<'_>| {
        !moved.left.placement_type.is_in_family() && moved.begun.placement_type.is_in_family()
    };
    moves(case, year).any(stepped)
}
