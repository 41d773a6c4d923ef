//! Tables with their charts, from what may be printed.

use super::counted::{FEW, per_cent};
use super::disclosure::{Amount, Figure, Kind, List, NOT_SHOWN, Population, SYMBOL, Said, Settled};
use super::year::{Year, Years};
use crate::model::value::Money;
use crate::model::value::words::{count, thousands};
use crate::papers::view::Empty;
use crate::papers::view::{
    Chart, ChartKind, ChartValue, Column, Exhibit, Point, ReportSection, Row, Table, Width,
};

/// A list's table alone.
pub(super) fn listed(settled: &Settled, list: List, words: (&str, &str, &str)) -> Exhibit {
    let (caption, heading, empty) = words;
    only(settled.table(list, caption, heading, empty))
}

/// A list's table with its chart.
pub(super) fn drawn(
    settled: &Settled,
    list: List,
    words: (&str, &str, &str),
    kind: ChartKind,
) -> Exhibit {
    let rows = settled.rows(list);
    let values = rows.into_iter().map(|(label, figures)| {
        let values = figures.into_iter().map(value).collect();
        (label, values)
    });
    let chart = chart(words.0, kind, settled.titles(), values.collect());
    Exhibit {
        chart,
        ..listed(settled, list, words)
    }
}

/// A table without a chart.
pub(super) fn only(table: Table) -> Exhibit {
    Exhibit { chart: None, table }
}

/// Single figures, a line each: no two add up to a third.
pub(super) fn measures(
    settled: &Settled,
    caption: &str,
    rows: impl IntoIterator<Item = Line>,
    note: Option<&str>,
) -> Exhibit {
    let lines: Vec<Line> = rows.into_iter().collect();
    let mut figures = lines.iter().flat_map(|(_, figures)| figures);
    let withheld = figures.any(|figure| figure.withheld);
    let row = |(label, figures): Line| {
        let figures = figures.into_iter().map(|figure| figure.text);
        Row::entry(std::iter::once(label).chain(figures))
    };
    let rows: Vec<Row> = lines.into_iter().map(row).collect();
    let withheld =
        withheld.then(|| format!("“{SYMBOL}”: withheld, so that no child can be worked out."));
    let said: Vec<String> = note
        .map(str::to_owned)
        .into_iter()
        .chain(withheld)
        .collect();
    let titles = settled.titles().iter();
    only(Table {
        caption: caption.to_owned(),
        columns: std::iter::once(Column::words("Figure", Width::Wide))
            .chain(titles.map(|title| Column::numbers(title, Width::Normal)))
            .collect(),
        rows,
        empty: Empty::none("Nothing was counted."),
        note: (!said.is_empty()).then(|| said.join(" ")),
    })
}

/// What a line is called, and its figure in each year.
pub(super) type Line = (String, Vec<Said>);

/// A line of single figures: what `of` says of each year, this one being 0.
pub(super) fn line(
    settled: &Settled,
    label: impl Into<String>,
    of: impl Fn(usize) -> Said,
) -> Line {
    let years = 0..settled.titles().len();
    (label.into(), years.map(of).collect())
}

/// A line of counts.
pub(super) fn counts(settled: &Settled, label: impl Into<String>, of: Population) -> Line {
    line(settled, label, |year| settled.count(of, year))
}

/// A line of shares.
pub(super) fn shares(
    settled: &Settled,
    label: impl Into<String>,
    part: Population,
    whole: Population,
) -> Line {
    line(settled, label, |year| settled.of(part, whole, year))
}

