//! What one person gets of the tracker (P-75, P-107).
//!
//! An extract is to act on, not to keep: it holds what is [live](is_live), so that it grows no longer
//! from year to year, and whoever has nothing left to do gets none.

use super::action;
use super::gather::{Heard, Hearing, Task, gather};
use super::print;
use crate::model::edition::{Edition, Section};
use crate::model::value::words::day;
use crate::model::value::{CaseRef, Slug};
use crate::papers::desk::{Desk, Sitting, asks_for};
use crate::papers::view::{Audience, Extract, ExtractLabels, Head, RecordLabels};
use crate::papers::{head, words};
use crate::plan::{Recipient, still_asks};
use std::collections::BTreeSet;

/// What one person is sent of a tracker.
#[derive(Debug, Clone)]
pub(crate) struct PersonExtract {
    /// To whom it goes.
    pub person: Recipient,
    /// What it says.
    pub view: Extract,
}

/// The extracts of a panel's tracker, by staff id; none if the edition does not ask for them.
///
/// The Team Manager, social worker or SEND officer of a live case gets its decision and all its
/// actions. Whoever else does or reports an open action gets that action, and neither what was asked
/// nor what was decided.
#[must_use]
pub(crate) fn extracts(desk: &Desk<'_>, panel: &str) -> Vec<PersonExtract> {
    let Some(edition) = asking(desk, panel) else {
        return Vec::new();
    };
    let hearings = live(gather(desk, panel));
    let people = readers(desk, &hearings).into_iter();
    people
        .map(|person| PersonExtract {
            view: extract(desk, edition, &hearings, &person),
            person,
        })
        .collect()
}

/// To whom extracts of a panel's tracker go.
#[must_use]
pub fn extract_readers(desk: &Desk<'_>, panel: &str) -> Vec<Recipient> {
    extracts(desk, panel)
        .into_iter()
        .map(|extract| extract.person)
        .collect()
}

/// Somebody whose extract speaks of a case.
pub(crate) struct Reader {
    /// Who.
    pub person: Recipient,
    /// Whether they have the case, and so read what was decided.
    pub holds: bool,
    /// The open actions about it that they do or report, as `2026-05-27/A1`.
    pub actions: Vec<String>,
}

/// Whose extracts of a panel's tracker speak of a case.
pub(crate) fn readers_of(desk: &Desk<'_>, panel: &str, case: &CaseRef) -> Vec<Reader> {
    if asking(desk, panel).is_none() {
        return Vec::new();
    }
    let mut hearings = live(gather(desk, panel));
    for hearing in &mut hearings {
        hearing.heard.retain(|heard| heard.item.case.id == *case);
        hearing
            .others
            .retain(|task| task.written.child() == Some(case));
    }
    let people = readers(desk, &hearings).into_iter();
    let reader = |person: Recipient| {
        let holds = |hearing: &Hearing<'_>| {
            let mut heard = hearing.heard.iter();
            heard.any(|heard| holders(&hearing.sitting, heard).any(|holder| *holder == *person))
        };
        let tasks = hearings.iter().flat_map(Hearing::tasks);
        let own = tasks.filter(|task| is_open(task) && task.people().any(|one| *one == *person));
        Reader {
            holds: hearings.iter().any(holds),
            actions: own
                .map(|task| format!("{}/{}", task.stands.meeting, task.stands.id))
                .collect(),
            person,
        }
    };
    people.map(reader).collect()
}

/// A panel's edition, if it asks for extracts.
fn asking<'a>(desk: &'a Desk<'_>, panel: &str) -> Option<&'a Edition> {
    let found = desk.workspace.panels.get(panel)?;
    let file = found.edition_on(desk.as_of).or(found.latest_edition())?;
    Some(&file.edition).filter(|edition| asks_for(edition, Section::Extracts))
}

