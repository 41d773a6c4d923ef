//! The needs of the children presented.
//!
//! Each child counts once, as the case stood on the day of the child's first item of the year.

use super::counted::CHILDREN;
use super::disclosure::{Category, Counts, List, Settled};
use super::year::{Child, Year};
use crate::model::case::{Case, Distance};
use crate::model::edition;
use crate::model::value::{CategoryOfNeed, LegalStatus, SenNeed};
use crate::papers::view::{RichText, Section, Table};
use jiff::civil::Date;

const AGE: List = CHILDREN.along("age");
const LEGAL: List = CHILDREN.by("legal status");
const NEED: List = CHILDREN.by("category of need");
const PRIMARY_NEED: List = CHILDREN.by("primary need");
const WHEREABOUTS: List = CHILDREN.by("where they live");

/// Counts the children by each of their needs.
pub(super) fn count(year: &Year<'_>, counts: &mut Counts) {
    let lists: [(List, fn(&Case, Date) -> Category); 5] = [
        (AGE, age),
        (LEGAL, legal),
        (NEED, need),
        (PRIMARY_NEED, primary_need),
        (WHEREABOUTS, whereabouts),
    ];
    for (list, of) in lists {
        counts.list(
            list,
            year.children().iter().map(|child| category(child, of)),
        );
    }
}

/// Who the children were: age, legal status, category of need, primary need, where they live.
pub(super) fn needs(settled: &Settled) -> Section {
    let table = |list: List, caption: &str, heading: &str| {
        settled.table(list, caption, heading, "No child was presented.")
    };
    let tables: Vec<Table> = vec![
        table(AGE, "Children by age", "Age"),
        table(LEGAL, "Children by legal status", "Legal status"),
        table(NEED, "Children by category of need", "Category of need"),
        table(
            PRIMARY_NEED,
            "Children by primary need in an Education, Health and Care Plan",
            "Primary need",
        ),
        table(WHEREABOUTS, "Children by where they live", "Where"),
    ];
    Section {
        name: edition::Section::Needs.name().to_owned(),
        title: "Needs of the children presented".to_owned(),
        intro: RichText::plain(
            "Each child is counted once, as on the day of the child's first item of the year.",
        ),
        tables,
        ..Section::default()
    }
}

fn category(child: &Child<'_>, of: fn(&Case, Date) -> Category) -> Category {
    child
        .case
        .map_or_else(unknown, |case| of(case, child.first))
}

/// The last line of each table.
fn unknown() -> Category {
    (usize::MAX, "Not known".to_owned())
}

/// The line before it, for what a child does not have.
fn without(label: &str) -> Category {
    (usize::MAX - 1, label.to_owned())
}

/// Bands of age in years, each with its first age.
const BANDS: &[(u8, &str)] = &[
    (0, "Under 5"),
    (5, "5 to 9"),
    (10, "10 to 15"),
    (16, "16 and 17"),
    (18, "18 and over"),
];

fn age(case: &Case, day: Date) -> Category {
    let band = case
        .age_on(day)
        .and_then(|age| BANDS.iter().rposition(|(from, _)| age >= *from));
    band.map_or_else(unknown, |at| (at, BANDS[at].1.to_owned()))
}

/// The rank of a code in its list.
fn ranked<T: PartialEq>(all: &[T], code: &T, label: &str) -> Category {
    (
        all.iter()
            .position(|other| other == code)
            .unwrap_or(usize::MAX),
        label.to_owned(),
    )
}

fn legal(case: &Case, day: Date) -> Category {
    match case.legal_on(day).map(|entry| entry.status) {
        Some(status) => ranked(LegalStatus::ALL, &status, status.label()),
        None if case.is_looked_after(day) => unknown(),
        None => without("Not looked after"),
    }
}

fn need(case: &Case, _: Date) -> Category {
    case.category_of_need.map_or_else(unknown, |need| {
        ranked(CategoryOfNeed::ALL, &need, need.label())
    })
}

fn primary_need(case: &Case, day: Date) -> Category {
    let ehcp = case
        .education
        .as_ref()
        .and_then(|education| education.ehcp.as_ref());
    let in_force = ehcp.filter(|ehcp| {
        let ceased = ehcp
            .ceased
            .as_ref()
            .is_some_and(|ceased| ceased.on.value <= day);
        ehcp.issued <= day && !ceased
    });
    match in_force.map(|ehcp| ehcp.primary_need) {
        Some(need) => ranked(SenNeed::ALL, &need, need.label()),
        None => without("No Education, Health and Care Plan"),
    }
}

fn whereabouts(case: &Case, day: Date) -> Category {
    let Some(placement) = case.placement_on(day) else {
        return without("No placement");
    };
    match placement.distance {
        Some(Distance::InArea) => (0, "Inside the area".to_owned()),
        Some(Distance::OutsideUpTo20Miles) => (1, "Outside, up to 20 miles".to_owned()),
        Some(Distance::OutsideOver20Miles) => (2, "Outside, over 20 miles".to_owned()),
        None => unknown(),
    }
}
