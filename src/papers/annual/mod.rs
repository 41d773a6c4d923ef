//! The report of a panel's year (R-75, R-76, P-28).
//!
//! It names no case, gives no initials and repeats no free text. The Management Team's own shows every
//! figure as it is; from the one for publication nobody may be able to work out a single child: it
//! prints counts and means only as [`disclosure`] lets it.

mod actions;
mod activity;

mod attendance;
mod budgets;
mod compliance;
mod costs;
mod counted;
mod disclosure;
mod exhibit;
mod high_needs;
mod needs;
mod oversight;
mod publishable;
mod recommendations;
mod sections;
mod settle;
mod stability;
mod sufficiency;
mod summary;
#[cfg(test)]
mod tests;
mod timeliness;
mod title;
mod year;

use super::desk::{Desk, asks_for};
use super::view::{
    AnnualReport, Compliance, FigureLabels, PublishedReport, ReportLabels, ReportPart,
    ReportSection,
};
use crate::model::Panel;
use crate::model::edition;
use crate::model::value::FinancialYear;
use std::collections::BTreeSet;
use title::{heading, notes};
use year::{Year, Years};

/// The years of which a panel has a report: those in which it met by the as-of date.
#[must_use]
pub fn report_years(desk: &Desk<'_>, panel: &str) -> BTreeSet<FinancialYear> {
    let start = desk.workspace.authority.year_start;
    let panel = desk.workspace.panels.get(panel);
    let sittings = panel.into_iter().flat_map(Panel::sittings);
    let held = sittings
        .map(|(date, _)| date)
        .filter(|date| *date < desk.as_of);
    held.map(|date| start.year_of(date)).collect()
}

/// What is made of a panel's year.
#[derive(Debug)]
pub(super) struct AnnualPapers {
    /// The Management Team's own report.
    pub own: AnnualReport,
    /// The report as it may be published; nothing while the year runs, or where none is asked for.
    pub published: Option<PublishedReport>,
    /// How the panel kept its terms, for other programs; nothing where the report does not say it.
    pub compliance: Option<Compliance>,
}

/// The papers of a panel's year; nothing for a panel without Terms of Reference.
#[must_use]
pub(super) fn annual_papers(
    desk: &Desk<'_>,
    panel: &str,
    year: FinancialYear,
) -> Option<AnnualPapers> {
    let internal = desk.workspace.authority.suppression.internal;
    let years = settle::years(desk, panel, year, internal)?;
    let kept = compliance::compliance(&years.this, &years.release);
    Some(AnnualPapers {
        own: own(&years, &kept),
        published: publishable::published(desk, panel, year),
        compliance: asks_for(years.this.edition, edition::Section::Compliance).then_some(kept),
    })
}

fn own(years: &Years<'_>, kept: &Compliance) -> AnnualReport {
    let (this, settled) = (&years.this, &years.settled);
    let exceptions = compliance::exceptions(kept);
    let (foremost, further) = summary::foremost(&exceptions);
    AnnualReport {
        labels: ReportLabels::default(),
        figure_labels: FigureLabels::default(),
        head: heading(this),
        addressee: readers(this),
        caution: caution(years),
        year: this.title(),
        year_before: years.before.as_ref().map(Year::title),
        summary: summary::summary(years, settled, kept),
        figures: summary::figures(years, settled),
        foremost,
        further,
        parts: parts(this, sections::own(years, kept)),
        exceptions: exceptions
            .into_iter()
            .map(|exception| exception.finding)
            .collect(),
        notes: notes(years),
    }
}

/// To whom it goes, as the edition says; else those who answer for the panel.
fn readers(year: &Year<'_>) -> String {
    let report = year.edition.annual_report.as_ref();
    report.map_or_else(
        || format!("The Chair of the {}", year.edition.panel),
        |report| report.addressee.to_string(),
    )
}

/// What its first page warns of, where it shows numbers that may not be published.
fn caution(years: &Years<'_>) -> Option<String> {
    let suppression = years.this.desk.workspace.authority.suppression;
    (years.threshold() < suppression.threshold)
        .then(|| "Contains small numbers. Not for onward circulation.".to_owned())
}

/// The sections in the parts of the edition; what no part names stands in the last.
fn parts(year: &Year<'_>, sections: Vec<ReportSection>) -> Vec<ReportPart> {
    let named = year
        .edition
        .annual_report
        .iter()
        .flat_map(|report| &report.parts);
    let named: Vec<_> = named.collect();
    let mut parts: Vec<ReportPart> = named
        .iter()
        .map(|part| ReportPart {
            title: Some(part.title.to_string()),
            sections: Vec::new(),
        })
        .collect();
    if parts.is_empty() {
        parts.push(ReportPart::default());
    }
    let last = parts.len() - 1;
    for section in sections {
        let is_here = |part: &&edition::ReportPart| {
            part.sections
                .iter()
                .any(|named| named.name() == section.name)
        };
        let mut named = named.iter().map(|part| &part.value);
        let at = named.position(|part| is_here(&part)).unwrap_or(last);
        parts[at].sections.push(section);
    }
    parts
}
