//! What a meeting considered about no child of its own: schedules, and business.

use crate::papers::desk::Sitting;
use crate::papers::record;
use crate::papers::view::{Considered, Fact, RecordItem, Value};

/// Each schedule and each matter of other business, with what came of it.
pub(super) fn of(sitting: &Sitting<'_>) -> Vec<Considered> {
    let schedules = record::schedules_decided(sitting).into_iter();
    let schedules = schedules.map(|(_, matter)| (matter, "schedule"));
    let business = record::about_no_child(sitting).into_iter();
    let business = business.map(|matter| (matter, "other business"));
    let matters = schedules.chain(business);
    let matters = (1..).zip(matters).map(|(number, (matter, kind))| {
        let RecordItem {
            title,
            decision,
            facts,
        } = matter;
        Considered {
            anchor: format!("{}-matter-{number}", sitting.date),
            case: title,
            kind: kind.to_owned(),
            decision,
            detail: facts.iter().map(one_line).collect(),
            ..Considered::default()
        }
    });
    matters.collect()
}

/// The same fact on one line: the tracker prints them one behind the other.
fn one_line(fact: &Fact) -> Fact {
    match &fact.value {
        Value::Rich { rich } => Fact::text(fact.label.clone(), rich.words()),
        Value::Text { .. }
        | Value::Status { .. }
        | Value::Missing { .. }
        | Value::ToBeGiven { .. } => fact.clone(),
    }
}

/// What a fact says.
pub(super) fn plain(fact: &Fact) -> String {
    match &fact.value {
        Value::Text { text } | Value::Missing { text } | Value::ToBeGiven { text } => text.clone(),
        Value::Status { status } => status.text.clone(),
        Value::Rich { rich } => rich.words(),
    }
}
