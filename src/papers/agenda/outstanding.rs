//! What stands where nobody is told to owe anything: that all has come, or what has not come so far.

use super::super::desk::Sitting;
use super::super::view::{Awaited, Empty, Fact, ItemSheet, Value};

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
    Empty::of_awaited(Awaited {
        sheets: sheets.len(),
        withheld: sheets
            .iter()
            .filter(|sheet| sheet.withheld.is_some())
            .count(),
        not_supplied: facts().filter(|fact| is_missing(fact)).count(),
        to_be_given: facts().filter(|fact| is_to_be_given(fact)).count(),
        returns: returns.len(),
        not_come: returns.len() - come.count(),
    })
}

fn is_missing(fact: &Fact) -> bool {
    matches!(fact.value, Value::Missing { .. })
}

fn is_to_be_given(fact: &Fact) -> bool {
    matches!(fact.value, Value::ToBeGiven { .. })
}
