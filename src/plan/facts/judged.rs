//! Facts that are judgements on where a child lives or learns.

use super::gather::{markdown, only};
use super::{FactState, Gather, Value};
use crate::model::case::{Degree, Judgement};
use crate::model::edition::RequestSort;
use crate::model::value::Slug;
use crate::plan::circumstances::Circumstances;
use crate::yaml::At;
use jiff::civil::Date;

/// The latest judgement on what the item is about: for one of SEND where the child learns, else where
/// the child lives. A judgement on another place, or on one that has ended, says nothing of it, nor does
/// one from before it began.
pub(super) fn latest_judgement<'a>(about: &Circumstances<'a>) -> Option<&'a At<Judgement>> {
    let Circumstances {
        case,
        day,
        facts_on,
        ..
    } = *about;
    let lives = case.home_on(day).filter(|_| !is_of_send(about));
    let learns = case.provisions_on(day).map(|provision| {
        let from = provision.from.map_or(Date::MIN, |from| from.value);
        (&provision.id.value, from)
    });
    let judged: Vec<(&Slug, Date)> = match lives {
        Some(home) => {
            let from = home.from().value;
            let entries = home.entries.iter();
            entries.map(|entry| (&entry.id.value, from)).collect()
        }
        None => learns.collect(),
    };
    let is_of_place = |judgement: &Judgement| {
        let mut places = judged.iter();
        places.any(|(id, from)| **id == judgement.about.value && *from <= judgement.on.value)
    };
    let judgements = case.judgements.iter();
    judgements
        .filter(|judgement| judgement.on.value <= facts_on && is_of_place(judgement))
        .max_by_key(|judgement| judgement.on.value)
}

/// Whether an item is about what the High Needs Block pays for.
fn is_of_send(about: &Circumstances<'_>) -> bool {
    let kind = about.item.and_then(|item| {
        let mut kinds = about.edition.kinds.iter();
        kinds.find(|kind| kind.id.value == item.kind.value)
    });
    kind.is_some_and(|kind| kind.sort == RequestSort::Send)
}

/// Whether the panel itself said whether needs are met.
pub(super) fn found_by_panel(about: &Circumstances<'_>) -> bool {
    let outcome = about.item.and_then(|item| item.outcome.as_ref());
    outcome.is_some_and(|outcome| outcome.needs_met.is_some())
}

/// What the panel itself found goes before the latest judgement on the case.
pub(super) fn needs_met(about: &Circumstances<'_>) -> FactState {
    let outcome = about.item.and_then(|item| item.outcome.as_ref());
    let found =
        outcome.and_then(|outcome| Some((outcome.needs_met?, outcome.reason.as_ref(), None)));
    let judged = latest_judgement(about).and_then(|judgement| {
        let on = Some(Value::Date(judgement.on.value));
        Some((judgement.needs_met?, judgement.reason.as_ref(), on))
    });
    let Some((degree, reason, on)) = found.or(judged) else {
        return FactState::Missing;
    };
    Gather::default()
        .also("Judged", on)
        .need("", "judgement", Some(Value::Word(degree_words(degree))))
        .need_text("Because", "reason", reason)
        .state()
}

fn degree_words(degree: Degree) -> &'static str {
    match degree {
        Degree::Yes => "Yes",
        Degree::Partly => "Partly",
        Degree::No => "No",
    }
}

pub(super) fn services_delivered(about: &Circumstances<'_>) -> FactState {
    let judgement = latest_judgement(about);
    let delivered = judgement.and_then(|judgement| judgement.services_delivered);
    let progress = judgement.and_then(|judgement| judgement.progress.as_ref());
    Gather::default()
        .also(
            "Judged",
            judgement.map(|judgement| Value::Date(judgement.on.value)),
        )
        .need(
            "Agreed services delivered",
            "whether the agreed services are delivered",
            delivered.map(|degree| Value::Word(degree_words(degree))),
        )
        .need_text("Progress", "progress", progress)
        .state()
}

pub(super) fn outcomes(about: &Circumstances<'_>) -> FactState {
    only(
        latest_judgement(about)
            .and_then(|judgement| judgement.outcomes.as_ref())
            .map(markdown),
    )
}
