//! What came in time: agendas, reports, records, actions; and how long a decision took.

use super::counted::ITEMS;
use super::disclosure::{Counts, Population, Settled, Trait};
use super::exhibit::{self, of_enough, share_of, shares};
use super::year::{Heard, Year, Years};
use crate::model::edition::{self, Effect};
use crate::model::meeting::{ActionState, IssuedPaper};
use crate::model::value::date::days_between;
use crate::papers::view::{ReportSection, RichText};
use crate::plan::all_actions;

const REPORTS: Population = Population::new("items with a report");
const REPORTS_IN_TIME: Population = Population::new("items with a report in time");
const RECORDS: Population = Population::new("items to be recorded").looking_at(&[Trait::Outcome]);
const RECORDS_IN_TIME: Population = Population::new("items recorded in time");
const ACTIONS: Population = Population::new("actions due");
const ACTIONS_IN_TIME: Population = Population::new("actions done in time");
const DECIDED: Population = Population::new("items decided").looking_at(&[Trait::Outcome]);
const DATED: Population = Population::new("items decided of which the wait is known");

/// Counts what was due, and what of it came in time.
pub(super) fn count(year: &Year<'_>, counts: &mut Counts) {
    let items = || year.heard.iter();
    let reports = || items().map(report_in_time);
    counts.part(REPORTS, ITEMS, reports().map(|kept| kept.is_some()));
    counts.part(REPORTS_IN_TIME, REPORTS, reports().flatten());
    let records = || items().map(|heard| record_in_time(year, heard));
    counts.part(RECORDS, ITEMS, records().map(|kept| kept.is_some()));
    counts.part(RECORDS_IN_TIME, RECORDS, records().flatten());
    let actions = actions(year);
    counts.whole(ACTIONS, actions.len());
    counts.part(ACTIONS_IN_TIME, ACTIONS, actions);
    counts.part(DECIDED, ITEMS, items().map(is_decided));
    counts.part(
        DATED,
        DECIDED,
        decided(year).map(|heard| wait(heard).is_some()),
    );
}

/// Each thing against its deadline, and the days from need to decision.
pub(super) fn timeliness(years: &Years<'_>, settled: &Settled) -> ReportSection {
    let mut rows = in_time(years, settled);
    let actions = "Actions done by the day on which they were due";
    rows.push(shares(settled, actions, ACTIONS_IN_TIME, ACTIONS));
    let waits = [
        shares(
            settled,
            "Items decided of which the day of the need is known",
            DATED,
            DECIDED,
        ),
        of_enough(
            (years, settled),
            "Days from need to decision",
            DATED,
            |year| {
                let days: Vec<u32> = decided(year).filter_map(wait).collect();
                median_and_mean(days)
            },
        ),
    ];
    let note = "From the day on which the need was first seen, or else on which the request was made, to the \
                day of the decision.";
    ReportSection {
        name: edition::Section::Timeliness.name().to_owned(),
        title: "Timeliness".to_owned(),
        intro: RichText::plain("What was done in time, of all for which the time had come."),
        exhibits: vec![
            exhibit::measures(settled, "What was done in time, of how much", rows, None),
            exhibit::measures(settled, "From need to decision", waits, Some(note)),
        ],
        ..ReportSection::default()
    }
}

/// Agendas, reports and records, as far as the Terms of Reference set a deadline for them.
pub(super) fn in_time(years: &Years<'_>, settled: &Settled) -> Vec<exhibit::Line> {
    let mut rows = Vec::new();
    if has_deadline(&years.this, "agenda") {
        let agendas = years.each().map(|year| agendas(year).into()).collect();
        let title = years.this.edition.worded("{Agenda}s sent in time");
        rows.push((title, agendas));
    }
    let others = [
        (
            "papers",
            "Reports received in time",
            REPORTS_IN_TIME,
            REPORTS,
        ),
        (
            "record",
            "Decisions on the case file in time",
            RECORDS_IN_TIME,
            RECORDS,
        ),
    ];
    for (deadline, label, part, whole) in others {
        if has_deadline(&years.this, deadline) {
            rows.push(shares(settled, label, part, whole));
        }
    }
    rows
}

