//! The report as a council may publish it: beside the Management Team's own, from the same settled numbers.
//!
//! What is `c` in one is `c` in the other, so that laying them side by side tells nothing. Left out is
//! what concerns officers (attendance, who owed information, exceptions and who agreed to them), what
//! a provider or a negotiation could use (costs by provider, budgets, what decisions cost, health's money), and
//! placements that are watched for the law's sake.
//!
//! A year that runs isn't published: two reports of it, a month apart, would tell what came between.

use super::title::{heading, notes};
use super::year::{Year, Years};
use super::{sections, summary};
use crate::papers::paper_of::PaperOf;
use crate::papers::view::{Audience, Compliance, FigureLabels, Head, PublishedReport};

/// The publishable report of a panel's year; nothing while the year runs.
pub(super) fn published(years: &Years<'_>, kept: &Compliance) -> Option<PublishedReport> {
    let (this, settled) = (&years.this, &years.settled);
    if this.is_running() {
        return None;
    }
    Some(PublishedReport {
        figure_labels: FigureLabels::default(),
        head: for_publication(this),
        year: this.title(),
        year_before: years.before.as_ref().map(Year::title),
        summary: summary::summary(years, settled, kept),
        figures: summary::figures_for_publication(years, settled),
        sections: sections::published(years),
        notes: notes(years),
    })
}

fn for_publication(year: &Year<'_>) -> Head {
    let head = heading(year);
    let of = PaperOf::PublishedReport(year.financial);
    Head {
        marking: of.marking(&year.desk.workspace.authority).to_owned(),
        handling: None,
        file_title: format!("{}, for publication", head.file_title),
        audience: Audience::Public,
        ..head
    }
}
