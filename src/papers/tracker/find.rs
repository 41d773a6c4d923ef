//! Where in the record each case stands.

use super::gather::{Heard, Hearing};
use crate::model::value::CaseRef;
use crate::model::value::words::day;
use crate::papers::desk::{Desk, Sitting};
use crate::papers::view::{CaseEntry, Link};
use crate::papers::words;
use std::collections::BTreeMap;

/// The anchor of an item in the record: `2026-05-27-item-3`, by its place in the meeting's file.
pub(super) fn anchor(sitting: &Sitting<'_>, heard: &Heard<'_>) -> String {
    format!("{}-item-{}", sitting.date, heard.index + 1)
}

/// Every case of the record by its reference, with its items, the latest first.
pub(super) fn cases(desk: &Desk<'_>, hearings: &[Hearing<'_>]) -> Vec<CaseEntry> {
    let mut cases: BTreeMap<&CaseRef, Vec<Link>> = BTreeMap::new();
    for hearing in hearings {
        for heard in &hearing.heard {
            let link = Link {
                text: day(hearing.sitting.date),
                href: anchor(&hearing.sitting, heard),
            };
            cases.entry(&heard.item.case.id).or_default().push(link);
        }
    }
    let cases = cases.into_iter();
    cases
        .map(|(case, items)| CaseEntry {
            case: words::case(desk, case),
            items,
        })
        .collect()
}
