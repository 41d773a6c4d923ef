//! How a place, a whole node, or a key is handed to a type that asks for it.
//!
//! A place goes as three numbers, then comes what stands there: serde has no other way to give a
//! value more than the value.

use super::de::{NodeReader, known_word};
use super::problem::Problem;
use super::{AT, Node, NodeKind, REF, tree::Key};
use crate::diag::Span;
use serde::de::value::{BoolDeserializer, StrDeserializer, U32Deserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, SeqAccess, Visitor};
use std::slice;

impl<'a> NodeReader<'a> {
    /// The parts of a node for whoever wants the tree itself.
    pub(super) fn whole(self) -> Parts<'a> {
        match &self.node.kind {
            NodeKind::Null => Parts::new(self, vec![Part::Word("null")], &[]),
            NodeKind::Scalar { text, quoted } => Parts::new(
                self,
                vec![Part::Word("scalar"), Part::Flag(*quoted), Part::Word(text)],
                &[],
            ),
            NodeKind::List(_) => {
                Parts::new(self, vec![Part::Word("list")], slice::from_ref(self.node))
            }
            NodeKind::Map(fields) => {
                let mut parts = vec![Part::Word("map")];
                for (key, value) in fields {
                    parts.push(Part::Key(key));
                    parts.push(Part::Node(value));
                }
                Parts::new(self, parts, &[])
            }
        }
    }
}

/// One of the values that a place, or a node, is handed over as.
pub(super) enum Part<'a> {
    Number(u32),
    Word(&'a str),
    Flag(bool),
    Key(&'a Key),
    Node(&'a Node),
}

/// A place, then what stands there, as a sequence.
pub(super) struct Parts<'a> {
    reader: NodeReader<'a>,
    parts: std::vec::IntoIter<Part<'a>>,
}

impl<'a> Parts<'a> {
    pub(super) fn new(reader: NodeReader<'a>, middle: Vec<Part<'a>>, last: &'a [Node]) -> Self {
        let mut parts = place(reader.node.span);
        parts.extend(middle);
        parts.extend(last.iter().map(Part::Node));
        Self {
            reader,
            parts: parts.into_iter(),
        }
    }
}

fn place<'a>(span: Span) -> Vec<Part<'a>> {
    let (file, start, end) = span.parts();
    vec![Part::Number(file), Part::Number(start), Part::Number(end)]
}

impl<'a> SeqAccess<'a> for Parts<'a> {
    type Error = Problem;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Problem> {
        let Some(part) = self.parts.next() else {
            return Ok(None);
        };
        match part {
            Part::Number(number) => seed.deserialize(U32Deserializer::new(number)),
            Part::Word(word) => seed.deserialize(StrDeserializer::new(word)),
            Part::Flag(flag) => seed.deserialize(BoolDeserializer::new(flag)),
            Part::Key(key) => {
                let node = Node {
                    span: key.span,
                    kind: NodeKind::Scalar {
                        text: key.name.clone(),
                        quoted: false,
                    },
                };
                seed.deserialize(KeyReader {
                    node,
                    reader: self.reader,
                })
            }
            Part::Node(node) => seed.deserialize(self.reader.over(node)),
        }
        .map(Some)
    }
}

/// A key read as if it were a value, so that it too can have its place or be a reference.
pub(super) struct KeyReader<'a> {
    pub(super) node: Node,
    pub(super) reader: NodeReader<'a>,
}

impl<'a> Deserializer<'a> for KeyReader<'a> {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Problem> {
        let NodeKind::Scalar { text, .. } = &self.node.kind else {
            return Err(Problem::custom("expected the name of a field"));
        };
        visitor
            .visit_str(text)
            .map_err(|problem: Problem| problem.or_at(self.node.span))
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let span = self.node.span;
        let NodeKind::Scalar { text, .. } = self.node.kind else {
            return Err(Problem::custom("expected the name of a field"));
        };
        if let Some(kind) = name.strip_prefix(REF) {
            let mut notes = self.reader.notes.borrow_mut();
            notes.note_reference(kind, &text, span);
        } else if name != AT {
            return visitor
                .visit_newtype_struct(text.into_deserializer())
                .map_err(|problem: Problem| problem.or_at(span));
        }
        let (file, start, end) = span.parts();
        visitor
            .visit_seq(KeyParts {
                numbers: vec![end, start, file],
                text: Some(text),
            })
            .map_err(|problem: Problem| problem.or_at(span))
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let span = self.node.span;
        let NodeKind::Scalar { text, .. } = self.node.kind else {
            return Err(Problem::custom("expected the name of a field"));
        };
        known_word(name, variants, &text, span)?;
        visitor
            .visit_enum(text.into_deserializer())
            .map_err(|problem: Problem| problem.or_at(span))
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'a>>
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// A key's place and name as a sequence; the numbers are taken from the end.
struct KeyParts {
    numbers: Vec<u32>,
    text: Option<String>,
}

impl<'a> SeqAccess<'a> for KeyParts {
    type Error = Problem;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Problem> {
        if let Some(number) = self.numbers.pop() {
            return seed.deserialize(U32Deserializer::new(number)).map(Some);
        }
        match self.text.take() {
            Some(text) => seed.deserialize(text.into_deserializer()).map(Some),
            None => Ok(None),
        }
    }
}
