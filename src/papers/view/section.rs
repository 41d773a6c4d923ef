//! Sections, facts and findings: the pieces that every paper is put together from.

use serde::Serialize;

use super::{RichText, Status, Table};

/// A named piece of a paper that the Terms of Reference can ask for.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// The name that a requirement uses: `movements`. Both templates mark the
    /// section with it, so that a paper that lacks one can be told.
    pub name: String,
    /// The heading.
    pub title: String,
    /// Who supplied it and when, or that it was computed: a quiet line under the heading.
    pub source: Option<String>,
    /// What to read before the tables.
    pub intro: RichText,
    /// Single facts.
    pub facts: Vec<Fact>,
    /// Tables.
    pub tables: Vec<Table>,
}

/// A fact: what it is called, and what is known.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Fact {
    /// What it is called.
    pub label: String,
    /// What is known.
    pub value: Value,
}

/// What is known of a fact. A gap is a value too: a reader must see that it is one.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Value {
    /// A few words.
    Text {
        /// The words.
        text: String,
    },
    /// Longer text with some structure.
    Rich {
        /// The text.
        rich: RichText,
    },
    /// A state with its mark.
    Status {
        /// The state.
        status: Status,
    },
    /// Asked for and not supplied: in words, with who owes it.
    Missing {
        /// The words: "Not supplied (IRO service)".
        text: String,
    },
    /// Asked for, and expected to be said at the meeting.
    ToBeGiven {
        /// The words: "To be given at panel".
        text: String,
    },
}

/// One thing that is not as the Terms of Reference ask, for readers who may know it.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Finding {
    /// The mark: needs attention, or agreed by the Chair.
    pub status: Status,
    /// The message, which stands alone.
    pub text: String,
    /// The clause that asks for it.
    pub clause: String,
    /// The item or role that it is about, where the message does not say.
    pub about: Option<String>,
}

/// What somebody still owes.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Owed {
    /// The role or person who owes it.
    pub who: String,
    /// What is owed, with the case and the clause.
    pub lines: Vec<Finding>,
}

impl Fact {
    /// A fact of a few words.
    #[must_use]
    pub fn text(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: Value::Text { text: text.into() },
        }
    }

    /// A fact of longer text.
    #[must_use]
    pub fn rich(label: impl Into<String>, rich: RichText) -> Self {
        Self {
            label: label.into(),
            value: Value::Rich { rich },
        }
    }

    /// A fact that is a state.
    #[must_use]
    pub fn status(label: impl Into<String>, status: Status) -> Self {
        Self {
            label: label.into(),
            value: Value::Status { status },
        }
    }

    /// A fact that was asked for and not supplied.
    #[must_use]
    pub fn missing(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: Value::Missing { text: text.into() },
        }
    }

    /// A fact that will be given at the meeting.
    #[must_use]
    pub fn to_be_given(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            value: Value::ToBeGiven { text: text.into() },
        }
    }
}
