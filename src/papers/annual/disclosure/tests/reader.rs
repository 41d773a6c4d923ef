//! Reads tables of a year as a stranger would, who knows the code lists, every rule by which numbers are
//! withheld, and (to be strict) which of the withheld ones are small.

use super::solver::Known;
use crate::papers::annual::disclosure::counts::Counts;
use crate::papers::annual::disclosure::names::{Category, List, Place, Population};
use crate::papers::annual::disclosure::settled::{Figure, OTHERS, Settled};
use crate::papers::view::Table;
use std::collections::BTreeMap;

/// The numbers as they are, by which the reader knows what is small.
pub(crate) struct Truth {
    threshold: u32,
    wholes: BTreeMap<Population, u32>,
    parts: BTreeMap<Population, Population>,
    lists: BTreeMap<List, BTreeMap<String, u32>>,
    crosses: BTreeMap<(List, List), BTreeMap<(String, String), u32>>,
    sums: Vec<(Place, Vec<Place>)>,
}

impl Truth {
    pub(crate) fn of(counts: &Counts) -> Self {
        let list = |counts: &BTreeMap<(usize, String), u32>| {
            counts
                .iter()
                .map(|(category, count)| (category.1.clone(), *count))
                .collect()
        };
        let cross = |counts: &BTreeMap<_, u32>| {
            let cells = counts.iter();
            cells
                .map(|((row, column), count): (&(Category, Category), _)| {
                    ((row.1.clone(), column.1.clone()), *count)
                })
                .collect()
        };
        Self {
            threshold: counts.threshold,
            wholes: counts.wholes.clone(),
            parts: counts.parts.clone(),
            lists: counts
                .lists
                .iter()
                .map(|(of, counts)| (*of, list(counts)))
                .collect(),
            crosses: counts
                .crosses
                .iter()
                .map(|(of, counts)| (*of, cross(counts)))
                .collect(),
            sums: counts.sums.clone(),
        }
    }

    /// A category that both years know, though nothing was in it in this one.
    pub(crate) fn knows(&mut self, list: List, label: &str) {
        self.lists
            .entry(list)
            .or_default()
            .entry(label.to_owned())
            .or_default();
    }
}

/// What a reader makes of what is printed.
pub(crate) struct Read<'a> {
    truth: &'a Truth,
    known: Known,
    wholes: BTreeMap<Population, usize>,
    cells: BTreeMap<(List, String), usize>,
    /// What must not be found, and what it is called.
    secrets: Vec<(usize, String)>,
    /// How many numbers are printed.
    pub(crate) told: usize,
}

impl<'a> Read<'a> {
    /// Reads a year in every report that prints it: the reports, and its column in each.
    pub(crate) fn of(truth: &'a Truth, reports: &[(Settled, usize)]) -> Self {
        let mut read = Self {
            truth,
            known: Known::default(),
            wholes: BTreeMap::new(),
            cells: BTreeMap::new(),
            secrets: Vec::new(),
            told: 0,
        };
        read.add_wholes(reports);
        read.add_lists(reports);
        if let Some((settled, year)) = reports.first() {
            read.add_crosses(settled, *year);
        }
        read.add_sums();
        read
    }

    /// Every withheld number of which one value alone fits.
    pub(crate) fn recovered(&self) -> Vec<String> {
        let secrets: Vec<usize> = self.secrets.iter().map(|(at, _)| *at).collect();
        let found = self.known.recovered(&secrets);
        let name = |at| self.secrets.iter().find(|(secret, _)| *secret == at);
        let found = found
            .into_iter()
            .filter_map(|(at, value)| Some((name(at)?, value)));
        found
            .map(|((_, name), value)| format!("{name} = {value}"))
            .collect()
    }

    /// A number that nobody printed yet: a small one is known to be.
    fn unprinted(&mut self, value: u32) -> usize {
        if (1..=self.truth.threshold).contains(&value) {
            self.known.number(1, Some(self.truth.threshold))
        } else {
            self.known.number(0, None)
        }
    }

