//! The report of a panel's year.

use serde::Serialize;

use super::{Finding, Head, RichText, Section};

/// The report of one panel and year.
#[derive(Serialize, Clone, Debug, Default, PartialEq)]
pub struct AnnualReport {
    /// Heading, marking, imprint. The title says "to date" while the year runs.
    pub head: Head,
    /// To whom the report goes.
    pub addressee: Option<String>,
    /// The heading of this year's figures: "2025-26 to date".
    pub year: String,
    /// The heading of the figures beside them: "2024-25".
    pub year_before: Option<String>,
    /// A summary in a few sentences.
    pub summary: RichText,
    /// The figures of the first page.
    pub figures: Vec<KeyFigure>,
    /// The sections, in the order that the edition asks for.
    pub sections: Vec<Section>,
    /// What was not kept in the year.
    pub exceptions: Vec<Finding>,
    /// How to read the report: suppression, sources, dates.
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
