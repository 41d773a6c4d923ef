//! The title of a year's report, and how to read it.

use super::disclosure::{self, TRUE_FIGURES};
use super::year::{Year, Years};
use crate::model::value::words::{count, day};
use crate::papers::head;
use crate::papers::view::{Audience, Head};

/// The title, with the span of the year.
pub(super) fn heading(year: &Year<'_>) -> Head {
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
pub(super) fn notes(years: &Years<'_>) -> Vec<String> {
    let this = &years.this;
    let threshold = years.threshold();
    let shown = match threshold {
        TRUE_FIGURES => {
            "Every figure is shown as it is, small ones too: whoever knows a child may \
                         recognise it."
                .to_owned()
        }
        _ => format!(
            "Counts of 1 to {threshold} are not shown ({}), nor others from which they could be worked \
             out. Nothing is shown as 0. Means are shown of more than {threshold} children only.",
            disclosure::SYMBOL,
        ),
    };
    let mut notes = vec![
        shown,
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
