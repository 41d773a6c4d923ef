//! The lines and cells of a CSV file, each with its place.

use crate::diag::Span;
use crate::source::FileId;
use crate::yaml::Problem;
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use std::ops::Range;

/// The most lines that a schedule may have below its headings: ten times the longest that is known.
const MAX_LINES: usize = 3_000;

/// The most values that a line may have.
const MAX_CELLS: usize = 40;

/// One value.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    /// Its text, without quotes and without spaces around it.
    pub text: String,
    /// Where it stands, with its quotes.
    pub span: Span,
}

/// One line in which something stands.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Where it stands, without its end.
    pub span: Span,
    /// The line's number, from 1.
    pub number: u32,
    /// Its values.
    pub cells: Vec<Cell>,
}

/// A whole file.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub lines: Vec<Line>,
    pub problems: Vec<Problem>,
}

/// Takes a text apart. Lines with nothing in them are passed over: Excel writes them where rows
/// were cleared.
pub(super) fn read(file: FileId, text: &str) -> Grid {
    let mut grid = Grid::default();
    let mut fields = Fields::new(text, ',');
    let mut cells: Vec<Cell> = Vec::new();
    let mut line_number = LineNumbers::new(text);
    while let Some(field) = fields.next_field(cells.is_empty()) {
        let span = Span::new(file, field.place.start, field.place.end);
        if let Some(problem) = quoting(&text[field.place.clone()], span) {
            grid.problems.push(problem);
            return grid;
        }
        cells.push(Cell {
            text: field.text,
            span,
        });
        if cells.len() > MAX_CELLS {
            let message = format!("this line has more than {MAX_CELLS} values");
            let problem = Problem::new("too-long", span, message);
            grid.problems
                .push(problem.help("delete the columns that the schedule does not need"));
            return grid;
        }
        if !field.ends_line {
            continue;
        }
        let cells = std::mem::take(&mut cells);
        if cells.iter().all(|cell| cell.text.is_empty()) {
            continue;
        }
        if grid.lines.len() > MAX_LINES {
            let message = format!("a schedule has at most {MAX_LINES} lines");
            let problem = Problem::new("too-long", span, message);
            grid.problems
                .push(problem.help("check that this is the right export"));
            return grid;
        }
        let start = cells[0].span.range().start;
        grid.lines.push(Line {
            span: Span::new(file, start, field.place.end),
            number: line_number.of(start),
            cells,
        });
    }
    grid
}

/// What is wrong with the quotation marks of a value. A mark that is missing makes the reader take
/// all that follows for one value, so nothing after it can be trusted.
fn quoting(raw: &str, span: Span) -> Option<Problem> {
    if !raw.starts_with('"') {
        return None;
    }
    let fault = if !raw.matches('"').count().is_multiple_of(2) {
        "a quotation mark opens here and is never closed"
    } else if raw.contains('\n') {
        "this value runs over more than one line"
    } else if !raw.ends_with('"') || raw.len() < 2 {
        "text follows the quotation mark that closes this value"
    } else {
        return None;
    };
    let first_line = raw.find('\n').unwrap_or(raw.len());
    let start = span.range().start;
    let place = Span::new(span.file, start, start + first_line);
    Some(Problem::new("wrong-value", place, fault).help(
        "put the value on one line, between two quotation marks or none; lines below it were not read",
    ))
}

/// A value as the CSV crate hands it over.
pub(super) struct Field {
    pub(super) text: String,
    pub(super) place: Range<usize>,
    pub(super) ends_line: bool,
}

/// Walks through the values of a text.
pub(super) struct Fields<'a> {
    text: &'a str,
    separator: char,
    at: usize,
    reader: Reader,
    buffer: Vec<u8>,
}

impl<'a> Fields<'a> {
    /// The separator is one byte.
    pub(super) fn new(text: &'a str, separator: char) -> Self {
        let byte = u8::try_from(separator).unwrap_or(b',');
        Self {
            text,
            separator,
            at: 0,
            reader: ReaderBuilder::new().delimiter(byte).build(),
            // A value is never longer than the file: the reader never runs out of room.
            buffer: vec![0; text.len() + 1],
        }
    }

    pub(super) fn next_field(&mut self, begins_line: bool) -> Option<Field> {
        let start = self.at;
        let mut length = 0;
        let ends_line = loop {
            let rest = &self.text.as_bytes()[self.at..];
            let (result, read, written) = self.reader.read_field(rest, &mut self.buffer[length..]);
            self.at += read;
            length += written;
            match result {
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::Field { record_end } => break record_end,
                ReadFieldResult::OutputFull | ReadFieldResult::End => return None,
            }
        };
        let value = String::from_utf8_lossy(&self.buffer[..length]);
        Some(Field {
            text: value.trim_matches(' ').to_owned(),
            place: self.place(start, begins_line, ends_line),
            ends_line,
        })
    }

    /// Where the value stands in what was read: without the comma or line end that closes it, the
    /// line ends before it, and the spaces around it.
    fn place(&self, start: usize, begins_line: bool, ends_line: bool) -> Range<usize> {
        let raw = &self.text[start..self.at];
        let raw = if ends_line {
            raw.trim_end_matches(['\r', '\n'])
        } else {
            raw.strip_suffix(self.separator).unwrap_or(raw)
        };
        let before = if begins_line {
            raw.len() - raw.trim_start_matches(['\r', '\n', '\u{feff}']).len()
        } else {
            0
        };
        let inner = &raw[before..];
        let spaces = inner.len() - inner.trim_start_matches(' ').len();
        let begin = start + before + spaces;
        begin..begin + inner.trim_matches(' ').len()
    }
}

/// Counts lines as it goes, since the values come in order.
pub(super) struct LineNumbers<'a> {
    text: &'a str,
    counted: usize,
    line: u32,
}

impl<'a> LineNumbers<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            counted: 0,
            line: 1,
        }
    }

    pub(super) fn of(&mut self, byte: usize) -> u32 {
        let more = self.text[self.counted..byte].matches('\n').count();
        self.line += u32::try_from(more).unwrap_or(u32::MAX);
        self.counted = byte;
        self.line
    }
}
