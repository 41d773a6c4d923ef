//! Reads tables of a year as a stranger would, who knows the code lists, every rule by which numbers are
//! withheld, and (to be strict) which of the withheld ones are small.

use super::solver::Known;
use crate::papers::annual::disclosure::counts::Counts;
use crate::papers::annual::disclosure::names::{Category, Division, List, Population};
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
    joints: Vec<Joint>,
}

/// Two divisions of the same members that look at the same thing, and how many are in each pair.
struct Joint {
    divisions: [Division; 2],
    pairs: BTreeMap<[Category; 2], u32>,
}

fn joints(counts: &Counts) -> Vec<Joint> {
    let mut joints = Vec::new();
    for divisions in counts.members.values() {
        for (one, rows) in divisions {
            for (other, columns) in divisions.range(one..).skip(1) {
                if !one.constrains(other) {
                    continue;
                }
                let mut pairs = BTreeMap::new();
                for (row, column) in rows.iter().zip(columns) {
                    *pairs.entry([row.clone(), column.clone()]).or_default() += 1;
                }
                let divisions = [*one, *other];
                joints.push(Joint { divisions, pairs });
            }
        }
    }
    joints
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
            joints: joints(counts),
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
    rests: BTreeMap<Population, usize>,
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
            rests: BTreeMap::new(),
            cells: BTreeMap::new(),
            secrets: Vec::new(),
            told: 0,
        };
        read.add_wholes(reports);
        read.add_lists(reports);
        if let Some((settled, year)) = reports.first() {
            read.add_crosses(settled, *year);
        }
        read.add_joints();
        read
    }

    /// Every withheld number of which fewer than three values fit.
    pub(crate) fn recovered(&self) -> Vec<String> {
        let secrets: Vec<usize> = self.secrets.iter().map(|(at, _)| *at).collect();
        let found = self.known.recovered(&secrets, 3);
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
            self.rests.insert(*part, rest);
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

    /// Which categories go together is known; how many are in a pair is told by nobody, and must not follow
    /// where it is few.
    fn add_joints(&mut self) {
        for Joint { divisions, pairs } in &self.truth.joints {
            let mut margins: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
            for ([row, column], count) in pairs {
                let categories = divisions.iter().zip([row, column]);
                let of: Vec<Option<usize>> = categories
                    .map(|(division, category)| self.category(division, category))
                    .collect();
                let [Some(in_row), Some(in_column)] = of[..] else {
                    continue;
                };
                let all = pairs.values().sum::<u32>().max(self.truth.threshold);
                let pair = self.known.number(0, Some(all));
                if (1..=self.truth.threshold).contains(count) {
                    self.secrets
                        .push((pair, format!("{divisions:?}, {row:?} and {column:?}")));
                }
                margins.entry(in_row).or_default().push(pair);
                margins.entry(in_column).or_default().push(pair);
            }
            for (margin, pairs) in margins {
                self.known.sum(margin, &pairs);
            }
        }
    }

    fn category(&self, of: &Division, category: &Category) -> Option<usize> {
        match of {
            Division::List(list) => self.cells.get(&(*list, category.1.clone())).copied(),
            Division::Part(part) if category.0 == 0 => self.wholes.get(part).copied(),
            Division::Part(part) => self.rests.get(part).copied(),
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
