//! By when something is wanted of a person for a meeting, and which returns are still owed.

use super::super::desk::Sitting;
use super::super::view::{Fact, Mark, Status};
use super::super::{meeting, words};
use super::own::Own;
use crate::model::edition::ReturnKind;
use crate::model::value::words as days;
use crate::plan::{Due, Invitee};

/// What the roles of a person send in for each meeting.
fn returns<'a>(sitting: &Sitting<'a>, invitee: &Invitee) -> impl Iterator<Item = &'a ReturnKind> {
    let kinds = sitting.edition.returns.iter().map(|kind| &kind.value);
    kinds.filter(move |kind| {
        kind.from.iter().any(|role| {
            sitting
                .desk
                .workspace
                .holds(&invitee.person, &role.id, sitting.date)
        })
    })
}

fn due_of<'a>(sitting: &Sitting<'a>, kind: &ReturnKind) -> Option<&'a Due> {
    kind.due
        .as_ref()
        .and_then(|due| sitting.plan.due(due.as_str()))
}

/// Whether a return has come, from whichever of those who may send it.
fn has_come(sitting: &Sitting<'_>, kind: &ReturnKind) -> bool {
    let as_of = sitting.desk.as_of;
    let mut sent = sitting.meeting.returns.iter();
    sent.any(|sent| {
        sent.kind.value == kind.id.value && sent.received.is_some_and(|at| at.date() <= as_of)
    })
}

/// The deadlines that bind this person: that of reports, where an item that they present wants one or
/// lacks something by then, and those of returns.
pub(super) fn deadlines(sitting: &Sitting<'_>, invitee: &Invitee, own: &Own<'_>) -> Vec<Fact> {
    let mut deadlines = Vec::new();
    if let Some(due) = meeting::papers_due(sitting) {
        let by = words::due(due);
        if own.lacks(sitting, due) {
            deadlines.push(Fact::text(due.title.as_str(), by));
        } else if own.all_reported(sitting) {
            deadlines.push(Fact::text(due.title.as_str(), format!("{by}: received")));
        }
    }
    deadlines.extend(returns(sitting, invitee).map(|kind| {
        let due = due_of(sitting, kind).map(words::due);
        let at_meeting = || format!("At the meeting, {}", days::day_in_full(sitting.date));
        let came = if has_come(sitting, kind) {
            ": received"
        } else {
            ""
        };
        let due = due.unwrap_or_else(at_meeting);
        Fact::text(kind.title.as_str(), format!("{due}{came}"))
    }));
    deadlines
}

/// The returns that the person still owes.
pub(super) fn owed(sitting: &Sitting<'_>, invitee: &Invitee) -> Vec<Status> {
    let as_of = sitting.desk.as_of;
    let waiting = returns(sitting, invitee).filter(|kind| !has_come(sitting, kind));
    let waiting = waiting.map(|kind| {
        let passed = due_of(sitting, kind).is_some_and(|due| due.has_passed(as_of));
        let (mark, said) = if passed {
            (Mark::Attention, "overdue")
        } else {
            (Mark::Open, "not received yet")
        };
        Status::new(mark, format!("{}: {said}", kind.title))
    });
    waiting.collect()
}
