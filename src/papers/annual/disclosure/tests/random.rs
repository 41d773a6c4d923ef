//! Random years: lists, cross tables up to 6 × 6 that share margins, parts of parts, two reports.

use super::reader::{Read, Truth};
use crate::papers::annual::disclosure::names::{Category, List, Population, Trait};
use crate::papers::annual::disclosure::{Counts, Figure, Release, Settled, TRUE_FIGURES};

const CHILDREN: Population = Population::new("children");
const LATE: Population = Population::new("late");
const VERY_LATE: Population = Population::new("very late");
const OF_A: Population = Population::new("children of a").looking_at(&[Trait::Kind]);

const NEED: List = CHILDREN.by("need").looking_at(&[Trait::Kind]);
const AGE: List = CHILDREN.along("age");
/// Follows from the need, and for some from the age too.
const CLASS: List = CHILDREN.by("class").looking_at(&[Trait::Kind]);
const STATUS: List = CHILDREN.by("status");
const DISTANCE: List = CHILDREN.along("distance");
const WHY_LATE: List = LATE.by("why");
const AGE_OF_A: List = OF_A.along("age");

/// So many are looked at by each test run, and the rest by `.ci/long`.
const FEW: u64 = 100;
const DATA_SETS: u64 = 500;

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % sides
    }

    /// One of some categories, the first ones more often.
    fn category(&mut self, of: u64) -> Category {
        let at = self.below(of).min(self.below(of + 1));
        let rank = usize::try_from(at).expect("a few");
        let letter = char::from(b'a' + u8::try_from(at).expect("a few"));
        (rank, letter.to_string())
    }
}

/// A child: by need, age, status and distance, whether late, and why.
type Child = ([Category; 4], u64, Category);

fn year(dice: &mut Dice, sizes: [u64; 4]) -> Counts {
    let most = [12, 40, 90, 400][usize::try_from(dice.below(4)).expect("a few")];
    let children = dice.below(most);
    year_of(children, dice, sizes)
}

fn year_of(children: u64, dice: &mut Dice, sizes: [u64; 4]) -> Counts {
    let children: Vec<Child> = (0..children)
        .map(|_| {
            let each = sizes.map(|size| dice.category(size));
            (each, dice.below(4), dice.category(4))
        })
        .collect();
    let mut counts = Counts::new(5);
    let cross = |rows: usize, columns: usize| {
        let pairs = children
            .iter()
            .map(move |(each, ..)| (each[rows].clone(), each[columns].clone()));
        pairs.collect::<Vec<_>>()
    };
    counts.cross(NEED, AGE, cross(0, 1));
    counts.cross(STATUS, AGE, cross(2, 1));
    counts.cross(STATUS, DISTANCE, cross(2, 3));
    let late = || children.iter().filter(|child| child.1 < 2);
    counts.list(CLASS, children.iter().map(|child| class(&child.0)));
    counts.part(LATE, CHILDREN, children.iter().map(|child| child.1 < 2));
    counts.part(VERY_LATE, LATE, late().map(|child| child.1 == 0));
    counts.list(WHY_LATE, late().map(|child| child.2.clone()));
    let is_a = |child: &&Child| child.0[0].1 == "a";
    let of_a = || children.iter().filter(is_a);
    counts.part(OF_A, CHILDREN, children.iter().map(|child| is_a(&child)));
    counts.list(AGE_OF_A, of_a().map(|child| child.0[1].clone()));
    counts
}

fn class([need, age, ..]: &[Category; 4]) -> Category {
    let (rank, name) = match (need.0, age.0) {
        (0 | 1, _) => (0, "x"),
        (2, 0 | 1) => (1, "y"),
        _ => (2, "z"),
    };
    (rank, name.to_owned())
}

fn settled(years: [&Release; 2]) -> Settled {
    Settled::new(
        years.map(Clone::clone).to_vec(),
        vec!["this".into(), "before".into()],
    )
}

/// How many cross tables of some years are printed.
fn crosses(years: &[Release]) -> usize {
    let tables = [(NEED, AGE), (STATUS, AGE), (STATUS, DISTANCE)];
    let is_printed = |release: &Release| {
        let settled = settled([release, release]);
        let printed = tables
            .iter()
            .filter(|table| settled.cross(**table, 0, "", "").is_some());
        printed.count()
    };
    years.iter().map(is_printed).sum()
}

