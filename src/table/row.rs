//! One row, whose cells are read as typed values.

use super::grid::{Cell, Line};
use crate::diag::Span;
use crate::yaml::{self, FreeText, Node, NodeKind, Problem};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// One row, and what was noted while its cells were read.
#[derive(Debug)]
pub(crate) struct Row {
    /// Where it stands.
    pub span: Span,
    /// Its line, from 1.
    pub number: u32,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Its free text.
    pub texts: Vec<FreeText>,
    /// The cells that are not empty, by column; nothing for a column that the sheet has not.
    cells: BTreeMap<&'static str, Option<Cell>>,
}

impl Row {
    pub(super) fn new(line: Line, names: &[Option<&'static str>]) -> Self {
        let mut row = Self {
            span: line.span,
            number: line.number,
            problems: Vec::new(),
            texts: Vec::new(),
            cells: names.iter().flatten().map(|name| (*name, None)).collect(),
        };
        for (at, cell) in line.cells.into_iter().enumerate() {
            match names.get(at) {
                Some(Some(name)) if !cell.text.is_empty() => {
                    row.cells.insert(name, Some(cell));
                }
                // A heading that is not known is told once, where it stands; an empty one is the
                // mark of a column that Excel kept.
                None if !cell.text.is_empty() => row.problems.push(
                    Problem::new(
                        "wrong-value",
                        cell.span,
                        "this value stands under no heading",
                    )
                    .help("if a value before it holds a comma, put that value in quotation marks"),
                ),
                _ => {}
            }
        }
        row
    }

    /// The value in a column where there must be one; nothing, and a problem, if it is wrong.
    pub(crate) fn need<T: DeserializeOwned>(&mut self, column: &'static str) -> Option<T> {
        if let Some(cell) = self.cells.get(column)? {
            return self.value(column, &cell.clone());
        }
        let message = format!("`{column}` is empty");
        let problem = Problem::new("missing-field", self.span, message);
        self.problems.push(problem.help("fill it in on this line"));
        None
    }

    /// The value in a column that may be empty; nothing, and a problem, if it is wrong.
    #[expect(
        clippy::option_option,
        reason = "wrong is one thing, and not there is another"
    )]
    pub(crate) fn may<T: DeserializeOwned>(&mut self, column: &'static str) -> Option<Option<T>> {
        match self.cells.get(column) {
            Some(Some(cell)) => self.value(column, &cell.clone()).map(Some),
            Some(None) | None => Some(None),
        }
    }

    /// That a value which could be read cannot be.
    pub(crate) fn refuse(&mut self, column: &'static str, message: &str, help: &str) {
        let cell = self.cells.get(column).and_then(Option::as_ref);
        let span = cell.map_or(self.span, |cell| cell.span);
        let problem = Problem::new("wrong-value", span, format!("`{column}`: {message}"));
        self.problems.push(problem.help(help));
    }

    fn value<T: DeserializeOwned>(&mut self, column: &'static str, cell: &Cell) -> Option<T> {
        if cell.text.starts_with(['=', '@', '#']) {
            let message = "this is a formula, or Excel's sign for one that failed";
            self.refuse(column, message, "write the value itself");
            return None;
        }
        let node = Node {
            span: cell.span,
            kind: NodeKind::Scalar {
                text: cell.text.clone(),
                quoted: true,
            },
        };
        let read = yaml::read_node::<T>(&node);
        self.texts.extend(read.texts);
        self.problems
            .extend(read.problems.into_iter().map(|problem| Problem {
                message: format!("`{column}`: {}", problem.message),
                help: problem.help.or_else(|| advice(&problem.message)),
                ..problem
            }));
        read.value
    }
}

/// What to do in Excel, where it is Excel that wrote the value in a form of its own.
fn advice(message: &str) -> Option<String> {
    let format = if message.contains("a date that exists") {
        "yyyy-mm-dd"
    } else if message.contains("in pounds") {
        "0.00"
    } else {
        return None;
    };
    Some(format!(
        "in Excel, give the column the format {format} (Format cells, Custom) before you save it as CSV"
    ))
}
