//! Numbers tied together by sums: which of the withheld ones can be worked out, and what to withhold
//! next.
//!
//! A reader knows every sum, every printed number, that small numbers are from 1 to the threshold, and
//! (to be strict) which of the withheld ones are small. A withheld number is safe once another solution
//! of whole numbers is at hand in which it differs. Solutions are looked for by changing it by one and
//! mending the sums that this breaks, one after the other. A search that gives up costs a printed number,
//! never a secret; and a solution stays one when more is withheld.

use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Whether a number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// As it is.
    Printed,
    /// As withheld; it may not be worked out.
    Hidden,
    /// Nowhere, and nothing is lost if it can be worked out.
    Absent,
}

/// A number.
#[derive(Debug, Clone)]
pub(super) struct Number {
    pub value: u32,
    pub state: State,
    /// What everybody knows of it while it is not printed.
    pub least: u32,
    pub most: Option<u32>,
    /// In which order it may be withheld for the sake of another; nothing if never.
    pub yields: Option<u8>,
    /// The table that stands or falls with it.
    pub table: Option<usize>,
}

/// A whole and its parts.
#[derive(Debug, Clone)]
struct Sum {
    whole: usize,
    parts: Vec<usize>,
}

/// Numbers and the sums between them.
#[derive(Debug, Clone, Default)]
pub(super) struct System {
    pub numbers: Vec<Number>,
    sums: Vec<Sum>,
    /// For each number the sums that it stands in.
    of: Vec<Vec<usize>>,
    /// Tables that are not printed.
    pub withheld: BTreeSet<usize>,
    /// The first number that is not settled for good.
    settled: usize,
}

/// How many changes a search tries before it gives up.
const PATIENCE: usize = 4_000;

impl System {
    /// One more number; its name from now on is its place.
    pub(super) fn add(&mut self, number: Number) -> usize {
        self.numbers.push(number);
        self.of.push(Vec::new());
        self.numbers.len() - 1
    }

    /// Ties numbers together.
    pub(super) fn tie(&mut self, whole: usize, parts: Vec<usize>) {
        let at = self.sums.len();
        for number in parts.iter().chain([&whole]) {
            self.of[*number].push(at);
        }
        self.sums.push(Sum { whole, parts });
    }

    /// Settles what is there for good: for what comes later no more of it is withheld.
    pub(super) fn freeze(&mut self) {
        self.settled = self.numbers.len();
        for number in &mut self.numbers {
            number.yields = None;
        }
    }

    /// Withholds numbers, and in the end tables, until no withheld one can be worked out.
    pub(super) fn protect(&mut self) {
        let mut safe = vec![false; self.numbers.len()];
        while let Some(exposed) = self.next_exposed(&mut safe) {
            match self.next_to_hide(exposed) {
                Some(next) => self.hide(next),
                None => self.withhold_table_of(exposed, &mut safe),
            }
        }
    }

    /// Withholds a number under all its names.
    fn hide(&mut self, at: usize) {
        self.numbers[at].state = State::Hidden;
        let names = self.of[at].iter().map(|sum| &self.sums[*sum]);
        let names = names.filter_map(|sum| match sum.parts.as_slice() {
            [part] => Some(if *part == at { sum.whole } else { *part }),
            _ => None,
        });
        let hides = |other: &usize| {
            let other = &self.numbers[*other];
            other.state == State::Printed && other.yields.is_some()
        };
        let names: Vec<usize> = names.filter(hides).collect();
        for other in names {
            self.hide(other);
        }
    }

    /// The first withheld number for which no other solution is found.
    fn next_exposed(&self, safe: &mut [bool]) -> Option<usize> {
        for at in 0..self.numbers.len() {
            if self.numbers[at].state != State::Hidden || safe[at] {
                continue;
            }
            let Some(changed) = self.other_solution(at) else {
                return Some(at);
            };
            for number in changed {
                safe[number] = true;
            }
        }
        None
    }

    /// The numbers that differ in another solution, `at` among them.
    pub(super) fn other_solution(&self, at: usize) -> Option<Vec<usize>> {
        for depth in [3, 7, 15, 31] {
            for step in [1, -1] {
                let mut search = Search::new(self);
                if search.change(at, step) && search.mend(depth) {
                    return Some(search.changed);
                }
            }
        }
        None
    }

    /// What to withhold next to protect an exposed number: first what stands in a sum with it, then what
    /// is tied to that, and so on.
    fn next_to_hide(&self, exposed: usize) -> Option<usize> {
        let mut seen = BTreeSet::from([exposed]);
        let mut ring = vec![exposed];
        while !ring.is_empty() {
            let mut next: Vec<usize> = Vec::new();
            for sum in ring.iter().flat_map(|number| &self.of[*number]) {
                let sum = &self.sums[*sum];
                next.extend(
                    sum.parts
                        .iter()
                        .chain([&sum.whole])
                        .filter(|n| seen.insert(**n)),
                );
            }
            let may_hide = next.iter().filter(|number| {
                let number = &self.numbers[**number];
                number.state == State::Printed && number.value > 0 && number.yields.is_some()
            });
            let best = may_hide.min_by_key(|at| {
                let number = &self.numbers[**at];
                (
                    number.yields,
                    Reverse(self.closes(**at)),
                    number.value,
                    **at,
                )
            });
            if let Some(best) = best {
                return Some(*best);
            }
            // Beyond printed numbers nothing helps.
            next.retain(|number| self.numbers[*number].state != State::Printed);
            ring = next;
        }
        None
    }

