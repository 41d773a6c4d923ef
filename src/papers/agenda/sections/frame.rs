//! What sections share: a heading with what was supplied under it, the cases of which papers tell, and
//! what is new since the last meeting.

use super::super::super::desk::{Desk, Sitting};
use super::super::super::view::{Column, RichText, Row, Section, Table, Width};
use super::super::super::{markdown, words};
use super::supplied::{Computed, beside};
use crate::model::case::Case;
use crate::model::edition;
use crate::model::meeting::Return;
use crate::model::value::{Money, words as days};
use crate::papers::view::Empty;
use crate::plan::{self, Window};
use crate::terms::Entry;
use jiff::civil::Date;

/// A section with its tables, and what a role supplied under the same name.
pub(super) fn section(
    sitting: &Sitting<'_>,
    asked: edition::Section,
    title: &str,
    tables: Vec<Table>,
) -> Section {
    let supplied = received(sitting, asked).and_then(figures);
    with_supplied(sitting, asked, title, tables, supplied)
}

/// A section with its tables, and what a role supplied beside the figures that were worked out.
pub(super) fn section_beside(
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
        source: source(sitting, asked, supplied),
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
            .is_some_and(|at| at.date() <= sitting.plan.facts_on)
    })
}

/// Who supplied it and when, or who has not supplied it; nothing of what nobody is asked to send in.
fn source(
    sitting: &Sitting<'_>,
    asked: edition::Section,
    supplied: Option<&Return>,
) -> Option<String> {
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
        return Some(format!("Supplied{by}{on}."));
    }
    let mut kinds = sitting.edition.returns.iter();
    match kinds.find(|kind| kind.id.as_str() == asked.name()) {
        // What nobody sends in is worked out, as everything is: that need not be said.
        None => None,
        Some(kind) => {
            let roles: Vec<&str> = kind
                .from
                .iter()
                .map(|role| workspace.role_title(&role.id))
                .collect();
            Some(format!(
                "Nothing supplied yet by the {}.",
                roles.join(" or the ")
            ))
        }
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
        empty: Empty::none("No figure was supplied."),
        note: None,
    })
}

/// Cases that papers may tell of, and that belong to one of the edition's cohorts.
/// The children of whom the edition asks for a section: all of the panel's, or those who meet the
/// conditions beside it.
pub(super) fn asked_of<'a>(
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

pub(super) fn cases<'a>(sitting: &Sitting<'a>) -> impl Iterator<Item = &'a Case> + use<'a> {
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

/// That none of the cases that can be used has a line; of the others nobody knows.
pub(super) fn among_cases(sitting: &Sitting<'_>, words: impl Into<String>) -> Empty {
    Empty::among_cases(words, sitting.desk.withheld_cases().count())
}

/// Which cases are missing from a table, if any.
pub(super) fn missing(desk: &Desk<'_>) -> Option<String> {
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

/// Which days and entries the agenda tells of.
pub(super) fn window<'a>(sitting: &Sitting<'a>) -> Window<'a> {
    plan::window(
        sitting.panel,
        sitting.file,
        sitting.date,
        sitting.desk.as_of,
    )
}

/// That nothing new has happened, `No child has moved since 20 May 2026.` Where the papers before tell, or
/// will tell, of all up to today, nobody can say more than that.
pub(super) fn nothing_new(sitting: &Sitting<'_>, nothing: &str) -> String {
    let window = window(sitting);
    if window.after >= window.until {
        return format!("{nothing}, but for what the papers before tell.");
    }
    format!("{nothing} since {}.", days::day(window.after))
}

/// The day since which things are new: that of the last agenda's facts.
pub(super) fn since(sitting: &Sitting<'_>) -> Date {
    window(sitting).after
}
