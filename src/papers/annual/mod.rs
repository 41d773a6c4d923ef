//! The report of a panel's year (R-75, R-76, P-28).
//!
//! Nobody may be able to work out a single child from it: it names no case, repeats no free text,
//! and prints counts and means only as [`disclosure`] lets it.

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
mod stability;
mod sufficiency;
mod summary;
#[cfg(test)]
mod tests;
mod timeliness;
mod year;

use super::desk::{Desk, asks_for};
use super::head;
use super::view::{
    AnnualReport, Audience, Compliance, FigureLabels, Head, PublishedReport, ReportLabels,
    ReportPart, ReportSection,
};
use crate::model::Panel;
use crate::model::edition;
use crate::model::value::FinancialYear;
use crate::model::value::words::{count, day};
use std::collections::BTreeSet;
use year::{Year, Years};

/// The years of which a panel has a report: those in which it met by the as-of date.
#[must_use]
pub(super) fn report_years(desk: &Desk<'_>, panel: &str) -> BTreeSet<FinancialYear> {
    let start = desk.workspace.authority.year_start;
    let panel = desk.workspace.panels.get(panel);
    let sittings = panel.into_iter().flat_map(Panel::sittings);
    let held = sittings
        .map(|(date, _)| date)
        .filter(|date| *date < desk.as_of);
    held.map(|date| start.year_of(date)).collect()
}

/// What is made of a panel's year, all of it from the same settled numbers.
#[derive(Debug)]
pub(super) struct AnnualPapers {
    /// The Management Team's own report.
    pub own: AnnualReport,
    /// The report as it may be published; nothing while the year runs.
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
    let years = Years::of(desk, panel, year)?;
    let kept = compliance::compliance(&years.this, &years.release);
    Some(AnnualPapers {
        own: own(&years, &kept),
        published: publishable::published(&years, &kept),
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
        addressee: this
            .edition
            .annual_report
            .as_ref()
            .map(|report| report.addressee.to_string()),
        year: this.title(),
        year_before: years.before.as_ref().map(Year::title),
        summary: summary::summary(years, settled, kept),
        figures: summary::figures(years, settled),
        foremost,
        further,
        parts: parts(this, sections(years, kept)),
        exceptions: exceptions
            .into_iter()
            .map(|exception| exception.finding)
            .collect(),
        notes: notes(years),
    }
}

/// The sections, in the order in which they are read.
fn sections(years: &Years<'_>, kept: &Compliance) -> Vec<ReportSection> {
    let (this, settled) = (&years.this, &years.settled);
    let mut sections = vec![
        needs::needs(years, settled),
        activity::activity(years, settled),
        timeliness::timeliness(years, settled),
        costs::unit_costs(years, settled),
        budgets::decisions(years, settled),
        budgets::budgets(this, years.threshold()),
    ];
    sections.extend(high_needs::high_needs(years, settled));
    sections.push(stability::stability(settled));
    sections.push(oversight::oversight(years, settled));
    sections.push(sufficiency::sufficiency(years, settled));
    sections.extend(sufficiency::outcomes(years, settled));
    sections.push(attendance::attendance(this));
    sections.push(actions::actions(settled));
    if asks_for(this.edition, edition::Section::Compliance) {
        sections.push(compliance::section(this.edition, kept));
    }
    sections.push(recommendations::recommendations(this));
    sections.into_iter().map(exhibit::numbered).collect()
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

fn heading(year: &Year<'_>) -> Head {
    let title = year
        .edition
        .annual_report
        .as_ref()
        .map(|report| report.title.as_str());
    let to_date = if year.is_running() { ", to date" } else { "" };
    let title = format!(
        "{} {}{to_date}",
        title.unwrap_or("Annual report"),
        year.financial
    );
    let span = format!("{} to {}", day(year.first), day(year.until));
    head::of_panel(
        year.desk,
        year.edition,
        &title,
        Some(span),
        year.until,
        Audience::Annual,
    )
}

/// How to read the report.
fn notes(years: &Years<'_>) -> Vec<String> {
    let this = &years.this;
    let threshold = years.threshold();
    let mut notes = vec![
        format!(
            "Counts of 1 to {threshold} are not shown ({}), nor others from which they could be worked \
             out. Nothing is shown as 0. Means are shown of more than {threshold} children only.",
            disclosure::SYMBOL,
        ),
        "Items that were withdrawn, or not reached for want of time, are not counted.".to_owned(),
        "A waived requirement is counted as waived, not as kept.".to_owned(),
    ];
    if this.is_running() {
        notes.push(format!(
            "The year is not over: figures reach to {}.",
            day(this.until)
        ));
    }
    if this.desk.withheld_cases().next().is_some() {
        notes.push(
            "Some case files can't be used; their children's needs and costs are missing."
                .to_owned(),
        );
    }
    let unread = this
        .panel
        .unreadable_meetings
        .range(this.first..=this.until)
        .count();
    if unread > 0 {
        let meetings = count(u32::try_from(unread).unwrap_or(u32::MAX), "meeting");
        notes.push(format!(
            "The files of {meetings} can't be read; nothing of them is counted."
        ));
    }
    notes
}
