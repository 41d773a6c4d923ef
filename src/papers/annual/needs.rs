//! The needs of the children presented (R-75, P-28).
//!
//! Each child counts once, as the case stood on the day of the child's first item of the year.

use super::counted::{CHILDREN, ranked, unknown, without};
use super::disclosure::{Category, Counts, List, Settled, Trait};
use super::exhibit::{self, drawn, listed, of_all};
use super::year::{Child, Year, Years};
use crate::model::case::{Area, Case, Distance};
use crate::model::edition::{self, Edition};
use crate::model::registers::Population;
use crate::model::value::words::day;
use crate::model::value::{CategoryOfNeed, LegalStatus, SenNeed};
use crate::papers::view::{ChartKind, Exhibit, ReportSection, RichText};
use crate::papers::words;
use jiff::civil::Date;

const CARE: List = CHILDREN.by("whether in care").looking_at(&[Trait::Care]);
const PLAN: List = CHILDREN
    .by("whether with a plan")
    .looking_at(&[Trait::Plan]);
const AGE: List = CHILDREN.along("age");
const LEGAL: List = CHILDREN.by("legal status").looking_at(&[Trait::Care]);
const NEED: List = CHILDREN.by("category of need");
const PRIMARY_NEED: List = CHILDREN.by("primary need").looking_at(&[Trait::Plan]);
const WHEREABOUTS: List = CHILDREN.by("where they live");

/// What a list says of a child on the day of the first item.
type Of = fn(&Edition, &Case, Date) -> Category;

/// Counts the children by each of their needs.
pub(super) fn count(year: &Year<'_>, counts: &mut Counts) {
    let lists: [(List, Of); 6] = [
        (CARE, in_care),
        (PLAN, with_plan),
        (AGE, age),
        (LEGAL, legal),
        (NEED, need),
        (PRIMARY_NEED, primary_need),
    ];
    let children = year.children();
    for (list, of) in lists {
        let category = |child: &Child<'_>| {
            child
                .case
                .map_or_else(unknown, |case| of(year.edition, case, child.first))
        };
        counts.list(list, children.iter().map(category));
    }
    let lives = |child: &Child<'_>| {
        let case = child.case;
        case.map_or_else(unknown, |case| whereabouts(year, case, child.first))
    };
    counts.list(WHEREABOUTS, children.iter().map(lives));
    let both = |child: &Child<'_>| match child.case {
        Some(case) => (age(year.edition, case, child.first), lives(child)),
        None => (unknown(), unknown()),
    };
    counts.cross(AGE, WHEREABOUTS, children.iter().map(both));
}

/// Who the children were: of how many, age, legal status, needs, where they live.
pub(super) fn needs(years: &Years<'_>, settled: &Settled) -> ReportSection {
    let words = |caption, heading| (caption, heading, EMPTY);
    let bars = ChartKind::Bars;
    let mut exhibits = vec![
        of_how_many(years, settled),
        drawn(settled, AGE, words("Children by age", "Age"), bars),
        listed(
            settled,
            LEGAL,
            words("Children by legal status", "Legal status"),
        ),
        drawn(
            settled,
            NEED,
            words("Children by category of need", "Category of need"),
            bars,
        ),
        listed(
            settled,
            PRIMARY_NEED,
            words(
                "Children by primary need in an Education, Health and Care Plan",
                "Primary need",
            ),
        ),
        drawn(
            settled,
            WHEREABOUTS,
            words("Children by where they live", "Where"),
            ChartKind::Stacked,
        ),
    ];
    let caption = format!(
        "Children by age and where they live, {}",
        years.this.title()
    );
    let cross = settled.cross((AGE, WHEREABOUTS), 0, &caption, "Age");
    exhibits.extend(cross.map(exhibit::only));
    ReportSection {
        name: edition::Section::Needs.name().to_owned(),
        title: "Needs of the children presented".to_owned(),
        intro: RichText::plain(
            "Each child is counted once, as on the day of the child's first item of the year.",
        ),
        exhibits,
        ..ReportSection::default()
    }
}

const EMPTY: &str = "No child was presented.";

