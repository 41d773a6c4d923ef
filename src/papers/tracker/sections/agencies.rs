//! Open actions by who takes them up (P-24).

use super::super::action;
use super::super::gather::{Hearing, Task};
use super::super::print::tasks;
use super::section;
use crate::model::edition::Section as Asked;
use crate::papers::desk::{Desk, Sitting};
use crate::papers::view::{Cell, Column, Row, Section, Table};
use std::collections::BTreeMap;

/// Whose an action is: agencies outside come first, actions of nobody last.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Taker {
    Partner(String),
    Team(String),
    NoTeam,
    Nobody,
}

impl Taker {
    fn of(desk: &Desk<'_>, task: &Task<'_>) -> Self {
        let workspace = desk.workspace;
        match (&task.written.owner, &task.written.partner) {
            (Some(owner), _) => {
                let person = workspace.people.get(&owner.id);
                let team = person.and_then(|person| workspace.team(person.team.as_ref()?));
                team.map_or(Self::NoTeam, |team| Self::Team(team.name.to_string()))
            }
            (None, Some(partner)) => Self::Partner(partner.to_string()),
            (None, None) => Self::Nobody,
        }
    }

    fn words(&self) -> &str {
        match self {
            Self::Partner(name) | Self::Team(name) => name,
            Self::NoTeam => "Officers in no team",
            Self::Nobody => "Nobody named",
        }
    }
}

/// The open actions of each agency and team, the longest overdue first.
pub(super) fn by_agency(desk: &Desk<'_>, hearings: &[Hearing<'_>]) -> Section {
    let mut takers: BTreeMap<Taker, Vec<(&Sitting<'_>, &Task<'_>)>> = BTreeMap::new();
    for (sitting, task) in tasks(hearings).filter(|(_, task)| !task.stands.state.is_closed()) {
        let taker = takers.entry(Taker::of(desk, task)).or_default();
        taker.push((sitting, task));
    }
    let rows = takers.into_iter().flat_map(|(taker, mut tasks)| {
        tasks.sort_by_key(|(_, task)| (task.stands.due, task.stands.meeting, task.stands.id));
        let overdue = tasks.iter().filter(|(_, task)| task.stands.overdue).count();
        let head = format!(
            "{}: {} open, of which {overdue} overdue",
            taker.words(),
            tasks.len()
        );
        let rows = tasks.into_iter().map(|(sitting, task)| row(sitting, task));
        std::iter::once(Row::group(head))
            .chain(rows)
            .collect::<Vec<_>>()
    });
    let table = Table {
        caption: "Open actions by the agency or team that takes them up".to_owned(),
        columns: Column::of_actions(),
        rows: rows.collect(),
        empty: "No action is open.".to_owned(),
        note: None,
    };
    section(Asked::ActionsByAgency, "Open actions by agency", table)
}

fn row(sitting: &Sitting<'_>, task: &Task<'_>) -> Row {
    let line = action::line(sitting, task, true);
    let reference = Cell::from(line.reference);
    Row::entry([
        match line.case {
            Some(case) => reference.with_sub(case),
            None => reference,
        },
        line.task.into(),
        line.owner.into(),
        line.due.into(),
        line.status.into(),
    ])
}
