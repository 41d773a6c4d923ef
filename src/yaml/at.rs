//! Values that remember where they were written.

use super::{AT, NODE, Node, NodeKind, WRITTEN, tree::Key};
use crate::diag::Span;
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use std::{fmt, marker::PhantomData, ops::Deref, str::FromStr};

/// A value and its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Where it was written; for a record, its first field.
    pub span: Span,
}

impl<T> Deref for At<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// Takes the next of the values that a place is handed over as.
fn next<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(values: &mut A) -> Result<T, A::Error> {
    values
        .next_element()?
        .ok_or_else(|| A::Error::custom("a place has too few parts"))
}

fn next_span<'de, A: SeqAccess<'de>>(values: &mut A) -> Result<Span, A::Error> {
    Ok(Span::from_parts(
        next(values)?,
        next(values)?,
        next(values)?,
    ))
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AtVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for AtVisitor<T> {
            type Value = At<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value with its place")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<At<T>, A::Error> {
                let span = next_span(&mut values)?;
                Ok(At {
                    span,
                    value: next(&mut values)?,
                })
            }
        }

        deserializer.deserialize_newtype_struct(AT, AtVisitor(PhantomData))
    }
}

/// A value with the tree from which it was read, for whoever puts it into words as it was written.
#[derive(Debug, Clone)]
pub struct Written<T> {
    /// The value.
    pub value: T,
    /// How it was written.
    pub node: Node,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Written<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WrittenVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for WrittenVisitor<T> {
            type Value = Written<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a value")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Written<T>, A::Error> {
                next_span(&mut values)?;
                Ok(Written {
                    node: next(&mut values)?,
                    value: next(&mut values)?,
                })
            }
        }

        deserializer.deserialize_newtype_struct(WRITTEN, WrittenVisitor(PhantomData))
    }
}

/// A kind of record that others refer to.
pub trait Kind {
    /// What the record is called in messages.
    const NAME: &'static str;
    /// The name by which the reader notes such a reference: `$ref:` and [`Kind::NAME`].
    const MARKER: &'static str;
    /// What identifies such a record.
    type Id: FromStr<Err: fmt::Display> + fmt::Display + Ord + Clone;
}

/// A reference to a record of another file, with its place.
pub struct Ref<K: Kind> {
    /// The identifier.
    pub id: K::Id,
    /// Where it was written.
    pub span: Span,
}

impl<K: Kind> Clone for Ref<K> {
    fn clone(&self) -> Self {
        Self {
            id: self.id.clone(),
            span: self.span,
        }
    }
}

impl<K: Kind> Deref for Ref<K> {
    type Target = K::Id;

    fn deref(&self) -> &K::Id {
        &self.id
    }
}

impl<K: Kind> PartialEq for Ref<K> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<K: Kind> Eq for Ref<K> {}

impl<K: Kind> fmt::Debug for Ref<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", K::NAME, self.id)
    }
}

impl<K: Kind> fmt::Display for Ref<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id.fmt(f)
    }
}

impl<'de, K: Kind> Deserialize<'de> for Ref<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct RefVisitor<K>(PhantomData<K>);

        impl<'de, K: Kind> Visitor<'de> for RefVisitor<K> {
            type Value = Ref<K>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "the reference of a {}", K::NAME)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Ref<K>, A::Error> {
                let span = next_span(&mut values)?;
                let text: String = next(&mut values)?;
                let id = text.parse().map_err(A::Error::custom)?;
                Ok(Ref { id, span })
            }
        }

        deserializer.deserialize_newtype_struct(K::MARKER, RefVisitor::<K>(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Node {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NodeVisitor;

        impl<'de> Visitor<'de> for NodeVisitor {
            type Value = Node;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Node, A::Error> {
                let span = next_span(&mut values)?;
                let kind = match next::<String, A>(&mut values)?.as_str() {
                    "scalar" => NodeKind::Scalar {
                        quoted: next(&mut values)?,
                        text: next(&mut values)?,
                    },
                    "list" => NodeKind::List(next(&mut values)?),
                    "map" => {
                        let mut map = Vec::new();
                        while let Some(key) = values.next_element::<At<String>>()? {
                            let key = Key {
                                span: key.span,
                                name: key.value,
                                after_comma: false,
                            };
                            map.push((key, next(&mut values)?));
                        }
                        NodeKind::Map(map)
                    }
                    _ => NodeKind::Null,
                };
                Ok(Node { span, kind })
            }
        }

        deserializer.deserialize_newtype_struct(NODE, NodeVisitor)
    }
}
