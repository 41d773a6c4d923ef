//! Where a child has lived by the case, so that a cost can say for which placement it is.

use super::facts::Entry;
use super::tree::{at, day_of, entries, is_stay, text_of};
use crate::yaml::Node;
use jiff::civil::Date;

/// A home of the child's.
pub(super) struct Home {
    pub(super) from: Date,
    pub(super) until: Option<Date>,
    pub(super) setting: String,
    pub(super) id: String,
}

pub(super) fn homes(top: Option<&Node>) -> Vec<Home> {
    let homes = entries(top, &["placements"]).iter();
    let homes = homes.filter(|node| !is_stay(node));
    let homes = homes.filter_map(|node| {
        let text = |name| text_of(at(Some(node), &[name])?).map(str::to_owned);
        Some(Home {
            from: day_of(node, "from")?,
            until: day_of(node, "until"),
            setting: text("setting")?,
            id: text("id")?,
        })
    });
    homes.collect()
}

/// The placement that a cost pays for: the one in which it begins, or as that goes on under another code.
pub(super) fn paid_for<'h>(entry: &Entry, homes: &'h [Home]) -> Option<&'h str> {
    let holds =
        |home: &&Home| home.from <= entry.from && home.until.is_none_or(|until| entry.from < until);
    let mut home = homes.iter().find(holds)?;
    while let Some(next) = homes.iter().find(|next| {
        let follows = home.until == Some(next.from) && home.setting == next.setting;
        follows && entry.until.is_none_or(|until| next.from <= until)
    }) {
        home = next;
    }
    Some(&home.id)
}
