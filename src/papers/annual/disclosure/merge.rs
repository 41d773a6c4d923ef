//! Merging small categories, before anything is withheld.
//!
//! A merged line is printed, so its members are withheld numbers whose sum is known: two of 5 each
//! would follow from 10. The caller finds that out and asks for a wider merge.

use super::names::{Category, OFF_SCALE, Scale};
use super::{enough, is_small};

/// The groups of a list: each holds the places of its categories, in order.
pub(super) fn groups(
    categories: &[(Category, u32)],
    scale: Scale,
    threshold: u32,
) -> Vec<Vec<usize>> {
    match scale {
        Scale::Named => named(categories, threshold),
        Scale::Ordered => ordered(categories, threshold),
    }
}

/// Two small ones or more become one, which comes last.
fn named(categories: &[(Category, u32)], threshold: u32) -> Vec<Vec<usize>> {
    let is_named = |at: &usize| categories[*at].0.0 < OFF_SCALE;
    let small = |at: &usize| is_small(categories[*at].1, threshold);
    let all = 0..categories.len();
    let mut other: Vec<usize> = all.clone().filter(|at| is_named(at) && small(at)).collect();
    if other.len() < 2 {
        return all.map(|at| vec![at]).collect();
    }
    while tells_its_members(&other, categories, threshold) {
        let rest = all
            .clone()
            .filter(|at| is_named(at) && categories[*at].1 > 0 && !other.contains(at));
        let Some(next) = rest.min_by_key(|at| (categories[*at].1, *at)) else {
            break;
        };
        other.push(next);
    }
    other.sort_unstable();
    let mut groups: Vec<Vec<usize>> = all
        .filter(|at| !other.contains(at))
        .map(|at| vec![at])
        .collect();
    groups.push(other);
    groups
}

/// Whether the printed sum of a group leaves fewer values than [`enough`] for one of its members.
fn tells_its_members(group: &[usize], categories: &[(Category, u32)], threshold: u32) -> bool {
    let counts = || {
        group
            .iter()
            .map(|at| categories[*at].1)
            .filter(|count| *count > 0)
    };
    let sum: u32 = counts().sum();
    let members = u32::try_from(counts().count()).unwrap_or(u32::MAX);
    let is_printed = !is_small(sum, threshold);
    // One of them is at most what the sum leaves when the others are least, and the other way round.
    let others = members.saturating_sub(1);
    let most = threshold.min(sum.saturating_sub(others));
    let least = sum.saturating_sub(others.saturating_mul(threshold)).max(1);
    members > 1
        && is_printed
        && counts().all(|count| is_small(count, threshold))
        && most + 1 < least + enough(threshold)
}

/// A small one takes its smaller neighbour, until none is left that is small.
fn ordered(categories: &[(Category, u32)], threshold: u32) -> Vec<Vec<usize>> {
    let on_scale = categories
        .iter()
        .take_while(|(category, _)| category.0 < OFF_SCALE)
        .count();
    let mut groups: Vec<Vec<usize>> = (0..on_scale).map(|at| vec![at]).collect();
    let count = |group: &Vec<usize>| group.iter().map(|at| categories[*at].1).sum::<u32>();
    let unfit = |group: &Vec<usize>| {
        is_small(count(group), threshold) || tells_its_members(group, categories, threshold)
    };
    while groups.len() > 1 {
        let Some(at) = groups.iter().position(unfit) else {
            break;
        };
        let below = at.checked_sub(1);
        let above = (at + 1 < groups.len()).then_some(at + 1);
        let neighbour = below
            .into_iter()
            .chain(above)
            .min_by_key(|beside| count(&groups[*beside]));
        let Some(neighbour) = neighbour else { break };
        let taken = groups.remove(at.max(neighbour));
        groups[at.min(neighbour)].extend(taken);
    }
    groups.extend((on_scale..categories.len()).map(|at| vec![at]));
    groups
}
