//! What a sheet about an item says it is about.

use super::super::desk::Sitting;
use super::super::words;
use crate::model::meeting::Item;
use crate::model::value::CaseRef;

/// `Part 2, placement move`.
pub(super) fn item_words(sitting: &Sitting<'_>, index: usize, item: &Item) -> String {
    let kind = words::kind_title(sitting.edition, &item.kind.value);
    let part = sitting.plan.part_of(index);
    match part.and_then(|part| words::part(sitting.edition, part)) {
        Some(part) => format!("{}, {}", part.title, words::lower_first(kind)),
        None => kind.to_owned(),
    }
}

/// The case and initials.
pub(super) fn case_words(sitting: &Sitting<'_>, case: &CaseRef) -> String {
    words::case(sitting.desk, case)
}
