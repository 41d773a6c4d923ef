//! What sections count alike: the children and the items of a year, the order of lines, shares.

use super::disclosure::{Category, Population};

/// The children presented in the year.
pub(super) const CHILDREN: Population = Population::new("children");

/// The items considered in the year.
pub(super) const ITEMS: Population = Population::new("items");

/// Of so many or fewer no share is told: it would say more than it knows.
pub(super) const FEW: u32 = 5;

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
