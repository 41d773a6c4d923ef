//! CSV in, values with places out: schedules that another system exports and Excel saves.
//!
//! This module is the only one that names the CSV crate. A file becomes a [`Sheet`]: headings that
//! are known, and rows whose cells are read one by one with the same types, and so the same words
//! about what is wrong, as values in YAML. A cell that cannot be understood is a problem at its line
//! and column, and the next cell is read all the same. Files from elsewhere, of which nobody knows the
//! headings beforehand, are taken apart by [`loose`].

mod grid;
mod loose;
mod row;

use crate::source::FileId;
use crate::yaml::{Problem, nearest};
use grid::{Cell, Grid};
pub(crate) use loose::loose;
pub(crate) use row::Row;
use std::collections::BTreeMap;

/// A column that a sheet may have.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Column {
    /// Its heading.
    pub name: &'static str,
    /// Whether every row must have a value in it.
    pub needed: bool,
}

impl Column {
    /// A column in which every row has a value.
    pub(crate) const fn needed(name: &'static str) -> Self {
        Self { name, needed: true }
    }

    /// A column that may be empty, or left out.
    pub(crate) const fn optional(name: &'static str) -> Self {
        Self {
            name,
            needed: false,
        }
    }
}

/// What reading one file gave.
#[derive(Debug)]
pub(crate) struct Sheet {
    /// The rows below the headings that have anything in them.
    pub rows: Vec<Row>,
    /// What is wrong with the headings, or with the file as a whole.
    pub problems: Vec<Problem>,
}

/// Reads the text of one file as rows under these columns.
#[must_use]
pub(crate) fn read(file: FileId, text: &str, columns: &[Column]) -> Sheet {
    let Grid {
        mut lines,
        mut problems,
    } = grid::read(file, text);
    // Excel writes `sep=,` above the headings, and hides it again when it opens the file.
    let is_sign = |line: &grid::Line| {
        let texts: Vec<&str> = line.cells.iter().map(|cell| cell.text.as_str()).collect();
        matches!(texts.as_slice(), ["sep=", rest @ ..] if rest.iter().all(|text| text.is_empty()))
            || texts == ["sep=,"]
    };
    if lines.first().is_some_and(is_sign) {
        lines.remove(0);
    }
    if lines.is_empty() {
        return Sheet {
            rows: Vec::new(),
            problems,
        };
    }
    let headings = lines.remove(0);
    let width = headings.cells.iter().filter(|cell| !cell.text.is_empty());
    if let (1, Some(sign)) = (
        width.count(),
        separator(&headings.cells[0].text).filter(|_| columns.len() > 1),
    ) {
        problems.push(
            Problem::new(
                "wrong-value",
                headings.cells[0].span,
                format!("the values in this file are separated by {sign}, not by commas"),
            )
            .help("in Excel, choose File, Save as, and the type \"CSV UTF-8 (Comma delimited)\""),
        );
        return Sheet {
            rows: Vec::new(),
            problems,
        };
    }
    let names = headed(&headings.cells, columns, &mut problems);
    let rows = lines
        .into_iter()
        .map(|line| Row::new(line, &names))
        .collect();
    Sheet { rows, problems }
}

/// What separates values in an export that does not use commas.
fn separator(heading: &str) -> Option<&'static str> {
    if heading.contains(';') {
        Some("semicolons")
    } else if heading.contains('\t') {
        Some("tabs")
    } else {
        None
    }
}

/// Which known column stands where; `None` for a heading that is empty or not known.
fn headed(
    headings: &[Cell],
    columns: &[Column],
    problems: &mut Vec<Problem>,
) -> Vec<Option<&'static str>> {
    let mut first = BTreeMap::new();
    let mut meant = Vec::new();
    let mut names = Vec::new();
    for heading in headings {
        let known = columns.iter().find(|column| column.name == heading.text);
        names.push(known.map(|column| column.name));
        match known {
            None if heading.text.is_empty() => {}
            None => {
                let near = nearest_column(&heading.text, columns);
                meant.extend(near);
                let help = match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the columns are: {}", listed(columns)),
                };
                problems.push(
                    Problem::new(
                        "unknown-field",
                        heading.span,
                        "this heading is none of the schedule's columns",
                    )
                    .help(help),
                );
            }
            Some(column) => {
                if let Some(other) = first.insert(column.name, heading.span) {
                    let message = format!("the column `{}` is there twice", column.name);
                    let mut problem = Problem::new("duplicate-field", heading.span, message)
                        .help("keep one of the two");
                    problem.other = Some((other, "the first one"));
                    problems.push(problem);
                }
            }
        }
    }
    let missing = columns.iter().filter(|column| {
        column.needed && !first.contains_key(column.name) && !meant.contains(&column.name)
    });
    for column in missing {
        let message = format!("the column `{}` is missing", column.name);
        problems.push(
            Problem::new("missing-field", headings[0].span, message)
                .help("add it to the first line, with a value in every line below"),
        );
    }
    names
}

/// The column that a heading means: `Old annual` is `old-annual`.
fn nearest_column(heading: &str, columns: &[Column]) -> Option<&'static str> {
    let plain = heading.to_lowercase().replace([' ', '_'], "-");
    nearest(&plain, columns.iter().map(|column| column.name))
}

fn listed(columns: &[Column]) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests;
