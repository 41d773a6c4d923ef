//! Open actions: the overdue ones by how long, the others by who does them.

use super::action;
use super::age::{self, Age, Set, Standing};
use super::gather::{Hearing, tasks};
use crate::papers::desk::Desk;
use crate::papers::view::{ActionGroup, AgeCount, Table};
use crate::papers::words;
use std::collections::BTreeMap;

/// The open actions of a panel, in each of the ways in which they are shown.
pub(super) struct Open {
    pub ages: Vec<AgeCount>,
    pub owners: Table,
    pub overdue: Vec<ActionGroup>,
    pub not_yet_due: Vec<ActionGroup>,
}

/// Open actions, the longest overdue first.
pub(super) fn open_tasks<'h, 'a>(hearings: &'h [Hearing<'a>]) -> Vec<Set<'h, 'a>> {
    let mut open: Vec<Set<'h, 'a>> = tasks(hearings)
        .filter(|(_, task)| !task.stands.state.is_closed())
        .collect();
    open.sort_by_key(|(_, task)| (task.stands.due, task.stands.meeting, task.stands.id));
    open
}

pub(super) fn open(desk: &Desk<'_>, hearings: &[Hearing<'_>]) -> Open {
    let all = open_tasks(hearings);
    let (overdue, to_come): (Vec<_>, Vec<_>) =
        all.iter().partition(|(_, task)| task.stands.overdue);
    let age = |(_, task): &Set<'_, '_>| Age::of(task.stands.due, desk.as_of);
    let owners = by_owner(desk, &all);
    let mut takers: Vec<(String, &[Set<'_, '_>])> = owners
        .iter()
        .map(|(owner, own)| (owner.name.clone(), own.as_slice()))
        .collect();
    // Whoever has most overdue is spoken to first.
    takers.sort_by_key(|(_, own)| {
        let overdue = own.iter().filter(|(_, task)| task.stands.overdue).count();
        std::cmp::Reverse((overdue, own.len()))
    });
    Open {
        ages: age::counts(&all, desk.as_of),
        owners: Standing {
            takers,
            heading: "Owner",
            caption: "Open actions by owner, whoever has most overdue first",
            names_actions: false,
        }
        .table(desk.as_of),
        overdue: overdue
            .chunk_by(|one, other| age(one) == age(other))
            .filter_map(|own| Some(group(age(own.first()?).words(), own)))
            .collect(),
        not_yet_due: by_owner(desk, &to_come)
            .into_iter()
            .map(|(owner, own)| group(&owner.name, &own))
            .collect(),
    }
}

fn group(title: &str, own: &[Set<'_, '_>]) -> ActionGroup {
    let actions = own.iter();
    ActionGroup {
        title: title.to_owned(),
        count: words::count_of(own.len(), "action"),
        actions: actions
            .map(|(sitting, task)| action::line(sitting, task, true))
            .collect(),
    }
}

/// Who does an action: those with a name first, by name.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Owner {
    nobody: bool,
    name: String,
    /// Two people may have one name.
    id: String,
}

fn by_owner<'h, 'a>(desk: &Desk<'_>, open: &[Set<'h, 'a>]) -> BTreeMap<Owner, Vec<Set<'h, 'a>>> {
    let mut owners: BTreeMap<Owner, Vec<Set<'h, 'a>>> = BTreeMap::new();
    for set in open {
        let written = set.1.written;
        let id = written.owner.as_ref().map(|owner| owner.id.to_string());
        let owner = Owner {
            nobody: written.owner.is_none() && written.partner.is_none(),
            name: words::owner(desk.workspace, written, desk.as_of),
            id: id.unwrap_or_default(),
        };
        owners.entry(owner).or_default().push(*set);
    }
    owners
}