/// A line of what is only said where so many of a population are printed and more than the threshold:
/// their days added up, or how long they waited.
pub(super) fn of_enough(
    (years, settled): (&Years<'_>, &Settled),
    label: impl Into<String>,
    population: Population,
    say: impl Fn(&Year<'_>) -> String,
) -> Line {
    let each: Vec<&Year<'_>> = years.each().collect();
    line(settled, label, |at| match settled.figure(population, at) {
        Figure::Count(0) => Said::none(),
        Figure::Count(many) if many > years.threshold() => {
            let said = each.get(at).map_or_else(String::new, |year| say(year));
            said.into()
        }
        _ => Said::withheld(),
    })
}

/// A line of which nothing was counted says so, where what it counts can be none.
pub(super) fn none_in_words((label, figures): Line) -> Line {
    let none = Said::none();
    let said = figures.into_iter().map(|figure| {
        if figure == none {
            Said::from("None".to_owned())
        } else {
            figure
        }
    });
    (label, said.collect())
}

/// A line of children and what is paid for them a week: `7 children, £4,200`.
pub(super) fn children_and_money(
    settled: &Settled,
    label: impl Into<String>,
    children: Population,
    amount: Amount,
) -> Line {
    line(settled, label, |year| {
        match settled.figure(children, year) {
            Figure::Count(0) => Said::from("None".to_owned()),
            Figure::Count(many) => {
                let money = settled.money(amount, Kind::Sum, year);
                if money == Said::none() {
                    return Said::from(format!("{}, no amount named", children_of(many)));
                }
                money.map(|money| format!("{}: {money} a week", children_of(many)))
            }
            withheld => withheld.said(),
        }
    })
}

/// `7 children`.
pub(super) fn children_of(many: u32) -> String {
    match many {
        1 => "1 child".to_owned(),
        many => format!("{} children", thousands(many)),
    }
}

/// `41 of 331 (12 per cent)`.
pub(super) fn of_all(figure: Figure, all: u32) -> Said {
    let whole = thousands(all);
    match figure {
        Figure::Count(part) if part <= all && all > 0 => {
            format!("{part} of {whole} ({} per cent)", per_cent(part, all)).into()
        }
        figure => figure.said().map(|figure| format!("{figure} of {whole}")),
    }
}

/// How often something was done of how often it was due, where no child is concerned.
pub(super) fn share_of(kept: usize, of: usize) -> String {
    let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    match of {
        0 => "None was due".to_owned(),
        few if number(few) <= FEW => format!("{kept} of {of}"),
        _ => format!(
            "{kept} of {of} ({} per cent)",
            per_cent(number(kept), number(of))
        ),
    }
}

fn value(figure: Figure) -> ChartValue {
    match figure {
        Figure::Count(number) => ChartValue::Number {
            number,
            text: number.to_string(),
        },
        Figure::Withheld => withheld(SYMBOL),
        Figure::Nothing => withheld(NOT_SHOWN),
        Figure::Together | Figure::NoLine => ChartValue::Absent,
    }
}

/// A value that is withheld.
pub(super) fn withheld(symbol: &str) -> ChartValue {
    ChartValue::Withheld {
        symbol: symbol.to_owned(),
    }
}

/// A chart of categories, each with a value for every series; nothing where there is none. In a divided
/// one a bar is a series, and the categories are what it is made of.
pub(super) fn chart(
    caption: &str,
    kind: ChartKind,
    series: &[String],
    values: Vec<(String, Vec<ChartValue>)>,
) -> Option<Chart> {
    if values.is_empty() {
        return None;
    }
    let (series, points) = if kind == ChartKind::Stacked {
        let bars = series.iter().enumerate().map(|(at, label)| Point {
            label: label.clone(),
            values: values
                .iter()
                .filter_map(|(_, values)| values.get(at).cloned())
                .collect(),
        });
        let bars = bars.collect();
        (values.into_iter().map(|(label, _)| label).collect(), bars)
    } else {
        let points = values
            .into_iter()
            .map(|(label, values)| Point { label, values });
        (series.to_vec(), points.collect())
    };
    let mut chart = Chart {
        kind,
        title: caption.to_owned(),
        series,
        points,
        ..Chart::default()
    };
    chart.description = description(&chart);
    Some(chart)
}

/// What can be seen, in words: the shape of the chart, its largest values, how many are withheld.
fn description(chart: &Chart) -> String {
    let shape = match chart.kind {
        ChartKind::Bars => "Bar chart",
        ChartKind::Stacked => "Bar chart, each bar divided",
        ChartKind::Lines => "Line chart",
    };
    let several = chart.series.len() > 1 && chart.points.len() > 1;
    let mut numbers = Vec::new();
    let mut hidden = 0_u32;
    for point in &chart.points {
        for (value, series) in point.values.iter().zip(&chart.series) {
            let name = match (several, chart.kind) {
                (true, _) => format!("{}, {series}", point.label),
                (false, ChartKind::Stacked) => series.clone(),
                (false, _) => point.label.clone(),
            };
            match value {
                ChartValue::Number { number, text } => numbers.push((*number, name, text)),
                ChartValue::Withheld { .. } => hidden += 1,
                ChartValue::Absent => {}
            }
        }
    }
    numbers.sort_by_key(|(number, ..)| std::cmp::Reverse(*number));
    let largest = numbers.iter().filter(|(number, ..)| *number > 0).take(3);
    let largest: Vec<String> = largest
        .map(|(_, name, text)| format!("{name}: {text}"))
        .collect();
    let mut said = vec![format!("{shape}.")];
    if !largest.is_empty() {
        said.push(format!("Largest: {}.", largest.join("; ")));
    }
    if hidden > 0 {
        said.push(format!("Withheld: {}.", count(hidden, "value")));
    }
    said.push("All values are in the table above it.".to_owned());
    said.join(" ")
}

/// Numbers the charts of a section, so that each has a name of its own in the paper.
pub(super) fn numbered(mut section: ReportSection) -> ReportSection {
    let charts = section
        .exhibits
        .iter_mut()
        .filter_map(|exhibit| exhibit.chart.as_mut());
    for (number, chart) in (1..).zip(charts) {
        chart.id = format!("{}-{number}", section.name);
    }
    section
}

/// An amount as a bar; below nothing there is none.
pub(super) fn pounds(amount: Money) -> ChartValue {
    u32::try_from(amount.pence() / 100).map_or(ChartValue::Absent, |number| ChartValue::Number {
        number,
        text: amount.paper_whole(),
    })
}
