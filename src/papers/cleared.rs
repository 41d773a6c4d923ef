//! Whether what was decided is cleared by the Chair: until then a paper that tells it is a draft, and says
//! so.

use super::desk::Sitting;
use super::words;
use crate::model::edition::Edition;
use crate::model::meeting::{Meeting, Outcome};
use jiff::civil::Date;

/// What is printed on a paper about one decision.
pub(super) fn mark_of(sitting: &Sitting<'_>, outcome: &Outcome) -> Option<String> {
    let cleared = outcome.cleared.is_some() || is_record_cleared(sitting.meeting);
    (!cleared).then(|| mark(sitting.edition))
}

/// What is printed on a paper about the whole of a meeting that is over.
pub(super) fn mark_of_record(sitting: &Sitting<'_>) -> Option<String> {
    let mut outcomes = sitting
        .meeting
        .items
        .iter()
        .filter_map(|item| item.outcome.as_ref());
    let open = outcomes.any(|outcome| outcome.cleared.is_none());
    let is_draft = sitting.is_held() && open && !is_record_cleared(sitting.meeting);
    is_draft.then(|| mark(sitting.edition))
}

/// How the record of a meeting stands on the as-of date.
pub(super) enum Record {
    /// The Chair has not cleared it.
    Draft,
    /// The Chair cleared it on a day.
    Cleared(Date),
    /// The Chair cleared each decision by itself, the last on a day.
    Each(Date),
}

/// Whether the record of a meeting is cleared by the as-of date: as a whole, or each decision in it.
pub(super) fn record(sitting: &Sitting<'_>) -> Record {
    let by_now = |on: &Date| *on <= sitting.desk.as_of;
    let minutes = sitting.meeting.minutes.as_ref();
    let whole = minutes.and_then(|minutes| minutes.cleared).filter(by_now);
    if let Some(on) = whole {
        return Record::Cleared(on);
    }
    let of_items = sitting
        .file
        .heard()
        .filter_map(|item| item.outcome.as_ref());
    let schedules = sitting.meeting.schedules.iter();
    let of_schedules = schedules.filter_map(|schedule| schedule.outcome.as_ref());
    let cleared = of_items.chain(of_schedules);
    let cleared: Option<Vec<Date>> = cleared
        .map(|outcome| outcome.cleared.filter(by_now))
        .collect();
    match cleared.and_then(|days| days.into_iter().max()) {
        Some(last) => Record::Each(last),
        None => Record::Draft,
    }
}

fn is_record_cleared(meeting: &Meeting) -> bool {
    let minutes = meeting.minutes.as_ref();
    minutes.is_some_and(|minutes| minutes.cleared.is_some())
}

/// The edition's word for what is not cleared.
pub(super) fn mark(edition: &Edition) -> String {
    words::word(edition, "not-cleared").to_owned()
}
