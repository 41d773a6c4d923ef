//! A workbook: tables of typed values, some of them to be filled in and sent back.
//!
//! It says what each cell is, never how it looks or where it stands. No cell is a formula: whatever
//! people wrote is text.

use jiff::civil::Date;
use serde::Serialize;

use super::{Mark, Width};

/// A workbook for a program that calculates, such as Excel.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct Workbook {
    /// The title in the file's own data: no child, no person.
    pub title: String,
    /// Whose workbook it is: the authority.
    pub author: String,
    /// The as-of date, which stands in the file's own data.
    pub made_on: Date,
    /// The protective marking, at the top and the bottom of every page.
    pub marking: String,
    /// The imprint, at the foot of every page.
    pub imprint: String,
    /// How to use it: the first sheet, a paragraph a line.
    pub guide: Vec<String>,
    /// The tables, a sheet each.
    pub sheets: Vec<TableSheet>,
    /// Words to choose from; cells name a list by its place.
    pub lists: Vec<WordList>,
}

/// One table on a sheet of its own.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct TableSheet {
    /// The sheet's name and the table's: one plain word, so that programs can ask for it.
    pub name: &'static str,
    /// What stands above the table.
    pub title: String,
    /// What the table is, for readers who cannot see it.
    pub about: String,
    /// The columns, left to right.
    pub columns: Vec<TypedColumn>,
    /// How many columns stay in sight: the key and what it stands for.
    pub key_columns: u16,
    /// The rows, sorted.
    pub rows: Vec<Vec<TypedCell>>,
    /// What to say where there is no row.
    pub empty: String,
}

/// A column of a workbook's table.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct TypedColumn {
    /// The heading.
    pub title: String,
    /// How much room it may take.
    pub width: Width,
    /// What may be written into its open cells; nothing where it is only to be read.
    pub fill: Option<Fill>,
}

/// What somebody is asked to write.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub enum Fill {
    /// A few words.
    Text,
    /// A day, not before this one.
    Date(Date),
    /// One of the words of a list, which each cell names.
    Word,
}

/// One cell.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub enum TypedCell {
    /// Nothing, and nothing to be written.
    Empty,
    /// Words.
    Text(String),
    /// A state in words, with the mark by which it is coloured.
    Status(Mark, String),
    /// A count.
    Number(i64),
    /// A day.
    Date(Date),
    /// An amount in pence.
    Pence(i64),
    /// To be written in, as the column says.
    Open,
    /// To be chosen from a list.
    Choice(usize),
}

/// Words to choose from.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct WordList {
    /// What is chosen.
    pub title: String,
    /// The words.
    pub words: Vec<String>,
}

impl TypedColumn {
    /// A column that is only read.
    #[must_use]
    pub fn read(title: impl Into<String>, width: Width) -> Self {
        Self {
            title: title.into(),
            width,
            fill: None,
        }
    }

    /// A column to be filled in.
    #[must_use]
    pub fn fill(title: impl Into<String>, width: Width, fill: Fill) -> Self {
        Self {
            title: title.into(),
            width,
            fill: Some(fill),
        }
    }
}

impl TypedCell {
    /// Words, or nothing.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::Text(text)
        }
    }

    /// A day, or nothing.
    #[must_use]
    pub fn date(date: Option<Date>) -> Self {
        date.map_or(Self::Empty, Self::Date)
    }
}
