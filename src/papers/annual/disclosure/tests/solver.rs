//! A reader who does sums: works out what printed numbers say of withheld ones, exactly.
//!
//! It shares nothing with the program. A withheld number is safe if at least so many values of it (three,
//! of a report) fit whole-number solutions of what is printed. Sums are narrowed by their bounds, in their own
//! form and solved for one another, and what is left is tried by halving ranges.

use std::collections::BTreeSet;

/// Everything that a reader knows.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    /// Least and most of each number; a printed one has both alike.
    bounds: Vec<(i64, i64)>,
    /// Sums of numbers times factors that come to nothing.
    sums: Vec<Vec<(usize, i64)>>,
}

/// More than any number can be that nothing bounds.
const MOST: i64 = 1_000;

/// How many ranges are halved before the reader is at a loss.
const PATIENCE: usize = 200_000;

impl Known {
    /// A number between bounds; nothing above is known without one.
    pub(crate) fn number(&mut self, least: u32, most: Option<u32>) -> usize {
        self.bounds
            .push((i64::from(least), most.map_or(MOST, i64::from)));
        self.bounds.len() - 1
    }

    /// A whole and its parts.
    pub(crate) fn sum(&mut self, whole: usize, parts: &[usize]) {
        let mut sum = vec![(whole, -1)];
        sum.extend(parts.iter().map(|part| (*part, 1)));
        self.sums.push(sum);
    }

    /// What is known of a number that is told to be something.
    pub(crate) fn tell(&mut self, at: usize, least: u32, most: Option<u32>) {
        let (low, high) = &mut self.bounds[at];
        *low = (*low).max(i64::from(least));
        *high = (*high).min(most.map_or(MOST, i64::from));
    }

    /// Whether anything fits at all.
    pub(crate) fn fits(&self) -> bool {
        self.solution(&self.rows(), None).is_some()
    }

    /// As if nothing had been said of a number.
    pub(crate) fn forget(&mut self, at: usize) {
        self.bounds[at] = (0, MOST);
    }

    /// Which of some numbers have fewer values than enough, and one of these.
    ///
    /// # Panics
    ///
    /// If nothing at all fits, or the reader is at a loss.
    pub(crate) fn recovered(&self, secrets: &[usize], enough: usize) -> Vec<(usize, u32)> {
        let rows = self.rows();
        let truth = self.solution(&rows, None);
        let mut solutions = vec![truth.expect("the truth fits what is printed")];
        let mut recovered = Vec::new();
        for at in secrets {
            loop {
                let values: BTreeSet<i64> =
                    solutions.iter().map(|solution| solution[*at]).collect();
                if values.len() >= enough {
                    break;
                }
                let from = std::iter::once(-MOST).chain(values.iter().map(|value| value + 1));
                let until = values.iter().map(|value| value - 1).chain([MOST]);
                let mut between = from.zip(until).filter(|(from, until)| from <= until);
                let other = between.find_map(|range| self.solution(&rows, Some((*at, range))));
                let Some(other) = other else {
                    let value = values.first().expect("the truth");
                    recovered.push((*at, u32::try_from(*value).expect("a count")));
                    break;
                };
                solutions.push(other);
            }
        }
        recovered
    }

    /// A whole-number solution, perhaps with one number narrowed.
    fn solution(
        &self,
        rows: &[Vec<(usize, i64)>],
        narrowed: Option<(usize, (i64, i64))>,
    ) -> Option<Vec<i64>> {
        let mut bounds = self.bounds.clone();
        if let Some((at, (least, most))) = narrowed {
            bounds[at] = (bounds[at].0.max(least), bounds[at].1.min(most));
        }
        let mut patience = PATIENCE;
        search(rows, bounds, &mut patience)
    }

    /// The sums, and the sums solved for one another (which tells what follows from several at once).
    fn rows(&self) -> Vec<Vec<(usize, i64)>> {
        let mut dense: Vec<Vec<i128>> = self
            .sums
            .iter()
            .map(|sum| {
                // The last place holds what printed numbers come to.
                let mut row = vec![0_i128; self.bounds.len() + 1];
                for (at, factor) in sum {
                    let (low, high) = self.bounds[*at];
                    if low == high {
                        row[self.bounds.len()] += i128::from(factor * low);
                    } else {
                        row[*at] += i128::from(*factor);
                    }
                }
                row
            })
            .collect();
        solve(&mut dense);
        let constant = self.bounds.len();
        let sparse = dense
            .iter()
            .filter(|row| row.iter().any(|v| *v != 0))
            .map(|row| {
                let entries = row.iter().enumerate().filter(|(_, value)| **value != 0);
                let entries = entries.map(|(at, value)| {
                    let value = i64::try_from(*value).expect("small factors");
                    (if at == constant { CONSTANT } else { at }, value)
                });
                entries.collect()
            });
        self.sums.iter().cloned().chain(sparse).collect()
    }
}