/// What is left to be done or known: the items that are live, and the open actions about no item.
fn live(hearings: Vec<Hearing<'_>>) -> Vec<Hearing<'_>> {
    let latest = hearings.first().map(|hearing| hearing.sitting.date);
    let hearings = hearings.into_iter().map(|mut hearing| {
        let is_latest = Some(hearing.sitting.date) == latest;
        let sitting = hearing.sitting;
        hearing
            .heard
            .retain(|heard| is_latest || is_live(&sitting, heard));
        hearing.others.retain(is_open);
        hearing
    });
    hearings.collect()
}

/// Whether an item of an earlier meeting still asks for something: its decision is not written down
/// or not on the case file, or an action is open.
fn is_live(sitting: &Sitting<'_>, heard: &Heard<'_>) -> bool {
    let has_open_actions = heard.actions.iter().any(is_open);
    still_asks(sitting.edition, heard.item, has_open_actions)
}

fn is_open(task: &Task<'_>) -> bool {
    !task.stands.state.is_closed()
}

/// Everybody who gets an extract: whom a paper may reach.
fn readers(desk: &Desk<'_>, hearings: &[Hearing<'_>]) -> BTreeSet<Recipient> {
    let mut readers = BTreeSet::new();
    for hearing in hearings {
        for heard in &hearing.heard {
            readers.extend(holders(&hearing.sitting, heard).cloned());
        }
        let tasks = hearing.tasks().filter(|task| is_open(task));
        readers.extend(tasks.flat_map(Task::people).cloned());
    }
    let recipient = |person: &Slug| Recipient::on(desk.workspace, person, desk.as_of).ok();
    readers.iter().filter_map(recipient).collect()
}

fn extract(desk: &Desk<'_>, edition: &Edition, hearings: &[Hearing<'_>], person: &Slug) -> Extract {
    let own: Vec<Hearing<'_>> = hearings
        .iter()
        .map(|hearing| Hearing {
            heard: hearing
                .heard
                .iter()
                .filter(|heard| holders(&hearing.sitting, heard).any(|holder| holder == person))
                .cloned()
                .collect(),
            others: Vec::new(),
            sitting: hearing.sitting,
        })
        .filter(|hearing| !hearing.heard.is_empty())
        .collect();
    let mut tasks: Vec<(&Sitting<'_>, &Task<'_>)> = hearings
        .iter()
        .flat_map(|hearing| hearing.tasks().map(|task| (&hearing.sitting, task)))
        .filter(|(_, task)| is_open(task) && task.people().any(|tasked| tasked == person))
        .collect();
    tasks.sort_by_key(|(_, task)| (task.stands.due, task.stands.meeting, task.stands.id));
    let title = edition.record.title.as_str();
    let subtitle = Some(format!("Extract as at {}", day(desk.as_of)));
    Extract {
        labels: ExtractLabels::default(),
        record_labels: RecordLabels::default(),
        head: Head {
            draft: print::draft(&own),
            ..head::of_panel(desk, edition, title, subtitle, desk.as_of, Audience::Person)
        },
        person: desk.workspace.name_of(person).to_owned(),
        capacity: words::capacity(desk.workspace, person, desk.as_of),
        opening: opening(&own, &tasks),
        to_do: tasks
            .iter()
            .map(|(sitting, task)| action::line(sitting, task, true))
            .collect(),
        meetings: own.iter().map(print::meeting).collect(),
        closing: (!tasks.is_empty()).then(|| closing(desk)),
    }
}

fn closing(desk: &Desk<'_>) -> String {
    let mailbox = &desk.workspace.authority.mailbox.email;
    format!("Tell {mailbox} what came of each action, before the next meeting.")
}

fn opening(own: &[Hearing<'_>], tasks: &[(&Sitting<'_>, &Task<'_>)]) -> String {
    match (own.is_empty(), tasks.is_empty()) {
        (true, _) => {
            "The panel has asked you to do or to report what is below. You have it for that \
                      purpose alone."
                .to_owned()
        }
        (false, true) => "This is what the panel decided about your cases.".to_owned(),
        (false, false) => {
            "This is what the panel has asked you to do, and what it decided about your \
                           cases."
                .to_owned()
        }
    }
}

/// The Team Manager, the social worker and the SEND officer of a case as of now: whoever holds it acts.
fn holders<'a>(
    sitting: &Sitting<'a>,
    heard: &Heard<'_>,
) -> impl Iterator<Item = &'a Slug> + use<'a> {
    let (workspace, as_of) = (sitting.desk.workspace, sitting.desk.as_of);
    let case = workspace.case(&heard.item.case.id);
    let holders = case.map(|case| {
        let team = workspace.team_of(case, as_of);
        [
            team.and_then(|team| team.team_manager_on(as_of)),
            case.social_worker_on(as_of),
            case.send_officer_on(as_of),
        ]
    });
    holders
        .into_iter()
        .flatten()
        .flatten()
        .map(|holder| &holder.id)
}
