//! A YAML file as a tree in which everything knows its place.

use super::Problem;
use super::malformed::{malformed, tag};
use crate::diag::Span;
use crate::source::{FileId, Lines};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Options, Spanned};
use std::cell::{Cell, OnceCell};
use std::fmt;

/// How deep a file may nest: three times what the deepest record needs.
const MAX_DEPTH: usize = 24;

/// How many values a file may hold: twenty times what the longest edition has.
const MAX_NODES: usize = 100_000;

/// One value of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Where it stands; a mapping's place is that of its first key.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    /// Nothing, as in `until:` with no value.
    Null,
    /// Words, a number, a date: kept as written, to be understood by the type that reads it.
    Scalar {
        /// The text, without its quotes.
        text: String,
        /// Whether it was written in quotes or as a block.
        quoted: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// Fields and their values, in the order of the file.
    Map(Vec<(Key, Node)>),
}

/// The name of a field, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Where it stands.
    pub span: Span,
    /// The name.
    pub name: String,
    /// Whether it stands after a comma inside `{ }`, where the rest of a text may have become a key.
    pub after_comma: bool,
}

/// Turns a file's text into a tree.
///
/// # Errors
/// The first thing that makes the text no YAML, or YAML of a kind that has no use here: an alias, a
/// tag, a second document, a field written twice.
pub(crate) fn parse(file: FileId, text: &str) -> Result<Node, Problem> {
    let builder = Builder {
        file,
        text,
        lines: OnceCell::new(),
        read_to: Cell::new(0),
    };
    match serde_saphyr::from_str_with_options::<Spanned<Raw>>(text, options()) {
        Ok(raw) => builder.node(raw),
        Err(error) => Err(builder.problem(&error)),
    }
}

fn options() -> Options {
    serde_saphyr::options! {
        budget: serde_saphyr::budget! {
            max_anchors: 0,
            max_aliases: 0,
            max_merge_keys: 0,
            max_depth: MAX_DEPTH,
            max_nodes: MAX_NODES,
        },
        strict_booleans: true,
        reject_unsupported_tags: true,
        with_snippet: false,
        // The tree looks for them itself, because it can point at both.
        duplicate_keys: serde_saphyr::DuplicateKeyPolicy::Error,
    }
}

/// The tree as the YAML crate gives it; numbers and booleans are read again from the file's text.
enum Raw {
    Null,
    Text(String),
    Plain,
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Null)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Raw, A::Error> {
        let mut list = Vec::new();
        while let Some(entry) = entries.next_element()? {
            list.push(entry);
        }
        Ok(Raw::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Raw, A::Error> {
        let mut map = Vec::new();
        while let Some(field) = fields.next_entry()? {
            map.push(field);
        }
        Ok(Raw::Map(map))
    }
}

struct Builder<'a> {
    file: FileId,
    text: &'a str,
    lines: OnceCell<Lines>,
    /// Where the last text ended: an exclamation mark before that is a part of it.
    read_to: Cell<usize>,
}

