//! Reads typed values from the tree.

use super::problem::{Problem, nearest, with_article, words};
use super::{AT, FREE_TEXT, FreeText, NODE, Node, NodeKind, Notes, REF, Reference, tree::Key};
use crate::diag::Span;
use serde::de::value::{BoolDeserializer, StrDeserializer, U32Deserializer};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IntoDeserializer, MapAccess, SeqAccess,
    VariantAccess, Visitor,
};
use std::{cell::RefCell, fmt, slice};

/// A serde deserializer over one node.
#[derive(Clone, Copy)]
pub(super) struct NodeReader<'a> {
    node: &'a Node,
    notes: &'a RefCell<Notes>,
}

impl<'a> NodeReader<'a> {
    pub(super) fn new(node: &'a Node, notes: &'a RefCell<Notes>) -> Self {
        Self { node, notes }
    }

    fn over(self, node: &'a Node) -> Self {
        Self { node, ..self }
    }

    fn wrong(self, message: impl Into<String>) -> Problem {
        Problem::new("wrong-value", self.node.span, message)
    }

    /// The text of a scalar, whatever it looks like.
    fn text(self, expected: &str) -> Result<&'a str, Problem> {
        match &self.node.kind {
            NodeKind::Scalar { text, .. } => Ok(text),
            NodeKind::Null => Err(self
                .wrong(format!("expected {expected}, found nothing"))
                .help("write a value after the colon, or remove the line")),
            NodeKind::List(_) => Err(self.wrong(format!("expected {expected}, found a list"))),
            NodeKind::Map(_) => Err(self.wrong(format!("expected {expected}, found fields"))),
        }
    }

    fn fields(self, name: &str) -> Result<&'a [(Key, Node)], Problem> {
        match &self.node.kind {
            NodeKind::Map(fields) => Ok(fields),
            NodeKind::Null => Err(self.wrong(format!("the fields of {name} are missing"))),
            NodeKind::Scalar { .. } => Err(self
                .wrong(format!("expected the fields of {name}"))
                .help("write `field: value` lines, indented below the name")),
            NodeKind::List(_) => Err(self
                .wrong(format!("expected the fields of {name}, found a list"))
                .help("take away the `- ` in front")),
        }
    }

    fn note_unknown_fields(
        self,
        name: &str,
        fields: &'a [(Key, Node)],
        known: &'static [&'static str],
    ) {
        for (key, _) in fields {
            if known.contains(&key.name.as_str()) {
                continue;
            }
            let thing = with_article(name);
            let help = match nearest(&key.name, known.iter().copied()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("{thing} may have: {}", known.join(", ")),
            };
            let message = format!("`{}` is not a field of {thing}", key.name);
            let problem = Problem::new("unknown-field", key.span, message).help(help);
            self.notes.borrow_mut().problems.push(problem);
        }
    }
}

/// Whether a date or moment is written in the one form that is taken: the time library would also
/// take `20260610`, an offset, or a date where a moment is asked for.
fn is_strict_date(expected: &str, text: &str) -> bool {
    let like = |pattern: &str, text: &str| {
        pattern.len() == text.len()
            && pattern
                .bytes()
                .zip(text.bytes())
                .all(|(wanted, found)| match wanted {
                    b'9' => found.is_ascii_digit(),
                    _ => wanted == found,
                })
    };
    let this_age = ("1900"..="2199").contains(&text.get(..4).unwrap_or_default());
    match expected {
        DATE => this_age && like("9999-99-99", text),
        MOMENT => this_age && (like("9999-99-99T99:99", text) || like("9999-99-99T99:99:99", text)),
        _ => true,
    }
}

const DATE: &str = "a date that exists, such as 2026-06-10";
const MOMENT: &str = "a date and time, such as 2026-06-08T15:40";

