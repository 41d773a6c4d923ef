//! What one person gets of the tracker (P-75, P-107).

use super::gather::{Heard, Hearing, Task, gather};
use super::print;
use crate::model::value::Slug;
use crate::papers::desk::{Desk, Sitting};
use crate::papers::view::{Audience, Tracker};

/// The extract of a panel's tracker for one person; nothing where nothing in it is theirs.
///
/// The Team Manager, social worker or SEND officer of a case gets its decisions and all its
/// actions. Whoever else does or reports an action gets that action, and neither what was asked nor
/// what was decided.
#[must_use]
pub fn extract(desk: &Desk<'_>, panel: &str, person: &Slug) -> Option<Tracker> {
    let found = desk.workspace.panels.get(panel)?;
    let edition = &found
        .edition_on(desk.as_of)
        .or(found.latest_edition())?
        .edition;
    let hearings = gather(desk, panel).into_iter();
    let own: Vec<Hearing<'_>> = hearings
        .filter_map(|hearing| own_of(hearing, person))
        .collect();
    if own.is_empty() {
        return None;
    }
    Some(print::print(desk, edition, &own, Audience::Person))
}

/// What of a meeting is a person's; nothing where nothing is.
fn own_of<'a>(hearing: Hearing<'a>, person: &Slug) -> Option<Hearing<'a>> {
    let Hearing {
        sitting,
        heard,
        others,
    } = hearing;
    let heard: Vec<Heard<'a>> = heard
        .into_iter()
        .filter_map(|heard| own_item(&sitting, heard, person))
        .collect();
    let others: Vec<Task<'a>> = others
        .into_iter()
        .filter(|task| is_tasked(task, person))
        .collect();
    (!heard.is_empty() || !others.is_empty()).then_some(Hearing {
        sitting,
        heard,
        others,
    })
}

fn own_item<'a>(sitting: &Sitting<'a>, heard: Heard<'a>, person: &Slug) -> Option<Heard<'a>> {
    if holds_case(sitting, &heard, person) {
        return Some(heard);
    }
    let actions: Vec<Task<'a>> = heard
        .actions
        .into_iter()
        .filter(|task| is_tasked(task, person))
        .collect();
    (!actions.is_empty()).then_some(Heard {
        actions,
        in_full: false,
        ..heard
    })
}

/// Whether somebody is the Team Manager, the social worker or the SEND officer of a case.
fn holds_case(sitting: &Sitting<'_>, heard: &Heard<'_>, person: &Slug) -> bool {
    let workspace = sitting.desk.workspace;
    let Some(case) = workspace.case(&heard.item.case.id) else {
        return false;
    };
    let manager = workspace.team(&case.team).map(|team| &team.team_manager);
    let holders = [
        manager,
        case.social_worker.as_ref(),
        case.send_officer.as_ref(),
    ];
    holders
        .into_iter()
        .flatten()
        .any(|holder| holder.id == *person)
}

/// Whether somebody does an action, or reports on it.
fn is_tasked(task: &Task<'_>, person: &Slug) -> bool {
    let tasked = [&task.written.owner, &task.written.reporter];
    tasked
        .into_iter()
        .flatten()
        .any(|tasked| tasked.id == *person)
}
