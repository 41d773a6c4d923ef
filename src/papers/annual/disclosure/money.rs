//! Sums, means and medians of groups that are large enough.
//!
//! A group is *open* if more children than the threshold are in it, and the prices of no outside
//! provider or of three at least: of two, each would know the other's. What is left when the open groups
//! are taken from the whole must be open as well. And no subtraction of groups of different lists may
//! leave a few children, or one provider: that is what [`tells`] looks for.

use super::TRUE_FIGURES;
use super::counts::{Amounts, Cost};
use super::names::{Category, List};
use super::shown::{Group, Shown};
use crate::model::value::Money;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU32;

/// Fewer outside providers than this would tell a price.
const PROVIDERS: usize = 3;

/// Medians are a single child's cost: they are rounded to this many pence.
const MEDIAN_STEP: i64 = 50 * 100;

/// What may be printed of a kind of money.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    /// For each list and each of its groups; nothing where it may not be printed.
    pub groups: BTreeMap<List, Vec<Option<Sum>>>,
    pub whole: Option<Sum>,
}

/// The money of a group that is large enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sum {
    /// How many members have a cost; none is a group without any.
    pub members: u32,
    pub total: Money,
    /// Nothing for a group of twice the threshold or fewer.
    pub median: Option<Money>,
}

/// What may be printed of a kind of money, group by group of the lists as they are printed.
pub(super) fn release(
    amounts: &Amounts,
    threshold: u32,
    printed: &BTreeMap<List, Option<Vec<Group>>>,
) -> Sums {
    let all: Vec<&Cost> = amounts.costs.iter().collect();
    let none = all.iter().all(|cost| cost.amount.is_none());
    let whole = (none || is_open(&all, threshold)).then(|| sum(&all, threshold));
    let mut lists: Vec<(List, Vec<Lot<'_>>)> = Vec::new();
    for (at, list) in amounts.lists.iter().enumerate() {
        let groups = printed.get(list).and_then(Option::as_ref);
        let lots = groups.into_iter().flatten();
        let mut lots: Vec<Lot<'_>> = lots
            .map(|group| lot(group, at, amounts, threshold))
            .collect();
        close_remainder(&mut lots, whole.is_some(), threshold);
        lists.push((*list, lots));
        // The list that comes first keeps its means.
        if tells(&lists, whole.is_some(), &all, threshold)
            && let Some((_, lots)) = lists.last_mut()
        {
            for lot in lots {
                lot.open = false;
            }
        }
    }
    let of_lot = |lot: &Lot<'_>| {
        let none = lot.costs.iter().all(|cost| cost.amount.is_none());
        (lot.open || (none && lot.counted)).then(|| sum(&lot.costs, threshold))
    };
    let groups = lists
        .iter()
        .map(|(list, lots)| (*list, lots.iter().map(of_lot).collect()));
    Sums {
        groups: groups.collect(),
        whole,
    }
}

/// Which of some groups may not have their sums printed, where the sum of all is: a yes for each group
/// that is small, or without which a small one could be worked out. The groups may share children.
pub(in crate::papers::annual) fn hidden_groups(sizes: &[u32], threshold: u32) -> Vec<bool> {
    let mut open: Vec<bool> = sizes
        .iter()
        .map(|size| *size > threshold || *size == 0)
        .collect();
    loop {
        let shut = || sizes.iter().zip(&open).filter(|(_, open)| !**open);
        let (groups, children) = (shut().count(), shut().map(|(size, _)| size).sum::<u32>());
        let rest = (0..sizes.len()).filter(|at| open[*at] && sizes[*at] > 0);
        let next = rest.min_by_key(|at| sizes[*at]);
        let (true, Some(next)) = (groups == 1 || (groups > 1 && children <= threshold), next)
        else {
            return open.into_iter().map(|open| !open).collect();
        };
        open[next] = false;
    }
}

/// A group of a list with its costs.
struct Lot<'a> {
    costs: Vec<&'a Cost>,
    /// Whether the number of its members is printed.
    counted: bool,
    open: bool,
}

fn lot<'a>(group: &Group, list: usize, amounts: &'a Amounts, threshold: u32) -> Lot<'a> {
    let is_in = |cost: &&Cost| {
        let category: Option<&Category> = cost.categories.get(list);
        category.is_some_and(|category| group.members.contains(category))
    };
    let costs: Vec<&Cost> = amounts.costs.iter().filter(is_in).collect();
    let counted = matches!(group.shown, Shown::Count(_));
    Lot {
        open: counted && is_open(&costs, threshold),
        costs,
        counted,
    }
}

/// Whether the sum of some costs may be printed.
fn is_open(costs: &[&Cost], threshold: u32) -> bool {
    let priced = || costs.iter().filter(|cost| cost.amount.is_some());
    let members = u32::try_from(priced().count()).unwrap_or(u32::MAX);
    let outside: BTreeSet<&str> = priced()
        .filter_map(|cost| cost.provider.as_deref())
        .collect();
    let tells_a_price = threshold > TRUE_FIGURES && (1..PROVIDERS).contains(&outside.len());
    members > threshold && !tells_a_price
}

