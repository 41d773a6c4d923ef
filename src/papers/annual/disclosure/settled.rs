//! A year and the one before as they are printed side by side.
//!
//! Everything here is made of the years' releases. Bands that either year had to merge are merged in
//! both columns; a category that went into the line of others in one year says so there.

use super::names::{Category, List, Population, Scale};
use super::release::Release;
use super::shown::{Group, Shown};
use super::{NOT_SHOWN, SYMBOL, Said};
use crate::papers::annual::counted::{FEW, per_cent};
use crate::papers::view::{Cell, Column, Empty, Row, RowKind, Table, Width};
use std::collections::{BTreeMap, BTreeSet};

/// The years of a report, this one first.
#[derive(Debug, Clone, Default)]
pub(in crate::papers::annual) struct Settled {
    pub(super) years: Vec<Release>,
    titles: Vec<String>,
}

/// A number in a table or chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::papers::annual) enum Figure {
    /// It may be printed.
    Count(u32),
    /// It is withheld.
    Withheld,
    /// It is counted in the line of others.
    Together,
    /// There is no such line in this year.
    NoLine,
    /// Nothing of the column can be printed.
    Nothing,
}

/// The line into which small categories go.
pub(in crate::papers::annual) const OTHERS: &str = "Other (small groups together)";

/// What is said where nothing but the total is left.
pub(super) const APART: &str = "The groups are too small to be shown apart.";

impl Figure {
    /// On paper.
    pub(in crate::papers::annual) fn paper(self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Withheld => SYMBOL.to_owned(),
            Self::Together => "in Other".to_owned(),
            Self::NoLine => "–".to_owned(),
            Self::Nothing => NOT_SHOWN.to_owned(),
        }
    }

    /// On paper, with whether it is withheld.
    pub(in crate::papers::annual) fn said(self) -> Said {
        match self {
            Self::Withheld => Said::withheld(),
            figure => Said::from(figure.paper()),
        }
    }
}

impl From<Shown> for Figure {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Count(count) => Self::Count(count),
            Shown::Withheld => Self::Withheld,
            Shown::Nothing => Self::Nothing,
        }
    }
}

impl Settled {
    /// The releases of the years, this one first, under their titles.
    pub(in crate::papers::annual) fn new(years: Vec<Release>, titles: Vec<String>) -> Self {
        Self { years, titles }
    }

    /// The headings of the years' columns, this year's first.
    pub(in crate::papers::annual) fn titles(&self) -> &[String] {
        &self.titles
    }

    /// The size of a population, or of a part of one.
    pub(in crate::papers::annual) fn figure(&self, of: Population, year: usize) -> Figure {
        let release = self.years.get(year);
        let shown = release.and_then(|release| release.wholes.get(&of));
        shown.map_or(Figure::Count(0), |shown| Figure::from(*shown))
    }

    /// The size of a population on paper: `7`, `c`.
    pub(in crate::papers::annual) fn count(&self, of: Population, year: usize) -> Said {
        self.figure(of, year).said()
    }

    /// A category of a list; one that is in no row is withheld.
    pub(in crate::papers::annual) fn cell(&self, list: List, label: &str, year: usize) -> Figure {
        match self.cell_of(list, label, year) {
            Figure::Together => Figure::Withheld,
            figure => figure,
        }
    }

    fn cell_of(&self, list: List, label: &str, year: usize) -> Figure {
        let Some(groups) = self.groups(list, year) else {
            return Figure::Nothing;
        };
        let has = |group: &&Group| group.members.iter().any(|member| member.1 == label);
        match groups.iter().find(has) {
            None => Figure::Count(0),
            Some(group) if group.members.len() > 1 => Figure::Together,
            Some(group) => group.shown.into(),
        }
    }

    /// A part of a whole on paper: `11 of 21 (52 per cent)`; the share only of a whole that is large
    /// enough. Nothing counted is `–`.
    pub(in crate::papers::annual) fn of(
        &self,
        part: Population,
        whole: Population,
        year: usize,
    ) -> Said {
        let threshold = self.years.get(year).map_or(0, |release| release.threshold);
        let threshold = threshold.max(FEW);
        let (part, whole) = (self.figure(part, year), self.figure(whole, year));
        match (part, whole) {
            (_, Figure::Count(0)) => Said::none(),
            (Figure::Count(part), Figure::Count(whole)) if whole > threshold => {
                format!("{part} of {whole} ({} per cent)", per_cent(part, whole)).into()
            }
            (Figure::Count(part), Figure::Count(whole)) => format!("{part} of {whole}").into(),
            (Figure::Nothing, _) => Figure::Nothing.said(),
            (_, Figure::Count(whole)) => Said::withheld().map(|part| format!("{part} of {whole}")),
            _ => Said::withheld(),
        }
    }