/// That a word is one of a closed list.
fn known_word(
    name: &'static str,
    variants: &'static [&'static str],
    found: &str,
    span: Span,
) -> Result<(), Problem> {
    if variants.contains(&found) {
        return Ok(());
    }
    let message = format!("this is not a known {}", words(name));
    let help = match nearest(found, variants.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("use one of: {}", variants.join(", ")),
    };
    Err(Problem::new("unknown-word", span, message).help(help))
}

/// What a visitor says that it wants, in the words of an officer.
fn expectation<'de, V: Visitor<'de>>(visitor: &V) -> String {
    struct Expecting<'a, V>(&'a V);
    impl<'de, V: Visitor<'de>> fmt::Display for Expecting<'_, V> {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.expecting(f)
        }
    }
    let words = Expecting(visitor).to_string();
    // The time library speaks to programmers.
    match words.as_str() {
        "a date string" => DATE.to_owned(),
        "a datetime string" => MOMENT.to_owned(),
        "a string" => "text".to_owned(),
        _ => words,
    }
}

impl<'a> NodeReader<'a> {
    fn number<T: std::str::FromStr>(self) -> Result<T, Problem> {
        let text = self.text("a whole number")?;
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = digits.bytes().all(|digit| digit.is_ascii_digit())
            && (digits == "0" || !digits.starts_with('0'));
        plain
            .then(|| text.parse().ok())
            .flatten()
            .ok_or_else(|| self.wrong("expected a whole number in figures, such as 15"))
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident $type:ty),+ $(,)?) => {$(
        fn $method<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Problem> {
            visitor.$visit(self.number::<$type>()?)
        }
    )+};
}

impl<'a> Deserializer<'a> for NodeReader<'a> {
    type Error = Problem;

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Problem> {
        match &self.node.kind {
            NodeKind::Null => visitor.visit_unit(),
            NodeKind::Scalar { .. } => self.deserialize_str(visitor),
            NodeKind::List(_) => self.deserialize_seq(visitor),
            NodeKind::Map(_) => self.deserialize_map(visitor),
        }
        .map_err(|problem| problem.or_at(self.node.span))
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.text("true or false")? {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(self.wrong("expected true or false")),
        }
    }

    numbers! {
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16,
        deserialize_i32 visit_i32 i32, deserialize_i64 visit_i64 i64,
        deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64,
    }

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Problem> {
        let expected = expectation(&visitor);
        let text = self.text(&expected)?;
        if !is_strict_date(&expected, text) {
            return Err(self.wrong(format!("expected {expected}")));
        }
        visitor.visit_str(text).map_err(|mut problem: Problem| {
            if problem.span.is_none() && expected.contains("such as") {
                problem.message = format!("expected {expected}");
            }
            problem.or_at(self.node.span)
        })
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Problem> {
        match self.node.kind {
            NodeKind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let result = if name == AT {
            visitor.visit_seq(Parts::new(self, Vec::new(), slice::from_ref(self.node)))
        } else if name == NODE {
            visitor.visit_seq(self.whole())
        } else if let Some(kind) = name.strip_prefix(REF) {
            let id = self.text(&format!("the reference of {}", with_article(kind)))?;
            self.notes.borrow_mut().references.push(Reference {
                kind,
                id: id.to_owned(),
                span: self.node.span,
            });
            visitor.visit_seq(Parts::new(self, Vec::new(), slice::from_ref(self.node)))
        } else {
            if name == FREE_TEXT
                && let NodeKind::Scalar { text, .. } = &self.node.kind
            {
                self.notes.borrow_mut().texts.push(FreeText {
                    text: text.clone(),
                    span: self.node.span,
                });
            }
            visitor.visit_newtype_struct(self)
        };
        result.map_err(|problem| problem.or_at(self.node.span))
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Problem> {
        match &self.node.kind {
            NodeKind::List(entries) => visitor
                .visit_seq(Entries {
                    reader: self,
                    entries: entries.iter(),
                })
                .map_err(|problem| problem.or_at(self.node.span)),
            NodeKind::Null => Err(self
                .wrong("expected a list, found nothing")
                .help("write `[]` for an empty list, or remove the line")),
            _ => Err(self
                .wrong("expected a list")
                .help("write each entry on a line of its own, with `- ` in front")),
        }
    }

    fn deserialize_tuple<V: Visitor<'a>>(self, _: usize, visitor: V) -> Result<V::Value, Problem> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Problem> {
        let fields = self.fields("a record")?;
        visitor
            .visit_map(Fields::new(self, fields, None))
            .map_err(|problem| problem.or_at(self.node.span))
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        known: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let fields = self.fields(&with_article(name))?;
        self.note_unknown_fields(name, fields, known);
        visitor
            .visit_map(Fields::new(self, fields, Some(known)))
            .map_err(|mut problem| {
                if problem.id == "missing-field" && problem.span.is_none() {
                    problem.message = format!("{} from {}", problem.message, with_article(name));
                    problem.help = Some("add it to the record that begins here".to_owned());
                }
                problem.or_at(self.node.span)
            })
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Problem> {
        let (found, span, content) = match &self.node.kind {
            NodeKind::Scalar { text, .. } => (text.as_str(), self.node.span, None),
            NodeKind::Map(fields) if fields.len() == 1 => (
                fields[0].0.name.as_str(),
                fields[0].0.span,
                Some(&fields[0].1),
            ),
            _ => {
                return Err(self.wrong(format!(
                    "expected {}: one of {}",
                    with_article(name),
                    variants.join(", ")
                )));
            }
        };
        known_word(name, variants, found, span)?;
        visitor
            .visit_enum(Choice {
                reader: self,
                name: found,
                content,
            })
            .map_err(|problem| problem.or_at(self.node.span))
    }

    fn deserialize_ignored_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_unit()
    }

    fn deserialize_unit<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Problem> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'a>>
        i128 u128 f32 f64 char bytes byte_buf unit_struct tuple_struct
    }
}

