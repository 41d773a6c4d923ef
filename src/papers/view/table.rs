//! Tables, and the marks that stand for a status.

use serde::Serialize;

use super::Empty;

/// A table of finished words.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What the table shows; read out before it.
    pub caption: String,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows, sorted.
    pub rows: Vec<Row>,
    /// What to say where there is no row: "No placement moves since 27 May 2026."
    pub empty: Empty,
    /// A remark below the table, such as which case is missing from its totals.
    pub note: Option<String>,
}

/// A column's heading and shape.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Column {
    /// The heading.
    pub title: String,
    /// To which side its cells are set.
    pub align: Align,
    /// How much room it needs.
    pub width: Width,
}

/// To which side text is set.
#[derive(Serialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// Words.
    #[default]
    Start,
    /// Numbers and money.
    End,
}

/// How much room a column needs, as a class; the templates give it a measure.
#[derive(Serialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Width {
    /// A time, a count, an age: "13:15".
    Tiny,
    /// A reference, a short date, a sum of money.
    Narrow,
    /// A name or a few words.
    #[default]
    Normal,
    /// A sentence.
    Wide,
}

/// One row.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// What kind of row it is.
    pub kind: RowKind,
    /// As many cells as there are columns; a group row has one.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Serialize, Clone, Copy, Debug, Default, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// An entry.
    #[default]
    Entry,
    /// A heading over the rows that follow; its one cell spans the table.
    Group,
    /// A sum.
    Total,
}

/// One cell.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// The words; empty prints as a dash that is read out as "none".
    pub text: String,
    /// A second, quieter line.
    pub sub: Option<String>,
    /// A status mark before the words.
    pub mark: Option<Mark>,
}

/// A status: a shape and its words, so that it never depends on colour.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Status {
    /// The shape.
    pub mark: Mark,
    /// The words: "Overdue by 9 days".
    pub text: String,
}

/// The shape that stands beside a status. It repeats the words and never replaces them.
#[derive(Serialize, Clone, Copy, Debug, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// A filled circle: done, present, kept.
    Done,
    /// An open circle: to come, not yet due.
    Open,
    /// A filled triangle: overdue, missing, not kept.
    Attention,
    /// A filled diamond: an exception agreed by the Chair.
    Agreed,
    /// A dash: does not apply.
    None,
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(title: impl Into<String>, width: Width) -> Self {
        Self {
            title: title.into(),
            align: Align::Start,
            width,
        }
    }

    /// A column of numbers or money.
    #[must_use]
    pub fn numbers(title: impl Into<String>, width: Width) -> Self {
        Self {
            title: title.into(),
            align: Align::End,
            width,
        }
    }

    /// The columns of a list of actions and of whatever else earlier meetings left open, in whichever
    /// paper it stands: an action by its number, the rest by the day of its meeting.
    pub(crate) fn of_matters() -> Vec<Self> {
        vec![
            Self::words("Action, or meeting", Width::Narrow),
            Self::words("What it is about", Width::Wide),
            Self::words("Owner", Width::Normal),
            Self::words("Due", Width::Narrow),
            Self::words("Status", Width::Normal),
        ]
    }

    /// The columns of a list of actions alone.
    pub(crate) fn of_actions() -> Vec<Self> {
        let mut columns = Self::of_matters();
        columns[0] = Self::words("Action", Width::Narrow);
        columns[1] = Self::words("What is to be done", Width::Wide);
        columns
    }
}

impl Row {
    /// A row of plain words.
    #[must_use]
    pub fn entry(cells: impl IntoIterator<Item = impl Into<Cell>>) -> Self {
        Self {
            kind: RowKind::Entry,
            cells: cells.into_iter().map(Into::into).collect(),
        }
    }

    /// A heading over the rows that follow.
    #[must_use]
    pub fn group(text: impl Into<String>) -> Self {
        Self {
            kind: RowKind::Group,
            cells: vec![Cell::from(text.into())],
        }
    }

    /// A row of sums.
    #[must_use]
    pub fn total(cells: impl IntoIterator<Item = impl Into<Cell>>) -> Self {
        Self {
            kind: RowKind::Total,
            cells: cells.into_iter().map(Into::into).collect(),
        }
    }
}

impl Cell {
    /// The same cell with a quieter second line.
    #[must_use]
    pub fn with_sub(mut self, sub: impl Into<String>) -> Self {
        self.sub = Some(sub.into());
        self
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self {
            text,
            sub: None,
            mark: None,
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Status> for Cell {
    fn from(status: Status) -> Self {
        Self {
            text: status.text,
            sub: None,
            mark: Some(status.mark),
        }
    }
}

impl Status {
    /// A status from its shape and words.
    #[must_use]
    pub fn new(mark: Mark, text: impl Into<String>) -> Self {
        Self {
            mark,
            text: text.into(),
        }
    }
}