/// Shuts groups until what is left of the whole without the open ones is open itself, and of two groups
/// at least.
fn close_remainder(lots: &mut [Lot<'_>], whole_is_printed: bool, threshold: u32) {
    loop {
        let shut = || {
            lots.iter()
                .filter(|lot| !lot.open && lot.costs.iter().any(|cost| cost.amount.is_some()))
        };
        let rest: Vec<&Cost> = shut().flat_map(|lot| lot.costs.iter().copied()).collect();
        let told = !rest.is_empty()
            && whole_is_printed
            && (shut().count() == 1 || !is_open(&rest, threshold));
        let open = (0..lots.len()).filter(|at| lots[*at].open);
        let (true, Some(next)) = (told, open.min_by_key(|at| lots[*at].costs.len())) else {
            return;
        };
        lots[next].open = false;
    }
}

/// Whether the printed sums, taken together, give the sum of some few children or of too few providers:
/// the children who are in the same group of every list.
fn tells(
    lists: &[(List, Vec<Lot<'_>>)],
    whole_is_printed: bool,
    all: &[&Cost],
    threshold: u32,
) -> bool {
    let printed: Vec<&Lot<'_>> = lists
        .iter()
        .flat_map(|(_, lots)| lots)
        .filter(|lot| lot.open)
        .collect();
    let mut atoms: BTreeMap<Vec<bool>, Vec<&Cost>> = BTreeMap::new();
    for cost in all.iter().filter(|cost| cost.amount.is_some()) {
        let is_in = |lot: &&Lot<'_>| lot.costs.iter().any(|other| std::ptr::eq(*other, *cost));
        let mut place: Vec<bool> = printed.iter().map(is_in).collect();
        place.push(whole_is_printed);
        atoms.entry(place).or_default().push(cost);
    }
    let sums = printed.len() + usize::from(whole_is_printed);
    let row = |sum: usize| atoms.keys().map(|place| u64::from(place[sum])).collect();
    let basis = Basis::of((0..sums).map(row));
    let mut few = atoms
        .values()
        .enumerate()
        .filter(|(_, costs)| !is_open(costs, threshold));
    few.any(|(at, _)| {
        let alone = (0..atoms.len()).map(|atom| u64::from(atom == at)).collect();
        basis.spans(alone)
    })
}

/// Rows of numbers modulo a large prime, in steps: what they span can be asked exactly enough, since the
/// rows hold but noughts and ones.
struct Basis(Vec<(usize, Vec<u64>)>);

const PRIME: u64 = (1 << 31) - 1;

impl Basis {
    fn of(rows: impl Iterator<Item = Vec<u64>>) -> Self {
        let mut basis = Self(Vec::new());
        for row in rows {
            let row = basis.reduced(row);
            if let Some(lead) = row.iter().position(|value| *value != 0) {
                let inverse = power(row[lead], PRIME - 2);
                let row = row.iter().map(|value| value * inverse % PRIME).collect();
                basis.0.push((lead, row));
            }
        }
        basis
    }

    fn reduced(&self, mut row: Vec<u64>) -> Vec<u64> {
        for (lead, known) in &self.0 {
            let times = PRIME - row[*lead];
            for (value, known) in row.iter_mut().zip(known) {
                *value = (*value + times * known) % PRIME;
            }
        }
        row
    }

    fn spans(&self, row: Vec<u64>) -> bool {
        self.reduced(row).iter().all(|value| *value == 0)
    }
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent % 2 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent /= 2;
    }
    result
}

fn sum(costs: &[&Cost], threshold: u32) -> Sum {
    let mut sums: Vec<Money> = costs.iter().filter_map(|cost| cost.amount).collect();
    sums.sort_unstable();
    let members = u32::try_from(sums.len()).unwrap_or(u32::MAX);
    Sum {
        members,
        total: sums.iter().copied().sum(),
        median: (members > threshold.saturating_mul(2)).then(|| {
            let step = if threshold == TRUE_FIGURES {
                1
            } else {
                MEDIAN_STEP
            };
            median(&sums, step)
        }),
    }
}

/// The middle of sorted sums, rounded to so many pence.
fn median(sums: &[Money], step: i64) -> Money {
    let middle = [
        sums.get((sums.len().max(1) - 1) / 2),
        sums.get(sums.len() / 2),
    ];
    let two: i64 = middle.into_iter().flatten().map(|sum| sum.pence()).sum();
    Money::from_pence((two + step).div_euclid(2 * step) * step)
}

impl Sum {
    /// The mean; nothing where no member has a cost.
    pub(super) fn mean(self) -> Option<Money> {
        Some(self.total.per(NonZeroU32::new(self.members)?))
    }
}