impl Builder<'_> {
    fn node(&self, raw: Spanned<Raw>) -> Result<Node, Problem> {
        let span = self.span(raw.referenced);
        self.no_tag(span)?;
        if !matches!(raw.value, Raw::List(_) | Raw::Map(_)) {
            self.read_to.set(span.end as usize);
        }
        let (span, kind) = match raw.value {
            Raw::Null => (span, NodeKind::Null),
            Raw::Text(text) => (
                span,
                NodeKind::Scalar {
                    quoted: self.slice(span).starts_with(['"', '\'', '|', '>']),
                    text,
                },
            ),
            Raw::Plain => (
                span,
                NodeKind::Scalar {
                    text: self.slice(span).trim().to_owned(),
                    quoted: false,
                },
            ),
            Raw::List(entries) => {
                let entries = entries.into_iter().map(|entry| self.node(entry));
                (span, NodeKind::List(entries.collect::<Result<_, _>>()?))
            }
            Raw::Map(fields) => {
                let mut map: Vec<(Key, Node)> = Vec::with_capacity(fields.len());
                for (key, value) in fields {
                    let span = self.span(key.referenced);
                    self.no_tag(span)?;
                    self.read_to.set(span.end as usize);
                    let key = Key {
                        span,
                        name: key.value,
                        after_comma: self.is_after_comma(span),
                    };
                    map.push((key, self.node(value)?));
                }
                let span = map.first().map_or(span, |(key, _)| key.span);
                (span, NodeKind::Map(map))
            }
        };
        Ok(Node { span, kind })
    }

    /// Refuses a tag before a value. The YAML crate takes those that it knows and says nothing of them.
    fn no_tag(&self, span: Span) -> Result<(), Problem> {
        let start = span.start as usize;
        let before = self.text.get(..start).unwrap_or_default().trim_end();
        let from = before.rfind([' ', '\n', '\t', '[', '{', ',', '\r']);
        let from = from.map_or(0, |at| at + 1);
        let line = before[..from].rfind('\n').map_or(0, |at| at + 1);
        let in_comment = before[line..from].contains('#');
        let at = if self.text[start..].starts_with('!') {
            Some(span)
        } else if before[from..].starts_with('!') && !in_comment && from >= self.read_to.get() {
            Some(Span::new(self.file, from, before.len()))
        } else {
            None
        };
        match at {
            Some(span) => Err(tag(span)),
            None => Ok(()),
        }
    }

    fn is_after_comma(&self, span: Span) -> bool {
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        before.trim_end().ends_with(',')
    }

    fn slice(&self, span: Span) -> &str {
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or_default()
    }

    /// The place of a location. Errors of the scanner know the line and column only.
    fn span(&self, location: Location) -> Span {
        let span = location.span();
        let start = span.byte_offset().map_or_else(
            || self.byte_at(location.line(), location.column()),
            |at| usize::try_from(at).unwrap_or_default(),
        );
        let end = start
            + span
                .byte_len()
                .map_or(0, |length| usize::try_from(length).unwrap_or_default());
        let start = floor_boundary(self.text, start);
        let end = floor_boundary(self.text, end.max(start));
        Span::new(self.file, start, end)
    }

    /// The byte at a line and column, both counted from 1 and in characters.
    fn byte_at(&self, line: u64, column: u64) -> usize {
        let count = |number: u64| usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
        let lines = self.lines.get_or_init(|| Lines::of(self.text));
        let start = lines.start(count(line)).unwrap_or(self.text.len());
        let of_line = self.text[start..].split_inclusive('\n').next();
        let before = of_line.unwrap_or_default().chars().take(count(column));
        start + before.map(char::len_utf8).sum::<usize>()
    }

    fn problem(&self, error: &serde_saphyr::Error) -> Problem {
        use serde_saphyr::Error as E;
        let mut inner = error;
        while let E::WithSnippet { error, .. } = inner {
            inner = error;
        }
        let span = inner
            .location()
            .map_or(Span::new(self.file, 0, 0), |location| self.span(location));
        match inner {
            E::DuplicateMappingKey { key, .. } => self.duplicate(key.as_deref(), span),
            E::MultipleDocuments { .. } => Problem::new(
                "invalid-yaml",
                span,
                "a second document begins here (a line `---`)",
            )
            .help("keep one record a file: move what follows into a file of its own"),
            E::Budget {
                breach: serde_saphyr::budget::BudgetBreach::Nodes { .. },
                ..
            } => Problem::new(
                "invalid-yaml",
                span,
                format!("the file holds more than {MAX_NODES} values"),
            )
            .help("keep one record a file, and a long list in a schedule (.csv)"),
            E::Budget { .. } => Problem::new(
                "invalid-yaml",
                span,
                "the file uses anchors or aliases (`&name`, `*name`, `<<:`), or nests too deeply",
            )
            .help("write the value out in full where it is needed"),
            E::NonFiniteFloat { .. } => Problem::new(
                "wrong-value",
                span,
                "this is not a number that can be used here",
            )
            .help("write the number in figures"),
            _ => malformed(self.file, self.text, span),
        }
    }

    fn duplicate(&self, key: Option<&str>, span: Span) -> Problem {
        let name = key.unwrap_or_default();
        let other = self.earlier_field(name, span.start as usize);
        // The field is not named: a text with a comma inside `{ }` is one too.
        let message = match &other {
            Some((first, _)) => {
                let lines = self.lines.get_or_init(|| Lines::of(self.text));
                let line = lines.line_of(first.start as usize) + 1;
                format!("this field of the record is written twice, first on line {line}")
            }
            None => "this field of the record is written twice".to_owned(),
        };
        let mut problem = Problem::new("duplicate-field", span, message)
            .help("keep one of the two: nothing tells which of them was meant");
        problem.other = other;
        problem
    }

    /// The nearest earlier line with the same indentation that begins with the same field.
    fn earlier_field(&self, name: &str, before: usize) -> Option<(Span, &'static str)> {
        let head = self.text.get(..before)?;
        let column = before - head.rfind('\n').map_or(0, |at| at + 1);
        let mut start = head.len();
        for line in head.split_inclusive('\n').rev() {
            start -= line.len();
            let is_field = line.get(column..).is_some_and(|rest| {
                rest.strip_prefix(name)
                    .is_some_and(|rest| rest.trim_start().starts_with(':'))
            });
            if is_field {
                let at = start + column;
                return Some((
                    Span::new(self.file, at, at + name.len()),
                    "first written here",
                ));
            }
        }
        None
    }
}

fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
