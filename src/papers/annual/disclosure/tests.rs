//! What is printed, against hand-worked tables and a reader who does sums.

mod random;
mod reader;
mod solver;

use super::names::Category;
use super::{Counts, Figure, Population, Release, Said, Settled, TRUE_FIGURES, Trait};
use crate::papers::view::Table;
use reader::{Read, Truth};

const THINGS: Population = Population::new("things");

/// One category a letter, so many times each.
fn categories(counts: &[u32]) -> Vec<Category> {
    let letters = counts.iter().zip('a'..);
    let each = letters
        .enumerate()
        .flat_map(|(rank, (count, letter))| (0..*count).map(move |_| (rank, letter.to_string())));
    each.collect()
}

fn release(list: super::List, counts: &[u32]) -> Release {
    let mut counted = Counts::new(5);
    counted.list(list, categories(counts));
    Release::of(&counted)
}

fn printed(table: &Table) -> Vec<String> {
    let row = |row: &crate::papers::view::Row| {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
        cells.join(" ")
    };
    table.rows.iter().map(row).collect()
}

fn one_year(list: super::List, counts: &[u32]) -> Vec<String> {
    let settled = Settled::new(vec![release(list, counts)], vec!["2025-26".to_owned()]);
    printed(&settled.table(list, "Things", "What", "None."))
}

#[test]
fn lists_by_name() {
    let list = THINGS.by("letter");
    for (counts, lines) in [
        // Large counts and nothing are printed.
        (&[12, 9][..], &["a 12", "b 9", "All 21"][..]),
        // One small count would follow from the total: the next smallest goes too.
        (&[12, 3, 9], &["a 12", "b c", "c c", "All 24"]),
        // Small ones are merged.
        (
            &[12, 3, 4],
            &["a 12", "Other (small groups together) 7", "All 19"],
        ),
        // Small even together, they are withheld, and one more with them.
        (
            &[12, 3, 2],
            &["a c", "Other (small groups together) c", "All 17"],
        ),
        // Two of five each would follow from ten.
        (
            &[5, 5, 20, 30],
            &["d 30", "Other (small groups together) 30", "All 60"],
        ),
        // Nothing else is left to merge with: only the total is printed.
        (&[5, 5], &["All 10"]),
        // Few in all: the total is small itself, and one line of all of them says no more.
        (&[1, 2], &["All c"]),
        (&[3], &["a c", "All c"]),
        (&[], &[]),
    ] {
        assert_eq!(one_year(list, counts), lines, "{counts:?}");
    }
}

#[test]
fn lists_in_order() {
    let list = THINGS.along("size");
    for (counts, lines) in [
        (&[12, 9][..], &["a 12", "b 9", "All 21"][..]),
        // A small one goes to its smaller neighbour.
        (&[12, 3, 9], &["a 12", "b, c 12", "All 24"]),
        (&[3, 12, 9, 2], &["a, b 15", "c, d 11", "All 26"]),
        // Two of five each would follow from ten.
        (&[5, 5, 20, 30], &["a, b, c 30", "d 30", "All 60"]),
        (&[5, 5], &["All 10"]),
        (&[1, 2], &["All c"]),
    ] {
        assert_eq!(one_year(list, counts), lines, "{counts:?}");
    }
}

#[test]
fn two_years_side_by_side() {
    let by = |list, this: &[u32], before: &[u32]| {
        let years = vec![release(list, this), release(list, before)];
        let settled = Settled::new(years, vec!["2026-27".into(), "2025-26".into()]);
        printed(&settled.table(list, "Things", "What", "None."))
    };
    // What is small in one year only keeps its line.
    assert_eq!(
        by(THINGS.by("letter"), &[12, 3, 4], &[20, 0, 8]),
        [
            "a 12 20",
            "c in Other 8",
            "Other (small groups together) 7 –",
            "All 19 28"
        ]
    );
    // Bands are those of both years.
    assert_eq!(
        by(THINGS.along("size"), &[12, 3, 9, 30], &[20, 7, 8, 2]),
        ["a 12 20", "b, c, d 42 17", "All 54 37"]
    );
    // A year that has nothing but its total.
    assert_eq!(
        by(THINGS.by("letter"), &[5, 5], &[20, 10]),
        ["a : 20", "b : 10", "All 10 30"]
    );
    assert_eq!(
        by(THINGS.along("size"), &[30, 3], &[20, 10]),
        ["a : 20", "b : 10", "All 33 30"]
    );
}