    /// The rows of a list: what each is called, and its figure in each year. Never the total.
    pub(in crate::papers::annual) fn rows(&self, list: List) -> Vec<(String, Vec<Figure>)> {
        match list.scale {
            Scale::Named => self.named_rows(list),
            Scale::Ordered => self.ordered_rows(list),
        }
    }

    /// The sum of a list in each year.
    pub(in crate::papers::annual) fn totals(&self, list: List) -> Vec<Figure> {
        (0..self.years.len())
            .map(|year| self.figure(list.of, year))
            .collect()
    }

    fn groups(&self, list: List, year: usize) -> Option<&[Group]> {
        let release = self.years.get(year)?;
        match release.lists.get(&list) {
            Some(groups) => groups.as_deref(),
            None => Some(&[]),
        }
    }

    /// Which group of a year a row of its list is; nothing for a row that is put together of several.
    pub(super) fn group_at(&self, list: List, row: &str, year: usize) -> Option<usize> {
        let groups = self.groups(list, year)?;
        groups
            .iter()
            .position(|group| name(group, list.scale) == row)
    }

    fn all_groups(&self, list: List) -> impl Iterator<Item = &Group> {
        (0..self.years.len()).flat_map(move |year| self.groups(list, year).unwrap_or_default())
    }

    fn named_rows(&self, list: List) -> Vec<(String, Vec<Figure>)> {
        let alone = |group: &&Group| group.members.len() == 1;
        let labels: BTreeSet<&Category> = self
            .all_groups(list)
            .filter(alone)
            .flat_map(|group| &group.members)
            .collect();
        let years = 0..self.years.len();
        let row = |label: &str, figure: &dyn Fn(usize) -> Figure| {
            (
                label.to_owned(),
                years.clone().map(figure).collect::<Vec<Figure>>(),
            )
        };
        // Two ranks of one name are one category.
        let mut named: Vec<&str> = Vec::new();
        for (_, label) in labels {
            if !named.contains(&label.as_str()) {
                named.push(label);
            }
        }
        let mut rows: Vec<_> = named
            .into_iter()
            .map(|label| row(label, &|year| self.cell_of(list, label, year)))
            .collect();
        if self.all_groups(list).any(|group| group.members.len() > 1) {
            let others = |year: usize| match self.groups(list, year) {
                None => Figure::Nothing,
                Some(groups) => groups
                    .iter()
                    .find(|group| group.members.len() > 1)
                    .map_or(Figure::NoLine, |group| group.shown.into()),
            };
            rows.push(row(OTHERS, &others));
        }
        rows
    }

    /// What the rows of an ordered list are made of, in their order.
    pub(in crate::papers::annual) fn bands(&self, list: List) -> Vec<BTreeSet<&Category>> {
        let mut bands: Vec<BTreeSet<&Category>> = Vec::new();
        for group in self.all_groups(list) {
            let mut band: BTreeSet<&Category> = group.members.iter().collect();
            // Bands that overlap are one.
            while let Some(at) = bands.iter().position(|other| overlap(other, &band)) {
                band.extend(bands.remove(at));
            }
            bands.push(band);
        }
        bands.sort();
        bands
    }

    fn ordered_rows(&self, list: List) -> Vec<(String, Vec<Figure>)> {
        let figure = |band: &BTreeSet<&Category>, year: usize| {
            let Some(groups) = self.groups(list, year) else {
                return Figure::Nothing;
            };
            let is_inside =
                |group: &&Group| group.members.iter().any(|member| band.contains(member));
            let (inside, outside): (Vec<&Group>, Vec<&Group>) = groups.iter().partition(is_inside);
            // What is printed of the others tells the sum of several withheld bands anyway.
            let rest = || match (sum(&outside), self.figure(list.of, year)) {
                (Figure::Count(others), Figure::Count(all)) if inside.len() > 1 => {
                    Figure::Count(all.saturating_sub(others))
                }
                _ => Figure::Withheld,
            };
            match sum(&inside) {
                Figure::Withheld => rest(),
                figure => figure,
            }
        };
        let years = 0..self.years.len();
        let bands = self.bands(list);
        let rows = bands.iter().map(|band| {
            let figures = years.clone().map(|year| figure(band, year)).collect();
            (label(band), figures)
        });
        rows.collect()
    }

