//! What one year lets out: a function of that year's counts, and safe as a whole.

use super::counts::Counts;
use super::money::{self, Sums};
use super::names::{Amount, Category, Division, List, Population};
use super::shown::{Group, Shown};
use super::system::{Number, State, System};
use super::{TRUE_FIGURES, counts, enough, is_small, merge};
use std::collections::{BTreeMap, BTreeSet};

/// What may be printed of one year.
#[derive(Debug, Clone, Default)]
pub(in crate::papers::annual) struct Release {
    pub(super) threshold: u32,
    pub(super) wholes: BTreeMap<Population, Shown>,
    /// Nothing for a list of which no line can be printed.
    pub(super) lists: BTreeMap<List, Option<Vec<Group>>>,
    /// By the groups of the rows and of the columns; nothing where the table cannot be printed.
    pub(super) crosses: BTreeMap<(List, List), Option<Vec<Vec<Shown>>>>,
    pub(super) amounts: BTreeMap<Amount, Sums>,
    /// Numbers that are withheld for the sake of others.
    hidden: Vec<u32>,
}

/// The places of a list's numbers in the system.
struct Placed {
    groups: Vec<Vec<usize>>,
    categories: Vec<(Category, u32)>,
    /// For each category.
    members: Vec<usize>,
    /// For each group: its only member, or the sum of its members.
    lines: Vec<usize>,
    table: usize,
    /// Whether all categories were merged into one: that line would be the total again.
    is_one: bool,
}

/// In which order numbers are withheld for the sake of others.
const CELL_OF_CROSS: u8 = 0;
const LINE: u8 = 1;
const PART: u8 = 2;

/// The places of a cross table's cells in the system, row by row.
struct Crossed {
    places: Vec<Vec<usize>>,
    table: usize,
}

/// A system that is being put together.
struct Builder<'a> {
    counts: &'a Counts,
    system: System,
    wholes: BTreeMap<Population, usize>,
    /// What is left of a whole without a part.
    rests: BTreeMap<Population, usize>,
    lists: BTreeMap<List, Placed>,
    crosses: BTreeMap<(List, List), Crossed>,
    tables: usize,
}

impl Release {
    /// Settles what may be printed of a year's counts.
    pub(in crate::papers::annual) fn of(counts: &Counts) -> Self {
        Self::settled(counts, System::protect)
    }

    /// As [`Self::of`], by another way of protecting small numbers.
    pub(super) fn settled(counts: &Counts, protect: fn(&mut System)) -> Self {
        let mut builder = Builder {
            counts,
            system: System::needing(enough(counts.threshold)),
            wholes: BTreeMap::new(),
            rests: BTreeMap::new(),
            lists: BTreeMap::new(),
            crosses: BTreeMap::new(),
            tables: 0,
        };
        builder.add_wholes();
        builder.add_lists();
        builder.add_joints();
        protect(&mut builder.system);
        // A cross table costs no line of a list: rather it isn't printed.
        builder.system.freeze();
        builder.add_crosses();
        protect(&mut builder.system);
        let mut release = builder.released();
        for (amount, amounts) in &counts.amounts {
            let sums = money::release(amounts, release.threshold, &release.lists);
            release.amounts.insert(*amount, sums);
        }
        release
    }

    /// Counts of 1 up to this one are not printed.
    pub(in crate::papers::annual) fn threshold(&self) -> u32 {
        self.threshold
    }

    /// Whether a number that is counted elsewhere happens to be one that is withheld here, and so must
    /// not be printed either. Small ones are not asked for: they are withheld everywhere.
    pub(super) fn hides(&self, count: u32) -> bool {
        self.hidden.contains(&count)
    }
}

