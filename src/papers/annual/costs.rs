//! What placements cost (P-04, P-32, R-70).

use super::counted::{CHILDREN, ranked, unknown};
use super::disclosure::{
    Amount, Category, Cost, Counts, Figure, Kind, List, SYMBOL, Said, Settled, TRUE_FIGURES, Trait,
};
use super::exhibit::{Line, chart, line, only, pounds, withheld};
use super::year::{Year, Years};
use crate::model::case::{Case, Placement, Purpose};
use crate::model::edition;
use crate::model::value::{PlacementProvider, PlacementType};
use crate::papers::view::{ChartKind, ChartValue, Exhibit, ReportSection, RichText, Table};
use crate::yaml::At;
use jiff::civil::Date;

const WEEKLY: Amount = Amount::new("weekly cost of placements");
const CLASS: List = last_placement("class of the last placement");
const TYPE: List = last_placement("type of the last placement");
const PROVIDER: List = last_placement("provider of the last placement");

const fn last_placement(by: &'static str) -> List {
    CHILDREN.by(by).looking_at(&[Trait::Place])
}

/// Counts each child with the placement of the day of the child's last item, and its weekly cost.
pub(super) fn count(year: &Year<'_>, counts: &mut Counts) {
    let children = year.children();
    let costs = children.iter().map(|child| {
        let placed = child.case.and_then(|case| {
            let placement = case.placement_on(child.last)?;
            let weekly = case.weekly_on(Purpose::Placement, child.last)?;
            Some(Cost {
                categories: vec![
                    class(year, case, child.last),
                    placement_type(placement),
                    provider(year, placement),
                ],
                amount: Some(weekly),
                provider: outside(year, placement),
            })
        });
        placed.unwrap_or_else(|| Cost {
            categories: vec![no_cost(); 3],
            ..Cost::default()
        })
    });
    counts.amounts(WEEKLY, &[CLASS, TYPE, PROVIDER], costs);
}

/// Mean and median weekly costs by class, type of placement and provider.
pub(super) fn unit_costs(years: &Years<'_>, settled: &Settled) -> ReportSection {
    let mut section = published(years, settled);
    let by_provider = table(settled, PROVIDER, "Weekly cost by provider", "Provider");
    section.exhibits.push(only(by_provider));
    section
}

fn table(settled: &Settled, list: List, caption: &str, heading: &str) -> Table {
    let kinds = [(Kind::Mean, "Mean a week"), (Kind::Median, "Median a week")];
    let words = (caption, heading, "Children");
    settled.money_table(WEEKLY, list, &kinds, words, "No child was presented.")
}

/// The same without providers.
pub(super) fn published(years: &Years<'_>, settled: &Settled) -> ReportSection {
    let by_type = table(
        settled,
        TYPE,
        "Weekly cost by type of placement",
        "Type of placement",
    );
    let mut exhibits = vec![only(by_type)];
    if !classes(&years.this).is_empty() {
        let caption = "Weekly cost by class of placement";
        let by_class = Exhibit {
            chart: means(settled, caption, &years.this.title()),
            table: table(settled, CLASS, caption, "Class"),
        };
        exhibits.insert(0, by_class);
    }
    ReportSection {
        name: edition::Section::UnitCosts.name().to_owned(),
        title: "What placements cost".to_owned(),
        source: Some(super::budgets::agreement(&years.this)),
        intro: RichText::plain(format!(
            "What is paid a week for the placements of children presented, on the day of the child's last \
             item of the year. Education and transport are not in it. A few very costly placements draw the \
             mean up; half of the placements cost no more than the median{}.",
            if years.threshold() == TRUE_FIGURES {
                ""
            } else {
                ", which is rounded"
            }
        )),
        exhibits,
    }
}

/// The mean of all, for the first page.
pub(super) fn overall(settled: &Settled) -> Option<Line> {
    let line = line(settled, "Mean weekly cost of a placement", |year| {
        settled.money(WEEKLY, Kind::Mean, year)
    });
    line.1
        .iter()
        .any(|mean| *mean != Said::none())
        .then_some(line)
}

/// This year's means as bars.
fn means(settled: &Settled, caption: &str, year: &str) -> Option<crate::papers::view::Chart> {
    let rows = settled.money_rows(WEEKLY, CLASS, 0).into_iter();
    let rows = rows.filter(|(label, ..)| *label != no_cost().1);
    let values = rows.map(|(label, figure, mean)| {
        let value = match (figure, mean) {
            (Figure::Count(0) | Figure::NoLine | Figure::Together, _) => ChartValue::Absent,
            (_, Some(mean)) => pounds(mean),
            (_, None) => withheld(SYMBOL),
        };
        (label, vec![value])
    });
    let caption = format!("{caption}: mean, {year}");
    chart(
        &caption,
        ChartKind::Bars,
        &["Mean".to_owned()],
        values.collect(),
    )
}

fn placement_type(placement: &Placement) -> Category {
    let code = placement.placement_type.value;
    ranked(PlacementType::ALL, &code, code.label())
}

/// Who provides a placement.
pub(super) fn provider(year: &Year<'_>, placement: &Placement) -> Category {
    match year.desk.workspace.setting(&placement.setting) {
        Some((_, provider)) => ranked(
            PlacementProvider::ALL,
            &provider.code,
            provider.code.label(),
        ),
        None => unknown(),
    }
}

/// The outside provider whose price it is.
fn outside(year: &Year<'_>, placement: &Placement) -> Option<String> {
    let (_, provider) = year.desk.workspace.setting(&placement.setting)?;
    let own = matches!(
        provider.code,
        PlacementProvider::Pr0 | PlacementProvider::Pr1
    );
    (!own).then(|| provider.id.to_string())
}

/// The first of the report's classes that the placement is in.
fn class(year: &Year<'_>, case: &Case, day: Date) -> Category {
    let mut classes = classes(year).iter().enumerate();
    let class = classes.find(|(_, class)| year.is_in_class(&class.id, case, day));
    class.map_or_else(
        || (usize::MAX - 1, "In none of these classes".to_owned()),
        |(at, class)| (at, class.title.to_string()),
    )
}

/// The classes by which an edition's report sorts placements, in order.
pub(super) fn classes<'a>(year: &Year<'a>) -> &'a [At<edition::ReportClass>] {
    year.edition
        .annual_report
        .as_ref()
        .map_or(&[], |report| &report.classes)
}

/// The children without a cost are a group too: else the number of children presented would tell
/// how many they are.
fn no_cost() -> Category {
    (usize::MAX, "No placement, or no cost of it".to_owned())
}
