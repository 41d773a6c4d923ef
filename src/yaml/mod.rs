//! YAML in, values with places out.
//!
//! This module is the only one that names the YAML crate. A file becomes a tree of [`Node`]s, each
//! with its place; [`read`] then turns the tree into a type that derives `Deserialize`. Reading the
//! tree ourselves, rather than deserialising straight from the YAML, is what lets a finding name the
//! thing that was being read ("a cost"), point at every misspelt field of a file and not only at the
//! first, and see a number as it was written.
//!
//! On the way through, every reference to another record and every piece of free text is noted with
//! its place, so that later stages can check all of them without walking each type by hand.

mod access;
mod at;
mod dated;
mod de;
mod leaf;
mod malformed;
mod one_or_many;
mod parts;
mod problem;
mod schema;
pub(crate) mod slips;
mod tree;

use crate::diag::Span;
use crate::source::FileId;
use serde::de::DeserializeOwned;
use std::cell::RefCell;

pub(crate) use at::{At, Kind, Ref, Written};
pub(crate) use dated::Dated;
pub(crate) use leaf::text_values;
pub(crate) use one_or_many::OneOrMany;
pub(crate) use problem::{Problem, Unread, nearest};
pub(crate) use tree::{Key, Node, NodeKind, parse};

/// The name by which a type tells the reader that it wants its place as well as its value.
const AT: &str = "$at";
/// The name by which a type asks for its value and for the tree from which it was read.
const WRITTEN: &str = "$written";
/// The name by which a type asks for the tree itself.
const NODE: &str = "$node";
/// The name by which a type says that it may be written as dated entries.
const DATED: &str = "$dated";
/// The name by which a type takes a single value for a list of one.
const ONE_OR_MANY: &str = "$one-or-many";
/// What the name of a reference begins with; the kind of record follows.
const REF: &str = "$ref:";
/// The name by which a type says that it holds words written by an officer.
pub(crate) const FREE_TEXT: &str = "$text";

/// A reference that was read somewhere in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    /// The kind of record it should lead to, such as `person`.
    pub kind: &'static str,
    /// The identifier as written.
    pub id: String,
    /// Where it was written.
    pub span: Span,
}

/// Words that an officer wrote, with their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeText {
    /// The words.
    pub text: String,
    /// Where they were written.
    pub span: Span,
}

/// What reading one file gave.
#[derive(Debug)]
pub(crate) struct Read<T> {
    /// The value, unless something in the file could not be understood.
    pub value: Option<T>,
    /// What is wrong with the file: every unknown field, and the first thing that stopped the reading.
    pub problems: Vec<Problem>,
    /// Every reference to another record.
    pub references: Vec<Reference>,
    /// Every piece of free text.
    pub texts: Vec<FreeText>,
}

/// What is noted while a tree is read.
#[derive(Default)]
struct Notes {
    problems: Vec<Problem>,
    references: Vec<Reference>,
    texts: Vec<FreeText>,
}

impl Notes {
    /// Notes a reference that has the form of one. Anything else is told where it is read, and is
    /// perhaps a text in the wrong place, which no later message may repeat.
    fn note_reference(&mut self, kind: &'static str, id: &str, span: Span) {
        if is_name(id) || is_number(id) {
            self.references.push(Reference {
                kind,
                id: id.to_owned(),
                span,
            });
        }
    }
}

/// `hale-r`.
fn is_name(id: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(plain);
    id.len() <= 60 && id.split('-').all(is_word)
}

/// `C-0107`, `P-79`, `1234567`.
fn is_number(id: &str) -> bool {
    let plain = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit();
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(plain);
    id.len() <= 20 && id.bytes().any(|b| b.is_ascii_digit()) && id.split('-').all(is_word)
}

/// Reads the text of one file.
#[must_use]
pub(crate) fn read<T: DeserializeOwned>(file: FileId, text: &str) -> Read<T> {
    match parse(file, text) {
        Ok(node) => read_node(&node),
        Err(problem) => Read {
            value: None,
            problems: vec![problem],
            references: Vec::new(),
            texts: Vec::new(),
        },
    }
}

/// Reads a value from a tree, such as the parameters of a rule.
#[must_use]
pub(crate) fn read_node<T: DeserializeOwned>(node: &Node) -> Read<T> {
    let notes = RefCell::new(Notes::default());
    let result = T::deserialize(de::NodeReader::new(node, &notes));
    let mut notes = notes.into_inner();
    let value = match result {
        Ok(value) => Some(value),
        Err(problem) => {
            notes.problems.push(problem.or_at(node.span));
            None
        }
    };
    Read {
        value,
        problems: notes.problems,
        references: notes.references,
        texts: notes.texts,
    }
}

#[cfg(test)]
mod tests;