/// What a reader of both reports that print a year can work out of it, and how many numbers and cross tables are told.
fn found(seed: u64, release: fn(&Counts) -> Release) -> (Vec<String>, usize, usize) {
    let mut dice = Dice(seed);
    let sizes = [6, 6, 4, 5].map(|most| 1 + dice.below(most));
    let counts: Vec<Counts> = (0..3).map(|_| year(&mut dice, sizes)).collect();
    let years: Vec<Release> = counts.iter().map(release).collect();
    let mut truth = Truth::of(&counts[1]);
    for counts in &counts {
        for (list, categories) in &counts.lists {
            for category in categories.keys() {
                truth.knows(*list, &category.1);
            }
        }
    }
    let own = settled([&years[1], &years[0]]);
    let next = settled([&years[2], &years[1]]);
    let read = Read::of(&truth, &[(own, 0), (next, 1)]);
    (read.recovered(), read.told, crosses(&years[1..2]))
}

/// Nothing is found out in some data sets, of which each prints so many numbers and a cross table now and
/// then: it is no feat to print nothing.
fn nothing_is_found(seeds: std::ops::Range<u64>) {
    let sets = usize::try_from(seeds.end - seeds.start).expect("a few");
    let (mut told, mut tables) = (0, 0);
    for seed in seeds {
        let (found, numbers, crosses) = found(seed, Release::of);
        assert_eq!(found, Vec::<String>::new(), "data set {seed}");
        told += numbers;
        tables += crosses;
    }
    assert!(told > 24 * sets, "{told} numbers are printed");
    assert!(5 * tables > 3 * sets, "{tables} cross tables are printed");
}

#[test]
fn nothing_can_be_worked_back() {
    nothing_is_found(0..FEW);
}

#[test]
#[ignore = "long: run by .ci/long"]
fn of_many_nothing_can_be_worked_back() {
    nothing_is_found(0..DATA_SETS);
}

/// Where every figure may be shown, none is withheld: neither a count of a list, nor one that is counted
/// elsewhere and happens to be equal to something that stands nowhere.
#[test]
fn with_true_figures_nothing_is_withheld() {
    for seed in 0..20 {
        let mut dice = Dice(seed);
        let sizes = [6, 6, 4, 5].map(|most| 1 + dice.below(most));
        let mut counts = year(&mut dice, sizes);
        counts.threshold = TRUE_FIGURES;
        let release = Release::of(&counts);
        let settled = settled([&release, &release]);
        for list in counts.lists.keys() {
            for (label, figures) in settled.rows(*list) {
                assert!(matches!(figures[0], Figure::Count(_)), "{seed}: {label}");
            }
        }
        for number in 1..=120 {
            let (parts, whole) = release.row(&[number, 1, 0]);
            let printed = parts.iter().chain([&whole]).map(|shown| shown.number());
            let printed: Vec<_> = printed.collect();
            assert_eq!(
                printed,
                [Some(number), Some(1), Some(0), Some(number + 1)],
                "{seed}"
            );
        }
    }
}

/// Of three hundred children at least two numbers in three are printed, and none can be worked back.
#[test]
fn of_many_children_much_is_told() {
    let (mut printed, mut withheld) = (0, 0);
    for seed in 0..20 {
        let counts = year_of(300, &mut Dice(seed), [6, 5, 4, 5]);
        let release = Release::of(&counts);
        let settled = settled([&release, &release]);
        for list in counts.lists.keys() {
            for (_, figures) in settled.rows(*list) {
                match figures[0] {
                    Figure::Count(_) => printed += 1,
                    _ => withheld += 1,
                }
            }
        }
    }
    assert!(printed >= 2 * withheld, "{printed} printed, {withheld} not");
}

/// The same reader, the same data, and no second cell withheld: most data sets are told.
#[test]
fn without_secondary_suppression_much_can() {
    let leaky = |counts: &Counts| Release::settled(counts, |_| ());
    let told = (0..50)
        .filter(|seed| !found(*seed, leaky).0.is_empty())
        .count();
    assert!(told > 25, "{told} of 50");
}
