//! What is counted of a year, before anything of it may be printed.
//!
//! Deliberately absent: any way to read a number out again.

use super::names::{Amount, Category, Division, List, Population};
use crate::model::value::Money;
use std::collections::BTreeMap;

/// The counts of one year.
#[derive(Debug, Clone, Default)]
pub(in crate::papers::annual) struct Counts {
    pub(super) threshold: u32,
    pub(super) wholes: BTreeMap<Population, u32>,
    /// Populations that are parts of others.
    pub(super) parts: BTreeMap<Population, Population>,
    pub(super) lists: BTreeMap<List, BTreeMap<Category, u32>>,
    pub(super) crosses: BTreeMap<(List, List), BTreeMap<(Category, Category), u32>>,
    /// The category of each member, in one order of the members for all that sorts a population.
    pub(super) members: BTreeMap<Population, BTreeMap<Division, Vec<Category>>>,
    pub(super) amounts: BTreeMap<Amount, Amounts>,
}

/// Money of members of a population, each in one category of each of some lists.
#[derive(Debug, Clone, Default)]
pub(super) struct Amounts {
    pub lists: Vec<List>,
    pub costs: Vec<Cost>,
}

/// The money of one child, or of one thing that concerns a child.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::papers::annual) struct Cost {
    /// Its category in each of the lists.
    pub categories: Vec<Category>,
    /// The sum; nothing for members without one.
    pub amount: Option<Money>,
    /// The outside provider whose price it is; nothing for the authority's own.
    pub provider: Option<String>,
}

impl Counts {
    /// Nothing counted yet; counts of 1 up to the threshold are small.
    pub(in crate::papers::annual) fn new(threshold: u32) -> Self {
        Self {
            threshold,
            ..Self::default()
        }
    }

    /// The size of a population.
    pub(in crate::papers::annual) fn whole(&mut self, of: Population, count: usize) {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        let known = self.wholes.insert(of, count);
        debug_assert!(
            known.is_none_or(|known| known == count),
            "{of:?} is {known:?} and {count}"
        );
    }

    /// Some of a population that has been counted: of each member, whether it is one of them.
    pub(in crate::papers::annual) fn part(
        &mut self,
        part: Population,
        of: Population,
        each: impl IntoIterator<Item = bool>,
    ) {
        let each: Vec<bool> = each.into_iter().collect();
        debug_assert_eq!(
            self.wholes.get(&of).copied(),
            u32::try_from(each.len()).ok(),
            "{part:?} of {of:?}"
        );
        self.whole(part, each.iter().filter(|is_in| **is_in).count());
        self.parts.insert(part, of);
        let each = each.into_iter().map(is_in).collect();
        let members = self.members.entry(of).or_default();
        members.insert(Division::Part(part), each);
    }

    /// The category of each member of a population, in the order in which all of its lists and parts have
    /// them.
    pub(in crate::papers::annual) fn list(
        &mut self,
        list: List,
        each: impl IntoIterator<Item = Category>,
    ) {
        let mut counts: BTreeMap<Category, u32> = BTreeMap::new();
        let each: Vec<Category> = each.into_iter().collect();
        for category in &each {
            *counts.entry(category.clone()).or_default() += 1;
        }
        self.tally(list, counts);
        let members = self.members.entry(list.of).or_default();
        members.insert(Division::List(list), each);
    }

    /// The two categories of each member of a population: a table with both lists as its margins.
    pub(in crate::papers::annual) fn cross(
        &mut self,
        rows: List,
        columns: List,
        each: impl IntoIterator<Item = (Category, Category)>,
    ) {
        let mut counts: BTreeMap<(Category, Category), u32> = BTreeMap::new();
        let (mut down, mut across) = (Vec::new(), Vec::new());
        for (row, column) in each {
            down.push(row.clone());
            across.push(column.clone());
            *counts.entry((row, column)).or_default() += 1;
        }
        self.list(rows, down);
        self.list(columns, across);
        self.crosses.insert((rows, columns), counts);
    }

    fn tally(&mut self, list: List, counts: BTreeMap<Category, u32>) {
        let sum: u32 = counts.values().sum();
        self.whole(list.of, usize::try_from(sum).unwrap_or(usize::MAX));
        let known = self.lists.get(&list);
        debug_assert!(
            known.is_none_or(|known| *known == counts),
            "{list:?} is counted in two ways"
        );
        self.lists.insert(list, counts);
    }

    /// Money, of which sums and means may be printed for the groups of the lists.
    ///
    /// Every member of the lists' population has an entry, else the number of those without would
    /// follow.
    pub(in crate::papers::annual) fn amounts(
        &mut self,
        amount: Amount,
        lists: &[List],
        each: impl IntoIterator<Item = Cost>,
    ) {
        let costs: Vec<Cost> = each.into_iter().collect();
        for (at, list) in lists.iter().enumerate() {
            let of = |cost: &Cost| cost.categories.get(at).cloned();
            self.list(*list, costs.iter().filter_map(of));
        }
        let lists = lists.to_vec();
        self.amounts.insert(amount, Amounts { lists, costs });
    }
}

/// A part and its rest as two categories.
pub(super) fn is_in(is_in: bool) -> Category {
    (usize::from(!is_in), String::new())
}
