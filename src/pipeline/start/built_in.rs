//! Terms of Reference that come with the program, for a panel to begin with. `build.rs` finds them by folder; what
//! each is called stands in it.

use crate::model::edition::Edition;
use crate::model::registers::PeopleFile;
use crate::model::value::{Slug, Text};
use crate::source::FileId;
use crate::yaml::{Node, NodeKind, parse, read};
use std::collections::BTreeMap;

/// Terms of Reference to begin with.
#[derive(Debug)]
pub struct BuiltIn {
    /// The name of their folder, by which they are asked for.
    pub id: &'static str,
    /// The edition as a file.
    pub(super) terms: &'static str,
    /// The register of its workspace, which says what its roles are called.
    people: &'static str,
}

const ALL: &[BuiltIn] = &include!(concat!(env!("OUT_DIR"), "/built_in.rs"));

impl BuiltIn {
    /// All that there are.
    #[must_use]
    pub fn all() -> &'static [Self] {
        ALL
    }

    /// Those of this name.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        ALL.iter().find(|one| one.id == id)
    }

    /// The edition.
    #[must_use]
    pub fn edition(&self) -> Edition {
        let read = read::<Edition>(FileId::FIRST, self.terms);
        read.value.expect("a test reads each of them")
    }

    /// What the roles are called that it names.
    pub(super) fn roles(&self) -> BTreeMap<Slug, Text> {
        let people = read::<PeopleFile>(FileId::FIRST, self.people);
        let mut roles = people.value.expect("a test reads each of them").roles;
        let Ok(tree) = parse(FileId::FIRST, self.terms) else {
            unreachable!("a test reads each of them");
        };
        roles.retain(|role, _| has_word(&tree, role.as_str()));
        roles
    }
}

/// Whether a word stands somewhere in a tree as a value.
pub(super) fn has_word(node: &Node, word: &str) -> bool {
    match &node.kind {
        NodeKind::Null => false,
        NodeKind::Scalar { text, .. } => text == word,
        NodeKind::List(entries) => entries.iter().any(|entry| has_word(entry, word)),
        NodeKind::Map(fields) => fields.iter().any(|(_, value)| has_word(value, word)),
    }
}

#[cfg(test)]
mod tests {
    use super::BuiltIn;
    use std::collections::BTreeSet;

    #[test]
    fn each_can_be_read_and_is_told_from_the_others() {
        let ids: BTreeSet<&str> = BuiltIn::all().iter().map(|one| one.id).collect();
        assert_eq!(ids.len(), BuiltIn::all().len());
        assert!(ids.len() >= 3, "{ids:?}");
        for one in BuiltIn::all() {
            let edition = one.edition();
            assert!(edition.head.is_none(), "{} stands alone", one.id);
            assert!(one.roles().len() >= edition.seats.len(), "{}", one.id);
        }
        assert!(BuiltIn::named("nosuch").is_none());
    }
}
