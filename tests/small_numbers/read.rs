//! What a stranger makes of the tables of several reports: every column that has a total, and every
//! requirement's counts.

use crate::html::{Report, Table};
use crate::solver::Known;
use std::collections::{BTreeMap, BTreeSet};

/// The line of the small groups.
const OTHERS: &str = "Other (small groups together)";

/// A column as one report prints it: each row's label and text.
type Printed = Vec<(String, String)>;

/// Columns of the same thing, by what they are called, as the reports print them.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    columns: BTreeMap<(String, String), Vec<Printed>>,
}

/// What is known of a column, and the numbers in it that are withheld.
struct Column {
    known: Known,
    withheld: Vec<(usize, String)>,
}

impl Reader {
    pub(crate) fn take(&mut self, report: &Report) {
        for table in &report.tables {
            let titles = table.rows.first().cloned().unwrap_or_default();
            if table
                .rows
                .last()
                .is_some_and(|row| row.first().is_some_and(|label| label == "All"))
            {
                self.take_columns(table, &titles);
            }
            if titles.iter().any(|title| title == "Applied") {
                self.take_rows(table, &titles);
            }
        }
    }

    /// A table whose columns come to the number in their last row; perhaps its rows do as well.
    fn take_columns(&mut self, table: &Table, titles: &[String]) {
        for (at, title) in titles.iter().enumerate().skip(1) {
            let rows = table.rows.iter().skip(1);
            let printed = rows.map(|row| (row[0].clone(), row[at].clone())).collect();
            self.column(&table.caption, title, printed);
        }
        if titles.last().is_some_and(|title| title == "All") {
            for row in &table.rows[1..] {
                let printed = titles
                    .iter()
                    .cloned()
                    .zip(row.iter().cloned())
                    .skip(1)
                    .collect();
                self.column(&table.caption, &format!("row {}", row[0]), printed);
            }
        }
    }

    /// Requirements: what was kept, broken and waived comes to how often each applied.
    fn take_rows(&mut self, table: &Table, titles: &[String]) {
        for row in &table.rows[1..] {
            let text = |name: &str| {
                let at = titles.iter().position(|title| title == name);
                at.and_then(|at| row.get(at)).cloned().unwrap_or_default()
            };
            let parts = ["Kept", "Not kept", "Waived"];
            let mut printed: Printed = parts.map(|part| (part.to_owned(), text(part))).to_vec();
            printed.push(("All".to_owned(), text("Applied")));
            // The years of two reports are two things: each says only its own.
            let year = self.columns.len().to_string();
            self.column(&format!("{} ({year})", row[0]), "Applied", printed);
        }
    }

    fn column(&mut self, caption: &str, title: &str, printed: Printed) {
        let name = (caption.to_owned(), title.to_owned());
        self.columns.entry(name).or_default().push(printed);
    }

    /// How many numbers are withheld.
    pub(crate) fn withheld(&self) -> usize {
        let columns = self.columns.values();
        columns.map(|printed| column(printed).withheld.len()).sum()
    }

    /// Every withheld number of which fewer than three values fit: with nothing known of it, or once it is taken
    /// to be the small one.
    pub(crate) fn recovered(&self) -> Vec<String> {
        let mut found = BTreeSet::new();
        for ((caption, title), printed) in &self.columns {
            let Column { known, withheld } = column(printed);
            for (at, label) in &withheld {
                let mut small = known.clone();
                small.tell(*at, 1, Some(5));
                for known in [&known, &small] {
                    if known.fits() {
                        for (_, value) in known.recovered(&[*at], 3) {
                            found.insert(format!("{caption}, {title}, {label} = {value}"));
                        }
                    }
                }
            }
        }
        found.into_iter().collect()
    }
}

/// The sums of a column as all reports print it.
fn column(reports: &[Printed]) -> Column {
    let mut known = Known::default();
    let mut withheld = Vec::new();
    let labels: BTreeSet<&str> = reports
        .iter()
        .flatten()
        .map(|(label, _)| label.as_str())
        .collect();
    let is_one =
        |label: &&str| *label != "All" && *label != OTHERS && parts(label, &labels).len() == 1;
    let numbers: BTreeMap<&str, usize> = labels
        .iter()
        .copied()
        .filter(is_one)
        .map(|label| (label, known.number(0, None)))
        .collect();
    // What no report names may be in the line of others.
    let unnamed = known.number(0, None);
    let whole = known.number(0, None);
    let mut all: Vec<usize> = numbers.values().copied().collect();
    all.push(unnamed);
    known.sum(whole, &all);
    for printed in reports {
        let has_others = printed
            .iter()
            .any(|(label, text)| label == OTHERS && text != "–");
        let named = |label: &str| {
            printed
                .iter()
                .any(|(row, _)| parts(row, &labels).contains(&label))
        };
        let is_other = |label: &str| {
            has_others
                && (!named(label)
                    || printed
                        .iter()
                        .any(|(row, text)| row == label && text == "in Other"))
        };
        for (label, text) in printed {
            let at = if label == "All" {
                whole
            } else {
                let members: Vec<usize> = if label == OTHERS {
                    let others = numbers.iter().filter(|(label, _)| is_other(label));
                    others.map(|(_, at)| *at).chain([unnamed]).collect()
                } else {
                    parts(label, &labels)
                        .iter()
                        .map(|part| numbers[part])
                        .collect()
                };
                if text == "–" {
                    continue;
                }
                let line = known.number(0, None);
                known.sum(line, &members);
                line
            };
            match text.parse::<u32>() {
                Ok(count) => known.tell(at, count, Some(count)),
                Err(_) if text == "c" => {
                    known.tell(at, 1, None);
                    withheld.push((at, label.clone()));
                }
                Err(_) if text == "in Other" => withheld.push((at, label.clone())),
                Err(_) => {}
            }
        }
        let shown = printed
            .iter()
            .any(|(label, text)| label != "All" && text != ":");
        if shown {
            for (label, at) in &numbers {
                if !named(label) && !has_others {
                    known.tell(*at, 0, Some(0));
                }
            }
            if !has_others {
                known.tell(unnamed, 0, Some(0));
            }
        }
    }
    Column { known, withheld }
}

/// The labels of which a band is made: itself, or others that stand in it one after the other.
fn parts<'l>(label: &'l str, labels: &BTreeSet<&'l str>) -> Vec<&'l str> {
    let first = labels.iter().find_map(|known| {
        let rest = label.strip_prefix(*known)?.strip_prefix(", ")?;
        let rest = parts(rest, labels);
        rest.iter().all(|part| labels.contains(part)).then(|| {
            let mut all = vec![*known];
            all.extend(rest);
            all
        })
    });
    first.unwrap_or_else(|| vec![label])
}