#[test]
fn a_part_and_its_rest_are_one_secret() {
    let late = Population::new("late things");
    let said = |all: usize, part: usize| {
        let mut counts = Counts::new(5);
        counts.whole(THINGS, all);
        counts.part(late, THINGS, (0..all).map(|at| at < part));
        let settled = Settled::new(vec![Release::of(&counts)], vec!["2025-26".into()]);
        let said = settled.of(late, THINGS, 0);
        assert_eq!(said.withheld, said.text.starts_with(super::SYMBOL));
        said.text
    };
    assert_eq!(said(21, 11), "11 of 21 (52 per cent)");
    assert_eq!(said(21, 18), "c of 21");
    assert_eq!(said(21, 3), "c of 21");
    assert_eq!(said(21, 21), "21 of 21 (100 per cent)");
    assert_eq!(said(21, 0), "0 of 21 (0 per cent)");
    // Five and five follow from ten, once it is said that both are small.
    assert_eq!(said(10, 5), ":");
    assert_eq!(said(4, 4), "c");
    assert_eq!(said(0, 0), "–");
}

/// A number that is withheld in a list is withheld where it stands again as a whole.
#[test]
fn a_number_with_two_names() {
    let few = Population::new("things of c").looking_at(&[Trait::Kind]);
    let list = THINGS.by("letter").looking_at(&[Trait::Kind]);
    let mut counts = Counts::new(5);
    let letters = categories(&[0, 3, 9]);
    counts.list(list, letters.clone());
    counts.part(few, THINGS, letters.iter().map(|letter| letter.1 == "c"));
    let settled = Settled::new(vec![Release::of(&counts)], vec!["2025-26".into()]);
    assert_eq!(settled.count(few, 0), Said::withheld());
    assert_eq!(settled.cell(list, "c", 0), Figure::Withheld);
}

