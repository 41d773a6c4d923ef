//! The report of a panel's year.

use serde::Serialize;

use super::labels::labels;
use super::{Chart, Finding, Head, RichText, Table};

/// The report of one panel and year.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct AnnualReport {
    /// Heading, marking, imprint. The title says "to date" while the year runs.
    pub head: Head,
    /// The headings of what only this report has.
    pub labels: ReportLabels,
    /// The headings of the figures, and of how to read them.
    pub figure_labels: FigureLabels,
    /// To whom the report goes.
    pub addressee: String,
    /// What the first page warns of: "Contains small numbers."
    pub caution: Option<String>,
    /// The heading of this year's figures: "2025-26 to date".
    pub year: String,
    /// The heading of the figures beside them: "2024-25".
    pub year_before: Option<String>,
    /// A summary in a few sentences.
    pub summary: RichText,
    /// The figures of the first page.
    pub figures: Vec<KeyFigure>,
    /// What was most often not kept, for the first page.
    pub foremost: Vec<Finding>,
    /// How many further exceptions stand at the end: "12 more at the end of the report."
    pub further: Option<String>,
    /// The parts that the edition divides the report into; at least one.
    pub parts: Vec<ReportPart>,
    /// What was not kept in the year.
    pub exceptions: Vec<Finding>,
    /// How to read the report: suppression, sources, dates.
    pub notes: Vec<String>,
}

/// The report of one panel and year, for anybody.
///
/// It has no place for what concerns officers or single items: no addressee, no attendance, no exception,
/// no budget.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct PublishedReport {
    /// Heading and imprint; the marking says that it is for publication.
    pub head: Head,
    /// The headings of the figures, and of how to read them.
    pub figure_labels: FigureLabels,
    /// The heading of this year's figures.
    pub year: String,
    /// The heading of the figures beside them.
    pub year_before: Option<String>,
    /// A summary in a few sentences.
    pub summary: RichText,
    /// The figures of the first page.
    pub figures: Vec<KeyFigure>,
    /// The sections, in reading order.
    pub sections: Vec<ReportSection>,
    /// How to read the report.
    pub notes: Vec<String>,
}

/// A figure beside that of the year before.
#[derive(Serialize, Clone, Debug, PartialEq)]
pub struct KeyFigure {
    /// What is counted.
    pub label: String,
    /// This year's figure.
    pub value: String,
    /// The figure of the year before; `None` where there is none.
    pub before: Option<String>,
    /// A remark: of how many, which way.
    pub note: Option<String>,
}

/// A part of the report.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct ReportPart {
    /// Its heading; `None` where the report is in one part.
    pub title: Option<String>,
    /// Its sections, in reading order.
    pub sections: Vec<ReportSection>,
}

/// A section of the report.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct ReportSection {
    /// The name by which an edition asks for it; both templates mark the section with it.
    pub name: String,
    /// The heading.
    pub title: String,
    /// A quiet line below the heading, such as whether Finance agreed to the sums.
    pub source: Option<String>,
    /// What to read before the tables.
    pub intro: RichText,
    /// Its tables, some of them drawn as well.
    pub exhibits: Vec<Exhibit>,
}

/// A table, and the chart of it.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct Exhibit {
    /// The chart.
    pub chart: Option<Chart>,
    /// The table.
    pub table: Table,
}

impl AnnualReport {
    /// Every chart, to be drawn.
    pub fn charts_mut(&mut self) -> impl Iterator<Item = &mut Chart> {
        let sections = self.parts.iter_mut().flat_map(|part| &mut part.sections);
        charts_of(sections)
    }
}

impl PublishedReport {
    /// Every chart, to be drawn.
    pub fn charts_mut(&mut self) -> impl Iterator<Item = &mut Chart> {
        charts_of(self.sections.iter_mut())
    }
}

fn charts_of<'s>(
    sections: impl Iterator<Item = &'s mut ReportSection>,
) -> impl Iterator<Item = &'s mut Chart> {
    let exhibits = sections.flat_map(|section| &mut section.exhibits);
    exhibits.filter_map(|exhibit| exhibit.chart.as_mut())
}

labels! {
    /// What stands on every report of a year.
    ReportLabels {
        addressee: "To:",
        foremost: "What was most often not kept",
        exceptions: "Exceptions to the Terms of Reference",
        no_exceptions: "None to report in this paper.",
    }
}

labels! {
    /// What stands with the figures of a year, whoever reads them.
    FigureLabels {
        figures: "The year in figures",
        caption: "Figures of the year",
        caption_beside: "Figures of the year beside the year before",
        figure: "Figure",
        remark: "Remark",
        notes: "How to read this report",
    }
}