fn has_deadline(year: &Year<'_>, deadline: &str) -> bool {
    year.edition
        .deadlines
        .keys()
        .any(|name| name.as_str() == deadline)
}

/// Agendas first issued by their deadline, of all meetings held (P-79).
fn agendas(year: &Year<'_>) -> String {
    let due = year
        .sittings
        .iter()
        .filter_map(|sitting| Some((sitting, sitting.plan.due("agenda")?)));
    let kept = due.map(|(sitting, due)| {
        let issues = sitting.file.ledger.issues.iter();
        let agendas = issues.filter(|issue| issue.paper == IssuedPaper::Agenda);
        agendas
            .map(|issue| issue.sent.value)
            .min()
            .is_some_and(|sent| sent <= due.at)
    });
    let kept: Vec<bool> = kept.collect();
    share_of(kept.iter().filter(|kept| **kept).count(), kept.len())
}

/// Reports received by their deadline, of all items for which one came (P-83, R-44).
fn report_in_time(heard: &Heard<'_>) -> Option<bool> {
    let due = heard.sitting.plan.due("papers")?;
    let papers = heard.item.papers.iter();
    let received = papers.map(|paper| paper.received.value).min()?;
    Some(received <= due.at)
}

/// What was decided, reviewed or noted and is on the case file by the deadline, of all of which it has
/// passed, as the rule counts.
fn record_in_time(year: &Year<'_>, heard: &Heard<'_>) -> Option<bool> {
    let due = heard.sitting.record_due(heard.item)?;
    let outcome = heard.item.outcome.as_ref()?;
    let on = outcome.recorded.as_ref().map(|recorded| recorded.on.value);
    due.has_passed(year.desk.as_of)
        .then(|| on.is_some_and(|on| on <= due.at.date()))
}

/// Actions done on or before their day, of all whose day came in the year and that are still wanted
/// (P-26, P-77).
fn actions(year: &Year<'_>) -> Vec<bool> {
    let actions = all_actions(year.panel, year.until);
    let due = actions
        .iter()
        .filter(|action| year.contains(action.due) && action.state != ActionState::Dropped);
    let kept = due.map(|action| {
        action.state == ActionState::Done && action.updated.is_some_and(|done| done <= action.due)
    });
    kept.collect()
}

/// What ends a request.
const DECISIONS: [Effect; 3] = [Effect::Agreed, Effect::InPrinciple, Effect::Declined];

fn decided<'y, 'a>(year: &'y Year<'a>) -> impl Iterator<Item = &'y Heard<'a>> {
    year.heard.iter().filter(|heard| is_decided(heard))
}

fn is_decided(heard: &Heard<'_>) -> bool {
    let effect = heard.effect;
    effect.is_some_and(|effect| DECISIONS.contains(&effect))
}

/// The days from when the need was seen, or the request made, to the decision.
fn wait(heard: &Heard<'_>) -> Option<u32> {
    let item = heard.item;
    let seen = item.identified_on.as_ref().map(|seen| seen.value);
    let from = seen.or(item.requested_on)?;
    u32::try_from(days_between(from, item.decided_on(heard.sitting.date))).ok()
}

/// `median 12, mean 15`, halves upwards.
fn median_and_mean(mut days: Vec<u32>) -> String {
    days.sort_unstable();
    let length = days.len().max(1);
    let at = |place: usize| days.get(place).copied().unwrap_or_default();
    let median = (at((length - 1) / 2) + at(length / 2)).div_ceil(2);
    let sum: u32 = days.iter().sum();
    let mean = f64::from(sum) / f64::from(u32::try_from(length).unwrap_or(u32::MAX));
    format!("median {median}, mean {mean:.0}")
}