    /// The table of a list, the years side by side, under a heading for its categories.
    pub(in crate::papers::annual) fn table(
        &self,
        list: List,
        caption: &str,
        heading: &str,
        empty: &str,
    ) -> Table {
        let lines = self.rows(list);
        let totals = self.totals(list);
        let figures = lines.iter().flat_map(|(_, figures)| figures);
        let mut note = note(figures.chain(&totals).copied());
        let mut rows: Vec<Row> = lines
            .iter()
            .map(|(label, figures)| row(label, figures, RowKind::Entry))
            .collect();
        let is_counted = totals.iter().any(|total| *total != Figure::Count(0));
        if rows.is_empty() && is_counted {
            note = Some(
                std::iter::once(APART.to_owned())
                    .chain(note)
                    .collect::<Vec<_>>()
                    .join(" "),
            );
        }
        if !rows.is_empty() || is_counted {
            rows.push(row("All", &totals, RowKind::Total));
        }
        let columns = self.titles.iter();
        let columns = columns.map(|title| Column::numbers(title, Width::Narrow));
        Table {
            caption: caption.to_owned(),
            columns: std::iter::once(Column::words(heading, Width::Wide))
                .chain(columns)
                .collect(),
            rows,
            empty: Empty::none(empty),
            note,
        }
    }

    /// The cross table of two lists in one year; nothing where it may not be printed, or nothing is
    /// counted.
    pub(in crate::papers::annual) fn cross(
        &self,
        (rows, columns): (List, List),
        year: usize,
        caption: &str,
        heading: &str,
    ) -> Option<Table> {
        let cells = self
            .years
            .get(year)?
            .crosses
            .get(&(rows, columns))?
            .as_ref()?;
        let (down, across) = (self.groups(rows, year)?, self.groups(columns, year)?);
        if down.is_empty() {
            return None;
        }
        let whole = self.figure(rows.of, year);
        let mut lines: Vec<(String, Vec<Figure>, RowKind)> = Vec::new();
        for (group, cells) in down.iter().zip(cells) {
            let figures = cells
                .iter()
                .chain([&group.shown])
                .map(|shown| Figure::from(*shown));
            lines.push((name(group, rows.scale), figures.collect(), RowKind::Entry));
        }
        let totals = across.iter().map(|group| group.shown.into()).chain([whole]);
        lines.push(("All".to_owned(), totals.collect(), RowKind::Total));
        let titles = across.iter().map(|group| name(group, columns.scale));
        let titles = titles.chain(["All".to_owned()]);
        Some(Table {
            caption: caption.to_owned(),
            columns: std::iter::once(Column::words(heading, Width::Normal))
                .chain(titles.map(|title| Column::numbers(title, Width::Narrow)))
                .collect(),
            note: note(
                lines
                    .iter()
                    .flat_map(|(_, figures, _)| figures.iter().copied()),
            ),
            rows: lines
                .iter()
                .map(|(label, figures, kind)| row(label, figures, *kind))
                .collect(),
            empty: Empty::default(),
        })
    }
}

/// The sum of groups; withheld if one of them is.
fn sum(groups: &[&Group]) -> Figure {
    let sum = groups
        .iter()
        .try_fold(0_u32, |sum, group| match group.shown {
            Shown::Count(count) => Ok(sum + count),
            other => Err(Figure::from(other)),
        });
    sum.map_or_else(|withheld| withheld, Figure::Count)
}

fn row(label: &str, figures: &[Figure], kind: RowKind) -> Row {
    let cells = figures.iter().map(|figure| figure.paper());
    Row {
        kind,
        cells: std::iter::once(label.to_owned())
            .chain(cells)
            .map(Cell::from)
            .collect(),
    }
}

/// Whether two bands share a point of the scale, or one reaches across the other.
fn overlap(one: &BTreeSet<&Category>, other: &BTreeSet<&Category>) -> bool {
    let span = |band: &BTreeSet<&Category>| Some((band.first()?.0, band.last()?.0));
    match (span(one), span(other)) {
        (Some((from, to)), Some((first, last))) => from <= last && first <= to,
        _ => false,
    }
}

fn name(group: &Group, scale: Scale) -> String {
    match (scale, group.members.as_slice()) {
        (Scale::Named, [_, _, ..]) => OTHERS.to_owned(),
        _ => label(&group.members.iter().collect()),
    }
}

/// `10 to 15, 16 and 17`.
fn label(band: &BTreeSet<&Category>) -> String {
    let names: Vec<&str> = band.iter().map(|category| category.1.as_str()).collect();
    names.join(", ")
}

/// What the marks in a table mean.
pub(super) fn note(figures: impl Iterator<Item = Figure>) -> Option<String> {
    let used: BTreeMap<&str, &str> = figures
        .filter_map(|figure| match figure {
            Figure::Withheld => Some((SYMBOL, "withheld")),
            Figure::Together => Some(("in Other", "counted with other small groups")),
            Figure::Nothing => Some((NOT_SHOWN, "nothing of the column can be shown")),
            Figure::Count(_) | Figure::NoLine => None,
        })
        .collect();
    let said: Vec<String> = used
        .iter()
        .map(|(mark, why)| format!("“{mark}”: {why}"))
        .collect();
    (!said.is_empty()).then(|| format!("{}, so that no child can be worked out.", said.join("; ")))
}
