//! What can be wrong with a file, in words for whoever wrote it.

use crate::diag::Span;
use std::fmt;

/// Something in a file that could not be understood.
///
/// The message never repeats the value that was found: a value may be a child's. The terminal's
/// snippet shows it to the officer who has the file anyway.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// The name of the built-in check, such as `unknown-field`.
    pub id: &'static str,
    /// Where, unless the place is only known further up.
    pub span: Option<Span>,
    /// One sentence that stands alone.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Another place that belongs to it, with a word on why.
    pub other: Option<(Span, &'static str)>,
    /// What was written, where the registers may know what was meant by it.
    pub unread: Option<Box<Unread>>,
}

/// A text that names nothing in the form in which it must: `Peggy Ng` where a staff id belongs. It is
/// for looking up what was meant, and is never shown.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Unread {
    /// The kind of record that is referred to, or the record in which it stands.
    pub of: &'static str,
    /// The field in which it stands; empty for a reference.
    pub field: String,
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
}

impl fmt::Debug for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.of, self.field)
    }
}

impl Problem {
    pub(crate) fn new(id: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self {
            id,
            span: Some(span),
            message: message.into(),
            help: None,
            other: None,
            unread: None,
        }
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same problem, with what was written, if that is what it is about.
    pub(super) fn where_is_meant(
        mut self,
        of: &'static str,
        field: &str,
        node: &super::Node,
    ) -> Self {
        let is_here = self.span.is_none_or(|span| span == node.span);
        if let super::NodeKind::Scalar { text, .. } = &node.kind
            && is_here
            && self.id == "wrong-value"
        {
            let unread = || {
                Box::new(Unread {
                    of,
                    field: field.to_owned(),
                    text: text.clone(),
                    span: node.span,
                })
            };
            self.unread.get_or_insert_with(unread);
        }
        self
    }

    /// The same problem, at `span` if it has no place of its own yet.
    pub(super) fn or_at(mut self, span: Span) -> Self {
        self.span.get_or_insert(span);
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Problem {}

impl serde::de::Error for Problem {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self {
            id: "wrong-value",
            span: None,
            message: message.to_string(),
            help: None,
            other: None,
            unread: None,
        }
    }

    fn missing_field(field: &'static str) -> Self {
        Self {
            id: "missing-field",
            ..Self::custom(format_args!("`{field}` is missing"))
        }
    }

    // The library's own words for these repeat what was found.
    fn unknown_variant(_: &str, expected: &'static [&'static str]) -> Self {
        Self::custom(format_args!("expected one of: {}", expected.join(", ")))
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self::custom("this is no field of the record")
    }

    fn invalid_length(_: usize, expected: &dyn serde::de::Expected) -> Self {
        Self::custom(format_args!("expected {expected}"))
    }

    fn invalid_type(_: serde::de::Unexpected<'_>, expected: &dyn serde::de::Expected) -> Self {
        Self::custom(format_args!("expected {expected}"))
    }

    fn invalid_value(_: serde::de::Unexpected<'_>, expected: &dyn serde::de::Expected) -> Self {
        Self::custom(format_args!("expected {expected}"))
    }
}

/// `a cost` or `an endorsement` for the name of a Rust type; a few have other words in the editions.
pub(super) fn with_article(type_name: &str) -> String {
    match type_name {
        "Params" => return "the rule's parameters".to_owned(),
        "Named" => return "an entry with id and title".to_owned(),
        "When" => return "a condition (`when:`)".to_owned(),
        "Meets" => return "an entry of `meets`".to_owned(),
        _ => {}
    }
    let words = words(type_name);
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u', 'E']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {words}")
}

/// `PlacementPlan` as `placement plan`; abbreviations of the field stay in capitals.
pub(super) fn words(type_name: &str) -> String {
    if matches!(type_name, "Ehcp" | "Pep") {
        return type_name.to_uppercase();
    }
    let mut words = String::new();
    for (index, letter) in type_name.char_indices() {
        if letter.is_uppercase() && index > 0 {
            words.push(' ');
        }
        words.extend(letter.to_lowercase());
    }
    words
}

/// The field that a key is a slip of: then it is a name and no text, and may be repeated.
///
/// In YAML a text with a comma inside `{ }`, or with a colon, is a key too; of such a one nothing is
/// ever repeated.
pub(super) fn meant_field(
    key: &str,
    known: impl IntoIterator<Item = &'static str>,
) -> Option<&'static str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ' ');
    if key.chars().count() > 40 || !key.chars().all(is_name) {
        return None;
    }
    let plain = key.to_ascii_lowercase().replace(['_', ' '], "-");
    let near = nearest(&plain, known)?;
    (strsim::damerau_levenshtein(&plain, near) <= 3).then_some(near)
}

/// The name among `known` that is nearest to `found`, if one is near enough to be a slip.
pub(crate) fn nearest<'a>(
    found: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let limit = (found.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(found, name), name))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, name)| name)
}