/// The place of what printed numbers come to.
const CONSTANT: usize = usize::MAX;

/// Gauss and Jordan, in whole numbers.
fn solve(rows: &mut [Vec<i128>]) {
    let columns = rows.first().map_or(0, |row| row.len().saturating_sub(1));
    let mut done = 0;
    for column in 0..columns {
        let Some(pivot) = (done..rows.len()).find(|row| rows[*row][column] != 0) else {
            continue;
        };
        rows.swap(done, pivot);
        let lead = rows[done].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            if at == done || row[column] == 0 {
                continue;
            }
            let (ours, theirs) = (row[column], lead[column]);
            for (value, other) in row.iter_mut().zip(&lead) {
                *value = *value * theirs - other * ours;
            }
            let common = row
                .iter()
                .fold(0_i128, |common, value| divisor(common, *value));
            if common > 1 {
                for value in row.iter_mut() {
                    *value /= common;
                }
            }
        }
        done += 1;
    }
}

fn divisor(one: i128, other: i128) -> i128 {
    if other == 0 {
        one.abs()
    } else {
        divisor(other, one % other)
    }
}

fn search(
    rows: &[Vec<(usize, i64)>],
    mut bounds: Vec<(i64, i64)>,
    patience: &mut usize,
) -> Option<Vec<i64>> {
    assert!(*patience > 0, "the reader is at a loss");
    *patience -= 1;
    narrow(rows, &mut bounds)?;
    let open = bounds
        .iter()
        .enumerate()
        .filter(|(_, (low, high))| low < high);
    let Some((at, (low, high))) = open.min_by_key(|(_, (low, high))| high - low) else {
        return Some(bounds.iter().map(|(value, _)| *value).collect());
    };
    let (low, high) = (*low, *high);
    let middle = low + (high - low) / 2;
    [(low, middle), (middle + 1, high)]
        .into_iter()
        .find_map(|half| {
            let mut halved = bounds.clone();
            halved[at] = half;
            search(rows, halved, patience)
        })
}

/// Narrows every bound as far as single sums allow; nothing where one cannot be met.
fn narrow(rows: &[Vec<(usize, i64)>], bounds: &mut [(i64, i64)]) -> Option<()> {
    if bounds.iter().any(|(low, high)| low > high) {
        return None;
    }
    let range = |bounds: &[(i64, i64)], (at, factor): (usize, i64)| {
        let (low, high) = if at == CONSTANT { (1, 1) } else { bounds[at] };
        if factor > 0 {
            (factor * low, factor * high)
        } else {
            (factor * high, factor * low)
        }
    };
    loop {
        let mut changed = false;
        for row in rows {
            let (least, most) = row.iter().fold((0, 0), |(least, most), entry| {
                let (low, high) = range(bounds, *entry);
                (least + low, most + high)
            });
            if least > 0 || most < 0 {
                return None;
            }
            for entry in row.iter().filter(|(at, _)| *at != CONSTANT) {
                let (at, factor) = *entry;
                let (low, high) = range(bounds, *entry);
                // factor × number lies between what the others leave.
                let (from, to) = (-(most - high), -(least - low));
                let (from, to) = if factor > 0 {
                    (ceiling(from, factor), floor(to, factor))
                } else {
                    (ceiling(to, factor), floor(from, factor))
                };
                let now = (bounds[at].0.max(from), bounds[at].1.min(to));
                if now.0 > now.1 {
                    return None;
                }
                changed |= now != bounds[at];
                bounds[at] = now;
            }
        }
        if !changed {
            return Some(());
        }
    }
}

fn floor(value: i64, by: i64) -> i64 {
    let quotient = value / by;
    if value % by != 0 && (value < 0) != (by < 0) {
        quotient - 1
    } else {
        quotient
    }
}

fn ceiling(value: i64, by: i64) -> i64 {
    -floor(-value, by)
}
