//! Open actions by who takes them up (P-24).

use super::super::age::{Set, Standing};
use super::super::gather::{Hearing, Task};
use super::super::open::open_tasks;
use super::section;
use crate::model::edition;
use crate::papers::desk::Desk;
use crate::papers::view::Section;
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

/// How many open actions each agency and team has, and which. What they are stands under their owners.
pub(super) fn by_agency(desk: &Desk<'_>, hearings: &[Hearing<'_>]) -> Section {
    let mut takers: BTreeMap<Taker, Vec<Set<'_, '_>>> = BTreeMap::new();
    for set in open_tasks(hearings) {
        let taker = takers.entry(Taker::of(desk, set.1)).or_default();
        taker.push(set);
    }
    let takers = takers.iter();
    let standing = Standing {
        takers: takers
            .map(|(taker, own)| (taker.words().to_owned(), own.as_slice()))
            .collect(),
        heading: "Agency or team",
        caption: "Open actions by the agency or team that takes them up",
        names_actions: true,
    };
    let table = standing.table(desk.as_of);
    section(
        edition::Section::ActionsByAgency,
        "Open actions by agency",
        table,
    )
}
