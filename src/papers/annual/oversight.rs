//! Days in placements that are watched for the law's sake, and orders of a court (P-10, P-109).

use super::costs::classes;
use super::counted::CHILDREN;
use super::disclosure::{Counts, Population, Settled};
use super::exhibit::{self, children_of, of_enough};
use super::year::{Year, Years};
use crate::model::case::{Case, OrderKind};
use crate::model::edition::{self, ReportClass};
use crate::model::value::date::{days_between, plus_days};
use crate::model::value::words::count as count_of;
use crate::papers::view::{ReportSection, RichText};
use crate::yaml::At;

/// The children in the classes of which days are counted, in the edition's order.
const WATCHED: [Population; 6] = [
    Population::new("children in the first watched class"),
    Population::new("children in the second watched class"),
    Population::new("children in the third watched class"),
    Population::new("children in the fourth watched class"),
    Population::new("children in the fifth watched class"),
    Population::new("children in the sixth watched class"),
];

/// Orders that are counted, the children under them, and the orders made.
const ORDERS: [(&str, OrderKind, Population, Population); 2] = [
    (
        "Deprivation of liberty",
        OrderKind::DeprivationOfLiberty,
        Population::new("children deprived of liberty"),
        Population::new("orders that deprive of liberty"),
    ),
    (
        "Secure accommodation",
        OrderKind::Secure,
        Population::new("children under a secure order"),
        Population::new("secure orders"),
    ),
];

/// Counts the children.
pub(super) fn count(year: &Year<'_>, counts: &mut Counts) {
    for (class, children) in watched(year).zip(WATCHED) {
        let there = year.of_each(|case| days_in(case, class, year) > 0);
        counts.part(children, CHILDREN, there);
    }
    for (_, kind, children, orders) in ORDERS {
        let under = year.of_each(|case| was_under(case, kind, year));
        counts.part(children, CHILDREN, under);
        let all = year.cases().flat_map(|case| &case.orders);
        let made = all.filter(|order| order.kind == kind && year.contains(order.made.value));
        counts.whole(orders, made.count());
    }
}

/// Days in the classes that the edition wants counted, and orders that take liberty.
pub(super) fn oversight(years: &Years<'_>, settled: &Settled) -> ReportSection {
    let days = watched(&years.this).zip(WATCHED).map(|(class, children)| {
        of_enough((years, settled), class.title.as_str(), children, |year| {
            let days = year.cases().map(|case| days_in(case, class, year));
            let days: Vec<u32> = days.filter(|days| *days > 0).collect();
            let there = children_of(u32::try_from(days.len()).unwrap_or(u32::MAX));
            format!("{there}: {}", count_of(days.iter().sum(), "day"))
        })
    });
    let days: Vec<_> = days.map(exhibit::none_in_words).collect();
    let orders = ORDERS.into_iter().flat_map(|(label, _, children, orders)| {
        [
            exhibit::counts(
                settled,
                format!("{label}: children under an order"),
                children,
            ),
            exhibit::counts(settled, format!("{label}: orders made in the year"), orders),
        ]
    });
    let mut exhibits = vec![exhibit::measures(
        settled,
        "Orders of a court",
        orders,
        None,
    )];
    if !days.is_empty() {
        let table = exhibit::measures(settled, "Children and days in the year", days, None);
        exhibits.insert(0, table);
    }
    ReportSection {
        name: edition::Section::Oversight.name().to_owned(),
        title: "Placements and orders that are watched".to_owned(),
        intro: RichText::plain(
            "Of the children presented. Whether a setting was registered is taken from the register, day by \
             day as far as it gives dates.",
        ),
        exhibits,
        ..ReportSection::default()
    }
}

fn watched<'a>(year: &Year<'a>) -> impl Iterator<Item = &'a At<ReportClass>> {
    classes(year).iter().filter(|class| class.days)
}

/// The days of the year that a child spent in placements of a class.
fn days_in(case: &Case, class: &ReportClass, year: &Year<'_>) -> u32 {
    let days = 0..=days_between(year.first, year.until);
    let days = days.map(|day| plus_days(year.first, day));
    let there = days
        .filter(|day| case.placement_on(*day).is_some() && year.is_in_class(&class.id, case, *day));
    u32::try_from(there.count()).unwrap_or(u32::MAX)
}

/// Whether an order of a kind was in force on any day of the year.
fn was_under(case: &Case, kind: OrderKind, year: &Year<'_>) -> bool {
    case.orders.iter().any(|order| {
        let expires = order.expires.as_ref().map(|expires| expires.value);
        order.kind == kind
            && order.made.value <= year.until
            && expires.is_none_or(|expires| expires >= year.first)
    })
}
