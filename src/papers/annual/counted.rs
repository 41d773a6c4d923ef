//! Everything of a year that concerns children and is counted, section by section.
//!
//! Whatever the edition asks for and whatever the other year was like, all of it is counted: what a year
//! lets out must be the same in its own report and in the next one.

use super::disclosure::{Counts, Population, Release};
use super::needs;
use super::year::Year;

/// The children presented in the year.
pub(super) const CHILDREN: Population = Population::new("children");

/// The items considered in the year.
pub(super) const ITEMS: Population = Population::new("items");

/// The sections' counts.
const SECTIONS: &[fn(&Year<'_>, &mut Counts)] = &[needs::count];

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
