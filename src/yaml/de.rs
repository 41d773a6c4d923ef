//! Reads typed values from the tree.

use super::access::{Choice, Entries, Fields};
use super::parts::{Part, Parts};
use super::problem::{Problem, meant_field, nearest, with_article, words};
use super::slips;
use super::{
    AT, DATED, FREE_TEXT, FreeText, NODE, Node, NodeKind, Notes, ONE_OR_MANY, REF, WRITTEN,
    tree::Key,
};
use crate::diag::Span;
use serde::de::{Deserializer, Visitor};
use std::{cell::RefCell, fmt, slice};

/// A serde deserializer over one node.
#[derive(Clone, Copy)]
pub(super) struct NodeReader<'a> {
    pub(super) node: &'a Node,
    pub(super) notes: &'a RefCell<Notes>,
}

impl<'a> NodeReader<'a> {
    pub(super) fn new(node: &'a Node, notes: &'a RefCell<Notes>) -> Self {
        Self { node, notes }
    }

    pub(super) fn over(self, node: &'a Node) -> Self {
        Self { node, ..self }
    }

    pub(super) fn wrong(self, message: impl Into<String>) -> Problem {
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
        for (key, value) in fields {
            if known.contains(&key.name.as_str()) {
                continue;
            }
            let thing = with_article(name);
            let problem = if let Some(near) = meant_field(&key.name, known.iter().copied()) {
                let message = format!("`{}` is not a field of {thing}", key.name);
                let help = format!("did you mean `{near}`?");
                Problem::new("unknown-field", key.span, message).help(help)
            } else {
                let (what, help) = rest_of_a_text(key, value);
                let message = format!("{what} is not a field of {thing}");
                let may_have = format!("{thing} may have: {}", known.join(", "));
                Problem::new("unknown-field", key.span, message).help(format!("{help}{may_have}"))
            };
            self.notes.borrow_mut().problems.push(problem);
        }
    }
}

/// What a key is called that is no slip of a known one, and what to do where it is the rest of a text.
/// It may be a child's, so it is never repeated.
fn rest_of_a_text(key: &Key, value: &Node) -> (&'static str, &'static str) {
    let has_value = !matches!(value.kind, NodeKind::Null);
    let mut letters = key.name.chars();
    let is_number = letters.all(|letter| letter.is_ascii_digit() || letter == '.');
    match (key.after_comma, has_value) {
        (true, false) if is_number => (
            "what stands after the comma",
            "write a number in plain digits, without a comma; ",
        ),
        (true, _) => (
            "the text after the comma",
            "a text with a comma in it needs quotation marks inside `{ }`, as in \
             { why: \"one, two\" }; ",
        ),
        (false, _) if key.name.contains(char::is_whitespace) => (
            "the text before the colon",
            "a text with a colon in it needs quotation marks, as in what: \"one: two\"; ",
        ),
        (false, _) => ("the word before the colon", ""),
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
pub(super) fn known_word(
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

impl NodeReader<'_> {
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
        let in_right_form = |problem: Problem| match slips::right_form(text, expected == MOMENT) {
            Some(form) if [DATE, MOMENT].contains(&expected.as_str()) => {
                problem.help(format!("write `{form}`"))
            }
            _ => problem,
        };
        if !is_strict_date(&expected, text) {
            return Err(in_right_form(self.wrong(format!("expected {expected}"))));
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
        } else if name == DATED {
            match self.dated()? {
                Some(entries) => visitor.visit_seq(entries),
                None => visitor.visit_newtype_struct(self),
            }
        } else if name == WRITTEN {
            let tree = vec![Part::Node(self.node)];
            visitor.visit_seq(Parts::new(self, tree, slice::from_ref(self.node)))
        } else if name == ONE_OR_MANY {
            let entries = match &self.node.kind {
                NodeKind::List(entries) => entries.as_slice(),
                _ => slice::from_ref(self.node),
            };
            visitor.visit_seq(Entries {
                reader: self,
                entries: entries.iter(),
            })
        } else if let Some(kind) = name.strip_prefix(REF) {
            let id = self.text(&format!("the reference of {}", with_article(kind)))?;
            self.notes
                .borrow_mut()
                .note_reference(kind, id, self.node.span);
            visitor
                .visit_seq(Parts::new(self, Vec::new(), slice::from_ref(self.node)))
                .map_err(|problem: Problem| problem.where_is_meant(kind, "", self.node))
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
            .visit_map(Fields::new(self, fields, Some((name, known))))
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
