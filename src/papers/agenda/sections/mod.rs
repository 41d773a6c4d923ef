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
use crate::model::edition;
use crate::model::meeting::Return;
use crate::model::value::{Money, words as days};
use crate::terms::Entry;
use jiff::ToSpan;
use jiff::civil::Date;
use supplied::{Computed, beside};

/// The sections that the edition asks for and that are no fixed piece of the agenda.
pub(super) fn sections(sitting: &Sitting<'_>) -> Vec<Section> {
    let asked = edition::Section::ALL
        .iter()
        .filter(|section| sitting.asks_for(**section));
    asked
        .filter_map(|section| build(sitting, *section))
        .collect()
}

fn build(sitting: &Sitting<'_>, section: edition::Section) -> Option<Section> {
    Some(match section {
        edition::Section::PlacementsAndCosts => costs::placements(sitting),
        edition::Section::Movements => costs::movements(sitting),
        edition::Section::Forecast => costs::forecast(sitting),
        edition::Section::PlannedMoves => vacancies::planned_moves(sitting),
        edition::Section::FosteringVacancies => vacancies::fostering(sitting),
        edition::Section::ResidentialVacancies => vacancies::residential(sitting),
        edition::Section::SupportedLodgings => vacancies::lodgings(sitting),
        edition::Section::Coverage => cases::coverage(sitting),
        edition::Section::NotSeenSince => cases::not_seen_since(sitting),
        edition::Section::Element3 => send::element_3(sitting),
        edition::Section::CeasedPlans => send::ceased(sitting),
        edition::Section::PhaseTransfers => send::phase_transfers(sitting),
        edition::Section::PlanMoves => send::plan_moves(sitting),
        edition::Section::Referrals => lists::referrals(sitting),
        edition::Section::RetainersAndTaxis => lists::retainers_and_taxis(sitting),
        edition::Section::ReturnCandidates => lists::return_candidates(sitting),
        edition::Section::UnstablePlacements => lists::unstable(sitting),
        edition::Section::ComplexNeeds => lists::complex_needs(sitting),
        edition::Section::Rota => standing::rota(sitting),
        edition::Section::Disputes => standing::disputes(sitting),
        edition::Section::Policies => standing::policies(sitting),
        _ => return None,
    })
}

/// A section with its tables, and what a role supplied under the same name.
fn section(
    sitting: &Sitting<'_>,
    asked: edition::Section,
    title: &str,
    tables: Vec<Table>,
) -> Section {
    let supplied = received(sitting, asked).and_then(figures);
    with_supplied(sitting, asked, title, tables, supplied)
}

/// A section with its tables, and what a role supplied beside the figures that were worked out.
fn section_beside(
    sitting: &Sitting<'_>,
    asked: edition::Section,
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
    asked: edition::Section,
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
fn received<'a>(sitting: &Sitting<'a>, asked: edition::Section) -> Option<&'a Return> {
    let returns = sitting.meeting.returns.iter().map(|sent| &sent.value);
    let mut returns = returns.filter(|sent| sent.kind.as_str() == asked.name());
    returns.find(|sent| {
        sent.received
            .is_some_and(|at| at.date() <= sitting.desk.as_of)
    })
}

/// Who supplied it and when, or that it was computed and who has not supplied it.
fn source(sitting: &Sitting<'_>, asked: edition::Section, supplied: Option<&Return>) -> String {
    let workspace = sitting.desk.workspace;
    if let Some(sent) = supplied {
        let from = sent
            .from
            .as_ref()
            .map(|from| words::person_with_role(workspace, &from.id));
        let on = sent.received.map(|at| days::day(at.date()));
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
/// The children of whom the edition asks for a section: all of the panel's, or those who meet the
/// conditions beside it.
fn asked_of<'a>(
    sitting: &Sitting<'a>,
    section: edition::Section,
) -> impl Iterator<Item = &'a Case> + use<'a> {
    let sitting = *sitting;
    let asking: Vec<&Entry> = sitting.terms.asking_for(section).collect();
    let everybody = asking.iter().any(|entry| entry.when().is_everything());
    cases(&sitting).filter(move |case| {
        everybody || {
            let about = sitting.about_case(case, None);
            asking.iter().any(|entry| entry.asks(&about))
        }
    })
}

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
