//! The report as a council may publish it, where `ipop.yaml` asks for one: counted and settled anew, with
//! its own threshold. It is given nothing of the Management Team's own. Left out is
//! what concerns officers (attendance, who owed information, exceptions and who agreed to them), what
//! a provider or a negotiation could use (costs by provider, budgets, what decisions cost, health's money), and
//! placements that are watched for the law's sake.
//!
//! A year that runs isn't published, nor one of which a record waits for the Chair: two reports of it, a
//! month apart, would tell what came between.

use super::title::{heading, notes};
use super::year::Year;
use super::{compliance, sections, settle, summary};
use crate::model::value::FinancialYear;
use crate::papers::cleared::mark_of_record;
use crate::papers::desk::Desk;
use crate::papers::paper_of::PaperOf;
use crate::papers::view::{Audience, FigureLabels, Head, PublishedReport};

/// The publishable report of a panel's year; nothing while the year runs or a record of it isn't cleared, or
/// where nobody asks for it.
pub(super) fn published(
    desk: &Desk<'_>,
    panel: &str,
    year: FinancialYear,
) -> Option<PublishedReport> {
    let authority = &desk.workspace.authority;
    if !authority.publishable_report || desk.as_of <= year.last_day(authority.year_start) {
        return None;
    }
    let years = settle::years(desk, panel, year, authority.suppression.threshold)?;
    let (this, settled) = (&years.this, &years.settled);
    if this
        .sittings
        .iter()
        .any(|sitting| mark_of_record(sitting).is_some())
    {
        return None;
    }
    let kept = compliance::compliance(this, &years.release);
    Some(PublishedReport {
        figure_labels: FigureLabels::default(),
        head: for_publication(this),
        year: this.title(),
        year_before: years.before.as_ref().map(Year::title),
        summary: summary::summary(&years, settled, &kept),
        figures: summary::figures_for_publication(&years, settled),
        sections: sections::published(&years),
        notes: notes(&years),
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