impl<'a> NodeReader<'a> {
    /// The parts of a node for whoever wants the tree itself.
    fn whole(self) -> Parts<'a> {
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
enum Part<'a> {
    Number(u32),
    Word(&'a str),
    Flag(bool),
    Key(&'a Key),
    Node(&'a Node),
}

/// A place, then what stands there, as a sequence.
struct Parts<'a> {
    reader: NodeReader<'a>,
    parts: std::vec::IntoIter<Part<'a>>,
}

impl<'a> Parts<'a> {
    fn new(reader: NodeReader<'a>, middle: Vec<Part<'a>>, last: &'a [Node]) -> Self {
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
struct KeyReader<'a> {
    node: Node,
    reader: NodeReader<'a>,
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
            self.reader.notes.borrow_mut().references.push(Reference {
                kind,
                id: text.clone(),
                span,
            });
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

struct Entries<'a> {
    reader: NodeReader<'a>,
    entries: slice::Iter<'a, Node>,
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

/// The fields of a record; those that it does not know were noted and are passed over.
struct Fields<'a> {
    reader: NodeReader<'a>,
    fields: slice::Iter<'a, (Key, Node)>,
    known: Option<&'static [&'static str]>,
    value: Option<&'a Node>,
}

impl<'a> Fields<'a> {
    fn new(
        reader: NodeReader<'a>,
        fields: &'a [(Key, Node)],
        known: Option<&'static [&'static str]>,
    ) -> Self {
        Self {
            reader,
            fields: fields.iter(),
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
        for (key, value) in self.fields.by_ref() {
            if self
                .known
                .is_some_and(|known| !known.contains(&key.name.as_str()))
            {
                continue;
            }
            self.value = Some(value);
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
        let node = self
            .value
            .take()
            .ok_or_else(|| Problem::custom("a value was asked for before its field"))?;
        seed.deserialize(self.reader.over(node))
            .map_err(|problem| problem.or_at(node.span))
    }
}

/// One word of a closed list, alone or with fields of its own.
struct Choice<'a> {
    reader: NodeReader<'a>,
    name: &'a str,
    content: Option<&'a Node>,
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
