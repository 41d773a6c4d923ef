//! One action in words.

use super::gather::Task;
use crate::model::value::words::day;
use crate::papers::desk::{Desk, Sitting};
use crate::papers::view::{ActionLine, Mark, Status};
use crate::papers::{markdown, words};

/// The line of an action. What it came out of is named only where the line stands away from its item.
pub(super) fn line(sitting: &Sitting<'_>, task: &Task<'_>, names_case: bool) -> ActionLine {
    let desk = sitting.desk;
    let Task { stands, written } = task;
    let case = written.child();
    let withheld = case.and_then(|case| desk.withheld(case));
    let told = |text: &str| match withheld {
        Some(withheld) => withheld.words().to_owned(),
        None => markdown::plain(text),
    };
    ActionLine {
        reference: format!("{}/{}", stands.meeting, stands.id),
        case: if names_case {
            words::came_from(desk, written)
        } else {
            None
        },
        task: told(written.what.as_str()),
        owner: owner(desk, task),
        reporter: reporter(desk, task),
        due: due(task),
        status: status(desk, task),
        outcome: if withheld.is_some() {
            String::new()
        } else {
            last_update(desk, task)
        },
    }
}

fn owner(desk: &Desk<'_>, task: &Task<'_>) -> String {
    match (&task.written.owner, &task.written.partner) {
        (Some(owner), _) => desk.workspace.name(owner).to_owned(),
        (None, Some(partner)) => partner.to_string(),
        (None, None) => "Nobody named".to_owned(),
    }
}

/// Who reports, where it is not the owner.
fn reporter(desk: &Desk<'_>, task: &Task<'_>) -> Option<String> {
    let reporter = task.written.reporter.as_ref()?;
    let is_owner = task
        .written
        .owner
        .as_ref()
        .is_some_and(|owner| owner.id == reporter.id);
    (!is_owner).then(|| desk.workspace.name(reporter).to_owned())
}

/// `8 July 2026`; `22 July 2026, moved once from 8 July 2026`.
fn due(task: &Task<'_>) -> String {
    let now = day(task.stands.due);
    let first = day(task.written.due.value);
    match task.stands.revisions {
        0 => now,
        1 => format!("{now}, moved once from {first}"),
        2 => format!("{now}, moved twice from {first}"),
        times => format!("{now}, moved {times} times from {first}"),
    }
}

/// How it stands, and for how long it has been open.
fn status(desk: &Desk<'_>, task: &Task<'_>) -> Status {
    let stands = &task.stands;
    let status = words::action_status(stands.state, stands.due, desk.as_of);
    match (status.mark, stands.updated) {
        (Mark::Open, _) => {
            let age = words::days(stands.meeting, desk.as_of);
            Status::new(status.mark, format!("{}, {age} old", status.text))
        }
        (Mark::Done | Mark::None, Some(closed)) => {
            Status::new(status.mark, format!("{}, {}", status.text, day(closed)))
        }
        _ => status,
    }
}

/// The latest note that was written by the as-of date.
fn last_update(desk: &Desk<'_>, task: &Task<'_>) -> String {
    let updates = task.written.updates.iter().map(|update| &update.value);
    let noted = updates.filter(|update| update.on <= desk.as_of && update.note.is_some());
    let Some(latest) = noted.max_by_key(|update| update.on) else {
        return String::new();
    };
    let note = latest
        .note
        .as_ref()
        .map(|note| markdown::plain(note.as_str()));
    format!("{}: {}", day(latest.on), note.unwrap_or_default())
}
