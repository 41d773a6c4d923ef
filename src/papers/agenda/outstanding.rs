//! What stands where nobody is told to owe anything: that all has come, or what has not come so far.

use super::super::desk::Sitting;
use super::super::view::{Awaited, Empty, Fact, ItemSheet, Value};
use super::super::{facts, reports};
use super::sheet::wanted;
use crate::model::meeting::Item;
use crate::plan::PlannedItem;
use std::collections::{BTreeMap, BTreeSet};

/// What was looked at for the list of what is outstanding, when it is empty.
pub(super) fn nothing(sitting: &Sitting<'_>, sheets: &[ItemSheet]) -> Empty {
    let facts = || {
        let sections = sheets.iter().flat_map(|sheet| &sheet.sections);
        sections.flat_map(|section| &section.facts)
    };
    let returns = &sitting.edition.returns;
    let has_come = |kind: &str| {
        let mut sent = sitting.meeting.returns.iter();
        sent.any(|sent| {
            let came = sent.received.as_ref().map(|at| at.date());
            sent.kind.as_str() == kind && came.is_some_and(|came| came <= sitting.plan.facts_on)
        })
    };
    let come = returns.iter().filter(|kind| has_come(kind.id.as_str()));
    let planned = sitting.plan.items.iter();
    let looked_at: Vec<(&PlannedItem, &Item)> = planned
        .filter_map(|planned| Some((planned, &sitting.item(planned.index)?.value)))
        .filter(|(_, item)| sitting.withheld(item).is_none())
        .collect();
    let of_items = looked_at.iter();
    // Several requirements may ask for one form.
    let titles = of_items.flat_map(|(_, item)| {
        let reports = reports::of_item(sitting, item).into_iter();
        let lacking = reports.filter(reports::Report::is_lacking);
        lacking
            .map(|report| report.title())
            .collect::<BTreeSet<_>>()
    });
    let mut by_title: BTreeMap<&str, usize> = BTreeMap::new();
    for title in titles {
        *by_title.entry(title).or_default() += 1;
    }
    let in_part = looked_at.iter().flat_map(|(planned, item)| {
        let wanting = facts::wanting(sitting, item, &wanted(sitting, planned));
        wanting
            .into_iter()
            .filter(|wanting| is_in_part(&wanting.printed))
    });
    Empty::of_awaited(Awaited {
        reports: by_title
            .into_iter()
            .map(|(title, items)| (title.to_owned(), items))
            .collect(),
        sheets: sheets.len(),
        withheld: sheets
            .iter()
            .filter(|sheet| sheet.withheld.is_some())
            .count(),
        not_supplied: facts().filter(|fact| is_missing(fact)).count() + in_part.count(),
        to_be_given: facts().filter(|fact| is_to_be_given(fact)).count(),
        returns: returns.len(),
        not_come: returns.len() - come.count(),
    })
}

fn is_missing(fact: &Fact) -> bool {
    matches!(fact.value, Value::Missing { .. })
}

/// What is there, and not all of it.
fn is_in_part(fact: &Fact) -> bool {
    !is_missing(fact) && !is_to_be_given(fact)
}

fn is_to_be_given(fact: &Fact) -> bool {
    matches!(fact.value, Value::ToBeGiven { .. })
}
