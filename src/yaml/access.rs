//! How serde walks through a list, the fields of a record, and a word of a closed list.

use super::de::NodeReader;
use super::parts::KeyReader;
use super::problem::Problem;
use super::{Node, NodeKind, tree::Key};
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use std::slice;

/// The entries of a list.
pub(super) struct Entries<'a> {
    pub(super) reader: NodeReader<'a>,
    pub(super) entries: slice::Iter<'a, Node>,
}

impl<'a> SeqAccess<'a> for Entries<'a> {
    type Error = Problem;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Problem> {
        self.entries
            .next()
            .map(|node| seed.deserialize(self.reader.over(node)))
            .transpose()
    }
}

/// The fields of a record, with its name; those that it does not know were noted and are passed over.
pub(super) struct Fields<'a> {
    reader: NodeReader<'a>,
    rest: slice::Iter<'a, (Key, Node)>,
    known: Option<(&'static str, &'static [&'static str])>,
    value: Option<(&'a str, &'a Node)>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(
        reader: NodeReader<'a>,
        fields: &'a [(Key, Node)],
        known: Option<(&'static str, &'static [&'static str])>,
    ) -> Self {
        Self {
            reader,
            rest: fields.iter(),
            known,
            value: None,
        }
    }
}

impl<'a> MapAccess<'a> for Fields<'a> {
    type Error = Problem;

    fn next_key_seed<K: DeserializeSeed<'a>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Problem> {
        for (key, value) in self.rest.by_ref() {
            if self
                .known
                .is_some_and(|(_, known)| !known.contains(&key.name.as_str()))
            {
                continue;
            }
            self.value = Some((&key.name, value));
            let node = Node {
                span: key.span,
                kind: NodeKind::Scalar {
                    text: key.name.clone(),
                    quoted: false,
                },
            };
            let reader = KeyReader {
                node,
                reader: self.reader,
            };
            return seed.deserialize(reader).map(Some);
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Problem> {
        let (field, node) = self
            .value
            .take()
            .ok_or_else(|| Problem::custom("a value was asked for before its field"))?;
        let record = self.known.map_or("", |(record, _)| record);
        seed.deserialize(self.reader.over(node)).map_err(|problem| {
            let problem = problem.or_at(node.span);
            problem.where_is_meant(record, field, node)
        })
    }
}

/// One word of a closed list, alone or with fields of its own.
pub(super) struct Choice<'a> {
    pub(super) reader: NodeReader<'a>,
    pub(super) name: &'a str,
    pub(super) content: Option<&'a Node>,
}

impl<'a> EnumAccess<'a> for Choice<'a> {
    type Error = Problem;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, Self), Problem> {
        let value = seed.deserialize(StrDeserializer::<Problem>::new(self.name))?;
        Ok((value, self))
    }
}

impl<'a> VariantAccess<'a> for Choice<'a> {
    type Error = Problem;

    fn unit_variant(self) -> Result<(), Problem> {
        match self.content {
            None => Ok(()),
            Some(node) => Err(Problem::new(
                "wrong-value",
                node.span,
                format!("`{}` takes no fields", self.name),
            )),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, Problem> {
        match self.content {
            Some(node) => seed.deserialize(self.reader.over(node)),
            None => Err(self.reader.wrong(format!(
                "`{}` needs a value: write `{}: ...`",
                self.name, self.name
            ))),
        }
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Problem> {
        match self.content {
            Some(node) => self.reader.over(node).deserialize_seq(visitor),
            None => Err(self.reader.wrong(format!("`{}` needs a list", self.name))),
        }
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        match self.content {
            Some(node) => self
                .reader
                .over(node)
                .deserialize_struct("Record", known, visitor),
            None => Err(self.reader.wrong(format!("`{}` needs fields", self.name))),
        }
    }
}