    /// In how many sums there is a single withheld number, which this one would keep company.
    fn closes(&self, at: usize) -> usize {
        let open = |sum: &&usize| {
            let sum = &self.sums[**sum];
            let all = sum.parts.iter().chain([&sum.whole]);
            all.filter(|number| self.numbers[**number].state != State::Printed)
                .count()
                == 1
        };
        self.of[at].iter().filter(open).count()
    }

    /// Gives up a table: of what came later the one that exposes a settled number, else the number's own.
    /// A number of no table is as if it had never been said.
    fn withhold_table_of(&mut self, exposed: usize, safe: &mut [bool]) {
        let later = self.nearest_later_table(exposed);
        let table = later.or(self.numbers[exposed].table);
        if let Some(table) = table {
            self.withheld.insert(table);
        }
        for (at, number) in self.numbers.iter_mut().enumerate() {
            let is_it = at == exposed && later.is_none();
            if is_it || (table.is_some() && number.table == table) {
                (number.state, number.least, number.most) = (State::Absent, 0, None);
                safe[at] = true;
            }
        }
    }

    /// The printed table nearest to a number among those that came after the settled ones.
    fn nearest_later_table(&self, from: usize) -> Option<usize> {
        if self.settled == 0 {
            return None;
        }
        let mut seen = BTreeSet::from([from]);
        let mut ring = vec![from];
        while !ring.is_empty() {
            let tables = ring.iter().filter(|at| **at >= self.settled);
            let mut tables = tables.filter_map(|at| self.numbers[*at].table);
            if let Some(table) = tables.find(|table| !self.withheld.contains(table)) {
                return Some(table);
            }
            let sums = ring.iter().flat_map(|at| &self.of[*at]);
            let sums = sums.map(|sum| &self.sums[*sum]);
            let beside = sums.flat_map(|sum| sum.parts.iter().chain([&sum.whole]));
            ring = beside.copied().filter(|at| seen.insert(*at)).collect();
        }
        None
    }
}

/// A search for another solution.
struct Search<'a> {
    system: &'a System,
    by: Vec<i64>,
    /// By how much the parts of each sum are more than its whole.
    off: Vec<i64>,
    broken: BTreeSet<usize>,
    changed: Vec<usize>,
    patience: usize,
}

impl<'a> Search<'a> {
    fn new(system: &'a System) -> Self {
        Self {
            system,
            by: vec![0; system.numbers.len()],
            off: vec![0; system.sums.len()],
            broken: BTreeSet::new(),
            changed: Vec::new(),
            patience: PATIENCE,
        }
    }

    /// Changes a number that has not been changed yet, if what is known of it allows that.
    fn change(&mut self, at: usize, step: i64) -> bool {
        let number = &self.system.numbers[at];
        let value = i64::from(number.value) + step;
        let fits = number.state != State::Printed
            && self.by[at] == 0
            && value >= i64::from(number.least)
            && number.most.is_none_or(|most| value <= i64::from(most));
        if fits {
            self.changed.push(at);
            self.apply(at, step);
        }
        fits
    }

    fn undo(&mut self, at: usize, step: i64) {
        self.changed.pop();
        self.apply(at, -step);
    }

    fn apply(&mut self, at: usize, step: i64) {
        self.by[at] += step;
        for sum in &self.system.of[at] {
            let sign = if self.system.sums[*sum].whole == at {
                -1
            } else {
                1
            };
            self.off[*sum] += sign * step;
            if self.off[*sum] == 0 {
                self.broken.remove(sum);
            } else {
                self.broken.insert(*sum);
            }
        }
    }

    /// Mends every broken sum with so many further changes at most.
    fn mend(&mut self, depth: usize) -> bool {
        let Some(sum) = self.broken.first().copied() else {
            return true;
        };
        if self.broken.len() > 2 * depth || depth == 0 || self.patience == 0 {
            return false;
        }
        let off = self.off[sum].signum();
        let tied = &self.system.sums[sum];
        let parts = tied.parts.iter().map(|part| (*part, -off));
        let mut ways: Vec<(usize, i64)> = parts.chain([(tied.whole, off)]).collect();
        // First what leaves the fewest sums broken.
        ways.sort_by_key(|(at, step)| self.left_broken(*at, *step));
        for (at, step) in ways {
            if self.change(at, step) {
                self.patience = self.patience.saturating_sub(1);
                if self.mend(depth - 1) {
                    return true;
                }
                self.undo(at, step);
            }
        }
        false
    }

    fn left_broken(&self, at: usize, step: i64) -> i64 {
        let after = self.system.of[at].iter().map(|sum| {
            let sign = if self.system.sums[*sum].whole == at {
                -1
            } else {
                1
            };
            let off = self.off[*sum] + sign * step;
            i64::from(off != 0) - i64::from(self.off[*sum] != 0)
        });
        after.sum()
    }
}
