//! Suppression against hand-worked tables and an exhaustive solver.

use super::{Counts, Published, Shown, hidden_groups, suppress};
use proptest::prelude::*;
use std::collections::BTreeSet;

const THRESHOLD: u32 = 5;

fn list(counts: &[u32]) -> Option<String> {
    let published = suppress(&Counts::list(counts), THRESHOLD)?;
    let cells = published.cells.iter().flatten().chain(&published.down);
    Some(
        cells
            .map(|shown| shown.paper())
            .collect::<Vec<_>>()
            .join(" "),
    )
}

#[test]
fn lists_with_their_total() {
    for (counts, printed) in [
        // Large counts and nothing are printed.
        (&[12, 0, 9][..], Some("12 0 9 21")),
        // One small count would follow from the total: the next smallest goes too.
        (&[12, 3, 9], Some("12 c c 24")),
        // Two small counts hide each other.
        (&[12, 3, 2], Some("12 c c 17")),
        // Unless only one pair of small numbers gives their sum.
        (&[12, 1, 1], Some("c c c 14")),
        (&[5, 5, 20], Some("c c c 30")),
        // Nothing else is left to withhold.
        (&[5, 5], None),
        // Few children in all: the total is small itself.
        (&[1, 2], Some("c c c")),
        (&[0, 3], Some("0 c c")),
        (&[0, 0], Some("0 0 0")),
        (&[], Some("")),
    ] {
        assert_eq!(list(counts).as_deref(), printed, "{counts:?}");
    }
}

#[test]
fn a_small_cell_takes_a_rectangle_with_it() {
    let counts = Counts {
        cells: vec![vec![2, 10, 20], vec![30, 40, 50], vec![60, 70, 80]],
        across: true,
        down: true,
    };
    let published = suppress(&counts, THRESHOLD).expect("something can be printed");
    let hidden = published
        .cells
        .iter()
        .flatten()
        .filter(|shown| **shown == Shown::Suppressed)
        .count();
    assert_eq!(hidden, 4);
    assert_eq!(published.whole, Some(Shown::Count(362)));
    assert!(
        published
            .across
            .iter()
            .chain(&published.down)
            .all(|total| *total != Shown::Suppressed)
    );
}

#[test]
fn a_threshold_of_nothing_withholds_nothing() {
    let published = suppress(&Counts::list(&[1, 2]), 0).expect("printed");
    assert_eq!(published.down, [Shown::Count(3)]);
    assert_eq!(suppress(&Counts::list(&[1]), 1), None);
}

#[test]
fn groups_for_means() {
    assert_eq!(hidden_groups(&[20, 30], THRESHOLD), [false, false]);
    assert_eq!(hidden_groups(&[20, 30, 4], THRESHOLD), [true, false, true]);
    // Two small groups of few children together are one small group to whoever subtracts.
    assert_eq!(
        hidden_groups(&[2, 3, 20, 8], THRESHOLD),
        [true, true, false, true]
    );
    assert_eq!(hidden_groups(&[4, 3, 20], THRESHOLD), [true, true, false]);
    assert_eq!(hidden_groups(&[3, 0], THRESHOLD), [true, false]);
}

/// Every table of whole numbers that fits what is printed, as a reader would look for it.
fn solutions(counts: &Counts, published: &Published) -> Vec<Vec<u32>> {
    let cells: Vec<u32> = counts.cells.concat();
    let shown: Vec<Shown> = published.cells.concat();
    let most = cells.iter().sum::<u32>() + 2;
    let ranges: Vec<Vec<u32>> = cells
        .iter()
        .zip(&shown)
        .map(|(value, shown)| match shown {
            Shown::Count(count) => vec![*count],
            Shown::Suppressed if (1..=THRESHOLD).contains(value) => (1..=THRESHOLD).collect(),
            Shown::Suppressed => (0..=most).collect(),
        })
        .collect();
    let mut found = Vec::new();
    search(counts, published, &ranges, &mut Vec::new(), &mut found);
    found
}

