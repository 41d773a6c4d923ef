//! Text with a little structure, as it comes from Markdown in a case file.
//!
//! The tree is flat on purpose: a list item carries its depth instead of holding other
//! items. Templates then need no recursion, and no input can nest deeper than they reach.

use serde::Serialize;

/// A run of blocks in reading order.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct RichText {
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// A paragraph or a list.
#[derive(Serialize, Clone, Debug, PartialEq)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// Running text. A heading inside a case file becomes a paragraph in bold.
    Paragraph {
        /// The text.
        spans: Vec<Span>,
    },
    /// Points, numbered or not.
    List {
        /// Whether the points are numbered.
        ordered: bool,
        /// The points, those of inner lists among them.
        items: Vec<ListItem>,
    },
}

/// One point of a list.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct ListItem {
    /// 0 for the outer list, 1 for a list inside it.
    pub depth: u8,
    /// The number or letter as read, for ordered lists: "1.".
    pub number: Option<String>,
    /// The text.
    pub spans: Vec<Span>,
}

/// Some text in one style.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Span {
    /// The words; never markup.
    pub text: String,
    /// Set in bold.
    pub bold: bool,
    /// Set in italics.
    pub italic: bool,
    /// Where it leads: `https:` or `mailto:` only.
    pub href: Option<String>,
}

impl RichText {
    /// One paragraph of plain words.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        let span = Span {
            text: text.into(),
            ..Span::default()
        };
        Self {
            blocks: vec![Block::Paragraph { spans: vec![span] }],
        }
    }

    /// The bare words, a block after the other.
    #[must_use]
    pub fn words(&self) -> String {
        self.lines().join(" ")
    }

    /// The bare words, a line for each paragraph and each point.
    #[must_use]
    pub fn lines(&self) -> Vec<String> {
        let words = |spans: &[Span]| spans.iter().map(|span| span.text.as_str()).collect();
        let lines = self.blocks.iter().flat_map(|block| match block {
            Block::Paragraph { spans } => vec![words(spans)],
            Block::List { items, .. } => items.iter().map(|item| words(&item.spans)).collect(),
        });
        lines.collect()
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}
