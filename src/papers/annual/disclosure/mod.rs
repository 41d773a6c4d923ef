//! What may be printed of the year's counts, so that no child can be worked out (R-75, T15).
//!
//! The road is one way: a section **counts** each year into [`Counts`], the report **settles** each
//! year into a [`Release`], and the section **prints** from the [`Settled`] years, which hold nothing
//! that may not be printed. A number that concerns children takes no other road.
//!
//! 1. Small categories are merged: those of a list with names into one line, those of an ordered scale
//!    with their smaller neighbour.
//! 2. What is still from 1 up to the authority's threshold is withheld ([`SYMBOL`]). Nothing stays `0`.
//! 3. Everything that is printed is one system of sums: lists and their totals, parts of parts, cross
//!    tables and their margins. For each withheld number another whole-number solution is looked for
//!    ([`system`]); while one has none, another number is withheld with it; a table that cannot be
//!    helped is not printed at all.
//!
//! **Two years.** A release is made of its own year's data and of nothing else, so the report of a year
//! and the report of the year after print of it what follows from the same release. What a table shows
//! of two years side by side (bands that either year had to merge) is made of the releases alone.
//!
//! **Two readers.** The Management Team's own report is settled with a threshold of [`TRUE_FIGURES`],
//! unless `ipop.yaml` asks for more; the one for publication is settled anew, with its own, and sees
//! nothing of the other.
//!
//! # How to count something
//!
//! ```text
//! // Names, once. CHILDREN and ITEMS are in `counted`.
//! pub(super) const LEGAL: List = CHILDREN.by("legal status").looking_at(&[Trait::Care]);  // by names
//! const AGE: List = CHILDREN.along("age");                          // an ordered scale
//! const RETROSPECTIVE: Population = Population::new("items heard late");
//! const WEEKLY: Amount = Amount::new("weekly cost");
//!
//! // Counting: a function of one year alone, listed in `counted`. Always count, whatever is printed:
//! // what a year lets out may not depend on the other year, nor on which section is asked for.
//! pub(super) fn count(year: &Year<'_>, counts: &mut Counts) {
//!     counts.list(LEGAL, each_child(year).map(legal));              // every child, in one category each
//!     counts.cross(AGE, LEGAL, each_child(year).map(|c| (age(c), legal(c))));  // with its two margins
//!     counts.part(RETROSPECTIVE, ITEMS, each_item(year).map(is_late));  // of each item whether it is one
//!     counts.list(RETROSPECTIVE.by("why"), why_of_each);            // a list of a part
//!     counts.amounts(WEEKLY, &[TYPE, CLASS], each_cost);            // money, in the groups of lists
//! }
//!
//! // Printing: words only.
//! settled.table(LEGAL, "Children by legal status", "Legal status", "No child was presented.")
//! settled.cross((AGE, LEGAL), year, caption, heading)              // one year's cross table, or nothing
//! settled.count(RETROSPECTIVE, year)                                // "7", "c"; 0 is this year, 1 the one before
//! settled.cell(LEGAL, "Section 20", year)
//! settled.of(IN_TIME, ITEMS, year)                                  // "11 of 21 (52 per cent)", "c of 21"
//! settled.rows(LEGAL)                                               // label and figures of the years, for a chart
//! settled.money(WEEKLY, Kind::Mean, year)                           // of all: "£3,000", "c"
//! settled.money_table(WEEKLY, TYPE, &[(Kind::Mean, "Mean"), (Kind::Median, "Median")], words, empty)
//! settled.money_rows(WEEKLY, TYPE, year)                            // label, figure, mean: for a chart
//! ```
//!
//! - A count that is part of another is a [`Counts::part`] or a list of it: `3 of 20` and `17 of 20` are
//!   the same secret.
//! - A number that is also a cell of a list elsewhere is read from that list ([`Settled::cell`]), or is a
//!   part that looks at the same [`Trait`]: whatever follows from the one about the other is found out from
//!   the members themselves. What looks at none in common shares only its total.
//! - What concerns no child (meetings, agendas, seats) needs none of this.

mod counts;
mod lookup;
mod merge;
mod money;
mod names;
mod release;
mod row;
mod said;
mod settled;
mod shown;
mod system;
#[cfg(test)]
mod tests;

pub(in crate::papers::annual) use counts::{Cost, Counts};
pub(in crate::papers::annual) use lookup::Kind;
pub(in crate::papers::annual) use money::hidden_groups;
pub(in crate::papers::annual) use names::{Amount, Category, List, Population, Trait};
pub(in crate::papers::annual) use release::Release;
pub(in crate::papers::annual) use said::Said;
pub(in crate::papers::annual) use settled::{Figure, Settled};
pub(in crate::papers::annual) use shown::Shown;

/// The threshold of a report in which nothing is withheld.
pub(in crate::papers::annual) const TRUE_FIGURES: u32 = 0;

/// What is printed for a withheld number.
pub(in crate::papers::annual) const SYMBOL: &str = "c";

/// What is printed where nothing of a column can be.
pub(in crate::papers::annual) const NOT_SHOWN: &str = ":";

/// How many whole numbers must fit a withheld one. With a threshold below three there are no three that
/// are small.
pub(in crate::papers::annual) fn enough(threshold: u32) -> u32 {
    threshold.clamp(2, 3)
}

/// Whether a count may not be printed.
#[must_use]
pub(in crate::papers::annual) fn is_small(count: u32, threshold: u32) -> bool {
    (1..=threshold).contains(&count)
}
