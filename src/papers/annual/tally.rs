//! Counts by category, this year beside the year before, with small numbers withheld.

use super::suppress::{Counts, Published, SYMBOL, Shown, suppress};
use super::year::{Year, Years};
use crate::papers::view::{Cell, Column, Row, RowKind, Table, Width};
use std::collections::BTreeMap;

/// A category: its rank in the table, and its name.
pub(super) type Category = (usize, String);

/// Counts by category for each of the years, as they may be printed.
pub(super) struct Tally {
    labels: Vec<String>,
    /// For each year what may be printed; nothing where the totals would give everything away.
    years: Vec<Option<Published>>,
    titles: Vec<String>,
}

/// What is printed where nothing of a column can be.
const NOT_SHOWN: &str = ":";

impl Tally {
    /// Counts what `of` names for each year.
    pub(super) fn of<'a>(years: &Years<'a>, of: impl Fn(&Year<'a>) -> Vec<Category>) -> Self {
        let mut counts: BTreeMap<Category, Vec<u32>> = BTreeMap::new();
        let titles = years.titles();
        for (at, year) in years.each().enumerate() {
            for category in of(year) {
                counts
                    .entry(category)
                    .or_insert_with(|| vec![0; titles.len()])[at] += 1;
            }
        }
        let published = (0..titles.len()).map(|at| {
            let column: Vec<u32> = counts.values().map(|row| row[at]).collect();
            suppress(&Counts::list(&column), years.threshold())
        });
        Self {
            years: published.collect(),
            labels: counts.into_keys().map(|(_, label)| label).collect(),
            titles,
        }
    }

    /// The count of a category in one of the years, in words; nothing counted is `0`.
    pub(super) fn count(&self, label: &str, year: usize) -> String {
        let Some(row) = self.labels.iter().position(|known| known == label) else {
            return "0".to_owned();
        };
        self.cell(row, year)
    }

    fn cell(&self, row: usize, year: usize) -> String {
        let Some(published) = self.years.get(year).and_then(Option::as_ref) else {
            return NOT_SHOWN.to_owned();
        };
        let shown = published.cells.get(row).and_then(|cells| cells.first());
        shown.copied().map_or_else(|| "0".to_owned(), Shown::paper)
    }

    /// The sum of a year: the same in every table about the same things.
    fn total(&self, year: usize) -> String {
        match self.years.get(year).and_then(Option::as_ref) {
            Some(published) => published
                .down
                .first()
                .copied()
                .map_or_else(|| "0".to_owned(), Shown::paper),
            None => NOT_SHOWN.to_owned(),
        }
    }

    /// The table under a heading for its categories.
    pub(super) fn table(&self, caption: &str, heading: &str, empty: &str) -> Table {
        let row = |label: &str, cells: Vec<String>, kind| Row {
            kind,
            cells: std::iter::once(label.to_owned())
                .chain(cells)
                .map(Cell::from)
                .collect(),
        };
        let of_years = |cell: &dyn Fn(usize) -> String| (0..self.titles.len()).map(cell).collect();
        let mut rows: Vec<Row> = self
            .labels
            .iter()
            .enumerate()
            .map(|(at, label)| row(label, of_years(&|year| self.cell(at, year)), RowKind::Entry))
            .collect();
        if !rows.is_empty() {
            rows.push(row(
                "All",
                of_years(&|year| self.total(year)),
                RowKind::Total,
            ));
        }
        let columns = self
            .titles
            .iter()
            .map(|title| Column::numbers(title, Width::Narrow));
        Table {
            caption: caption.to_owned(),
            columns: std::iter::once(Column::words(heading, Width::Wide))
                .chain(columns)
                .collect(),
            note: self.note(),
            rows,
            empty: empty.to_owned(),
        }
    }

    fn note(&self) -> Option<String> {
        let rows = 0..self.labels.len();
        let places = rows.flat_map(|row| (0..self.titles.len()).map(move |year| (row, year)));
        let cells: Vec<String> = places.map(|(row, year)| self.cell(row, year)).collect();
        let marks = [
            (SYMBOL, "withheld"),
            (NOT_SHOWN, "nothing of the column can be shown"),
        ];
        let used = marks
            .iter()
            .filter(|(mark, _)| cells.iter().any(|cell| cell == mark));
        let said: Vec<String> = used.map(|(mark, why)| format!("“{mark}”: {why}")).collect();
        (!said.is_empty())
            .then(|| format!("{}, so that no child can be worked out.", said.join("; ")))
    }
}

/// A part of a whole in per cent, rounded to the nearest.
pub(super) fn per_cent(part: u32, of: u32) -> u64 {
    (u64::from(part) * 200 + u64::from(of)) / (2 * u64::from(of)).max(1)
}

/// Counts things one by one where each stands alone, without any total.
pub(super) fn alone(count: usize, threshold: u32) -> String {
    Shown::alone(u32::try_from(count).unwrap_or(u32::MAX), threshold).paper()
}
