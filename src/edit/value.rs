//! What is to be written, and what stands in a file, without places.

use crate::yaml::{Node, NodeKind};

/// A value of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing, as in `until:` with no value.
    Nothing,
    /// A date, a number, a code, a reference: written as it is.
    Word(String),
    /// What somebody says in words: written with quotation marks where YAML would take it for
    /// something else, as a block where it has lines.
    Text(String),
    /// A list.
    List(Vec<Entry>),
    /// Fields and their values.
    Record(Vec<Field>),
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub value: Value,
    /// Lines of a remark to stand above it.
    pub remarks: Vec<String>,
    /// Whether it stands in `{ }` on one line, if it fits.
    pub in_braces: bool,
}

/// A field of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Value,
    /// Lines of a remark to stand above it; an empty one stands for an empty line.
    pub remarks: Vec<String>,
}

impl Value {
    /// A date, a number, a code, a reference.
    pub fn word(word: &(impl ToString + ?Sized)) -> Self {
        Self::Word(word.to_string())
    }

    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of such values.
    pub fn list(values: impl IntoIterator<Item = Self>) -> Self {
        Self::List(values.into_iter().map(Entry::from).collect())
    }

    /// A record of such fields.
    pub fn record<N: Into<String>>(fields: impl IntoIterator<Item = (N, Self)>) -> Self {
        let field = |(name, value): (N, Self)| Field::new(name, value);
        Self::Record(fields.into_iter().map(field).collect())
    }

    /// The value that a tree means.
    pub(super) fn of(node: &Node) -> Self {
        match &node.kind {
            NodeKind::Null => Self::Nothing,
            NodeKind::Scalar { text, quoted: true } => Self::Text(text.clone()),
            NodeKind::Scalar { text, .. } => Self::Word(text.clone()),
            NodeKind::List(entries) => Self::list(entries.iter().map(Self::of)),
            NodeKind::Map(fields) => {
                let fields = fields.iter();
                Self::record(fields.map(|(key, value)| (key.name.clone(), Self::of(value))))
            }
        }
    }

    /// Whether what was read means this. Words may be read as written or in quotation marks; what is no
    /// text must not have got any. The order of fields means nothing.
    pub(super) fn is_meant_by(&self, read: &Self) -> bool {
        match (self, read) {
            (Self::Nothing, Self::Nothing) => true,
            (Self::Word(one) | Self::Text(one), Self::Word(other))
            | (Self::Text(one), Self::Text(other)) => one == other,
            (Self::List(ours), Self::List(theirs)) => {
                let mut pairs = ours.iter().zip(theirs);
                ours.len() == theirs.len()
                    && pairs.all(|(one, other)| one.value.is_meant_by(&other.value))
            }
            (Self::Record(ours), Self::Record(theirs)) => {
                let mut pairs = ours.iter().map(|one| {
                    let other = theirs.iter().find(|other| other.name == one.name);
                    other.is_some_and(|other| one.value.is_meant_by(&other.value))
                });
                ours.len() == theirs.len() && pairs.all(|is_meant| is_meant)
            }
            _ => false,
        }
    }

    /// Whether a remark is to stand somewhere in it.
    pub(super) fn has_remarks(&self) -> bool {
        match self {
            Self::Nothing | Self::Word(_) | Self::Text(_) => false,
            Self::List(entries) => entries
                .iter()
                .any(|entry| !entry.remarks.is_empty() || entry.value.has_remarks()),
            Self::Record(fields) => fields
                .iter()
                .any(|field| !field.remarks.is_empty() || field.value.has_remarks()),
        }
    }
}

impl From<Value> for Entry {
    fn from(value: Value) -> Self {
        Self {
            value,
            remarks: Vec::new(),
            in_braces: false,
        }
    }
}

impl Entry {
    /// In `{ }` on one line, if it fits.
    #[must_use]
    pub fn in_braces(mut self) -> Self {
        self.in_braces = true;
        self
    }

    /// With a remark of so many lines above it.
    #[must_use]
    pub fn under<R: Into<String>>(mut self, remarks: impl IntoIterator<Item = R>) -> Self {
        self.remarks.extend(remarks.into_iter().map(Into::into));
        self
    }
}

impl Field {
    /// A field without a remark.
    pub fn new(name: impl Into<String>, value: Value) -> Self {
        Self {
            name: name.into(),
            value,
            remarks: Vec::new(),
        }
    }

    /// With a remark of so many lines above it.
    #[must_use]
    pub fn under<R: Into<String>>(mut self, remarks: impl IntoIterator<Item = R>) -> Self {
        self.remarks.extend(remarks.into_iter().map(Into::into));
        self
    }
}