    /// Takes a printed text for a number. What is withheld becomes a secret.
    fn take(&mut self, at: usize, text: &str, name: String) {
        match text.parse::<u32>() {
            Ok(count) => {
                self.told += 1;
                self.known.tell(at, count, Some(count));
            }
            // Of what is not even said to be withheld nothing is known.
            Err(_) if text == ":" => self.known.forget(at),
            Err(_) => self.secrets.push((at, name)),
        }
    }

    fn add_wholes(&mut self, reports: &[(Settled, usize)]) {
        for (of, count) in &self.truth.wholes {
            let at = self.unprinted(*count);
            self.wholes.insert(*of, at);
            for (settled, year) in reports {
                self.take(at, &settled.count(*of, *year).text, format!("{of:?}"));
            }
        }
        for (part, of) in &self.truth.parts {
            let count = self.truth.wholes[of] - self.truth.wholes[part];
            let said = reports
                .iter()
                .all(|(settled, year)| settled.figure(*part, *year) != Figure::Nothing);
            let rest = if said {
                self.unprinted(count)
            } else {
                self.known.number(0, None)
            };
            self.known.sum(self.wholes[of], &[self.wholes[part], rest]);
            if said && (1..=self.truth.threshold).contains(&count) {
                self.secrets
                    .push((rest, format!("{of:?} without {part:?}")));
            }
        }
    }

    fn add_lists(&mut self, reports: &[(Settled, usize)]) {
        for (list, counts) in &self.truth.lists {
            let tables: Vec<(Vec<(String, String)>, usize)> = reports
                .iter()
                .map(|(settled, year)| (column(&settled.table(*list, "", "", ""), *year), *year))
                .collect();
            // Of a list of which nothing is printed nobody knows which categories are small.
            let printed = tables.iter().all(|(rows, _)| {
                rows.iter().any(|(label, _)| label != "All")
                    && rows.iter().all(|(_, text)| text != ":")
            });
            for (label, count) in counts {
                let at = if printed {
                    self.unprinted(*count)
                } else {
                    self.known.number(0, None)
                };
                self.cells.insert((*list, label.clone()), at);
                if printed && (1..=self.truth.threshold).contains(count) {
                    self.secrets.push((at, format!("{list:?} {label}")));
                }
            }
            let all: Vec<usize> = counts
                .keys()
                .map(|label| self.cells[&(*list, label.clone())])
                .collect();
            self.known.sum(self.wholes[&list.of], &all);
            for (rows, _) in tables.iter().filter(|_| printed) {
                self.add_column(*list, rows);
            }
        }
    }

    fn add_column(&mut self, list: List, rows: &[(String, String)]) {
        let truth = self.truth;
        let counts = &truth.lists[&list];
        let others = others(rows, counts.keys());
        for (label, text) in rows.iter().filter(|(label, _)| label != "All") {
            let members: Vec<&String> = if label == OTHERS {
                others.iter().collect()
            } else {
                counts
                    .keys()
                    .filter(|known| label.split(", ").any(|named| named == *known))
                    .collect()
            };
            if text == "in Other" || text == "–" {
                continue;
            }
            let value = members.iter().map(|label| counts[*label]).sum();
            let line = self.unprinted(value);
            let parts: Vec<usize> = members
                .iter()
                .map(|member| self.cells[&(list, (*member).clone())])
                .collect();
            self.known.sum(line, &parts);
            self.take(line, text, format!("{list:?} {label}"));
        }
        // What stands in no row is in the row of others, or else nothing.
        for label in counts.keys() {
            let named = rows
                .iter()
                .any(|(row, _)| row.split(", ").any(|part| part == label));
            if !named && !others.contains(label) {
                self.known
                    .tell(self.cells[&(list, label.clone())], 0, Some(0));
            }
        }
    }

