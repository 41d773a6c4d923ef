//! The sections that an edition can ask for: computed from the files, and beside it what a role
//! supplied.

mod cases;
mod costs;
mod lists;
mod send;
mod standing;
mod supplied;
#[cfg(test)]
mod tests;
mod vacancies;

use super::super::desk::{Desk, Sitting};
use super::super::view::{Column, RichText, Row, Section, Table, Width};
use super::super::{markdown, words};
use crate::model::case::Case;
use crate::model::edition::Section as Asked;
use crate::model::meeting::Return;
use crate::model::value::{Money, words as days};
use jiff::ToSpan;
use jiff::civil::Date;
use supplied::{Computed, beside};

/// The sections that the edition asks for and that are no fixed piece of the agenda.
pub(super) fn sections(sitting: &Sitting<'_>) -> Vec<Section> {
    let asked = Asked::ALL
        .iter()
        .filter(|section| sitting.asks_for(**section));
    asked
        .filter_map(|section| build(sitting, *section))
        .collect()
}

fn build(sitting: &Sitting<'_>, section: Asked) -> Option<Section> {
    Some(match section {
        Asked::PlacementsAndCosts => costs::placements(sitting),
        Asked::Movements => costs::movements(sitting),
        Asked::Forecast => costs::forecast(sitting),
        Asked::PlannedMoves => vacancies::planned_moves(sitting),
        Asked::FosteringVacancies => vacancies::fostering(sitting),
        Asked::ResidentialVacancies => vacancies::residential(sitting),
        Asked::SupportedLodgings => vacancies::lodgings(sitting),
        Asked::Coverage => cases::coverage(sitting),
        Asked::NotSeenSince => cases::not_seen_since(sitting),
        Asked::Element3 => send::element_3(sitting),
        Asked::CeasedPlans => send::ceased(sitting),
        Asked::PhaseTransfers => send::phase_transfers(sitting),
        Asked::PlanMoves => send::plan_moves(sitting),
        Asked::Referrals => lists::referrals(sitting),
        Asked::RetainersAndTaxis => lists::retainers_and_taxis(sitting),
        Asked::ReturnCandidates => lists::return_candidates(sitting),
        Asked::UnstablePlacements => lists::unstable(sitting),
        Asked::ComplexNeeds => lists::complex_needs(sitting),
        Asked::Rota => standing::rota(sitting),
        Asked::Disputes => standing::disputes(sitting),
        Asked::Policies => standing::policies(sitting),
        _ => return None,
    })
}

/// A section with its tables, and what a role supplied under the same name.
fn section(sitting: &Sitting<'_>, asked: Asked, title: &str, tables: Vec<Table>) -> Section {
    let supplied = received(sitting, asked).and_then(figures);
    with_supplied(sitting, asked, title, tables, supplied)
}

/// A section with its tables, and what a role supplied beside the figures that were worked out.
fn section_beside(
    sitting: &Sitting<'_>,
    asked: Asked,
    title: &str,
    table: Table,
    computed: &[Computed],
) -> Section {
    let sent = received(sitting, asked).filter(|sent| sent.nil || !sent.figures.is_empty());
    let supplied = sent.map(|sent| beside(sent, computed));
    with_supplied(sitting, asked, title, vec![table], supplied)
}

fn with_supplied(
    sitting: &Sitting<'_>,
    asked: Asked,
    title: &str,
    mut tables: Vec<Table>,
    table: Option<Table>,
) -> Section {
    let supplied = received(sitting, asked);
    tables.extend(table);
    Section {
        name: asked.name().to_owned(),
        title: title.to_owned(),
        source: Some(source(sitting, asked, supplied)),
        intro: supplied.map(said).unwrap_or_default(),
        tables,
        ..Section::default()
    }
}