/// Numbers beside their sum, in a year that withholds a 9 elsewhere.
#[test]
fn a_row_of_its_own() {
    let year = release(THINGS.by("letter"), &[12, 3, 9]);
    let row = |parts: &[u32]| {
        let (parts, whole) = year.row(parts);
        let texts = parts.iter().chain([&whole]).map(|shown| {
            shown
                .number()
                .map_or_else(|| "c".to_owned(), |number| number.to_string())
        });
        texts.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(row(&[20, 10, 0]), "20 10 0 30");
    assert_eq!(row(&[18, 3, 0]), "c c 0 21");
    assert_eq!(row(&[3, 0, 0]), "c 0 0 c");
    // Nine things were looked at: these may be the nine that are withheld.
    assert_eq!(row(&[9, 0, 0]), "c 0 0 c");
    assert_eq!(row(&[20, 9, 0]), "c c 0 29");
}

/// How many are in a pair of categories stands nowhere and can't be worked out. Where small numbers are
/// withheld, that is kept from being told elsewhere; where every figure is shown, it hides nothing.
#[test]
fn what_stands_nowhere_hides_no_true_figure() {
    let [letter, number] = ["letter", "number"].map(|by| THINGS.by(by).looking_at(&[Trait::Kind]));
    let release = |threshold| {
        let mut counts = Counts::new(threshold);
        counts.list(letter, categories(&[16, 14]));
        let turns = [(0, "a".to_owned()), (1, "b".to_owned())]
            .into_iter()
            .cycle();
        counts.list(number, turns.take(30));
        Release::of(&counts)
    };
    // Eight are in each pair with a letter a, seven in each with a letter b, and no sum says so.
    let row = |release: &Release| {
        let (parts, whole) = release.row(&[8, 7, 0]);
        let shown = parts.iter().chain([&whole]).map(|shown| shown.number());
        shown.collect::<Vec<_>>()
    };
    assert_eq!(row(&release(5))[0], None);
    let all = [Some(8), Some(7), Some(0), Some(15)];
    assert_eq!(row(&release(TRUE_FIGURES)), all);
}

/// The reader must find what can be found: without a second cell withheld, that is much.
#[test]
fn the_reader_works_back_what_can_be_worked_back() {
    let list = THINGS.by("letter");
    let other = THINGS.by("number");
    let mut counts = Counts::new(5);
    let letters = categories(&[12, 3, 9]);
    let numbers = categories(&[10, 8, 6]);
    counts.cross(
        list,
        other,
        letters.iter().cloned().zip(numbers.iter().rev().cloned()),
    );
    let leaky = Release::settled(&counts, |_| ());
    let truth = Truth::of(&counts);
    let found = Read::of(&truth, &[(Settled::new(vec![leaky], vec!["y".into()]), 0)]).recovered();
    assert!(
        found.iter().any(|found| found.contains("b = 3")),
        "{found:?}"
    );
    let safe = Release::of(&counts);
    let found = Read::of(&truth, &[(Settled::new(vec![safe], vec!["y".into()]), 0)]).recovered();
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn the_solver_itself() {
    let mut known = solver::Known::default();
    // 12 = a + b + 9: with nothing else, two values fit; with a known, one does.
    let whole = known.number(12, Some(12));
    let (a, b) = (known.number(1, Some(5)), known.number(1, Some(5)));
    let nine = known.number(9, Some(9));
    known.sum(whole, &[a, b, nine]);
    assert_eq!(known.recovered(&[a], 2), []);
    assert_eq!(known.recovered(&[a], 3), [(a, 1)]);
    let mut narrower = known.clone();
    narrower.tell(a, 2, Some(2));
    assert_eq!(narrower.recovered(&[b], 2), [(b, 1)]);
    assert!(narrower.fits());
    narrower.tell(a, 4, None);
    assert!(!narrower.fits());
    // 10 = a + b, both 5 at most.
    let ten = known.number(10, Some(10));
    let parts = [(); 2].map(|()| known.number(1, Some(5)));
    known.sum(ten, &parts);
    assert_eq!(known.recovered(&parts[..1], 2), [(parts[0], 5)]);
    // 9 = a + b: two values fit, and no third.
    let nine = known.number(9, Some(9));
    let parts = [(); 2].map(|()| known.number(1, Some(5)));
    known.sum(nine, &parts);
    assert_eq!(known.recovered(&parts[..1], 2), []);
    assert_eq!(known.recovered(&parts[..1], 3), [(parts[0], 4)]);
    // Two rows and two columns: their sums are three equations for four numbers. A fourth from
    // elsewhere settles them all.
    let mut square = solver::Known::default();
    let cells: Vec<usize> = (0..4).map(|_| square.number(0, None)).collect();
    for (total, of) in [(7, [0, 1]), (9, [2, 3]), (6, [0, 2]), (10, [1, 3])] {
        let total = square.number(total, Some(total));
        square.sum(total, &of.map(|at: usize| cells[at]));
    }
    assert_eq!(square.recovered(&[cells[0]], 3), []);
    let diagonal = square.number(13, Some(13));
    square.sum(diagonal, &[cells[0], cells[3]]);
    assert_eq!(square.recovered(&[cells[0]], 2), [(cells[0], 5)]);
    assert_eq!(square.recovered(&[cells[2]], 2), [(cells[2], 1)]);
}
