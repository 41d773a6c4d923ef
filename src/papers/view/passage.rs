//! A paper as plain words, for mails and for systems that take nothing else.

/// A piece of a text that is read from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Passage {
    /// A line of the top or of the foot: the marking, the authority, the title.
    Line(String),
    /// A heading.
    Heading(String),
    /// A heading below another.
    Subheading(String),
    /// Running words.
    Paragraph(String),
    /// A point of a list.
    Point(String),
    /// A fact: what it is called, and what is known, in one line or in points.
    Entry(String, Vec<String>),
}
