//! Everything of a year that concerns children is counted, section by section, and settled.
//!
//! Whatever the edition asks for and whatever the other year was like, all of it is counted: what a year
//! lets out must be the same in its own report and in the next one.

use super::counted::{CHILDREN, ITEMS};
use super::disclosure::{Counts, Release, Settled};
use super::sections::SECTIONS;
use super::year::{Year, Years};
use crate::model::value::FinancialYear;
use crate::papers::desk::Desk;

/// A year and the one before it, with what may be printed of them where counts of 1 up to a threshold are
/// small; nothing for a panel without Terms of Reference.
pub(super) fn years<'a>(
    desk: &'a Desk<'a>,
    panel: &str,
    year: FinancialYear,
    threshold: u32,
) -> Option<Years<'a>> {
    let this = Year::of(desk, panel, year)?;
    let before = Year::of(desk, panel, year.previous());
    let before = before.filter(|year| !year.sittings.is_empty());
    let each = || std::iter::once(&this).chain(&before);
    let this_release = release(&this, threshold);
    let settled = Settled::new(
        std::iter::once(this_release.clone())
            .chain(before.as_ref().map(|year| release(year, threshold)))
            .collect(),
        each().map(Year::title).collect(),
    );
    Some(Years {
        this,
        before,
        release: this_release,
        settled,
    })
}

/// What may be printed of a year.
fn release(year: &Year<'_>, threshold: u32) -> Release {
    let mut counts = Counts::new(threshold);
    counts.whole(CHILDREN, year.children().len());
    counts.whole(ITEMS, year.heard.len());
    for count in SECTIONS.iter().filter_map(|section| section.count) {
        count(year, &mut counts);
    }
    Release::of(&counts)
}
