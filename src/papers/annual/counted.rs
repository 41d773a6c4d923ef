//! Everything of a year that concerns children and is counted, section by section.
//!
//! Whatever the edition asks for and whatever the other year was like, all of it is counted: what a year
//! lets out must be the same in its own report and in the next one.

use super::disclosure::{Category, Counts, Population, Release};
use super::year::Year;
use super::{
    actions, activity, budgets, costs, high_needs, needs, oversight, stability, sufficiency,
    timeliness,
};

/// The children presented in the year.
pub(super) const CHILDREN: Population = Population::new("children");

/// The items considered in the year.
pub(super) const ITEMS: Population = Population::new("items");

/// The sections' counts.
const SECTIONS: &[fn(&Year<'_>, &mut Counts)] = &[
    needs::count,
    activity::count,
    timeliness::count,
    costs::count,
    budgets::count,
    high_needs::count,
    stability::count,
    oversight::count,
    sufficiency::count,
    actions::count,
];

/// What may be printed of a year.
pub(super) fn release(year: &Year<'_>) -> Release {
    let mut counts = Counts::new(year.desk.workspace.authority.suppression.threshold);
    counts.whole(CHILDREN, year.children().len());
    counts.whole(ITEMS, year.heard.len());
    for count in SECTIONS {
        count(year, &mut counts);
    }
    Release::of(&counts)
}

/// The rank and name of a code in its list.
pub(super) fn ranked<T: PartialEq>(all: &[T], code: &T, label: &str) -> Category {
    let rank = all.iter().position(|other| other == code);
    (rank.unwrap_or(usize::MAX), label.to_owned())
}

/// The last line of a table.
pub(super) fn unknown() -> Category {
    (usize::MAX, "Not known".to_owned())
}

/// The line before it, for what a child does not have.
pub(super) fn without(label: &str) -> Category {
    (usize::MAX - 1, label.to_owned())
}

/// A part of a whole in per cent, rounded to the nearest.
pub(super) fn per_cent(part: u32, of: u32) -> u64 {
    (u64::from(part) * 200 + u64::from(of)) / (2 * u64::from(of)).max(1)
}
