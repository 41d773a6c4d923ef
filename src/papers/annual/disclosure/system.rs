//! Numbers tied together by sums: which of the withheld ones can be worked out, and what to withhold
//! next.
//!
//! A reader knows every sum, every printed number, that small numbers are from 1 to the threshold, and
//! (to be strict) which of the withheld ones are small. A withheld number is safe once other solutions
//! of whole numbers are at hand in which it differs, so many that three values fit it. Solutions are looked
//! for by changing it a little and mending the sums that this breaks, one after the other. A search that
//! gives up costs a printed number, never a secret; and a solution stays one when more is withheld.
//!
//! What to withhold for the sake of an exposed number is found in the same way: by a solution in which as
//! few printed numbers as possible differ too.

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
    /// Whether it is printed nowhere, and only follows from others.
    pub stands_nowhere: bool,
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
    /// How many values must fit a withheld number.
    enough: usize,
}

/// By how much a number is known to differ in some solution or other.
type Others = Vec<BTreeSet<i64>>;

/// How many changes a search tries before it gives up.
const PATIENCE: usize = 4_000;

/// How many numbers differ in a solution at most.
const DEEPEST: usize = 127;

/// How many printed numbers are withheld at most to give another one more value.
const MOST_AT_ONCE: usize = 6;

impl System {
    /// Nothing yet; so many values must fit each withheld number.
    pub(super) fn needing(enough: u32) -> Self {
        Self {
            enough: usize::try_from(enough).unwrap_or(usize::MAX),
            ..Self::default()
        }
    }

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
        let mut others: Others = vec![BTreeSet::new(); self.numbers.len()];
        while let Some(exposed) = self.next_exposed(&mut others) {
            match self.next_to_hide(exposed, &others[exposed]) {
                Some(changed) => {
                    for (at, by) in changed {
                        others[at].insert(by);
                        let number = &mut self.numbers[at];
                        if number.state == State::Printed {
                            number.state = State::Hidden;
                        }
                    }
                }
                None => self.withhold_table_of(exposed),
            }
        }
    }

    /// The first withheld number for which too few other solutions are found.
    fn next_exposed(&self, others: &mut Others) -> Option<usize> {
        for at in 0..self.numbers.len() {
            while self.numbers[at].state == State::Hidden && others[at].len() + 1 < self.enough {
                let Some(changed) = self.other_solution(at, &others[at]) else {
                    return Some(at);
                };
                for (number, by) in changed {
                    others[number].insert(by);
                }
            }
        }
        None
    }

    /// The numbers that differ in another solution, and by how much; `at` among them, and by none of what
    /// is known already.
    pub(super) fn other_solution(
        &self,
        at: usize,
        known: &BTreeSet<i64>,
    ) -> Option<Vec<(usize, i64)>> {
        [7, 31, DEEPEST]
            .into_iter()
            .find_map(|depth| self.solution_without(at, known, depth, 0))
            .map(Search::found)
    }

    /// A solution in which `at` differs in another way than is known, with so many changes at most, and so
    /// many of them of printed numbers.
    fn solution_without(
        &self,
        at: usize,
        known: &BTreeSet<i64>,
        depth: usize,
        printed: usize,
    ) -> Option<Search<'_>> {
        let steps = [1, -1, 2, -2, 3, -3, 4, -4].into_iter();
        let mut steps = steps.filter(|step| !known.contains(step));
        steps.find_map(|step| {
            let mut search = Search::new(self, printed);
            (search.change(at, step) && search.mend(depth)).then_some(search)
        })
    }

    /// A solution in which an exposed number has one more value, once the printed ones that differ in it are
    /// withheld: as few as can be found.
    fn next_to_hide(&self, exposed: usize, known: &BTreeSet<i64>) -> Option<Vec<(usize, i64)>> {
        (1..=MOST_AT_ONCE)
            .find_map(|printed| self.solution_without(exposed, known, DEEPEST, printed))
            .map(Search::found)
    }

    /// Gives up a table: of what came later the one that exposes a settled number, else the number's own.
    /// A number of no table is as if it had never been said; for one that stands nowhere, what stands
    /// nearest to it is.
    fn withhold_table_of(&mut self, exposed: usize) {
        let has_table = |at: usize| {
            let table = self.numbers[at].table;
            table.is_some_and(|table| !self.withheld.contains(&table))
        };
        let is_said = |at: usize| {
            let number = &self.numbers[at];
            let is_part = number.yields.is_some() && number.table.is_none();
            has_table(at) || is_part && number.state != State::Absent
        };
        let later = (self.settled > 0)
            .then(|| self.nearest(exposed, |at| at >= self.settled && has_table(at)))
            .flatten();
        let stands_nowhere = self.numbers[exposed].stands_nowhere;
        let said = || {
            stands_nowhere
                .then(|| self.nearest(exposed, is_said))
                .flatten()
        };
        let given_up = later.or_else(said).unwrap_or(exposed);
        let table = self.numbers[given_up].table;
        self.withheld.extend(table);
        for (at, number) in self.numbers.iter_mut().enumerate() {
            if at == given_up || (table.is_some() && number.table == table) {
                (number.state, number.least, number.most) = (State::Absent, 0, None);
            }
        }
    }

    /// The number nearest to another that is so.
    fn nearest(&self, from: usize, is_so: impl Fn(usize) -> bool) -> Option<usize> {
        let mut seen = BTreeSet::from([from]);
        let mut ring = vec![from];
        while !ring.is_empty() {
            if let Some(found) = ring.iter().find(|at| is_so(**at)) {
                return Some(*found);
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
    /// How many printed numbers may be changed besides.
    printed: usize,
    patience: usize,
}

impl<'a> Search<'a> {
    fn new(system: &'a System, printed: usize) -> Self {
        Self {
            system,
            by: vec![0; system.numbers.len()],
            off: vec![0; system.sums.len()],
            broken: BTreeSet::new(),
            changed: Vec::new(),
            printed,
            patience: PATIENCE,
        }
    }

    /// The numbers that differ, and by how much.
    fn found(self) -> Vec<(usize, i64)> {
        let changed = self.changed.iter();
        changed.map(|at| (*at, self.by[*at])).collect()
    }

    /// Changes a number that has not been changed yet, if what is known of it allows that.
    fn change(&mut self, at: usize, step: i64) -> bool {
        let fits = self.may_change(at, step);
        if fits {
            self.changed.push(at);
            self.printed -= usize::from(self.is_printed(at));
            self.apply(at, step);
        }
        fits
    }

    fn may_change(&self, at: usize, step: i64) -> bool {
        let number = &self.system.numbers[at];
        let value = i64::from(number.value) + step;
        let may_be_hidden = self.printed > 0 && number.yields.is_some() && number.value > 0;
        self.by[at] == 0
            && (number.state != State::Printed || may_be_hidden)
            && value >= i64::from(number.least)
            && number.most.is_none_or(|most| value <= i64::from(most))
    }

    fn is_printed(&self, at: usize) -> bool {
        self.system.numbers[at].state == State::Printed
    }

    fn undo(&mut self, at: usize, step: i64) {
        self.changed.pop();
        self.printed += usize::from(self.is_printed(at));
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
        if self.broken.len() > 2 * depth || depth == 0 || self.patience == 0 {
            return self.broken.is_empty();
        }
        // First the sum that can be mended in the fewest ways: it decides about the others.
        let ways = self.broken.iter().map(|sum| self.ways(*sum));
        let Some(mut ways) = ways.min_by_key(Vec::len) else {
            return true;
        };
        // First what leaves the fewest sums broken, and costs the reader least.
        ways.sort_by_key(|(at, step)| {
            let number = &self.system.numbers[*at];
            let cost = self
                .is_printed(*at)
                .then_some((number.yields, number.value));
            (self.left_broken(*at, *step), cost)
        });
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

    /// The changes that mend a sum, at once or by one.
    fn ways(&self, sum: usize) -> Vec<(usize, i64)> {
        let off = self.off[sum];
        let tied = &self.system.sums[sum];
        let mut ways: Vec<(usize, i64)> = Vec::new();
        let by_one = (off.abs() > 1).then_some(off.signum());
        for off in [Some(off), by_one].into_iter().flatten() {
            ways.extend(tied.parts.iter().map(|part| (*part, -off)));
            ways.push((tied.whole, off));
        }
        ways.retain(|(at, step)| self.may_change(*at, *step));
        ways
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
