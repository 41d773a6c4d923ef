//! Where each value of a file begins and ends, and how it is laid out.

/// A value's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Laid {
    /// Its first byte; where there is none, the byte behind its colon or hyphen.
    pub(super) start: usize,
    /// The byte behind its last.
    pub(super) end: usize,
    /// How it is written.
    pub(super) how: How,
}

/// How a value is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum How {
    /// Not at all.
    Empty,
    /// A word, or a text with or without quotation marks, perhaps on several lines.
    Inline,
    /// A block that begins with `|` or `>`; its mark ends here, its lines stand below.
    Block { mark_end: usize },
    /// One field a line.
    Record(Vec<LaidField>),
    /// One entry a line, with hyphens.
    List(Vec<LaidEntry>),
    /// In `{ }`.
    BracedRecord(Vec<LaidField>),
    /// In `[ ]`.
    BracedList(Vec<LaidEntry>),
}

/// A field's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LaidField {
    pub(super) name: String,
    /// Where its name begins.
    pub(super) key: usize,
    /// The byte behind its colon, if it has one.
    pub(super) colon: Option<usize>,
    pub(super) value: Laid,
}

/// An entry's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LaidEntry {
    /// Where its hyphen stands; inside brackets, where it begins.
    pub(super) mark: usize,
    pub(super) value: Laid,
}

impl Laid {
    pub(super) fn is_braced(&self) -> bool {
        matches!(self.how, How::BracedRecord(_) | How::BracedList(_))
    }

    /// Whether it has neither a field nor an entry nor anything else, so that it may become either.
    pub(super) fn is_void(&self) -> bool {
        match &self.how {
            How::Empty => true,
            How::BracedRecord(fields) => fields.is_empty(),
            How::BracedList(entries) => entries.is_empty(),
            How::Inline | How::Block { .. } | How::Record(_) | How::List(_) => false,
        }
    }
}

impl LaidField {
    /// The byte behind all that is written of it.
    pub(super) fn end(&self) -> usize {
        self.value.end.max(self.colon.unwrap_or(self.value.start))
    }
}

impl LaidEntry {
    /// The byte behind all that is written of it.
    pub(super) fn end(&self) -> usize {
        self.value.end.max(self.mark + 1)
    }
}
