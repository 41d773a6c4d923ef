//! An entry that a case lacks: the id that it gets, and how it is written.

use super::facts::Entry;
use super::home::{Home, paid_for};
use super::tree::{at, entries, text_of};
use crate::edit::{self, Value};
use crate::yaml::Node;
use std::collections::BTreeSet;

/// The ids of a case's list, of which a new one differs.
pub(super) struct Ids<'n> {
    used: BTreeSet<&'n str>,
    next: usize,
}

impl<'n> Ids<'n> {
    pub(super) fn new(top: Option<&'n Node>, list: &[&str]) -> Self {
        // Placements and provisions share theirs.
        let lists: &[&[&str]] = match list {
            ["placements"] | ["education", "provisions"] => {
                &[&["placements"], &["education", "provisions"]]
            }
            _ => &[&["costs"]],
        };
        let mut used = BTreeSet::new();
        for list in lists {
            let ids = entries(top, list).iter();
            used.extend(ids.filter_map(|node| text_of(at(Some(node), &["id"])?)));
        }
        Self { used, next: 1 }
    }

    pub(super) fn next(&mut self, entry: &Entry) -> Option<String> {
        let letter = entry.id?;
        loop {
            let id = format!("{letter}{}", self.next);
            self.next += 1;
            if !self.used.contains(id.as_str()) {
                return Some(id);
            }
        }
    }
}

/// An entry as it is written.
pub(super) fn written_of(entry: &Entry, id: Option<String>, homes: &[Home]) -> edit::Entry {
    let mut fields = Vec::new();
    let is_record = id.is_some();
    fields.extend(id.map(|id| ("id", Value::text(id))));
    fields.extend(entry.fields.iter().cloned());
    if let Some(home) = paid_for(entry, homes).filter(|_| entry.of_home) {
        fields.insert(2, ("of", Value::text(home)));
    }
    let written = edit::Entry::from(Value::record(fields));
    let written = if is_record {
        written
    } else {
        written.in_braces()
    };
    written.under(entry.remark.clone())
}
