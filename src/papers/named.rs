//! Children's names in the papers that may hold them: a meeting's agenda with its annex and its supplements,
//! for its members, and a presenter's own invite, for that person's own cases (decision 7).
//!
//! They are built without names, like every paper. Here the words by which a case is called,
//! `C-0107 (AB)`, become `C-0107 (AB), Amina Bello` wherever they stand alone. There is no function
//! for any other paper, and the walk is private: a name can reach no paper that is not in this file.

use super::desk::Desk;
use super::invite::PersonInvite;
use super::view::{Agenda, Annex, Supplement, value};
use super::words;
use crate::model::names::Names;
use crate::model::value::CaseRef;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// An agenda as its members read it.
#[must_use]
pub(super) fn named_agenda(desk: &Desk<'_>, names: &Names, agenda: &Agenda) -> Value {
    with_names(agenda, &labels(desk, names, |_| true))
}

/// The annex to an agenda as members read it.
#[must_use]
pub(super) fn named_annex(desk: &Desk<'_>, names: &Names, annex: &Annex) -> Value {
    with_names(annex, &labels(desk, names, |_| true))
}

/// A supplement as members read it.
#[must_use]
pub(super) fn named_supplement(desk: &Desk<'_>, names: &Names, supplement: &Supplement) -> Value {
    with_names(supplement, &labels(desk, names, |_| true))
}

/// An invite as the person reads it; its mail, and the copy in that, are made from the invite
/// itself.
#[must_use]
pub(super) fn named_invite(desk: &Desk<'_>, names: &Names, invite: &PersonInvite) -> Value {
    let own = |case: &CaseRef| invite.items.iter().any(|item| item.case == *case);
    with_names(&invite.view, &labels(desk, names, own))
}

/// What some cases are called, with and without the name. A withheld case keeps to its reference.
fn labels(
    desk: &Desk<'_>,
    names: &Names,
    wanted: impl Fn(&CaseRef) -> bool,
) -> BTreeMap<String, String> {
    let cases = names.iter();
    cases
        .filter(|(case, _)| wanted(case) && desk.withheld(case).is_none())
        .map(|(case, name)| {
            let label = words::case(desk, case);
            let in_full = format!("{label}, {name}");
            (label, in_full)
        })
        .collect()
}

fn with_names(view: &impl Serialize, labels: &BTreeMap<String, String>) -> Value {
    let mut view = value(view);
    put_in(&mut view, labels);
    view
}

fn put_in(value: &mut Value, labels: &BTreeMap<String, String>) {
    match value {
        Value::String(text) => {
            if let Some(named) = labels.get(text) {
                text.clone_from(named);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| put_in(value, labels)),
        Value::Object(fields) => fields.values_mut().for_each(|value| put_in(value, labels)),
        _ => {}
    }
}
