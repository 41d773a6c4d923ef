//! Who presents an item.

use super::chain::{named, ties};
use super::recipient::may_present;
use crate::model::Workspace;
use crate::model::edition::{Edition, Part};
use crate::model::meeting::{Item, Meeting};
use crate::model::refs::PersonRef;
use crate::model::value::Slug;
use crate::plan::Recipient;

/// Who presents an item: a delegate, whoever the item names, whoever was sent as presenting it, else the
/// first in the edition's order who
/// is of the case's own chain. Nobody, where whoever it would be does not work here on that day or is
/// not expected: then somebody has to be named.
#[must_use]
pub fn presenter_of(
    workspace: &Workspace,
    edition: &Edition,
    meeting: &Meeting,
    item: &Item,
    part: Option<&Part>,
    sent: Option<&Slug>,
) -> Option<Recipient> {
    let day = meeting.date.value;
    let can = |person: &Slug| {
        let recipient = Recipient::on(workspace, person, day).ok()?;
        may_present(meeting, person).then_some(recipient)
    };
    if let Some(person) = presenter_by_hand(item) {
        return can(&person.id);
    }
    if let Some(sent) = sent.and_then(can) {
        return Some(sent);
    }
    let case = workspace.case(&item.case.id)?;
    let order = part.map_or(&edition.presenters, |part| &part.presenters);
    let people = order
        .iter()
        .flat_map(|who| named(workspace, who, case, day));
    let mut own = people.filter(|named| !ties(workspace, case, &named.person, day).is_empty());
    own.find_map(|named| can(&named.person))
}

/// Whom an item names to present it: the delegate before the presenter for whom they come.
#[must_use]
pub fn presenter_by_hand(item: &Item) -> Option<&PersonRef> {
    let delegate = item.delegate.as_ref().map(|delegate| &delegate.person);
    delegate.or(item.presenter.as_ref())
}
