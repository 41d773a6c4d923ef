//! What sets two entries apart that ask one rule for one requirement.

use super::entry::Entry;
use crate::yaml::{Node, NodeKind};
use std::collections::{BTreeMap, BTreeSet};

/// Gives each entry what of its parameters, or else of its condition, the others with its rule don't say.
pub(super) fn set_apart(entries: &mut [Entry]) {
    let rule = |entry: &Entry| entry.rule().map(|rule| rule.name);
    let of: Vec<Option<String>> = entries
        .iter()
        .enumerate()
        .map(|(at, entry)| {
            let same = |(other, one): &(usize, &Entry)| *other != at && rule(one) == rule(entry);
            let others: Vec<&Entry> = (entries.iter().enumerate())
                .filter(same)
                .map(|(_, other)| other)
                .collect();
            rule(entry)?;
            own(entry, &others, parameters).or_else(|| own(entry, &others, condition))
        })
        .collect();
    for (entry, of) in entries.iter_mut().zip(of) {
        entry.of = of;
    }
}

/// What an entry says, by the fields that lead to it.
type Said = BTreeMap<String, BTreeSet<String>>;

fn parameters(entry: &Entry) -> Said {
    let mut said = Said::new();
    if let Some(with) = &entry.meets.with {
        gather(with, "", &mut said);
    }
    said
}

fn condition(entry: &Entry) -> Said {
    let mut said = Said::new();
    if let Some(when) = &entry.meets.when {
        gather(&when.node, "", &mut said);
    }
    said
}

/// What an entry says in the first field that all have and in which they differ, or else in one of its own:
/// `facts: pathway plan`.
fn own(entry: &Entry, others: &[&Entry], of: fn(&Entry) -> Said) -> Option<String> {
    let others: Vec<Said> = others.iter().map(|other| of(other)).collect();
    let own = of(entry);
    let differs = |(name, values): &(&String, &BTreeSet<String>)| {
        others.iter().any(|other| other.get(*name) != Some(*values))
    };
    let is_shared = |(name, _): &(&String, &BTreeSet<String>)| {
        others.iter().all(|other| other.contains_key(*name))
    };
    let mut shared = own.iter().filter(differs).filter(is_shared);
    let (name, values) = shared.next().or_else(|| own.iter().find(differs))?;
    let values: Vec<&str> = values.iter().map(String::as_str).collect();
    Some(format!("{name}: {}", values.join(", ")))
}

fn gather(node: &Node, name: &str, said: &mut Said) {
    match &node.kind {
        NodeKind::Null => {}
        NodeKind::Scalar { text, .. } => {
            let values = said.entry(name.to_owned()).or_default();
            values.insert(spaced(text));
        }
        NodeKind::List(nodes) => {
            for node in nodes {
                gather(node, name, said);
            }
        }
        NodeKind::Map(fields) => {
            for (key, value) in fields {
                let below = spaced(&key.name);
                let name = if name.is_empty() {
                    below
                } else {
                    format!("{name}: {below}")
                };
                gather(value, &name, said);
            }
        }
    }
}

/// A word of an edition without its hyphens.
fn spaced(word: &str) -> String {
    word.replace('-', " ")
}