/// How many of all children in care and of all with a plan the panel saw, where somebody entered how
/// many these are.
fn of_how_many(years: &Years<'_>, settled: &Settled) -> Exhibit {
    let edition = years.this.edition;
    let figures: Vec<Option<&Population>> = years
        .each()
        .map(|year| {
            year.desk
                .workspace
                .authority
                .population
                .get(&year.financial)
        })
        .collect();
    let line = |label: String, list: List, cell: &str, of: fn(&Population) -> Option<u32>| {
        exhibit::line(settled, label, |year| {
            let seen = settled.cell(list, cell, year);
            match figures.get(year).copied().flatten().and_then(of) {
                Some(all) => of_all(seen, all),
                None => seen.said(),
            }
        })
    };
    let looked_after = words::upper_first(words::word(edition, "cared-for"));
    let rows = [
        exhibit::counts(settled, "Children presented", CHILDREN),
        line(
            format!("{looked_after}, of all"),
            CARE,
            &looked_after,
            |all| all.looked_after,
        ),
        line(
            "With an Education, Health and Care Plan, of all".to_owned(),
            PLAN,
            WITH_PLAN,
            |all| all.plans,
        ),
    ];
    let dated = figures.iter().flatten().map(|all| {
        let source = all.source.as_ref().map(|source| format!(" ({source})"));
        format!("{}{}", day(all.on), source.unwrap_or_default())
    });
    let dated: Vec<String> = dated.collect();
    let note = if dated.is_empty() {
        "How many there are in the whole authority is not entered.".to_owned()
    } else {
        format!("All of the authority: as at {}.", words::list(&dated))
    };
    exhibit::measures(settled, "Of how many", rows, Some(&note))
}

/// Bands of age in years, each with its first age.
const BANDS: &[(u8, &str)] = &[
    (0, "Under 5"),
    (5, "5 to 9"),
    (10, "10 to 15"),
    (16, "16 and 17"),
    (18, "18 and over"),
];

fn age(_: &Edition, case: &Case, day: Date) -> Category {
    let band = case
        .age_on(day)
        .and_then(|age| BANDS.iter().rposition(|(from, _)| age >= *from));
    band.map_or_else(unknown, |at| (at, BANDS[at].1.to_owned()))
}

fn not_looked_after(edition: &Edition) -> String {
    format!("Not {}", words::word(edition, "cared-for"))
}

fn in_care(edition: &Edition, case: &Case, day: Date) -> Category {
    if case.is_looked_after(day) || case.legal_on(day).is_some() {
        (0, words::upper_first(words::word(edition, "cared-for")))
    } else {
        without(&not_looked_after(edition))
    }
}

fn legal(edition: &Edition, case: &Case, day: Date) -> Category {
    match case.legal_on(day).map(|entry| entry.status) {
        Some(status) => ranked(LegalStatus::ALL, &status, status.label()),
        None if case.is_looked_after(day) => unknown(),
        None => without(&not_looked_after(edition)),
    }
}

fn need(_: &Edition, case: &Case, _: Date) -> Category {
    case.category_of_need.map_or_else(unknown, |need| {
        ranked(CategoryOfNeed::ALL, &need, need.label())
    })
}

const WITH_PLAN: &str = "With a plan";
const WITHOUT_PLAN: &str = "Without a plan";
const NO_PLAN: &str = "No Education, Health and Care Plan";

fn with_plan(_: &Edition, case: &Case, day: Date) -> Category {
    match plan_on(case, day) {
        Some(_) => (0, WITH_PLAN.to_owned()),
        None => without(WITHOUT_PLAN),
    }
}

fn primary_need(_: &Edition, case: &Case, day: Date) -> Category {
    match plan_on(case, day) {
        Some(need) => ranked(SenNeed::ALL, &need, need.label()),
        None => without(NO_PLAN),
    }
}

/// The primary need in the plan that the authority maintains on a day.
fn plan_on(case: &Case, day: Date) -> Option<SenNeed> {
    let ehcp = case.education.as_ref()?.ehcp.as_ref()?;
    ehcp.is_maintained(day).then_some(ehcp.primary_need)
}

/// By the distance of the SSDA903; where that is not entered, by whose area the place lies in.
fn whereabouts(year: &Year<'_>, case: &Case, day: Date) -> Category {
    let Some(placement) = case.placement_on(day) else {
        return without("No placement");
    };
    let stated = placement.area.as_ref();
    let area = year.desk.workspace.area_of(stated, &placement.setting);
    match (placement.distance, area) {
        (Some(Distance::InArea), _) | (None, Some(Area::Own)) => (
            0,
            format!("Inside the {}", words::word(year.edition, "area")),
        ),
        (Some(Distance::OutsideUpTo20Miles), _) => (1, "Outside, up to 20 miles".to_owned()),
        (Some(Distance::OutsideOver20Miles), _) => (2, "Outside, over 20 miles".to_owned()),
        (None, Some(_)) => (3, "Outside, the miles not entered".to_owned()),
        (None, None) => unknown(),
    }
}