fn search(
    counts: &Counts,
    published: &Published,
    ranges: &[Vec<u32>],
    so_far: &mut Vec<u32>,
    found: &mut Vec<Vec<u32>>,
) {
    let columns = counts.cells[0].len();
    if so_far.len() == ranges.len() {
        let table = Counts {
            cells: so_far.chunks(columns).map(<[u32]>::to_vec).collect(),
            ..counts.clone()
        };
        let fits = |sums: Vec<u32>, real: Vec<u32>, shown: &[Shown]| {
            sums.iter()
                .zip(real)
                .zip(shown)
                .all(|((sum, real), shown)| match shown {
                    Shown::Count(count) => sum == count,
                    Shown::Suppressed if (1..=THRESHOLD).contains(&real) => {
                        (1..=THRESHOLD).contains(sum)
                    }
                    Shown::Suppressed => true,
                })
        };
        let across = fits(
            table.row_totals().collect(),
            counts.row_totals().collect(),
            &published.across,
        );
        let down = fits(
            table.column_totals().collect(),
            counts.column_totals().collect(),
            &published.down,
        );
        let whole = vec![table.row_totals().sum()];
        let real = vec![counts.row_totals().sum()];
        let shown: Vec<Shown> = published.whole.into_iter().collect();
        if across && down && fits(whole, real, &shown) {
            found.push(so_far.clone());
        }
        return;
    }
    let at = so_far.len();
    for value in &ranges[at] {
        so_far.push(*value);
        let row: u32 = so_far[at - at % columns..].iter().sum();
        let room = match published.across.get(at / columns) {
            Some(Shown::Count(total)) => row <= *total,
            _ => true,
        };
        if room {
            search(counts, published, ranges, so_far, found);
        }
        so_far.pop();
    }
}

fn assert_nothing_recoverable(counts: &Counts) {
    let Some(published) = suppress(counts, THRESHOLD) else {
        return;
    };
    let cells = counts.cells.concat();
    let shown = published.cells.concat();
    for (value, shown) in cells.iter().zip(&shown) {
        match shown {
            Shown::Count(count) => {
                assert_eq!(count, value);
                assert!(!(1..=THRESHOLD).contains(value), "{counts:?}");
            }
            Shown::Suppressed => assert_ne!(*value, 0, "nothing stays nothing"),
        }
    }
    let solutions = solutions(counts, &published);
    assert!(solutions.contains(&cells));
    for (at, shown) in shown.iter().enumerate() {
        let values: BTreeSet<u32> = solutions.iter().map(|solution| solution[at]).collect();
        let recovered = *shown == Shown::Suppressed && values.len() == 1;
        assert!(
            !recovered,
            "cell {at} of {counts:?} follows from {published:?}"
        );
    }
}

/// Counts as they come: many small, some nothing.
fn count() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), 1..=5_u32, 1..=5_u32, 6..=9_u32]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_list_gives_a_count_away(counts in proptest::collection::vec(count(), 1..5)) {
        assert_nothing_recoverable(&Counts::list(&counts));
    }

    #[test]
    fn no_table_gives_a_count_away(
        counts in proptest::collection::vec(count(), 4),
        across in any::<bool>(),
    ) {
        let cells = counts.chunks(2).map(<[u32]>::to_vec).collect();
        assert_nothing_recoverable(&Counts { cells, across, down: true });
    }

    #[test]
    fn hidden_groups_are_never_alone(sizes in proptest::collection::vec(0..20_u32, 0..7)) {
        let hidden = hidden_groups(&sizes, THRESHOLD);
        let of_hidden: Vec<u32> = sizes.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(size, _)| *size).collect();
        let all_hidden = sizes.iter().filter(|size| **size > 0).count() == of_hidden.len();
        prop_assert!(of_hidden.is_empty() || all_hidden || (of_hidden.len() > 1 && of_hidden.iter().sum::<u32>() > THRESHOLD));
        prop_assert!(sizes.iter().zip(&hidden).all(|(size, hidden)| *hidden || *size == 0 || *size > THRESHOLD));
    }
}
