//! A table with its totals as a network: what can be worked out of it, and what to withhold next.

use super::{Counts, Published, Shown, is_small};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A cell or a total, and the two lines that it stands in.
#[derive(Debug, Clone, Copy)]
struct Entry {
    value: u32,
    row: usize,
    column: usize,
    place: Place,
    small: bool,
    hidden: bool,
}

/// Where in a table an entry stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Cell,
    RowTotal,
    ColumnTotal,
    Whole,
}

impl Entry {
    /// Whether the lines subtract it.
    fn is_total(&self) -> bool {
        matches!(self.place, Place::RowTotal | Place::ColumnTotal)
    }

    /// Whether it may be withheld to protect another. Totals of columns are those of the whole
    /// report, which says them elsewhere too.
    fn may_hide(&self) -> bool {
        self.value > 0 && !self.hidden && matches!(self.place, Place::Cell | Place::RowTotal)
    }
}

/// A table with its totals as one list. Lines without a printed total bind nothing; they are all
/// the line [`FREE`].
pub(super) struct Grid {
    entries: Vec<Entry>,
    threshold: u32,
}

const FREE: usize = usize::MAX;

impl Grid {
    pub(super) fn new(counts: &Counts, threshold: u32) -> Self {
        let (rows, columns) = (counts.cells.len(), counts.cells.first().map_or(0, Vec::len));
        let both = counts.across && counts.down;
        let row = |at: usize| {
            if if at < rows { counts.across } else { both } {
                at
            } else {
                FREE
            }
        };
        let column = |at: usize| {
            let bound = if at < columns { counts.down } else { both };
            if bound { rows + 1 + at } else { FREE }
        };
        let entry = |value: u32, r: usize, c: usize| {
            let small = is_small(value, threshold);
            let place = match (r == rows, c == columns) {
                (false, false) => Place::Cell,
                (false, true) => Place::RowTotal,
                (true, false) => Place::ColumnTotal,
                (true, true) => Place::Whole,
            };
            Entry {
                value,
                row: row(r),
                column: column(c),
                place,
                small,
                hidden: small,
            }
        };
        let mut entries = Vec::new();
        for (r, cells) in counts.cells.iter().enumerate() {
            entries.extend(
                cells
                    .iter()
                    .enumerate()
                    .map(|(c, value)| entry(*value, r, c)),
            );
        }
        if counts.across {
            entries.extend(
                counts
                    .row_totals()
                    .enumerate()
                    .map(|(r, sum)| entry(sum, r, columns)),
            );
        }
        if counts.down {
            entries.extend(
                counts
                    .column_totals()
                    .enumerate()
                    .map(|(c, sum)| entry(sum, rows, c)),
            );
        }
        if both {
            entries.push(entry(counts.row_totals().sum(), rows, columns));
        }
        Self { entries, threshold }
    }

    /// The first withheld entry of which only one value fits everything that is printed.
    pub(super) fn first_exposed(&self) -> Option<usize> {
        let withheld = (0..self.entries.len()).filter(|at| self.entries[*at].hidden);
        withheld
            .into_iter()
            .find(|at| !self.can_vary(*at, true) && !self.can_vary(*at, false))
    }

    /// Whether an entry, as its lines count it, could be one more, or one less, than it is.
    fn can_vary(&self, at: usize, up: bool) -> bool {
        let entry = self.entries[at];
        let (start, goal) = if up {
            (entry.column, entry.row)
        } else {
            (entry.row, entry.column)
        };
        self.has_slack(entry, up) && self.reaches(start, goal, at)
    }

    /// Whether the bounds that everybody knows leave room: 1 to the threshold for a small count,
    /// nothing or more for any other.
    fn has_slack(&self, entry: Entry, up: bool) -> bool {
        let grows = up != entry.is_total();
        match (grows, entry.small) {
            (true, true) => entry.value < self.threshold,
            (true, false) => true,
            (false, true) => entry.value > 1,
            (false, false) => entry.value > 0,
        }
    }

    /// Whether a change can be passed on from one line to another without the entry `except`.
    fn reaches(&self, start: usize, goal: usize, except: usize) -> bool {
        let mut seen = BTreeSet::from([start]);
        let mut front = vec![start];
        while let Some(line) = front.pop() {
            if line == goal {
                return true;
            }
            for (at, entry) in self.entries.iter().enumerate() {
                if at == except || !entry.hidden {
                    continue;
                }
                for (from, to, up) in [
                    (entry.row, entry.column, true),
                    (entry.column, entry.row, false),
                ] {
                    if from == line && self.has_slack(*entry, up) && seen.insert(to) {
                        front.push(to);
                    }
                }
            }
        }
        false
    }

    /// Withholds one more entry to protect an exposed one; nothing where none is left.
    pub(super) fn hide_beside(&mut self, exposed: usize) -> Option<()> {
        let next = self.next_to_hide(exposed)?;
        self.entries[next].hidden = true;
        Some(())
    }

    /// The entry to withhold next: one that stands where lines have a single withheld entry, which
    /// it closes; near the exposed one; the smallest; and a total only where no cell is left.
    fn next_to_hide(&self, exposed: usize) -> Option<usize> {
        let of = self.entries[exposed];
        let shares = |entry: &Entry| {
            (entry.row == of.row && of.row != FREE)
                || (entry.column == of.column && of.column != FREE)
        };
        let open = self.entries.iter().enumerate();
        let open = open.filter(|(_, entry)| entry.may_hide());
        open.min_by_key(|(at, entry)| {
            let closes = [entry.row, entry.column]
                .into_iter()
                .filter(|line| self.has_one_hidden(*line));
            (
                entry.is_total(),
                Reverse(closes.count()),
                !shares(entry),
                entry.value,
                *at,
            )
        })
        .map(|(at, _)| at)
    }

    fn has_one_hidden(&self, line: usize) -> bool {
        let stands_in =
            |entry: &&Entry| entry.hidden && (entry.row == line || entry.column == line);
        line != FREE && self.entries.iter().filter(stands_in).count() == 1
    }

    pub(super) fn published(&self, counts: &Counts) -> Published {
        let shown = |entry: &Entry| {
            if entry.hidden {
                Shown::Suppressed
            } else {
                Shown::Count(entry.value)
            }
        };
        let mut all = self.entries.iter().map(shown);
        let cells = counts
            .cells
            .iter()
            .map(|row| all.by_ref().take(row.len()).collect())
            .collect();
        let rows = if counts.across { counts.cells.len() } else { 0 };
        let columns = if counts.down {
            counts.cells.first().map_or(0, Vec::len)
        } else {
            0
        };
        Published {
            cells,
            across: all.by_ref().take(rows).collect(),
            down: all.by_ref().take(columns).collect(),
            whole: all.next(),
        }
    }
}