impl Builder<'_> {
    /// A number that is printed unless it is small.
    fn number(&self, value: u32, yields: Option<u8>, table: Option<usize>) -> Number {
        let small = is_small(value, self.counts.threshold);
        Number {
            value,
            state: if small { State::Hidden } else { State::Printed },
            least: 1,
            most: small.then_some(self.counts.threshold),
            yields,
            table,
            stands_nowhere: false,
        }
    }

    /// A number that stands nowhere, but follows from others: a secret if it is small.
    fn implied(&mut self, value: u32, table: Option<usize>) -> usize {
        let number = Number {
            stands_nowhere: table.is_none(),
            ..self.number(value, None, table)
        };
        self.system.add(if number.state == State::Hidden {
            number
        } else {
            Number {
                state: State::Absent,
                least: 0,
                ..number
            }
        })
    }

    fn table(&mut self) -> usize {
        self.tables += 1;
        self.tables
    }

    fn add_wholes(&mut self) {
        let counts = self.counts;
        for (of, count) in &counts.wholes {
            let yields = counts.parts.contains_key(of).then_some(PART);
            let number = self.number(*count, yields, None);
            let at = self.system.add(number);
            self.wholes.insert(*of, at);
        }
        for (name, of) in &counts.parts {
            let (Some(part), Some(whole)) = (self.wholes.get(name), self.wholes.get(of)) else {
                continue;
            };
            let (part, whole) = (*part, *whole);
            let value = |at: usize| self.system.numbers[at].value;
            let rest = value(whole).saturating_sub(value(part));
            let rest = self.implied(rest, None);
            self.rests.insert(*name, rest);
            self.system.tie(whole, vec![part, rest]);
        }
    }

    fn add_lists(&mut self) {
        let counts = self.counts;
        for (list, categories) in &counts.lists {
            let table = self.table();
            let categories: Vec<(Category, u32)> = categories
                .iter()
                .map(|(category, count)| (category.clone(), *count))
                .collect();
            let groups = merge::groups(&categories, list.scale, counts.threshold);
            let is_one = groups.len() == 1 && categories.len() > 1;
            let (mut members, mut lines) = (vec![0; categories.len()], Vec::new());
            for group in &groups {
                if let [only] = group.as_slice() {
                    let number = self.number(categories[*only].1, Some(LINE), Some(table));
                    members[*only] = self.system.add(number);
                    lines.push(members[*only]);
                    continue;
                }
                for at in group {
                    // Of a single line nobody is told which categories it is made of.
                    let told = if is_one { 0 } else { categories[*at].1 };
                    members[*at] = self.implied(told, Some(table));
                    self.system.numbers[members[*at]].value = categories[*at].1;
                }
                let sum = group.iter().map(|at| categories[*at].1).sum();
                let number = self.number(sum, Some(LINE), Some(table));
                let line = self.system.add(number);
                let parts = group.iter().map(|at| members[*at]).collect();
                self.system.tie(line, parts);
                lines.push(line);
            }
            if let Some(whole) = self.wholes.get(&list.of) {
                self.system.tie(*whole, lines.clone());
            }
            self.lists.insert(
                *list,
                Placed {
                    groups,
                    categories,
                    members,
                    lines,
                    table,
                    is_one,
                },
            );
        }
    }

    fn add_crosses(&mut self) {
        let counts = self.counts;
        for ((rows, columns), cells) in &counts.crosses {
            let table = self.table();
            let (down, across) = (&self.lists[rows], &self.lists[columns]);
            let size = (down.groups.len(), across.groups.len());
            let mut values = vec![vec![0_u32; size.1]; size.0];
            for ((row, column), count) in cells {
                if let (Some(row), Some(column)) = (down.group_of(row), across.group_of(column)) {
                    values[row][column] += count;
                }
            }
            let (down, across) = (down.lines.clone(), across.lines.clone());
            let mut places: Vec<Vec<usize>> = Vec::new();
            for row in &values {
                let mut line = Vec::new();
                for value in row {
                    let number = self.number(*value, Some(CELL_OF_CROSS), Some(table));
                    line.push(self.system.add(number));
                }
                places.push(line);
            }
            for (row, line) in down.iter().zip(&places) {
                self.system.tie(*row, line.clone());
            }
            for (at, column) in across.iter().enumerate() {
                let line = places.iter().map(|row| row[at]).collect();
                self.system.tie(*column, line);
            }
            self.crosses
                .insert((*rows, *columns), Crossed { places, table });
        }
    }

    /// What two lists or parts that look at the same thing say together: of each pair of categories how
    /// many members are in both. Nobody prints these numbers. A reader is taken to know which pairs there
    /// are (they know at least those that cannot be), so that what sums say of a pair counts as said.
    fn add_joints(&mut self) {
        for divisions in self.counts.members.values() {
            let mut others = divisions.iter();
            while let Some((one, first)) = others.next() {
                for (other, second) in others.clone().filter(|(other, _)| one.constrains(other)) {
                    self.add_joint((one, first), (other, second));
                }
            }
        }
    }

    fn add_joint(
        &mut self,
        (rows, down): (&Division, &[Category]),
        (columns, across): (&Division, &[Category]),
    ) {
        debug_assert_eq!(down.len(), across.len(), "{rows:?} and {columns:?}");
        let mut pairs: BTreeMap<(&Category, &Category), u32> = BTreeMap::new();
        for pair in down.iter().zip(across) {
            *pairs.entry(pair).or_default() += 1;
        }
        let (mut by_row, mut by_column) = (BTreeMap::new(), BTreeMap::new());
        for ((row, column), count) in pairs {
            let at = self.implied(count, None);
            // That some are in a pair that can be, or that they are few, nobody is told.
            (self.system.numbers[at].least, self.system.numbers[at].most) = (0, None);
            by_row.entry(row).or_insert_with(Vec::new).push(at);
            by_column.entry(column).or_insert_with(Vec::new).push(at);
        }
        let rows = by_row.into_iter().map(|margin| (rows, margin));
        let columns = by_column.into_iter().map(|margin| (columns, margin));
        for (division, (category, cells)) in rows.chain(columns) {
            if let Some(margin) = self.margin(division, category) {
                self.system.tie(margin, cells);
            }
        }
    }

    /// The number of a category.
    fn margin(&self, of: &Division, category: &Category) -> Option<usize> {
        match of {
            Division::List(list) => {
                let placed = self.lists.get(list)?;
                let mut categories = placed.categories.iter();
                let at = categories.position(|(known, _)| known == category)?;
                Some(placed.members[at])
            }
            Division::Part(part) if *category == counts::is_in(true) => {
                self.wholes.get(part).copied()
            }
            Division::Part(part) => self.rests.get(part).copied(),
        }
    }

    fn shown(&self, at: usize) -> Shown {
        Shown::of(&self.system.numbers[at])
    }

    fn released(self) -> Release {
        let is_withheld = |table: &usize| self.system.withheld.contains(table);
        let list = |placed: &Placed| {
            let group = |(members, line): (&Vec<usize>, &usize)| Group {
                members: members
                    .iter()
                    .map(|at| placed.categories[*at].0.clone())
                    .collect(),
                shown: self.shown(*line),
            };
            let groups = placed.groups.iter().zip(&placed.lines);
            let printed = !placed.is_one && !is_withheld(&placed.table);
            printed.then(|| groups.map(group).collect())
        };
        let cross = |((rows, columns), cross): (&(List, List), &Crossed)| {
            let margins = [rows, columns].map(|list| self.lists[list].table);
            let printed = !margins.iter().chain([&cross.table]).any(is_withheld);
            let line = |row: &Vec<usize>| row.iter().map(|at| self.shown(*at)).collect();
            let cells = printed.then(|| cross.places.iter().map(line).collect());
            ((*rows, *columns), cells)
        };
        let large = |at: &usize| {
            let number = &self.system.numbers[*at];
            number.value > 0 && !is_small(number.value, self.counts.threshold)
        };
        let secret = |at: &usize| match self.system.numbers[*at].state {
            State::Printed => false,
            State::Hidden => true,
            State::Absent => self.system.other_solution(*at, &BTreeSet::new()).is_some(),
        };
        // With true figures nothing is withheld, and so nothing is to be kept from being told elsewhere.
        let withholds = self.counts.threshold > TRUE_FIGURES;
        let all = 0..self.system.numbers.len();
        let hidden = all.filter(|at| withholds && large(at) && secret(at));
        Release {
            threshold: self.counts.threshold,
            wholes: self
                .wholes
                .iter()
                .map(|(of, at)| (*of, self.shown(*at)))
                .collect(),
            lists: self
                .lists
                .iter()
                .map(|(of, placed)| (*of, list(placed)))
                .collect(),
            crosses: self.crosses.iter().map(cross).collect(),
            amounts: BTreeMap::new(),
            hidden: hidden.map(|at| self.system.numbers[at].value).collect(),
        }
    }
}

impl Placed {
    fn group_of(&self, category: &Category) -> Option<usize> {
        let at = self
            .categories
            .iter()
            .position(|(known, _)| known == category)?;
        self.groups.iter().position(|group| group.contains(&at))
    }
}
