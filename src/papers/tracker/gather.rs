//! What a panel considered, before anything is left out or put in words.

use crate::diag::MeetingKey;
use crate::model::meeting::{Action, Item};
use crate::model::value::{ItemRef, Slug};
use crate::papers::desk::{Desk, Sitting};
use crate::plan::{CarriedAction, all_actions, item_name};

/// One meeting that was held.
pub(super) struct Hearing<'a> {
    pub sitting: Sitting<'a>,
    /// Its items, in the order in which they were taken, then what was raised about cases under any
    /// other business.
    pub heard: Vec<Heard<'a>>,
    /// What it set to be done about no item of its own.
    pub others: Vec<Task<'a>>,
}

/// One item of a meeting.
#[derive(Clone)]
pub(super) struct Heard<'a> {
    pub item: &'a Item,
    pub index: usize,
    pub actions: Vec<Task<'a>>,
}

/// An action as it stands on the as-of date, and as it was written.
#[derive(Clone)]
pub(super) struct Task<'a> {
    pub stands: CarriedAction,
    pub written: &'a Action,
}

impl<'a> Hearing<'a> {
    /// Every action that the meeting set.
    pub(super) fn tasks(&self) -> impl Iterator<Item = &Task<'a>> {
        let of_items = self.heard.iter().flat_map(|heard| &heard.actions);
        of_items.chain(&self.others)
    }
}

impl<'a> Task<'a> {
    /// The members of staff who do it or report on it.
    pub(super) fn people(&self) -> impl Iterator<Item = &'a Slug> + use<'a> {
        let people = [&self.written.owner, &self.written.reporter];
        people.into_iter().flatten().map(|person| &person.id)
    }
}

/// Every held meeting of a panel, the latest first.
pub(super) fn gather<'a>(desk: &'a Desk<'a>, panel: &str) -> Vec<Hearing<'a>> {
    let Some(found) = desk.workspace.panels.get(panel) else {
        return Vec::new();
    };
    let tasks: Vec<Task<'a>> = all_actions(found, desk.as_of)
        .into_iter()
        .filter_map(|stands| {
            Some(Task {
                written: &stands.action(found)?.value,
                stands,
            })
        })
        .collect();
    let keys = found.meetings.keys().rev();
    let keys = keys.map(|date| MeetingKey {
        panel: panel.to_owned(),
        date: *date,
    });
    keys.filter_map(|key| desk.sitting(&key))
        .filter(Sitting::is_held)
        .map(|sitting| hearing(sitting, &tasks))
        .collect()
}

fn hearing<'a>(sitting: Sitting<'a>, tasks: &[Task<'a>]) -> Hearing<'a> {
    let mut others: Vec<Task<'a>> = tasks
        .iter()
        .filter(|task| task.stands.meeting == sitting.date)
        .cloned()
        .collect();
    let mut actions_of = |name: &ItemRef| {
        let of_item = |task: &Task<'_>| {
            task.written
                .item
                .as_ref()
                .is_some_and(|of| of.value == *name)
        };
        let (own, rest): (Vec<_>, Vec<_>) = others.drain(..).partition(of_item);
        others = rest;
        own
    };
    let planned = sitting.plan.items.iter().map(|item| item.index);
    let unplaced = sitting.plan.unplaced.iter().map(|item| item.index);
    let heard = planned
        .chain(unplaced)
        .filter_map(|index| Some((&sitting.item(index)?.value, index)));
    let raised = (sitting.meeting.items.len()..).zip(&sitting.file.raised);
    let raised = raised.map(|(index, item)| (&item.value, index));
    let heard = heard.chain(raised).map(|(item, index)| Heard {
        item,
        index,
        actions: actions_of(&item_name(item)),
    });
    let heard = heard.collect();
    Hearing {
        sitting,
        heard,
        others,
    }
}

/// Every action, with the meeting that set it.
pub(super) fn tasks<'h, 'a>(
    hearings: &'h [Hearing<'a>],
) -> impl Iterator<Item = (&'h Sitting<'a>, &'h Task<'a>)> {
    hearings
        .iter()
        .flat_map(|hearing| hearing.tasks().map(|task| (&hearing.sitting, task)))
}
