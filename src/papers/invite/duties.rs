//! What the Terms of Reference ask of a person at a meeting, by when, and what is still owed.

use super::super::desk::Sitting;
use super::super::view::{Fact, Mark, Status};
use super::super::{findings, markdown, meeting, words};
use super::own::{Own, is_member};
use crate::diag::{self, Diagnostic, ItemKey, Subject};
use crate::model::edition::ReturnKind;
use crate::model::meeting::Item;
use crate::model::value::{RequirementId, words as days};
use crate::plan::{Due, Invitee};

/// The requirements that are this person's to keep at this meeting, in the edition's words.
pub(super) fn asked_of(sitting: &Sitting<'_>, invitee: &Invitee, own: &Own<'_>) -> Vec<String> {
    let items = concerned(sitting, invitee, own);
    let requirements = sitting.edition.requirements.iter();
    let mut asked: Vec<String> = requirements
        .filter(|(id, _)| is_asked(sitting, invitee, &items, id))
        .map(|(_, requirement)| words::sentence(&markdown::plain(requirement.says.as_str())))
        .collect();
    let returns = returns(sitting, invitee);
    asked.extend(
        returns.map(|kind| format!("Send in: {}.", words::lower_first(kind.title.as_str()))),
    );
    asked.dedup();
    asked
}

/// The items that can make a requirement concern somebody: a member's are all of the meeting, of
/// which nothing but the requirement's own words is told.
fn concerned<'a>(sitting: &Sitting<'a>, invitee: &Invitee, own: &Own<'a>) -> Vec<&'a Item> {
    let all = is_member(invitee).then_some(&sitting.plan.items);
    let own = own
        .items
        .iter()
        .copied()
        .filter(|planned| own.presents(&planned.name));
    let planned = all.into_iter().flatten().chain(own);
    planned
        .filter_map(|planned| sitting.item(planned.index))
        .map(|item| &item.value)
        .collect()
}

/// Whether one of a requirement's rules wants something of this person about one of the items.
fn is_asked(
    sitting: &Sitting<'_>,
    invitee: &Invitee,
    items: &[&Item],
    requirement: &RequirementId,
) -> bool {
    let entries = sitting.terms.of_requirement(requirement);
    let owing = entries.filter_map(|entry| Some((entry, entry.with().owes()?)));
    let owing: Vec<_> = owing.collect();
    !owing.is_empty()
        && items.iter().any(|item| {
            sitting.about(item).is_some_and(|about| {
                owing.iter().any(|(entry, who)| {
                    let people = who.people(sitting.desk.workspace, about.case, sitting.date);
                    people.contains(&invitee.person) && entry.asks(&about)
                })
            })
        })
}

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

/// The deadlines that bind this person: for presenters that of reports, and returns.
pub(super) fn deadlines(sitting: &Sitting<'_>, invitee: &Invitee, own: &Own<'_>) -> Vec<Fact> {
    let mut deadlines = Vec::new();
    let presents = own.items.iter().any(|planned| own.presents(&planned.name));
    if let Some(due) = meeting::papers_due(sitting).filter(|_| presents) {
        deadlines.push(Fact::text(due.title.as_str(), words::due(due)));
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

/// What the person still owes: returns that have not come, and what the rules miss about the
/// person's own items.
pub(super) fn owed(sitting: &Sitting<'_>, invitee: &Invitee, own: &Own<'_>) -> Vec<Status> {
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
    let missing = sitting
        .desk
        .findings
        .iter()
        .filter(|finding| is_owed(sitting, invitee, own, finding));
    let missing = missing.map(|finding| {
        let mark = if finding.severity < diag::Severity::Info {
            Mark::Attention
        } else {
            Mark::Open
        };
        Status::new(mark, findings::said(sitting.desk, sitting.edition, finding))
    });
    waiting.chain(missing).collect()
}

/// Whether a finding is about one of the person's own items, owed by that person, and names no
/// other case.
fn is_owed(sitting: &Sitting<'_>, invitee: &Invitee, own: &Own<'_>, finding: &Diagnostic) -> bool {
    let (Subject::Item(key, about), Some(who)) = (&finding.subject, &finding.owed_by) else {
        return false;
    };
    let item = own
        .items
        .iter()
        .find(|planned| ItemKey::from(&planned.name) == *about);
    let is_person = || who.people.iter().any(|id| id == invitee.person.as_str());
    key == sitting.key
        && finding.audience != diag::Audience::Officer
        && finding.waived.is_none()
        && item.is_some_and(|planned| !sitting.names_other_case(finding, &planned.name.case))
        && is_person()
}