/// What a role sent in under a section's name.
fn received<'a>(sitting: &Sitting<'a>, asked: Asked) -> Option<&'a Return> {
    let returns = sitting.meeting.returns.iter().map(|sent| &sent.value);
    let mut returns = returns.filter(|sent| sent.kind.as_str() == asked.name());
    returns.find(|sent| {
        sent.received
            .is_some_and(|at| at.date() <= sitting.desk.as_of)
    })
}

/// Who supplied it and when, or that it was computed and who has not supplied it.
fn source(sitting: &Sitting<'_>, asked: Asked, supplied: Option<&Return>) -> String {
    let workspace = sitting.desk.workspace;
    if let Some(sent) = supplied {
        let came = sent.received.map(|at| at.date());
        let held_on = came.unwrap_or(sitting.date);
        let from = sent
            .from
            .as_ref()
            .map(|from| words::person_with_role(workspace, &from.id, held_on));
        let on = came.map(days::day);
        let by = from.map(|from| format!(" by {from}")).unwrap_or_default();
        let on = on.map(|on| format!(" on {on}")).unwrap_or_default();
        return format!("Computed from the files; supplied{by}{on}.");
    }
    let mut kinds = sitting.edition.returns.iter();
    match kinds.find(|kind| kind.id.as_str() == asked.name()) {
        Some(kind) => {
            let roles: Vec<&str> = kind
                .from
                .iter()
                .map(|role| workspace.role_title(&role.id))
                .collect();
            format!(
                "Computed from the files; nothing supplied yet by the {}.",
                roles.join(" or the ")
            )
        }
        None => "Computed from the files.".to_owned(),
    }
}

/// What a return says in words.
fn said(sent: &Return) -> RichText {
    match &sent.note {
        Some(note) => markdown::rich(note.as_str()),
        None if sent.nil => RichText::plain("Nil return."),
        None => RichText::default(),
    }
}

/// The figures of a return.
fn figures(sent: &Return) -> Option<Table> {
    let rows = sent.figures.iter().map(|figure| {
        let count = figure
            .count
            .map(|count| count.to_string())
            .unwrap_or_default();
        let amount = figure.amount.map(Money::paper).unwrap_or_default();
        Row::entry([figure.label.to_string(), count, amount])
    });
    (!sent.figures.is_empty()).then(|| Table {
        caption: "As supplied".to_owned(),
        columns: vec![
            Column::words("What", Width::Wide),
            Column::numbers("Number", Width::Narrow),
            Column::numbers("Amount", Width::Narrow),
        ],
        rows: rows.collect(),
        empty: "No figure was supplied.".to_owned(),
        note: None,
    })
}

/// Cases that papers may tell of, and that belong to one of the edition's cohorts.
fn cases<'a>(sitting: &Sitting<'a>) -> impl Iterator<Item = &'a Case> + use<'a> {
    let Sitting { desk, edition, .. } = *sitting;
    let cases = desk.workspace.cases.values().map(|file| &file.case);
    cases.filter(move |case| {
        desk.withheld(&case.case.value).is_none()
            && case.cohorts.iter().any(|cohort| {
                edition
                    .cohorts
                    .iter()
                    .any(|known| known.id.value == cohort.value)
            })
    })
}

/// Which cases are missing from a table, if any.
fn missing(desk: &Desk<'_>) -> Option<String> {
    let cases: Vec<&str> = desk
        .withheld_cases()
        .map(crate::model::value::CaseRef::as_str)
        .collect();
    (!cases.is_empty()).then(|| {
        format!(
            "Not counted, since their files can't be used: {}.",
            words::list(&cases)
        )
    })
}

/// The day since which things are new: the last meeting, or four weeks before the first one.
fn since(sitting: &Sitting<'_>) -> Date {
    sitting
        .plan
        .previous
        .unwrap_or_else(|| sitting.date.saturating_sub(4.weeks()))
}

/// Whether a day lies after the last meeting and not after the day of the papers.
fn is_new(sitting: &Sitting<'_>, day: Date) -> bool {
    since(sitting) < day && day <= sitting.plan.facts_on
}
