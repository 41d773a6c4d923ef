//! Whether what was decided is cleared by the Chair: until then a paper that tells it is a draft, and says
//! so.

use super::desk::Sitting;
use super::words;
use crate::model::edition::Edition;
use crate::model::meeting::{Meeting, Outcome};

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

fn is_record_cleared(meeting: &Meeting) -> bool {
    let minutes = meeting.minutes.as_ref();
    minutes.is_some_and(|minutes| minutes.cleared.is_some())
}

fn mark(edition: &Edition) -> String {
    words::word(edition, "not-cleared").to_owned()
}