    fn add_crosses(&mut self, settled: &Settled, year: usize) {
        for ((rows, columns), counts) in &self.truth.crosses {
            let Some(table) = settled.cross((*rows, *columns), year, "", "") else {
                continue;
            };
            let margins =
                [rows, columns].map(|list| column(&settled.table(*list, "", "", ""), year));
            let members = |label: &str, list: &List, margin: &[(String, String)]| -> Vec<String> {
                let known = self.truth.lists[list].keys();
                if label == OTHERS {
                    others(margin, known)
                } else {
                    known
                        .filter(|known| label.split(", ").any(|named| named == *known))
                        .cloned()
                        .collect()
                }
            };
            let titles: Vec<String> = table.columns[1..]
                .iter()
                .map(|column| column.title.clone())
                .collect();
            let across: Vec<Vec<String>> = titles
                .iter()
                .map(|title| members(title, columns, &margins[1]))
                .collect();
            let down: Vec<Vec<String>> = table
                .rows
                .iter()
                .map(|row| members(&row.cells[0].text, rows, &margins[0]))
                .collect();
            let size = (table.rows.len() - 1, titles.len() - 1);
            let mut grid = vec![vec![0; size.1]; size.0];
            for row in 0..size.0 {
                for (at, column) in across.iter().take(size.1).enumerate() {
                    let value = counts
                        .iter()
                        .filter(|((r, c), _)| down[row].contains(r) && column.contains(c))
                        .map(|(_, count)| count)
                        .sum();
                    grid[row][at] = self.unprinted(value);
                    let name = format!("{} × {}", table.rows[row].cells[0].text, titles[at]);
                    self.take(grid[row][at], &table.rows[row].cells[at + 1].text, name);
                }
            }
            for (row, line) in grid.iter().enumerate() {
                let total = self.margin(*rows, &down[row], &table.rows[row].cells[size.1 + 1].text);
                self.known.sum(total, line);
            }
            for (at, column) in across.iter().take(size.1).enumerate() {
                let total = self.margin(*columns, column, &table.rows[size.0].cells[at + 1].text);
                let line: Vec<usize> = grid.iter().map(|row| row[at]).collect();
                self.known.sum(total, &line);
            }
        }
    }

    /// A margin: the sum of its categories, as printed.
    fn margin(&mut self, list: List, members: &[String], text: &str) -> usize {
        let value = members
            .iter()
            .map(|label| self.truth.lists[&list][label])
            .sum();
        let total = self.unprinted(value);
        let parts: Vec<usize> = members
            .iter()
            .map(|label| self.cells[&(list, label.clone())])
            .collect();
        self.known.sum(total, &parts);
        self.take(total, text, format!("{list:?} {members:?}"));
        total
    }

    fn add_sums(&mut self) {
        let place = |read: &Self, place: &Place| match place {
            Place::Whole(of) => read.wholes.get(of).copied(),
            Place::Cell(list, label) => read.cells.get(&(*list, label.clone())).copied(),
        };
        for (whole, parts) in &self.truth.sums {
            let Some(whole) = place(self, whole) else {
                continue;
            };
            let parts: Vec<usize> = parts.iter().filter_map(|part| place(self, part)).collect();
            self.known.sum(whole, &parts);
        }
    }
}

/// Each row's label and its text in a year's column.
fn column(table: &Table, year: usize) -> Vec<(String, String)> {
    let rows = table.rows.iter();
    rows.map(|row| (row.cells[0].text.clone(), row.cells[year + 1].text.clone()))
        .collect()
}

/// The categories that are in the row of others of a column.
fn others<'k>(rows: &[(String, String)], known: impl Iterator<Item = &'k String>) -> Vec<String> {
    let has_row = rows
        .iter()
        .any(|(label, text)| label == OTHERS && text != "–");
    let inside = known.filter(|label| {
        let row = rows.iter().find(|(row, _)| row == *label);
        has_row && row.is_none_or(|(_, text)| text == "in Other")
    });
    inside.cloned().collect()
}
