//! What meetings agreed that a child's place or support should cost, held against what the case says.

use super::change::is_replaced;
use crate::model::case::{Case, Cost};
use crate::model::edition::{Edition, Effect, RequestSort};
use crate::model::meeting::{AgreedCost, Item, Outcome, Proposed};
use crate::model::value::date::plus_days;
use crate::model::value::{CaseRef, MeetingRef, Slug};
use crate::model::{Panel, Workspace};
use crate::yaml::At;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A cost that a meeting agreed.
#[derive(Debug, Clone, Copy)]
pub struct Agreed<'a> {
    /// The case.
    pub case: &'a Case,
    /// The item whose outcome it is.
    pub item: &'a At<Item>,
    /// The cost.
    pub cost: &'a At<AgreedCost>,
    /// The panel's folder.
    pub panel: &'a Slug,
    /// The day of the meeting.
    pub meeting: Date,
    /// Its last day: its own, or the one before something else is paid for the same. Nothing if it
    /// goes on.
    pub until: Option<Date>,
    /// The entry of the case that carries it, if one does.
    pub carried: Option<Carried<'a>>,
}

/// An entry of a case that carries an agreed cost.
#[derive(Debug, Clone, Copy)]
pub enum Carried<'a> {
    /// A cost that names the decision.
    Named(&'a At<Cost>),
    /// A cost for the same that names none: what it follows is not said.
    Unnamed(&'a At<Cost>),
    /// A retainer or taxi of the amount, or a cost that names a meeting of which no file is there: both
    /// are judged by themselves.
    Otherwise,
}

impl Agreed<'_> {
    /// Whether it takes the place of a cost of the case.
    pub(super) fn replaces(&self, old: &Cost) -> bool {
        is_replaced(self.case, self.item, old, self.cost)
    }
}

/// Every cost that was agreed on or before a day, by panel and meeting.
#[must_use]
pub fn agreed_costs(workspace: &Workspace, as_of: Date) -> Vec<Agreed<'_>> {
    let mut found = Vec::new();
    for (panel_id, panel) in &workspace.panels {
        for (date, file) in panel.meetings.range(..=as_of) {
            for item in file.heard() {
                let (Some(outcome), Some(case)) = (&item.outcome, workspace.case(&item.case.id))
                else {
                    continue;
                };
                if is_agreed(panel, *date, outcome) {
                    found.extend(outcome.costs.iter().map(|cost| Agreed {
                        case,
                        item,
                        cost,
                        panel: panel_id,
                        meeting: *date,
                        until: cost.until,
                        carried: carried(workspace, case, cost, panel_id, *date),
                    }));
                }
            }
        }
    }
    let ends: Vec<Option<Date>> = found
        .iter()
        .map(|agreed| last_day(agreed, &found))
        .collect();
    for (agreed, end) in found.iter_mut().zip(ends) {
        agreed.until = end;
    }
    found
}

/// The last day of an agreed cost: nothing is paid twice for the same, so it ends at the latest on
/// the day before a later entry of the case, or a later decision, for the same.
fn last_day(agreed: &Agreed<'_>, all: &[Agreed<'_>]) -> Option<Date> {
    let from = agreed.cost.from.value;
    let entered = agreed.case.costs.iter();
    let entered = entered.filter(|cost| is_same(cost, agreed.cost));
    let entered = entered.map(|cost| cost.from.value);
    let decided = all.iter().filter(|other| {
        other.case.case.value == agreed.case.case.value
            && (other.meeting, other.panel) > (agreed.meeting, agreed.panel)
            && (other.cost.purpose, other.cost.component)
                == (agreed.cost.purpose, agreed.cost.component)
    });
    let decided = decided.map(|other| other.cost.from.value);
    let entered = entered.filter(|begins| *begins > from);
    let next = entered.chain(decided).min();
    let before = next.map(|begins| plus_days(begins, -1));
    agreed.cost.until.into_iter().chain(before).min()
}

/// The entry of a case that carries what a meeting agreed: one that names it, a retainer or taxi of
/// the same amount that names it or nothing, or else a cost for the same that begins with it, or after
/// the decision with the same amount.
fn carried<'a>(
    workspace: &Workspace,
    case: &'a Case,
    agreed: &AgreedCost,
    panel: &Slug,
    meeting: Date,
) -> Option<Carried<'a>> {
    let here = |decided: Option<&At<MeetingRef>>| {
        decided.is_some_and(|decided| decided.panel == *panel && decided.date == meeting)
    };
    let mut same = case.costs.iter().filter(|cost| is_same(cost, agreed));
    let named = same.clone().filter(|cost| here(cost.decided_at.as_ref()));
    // Of several that name the decision, the one that is as it was agreed.
    let differs = |cost: &&At<Cost>| {
        (
            cost.price.value.weekly() != agreed.price.value.weekly(),
            cost.from.value != agreed.from.value,
        )
    };
    if let Some(cost) = named.min_by_key(differs) {
        return Some(Carried::Named(cost));
    }
    let weekly = agreed.price.value.weekly();
    let retainers = case.retainers.iter();
    let retainers = retainers.map(|paid| (paid.price, paid.from, paid.decided_at.as_ref()));
    let taxis = case.taxis.iter();
    let taxis = taxis.map(|paid| (paid.price, paid.from, paid.decided_at.as_ref()));
    if retainers.chain(taxis).any(|(price, from, decided)| {
        let follows = here(decided) || decided.is_none() && from.value >= meeting;
        price.value.weekly() == weekly && follows
    }) {
        return Some(Carried::Otherwise);
    }
    let begins = |cost: &At<Cost>| {
        let (from, start) = (cost.from.value, agreed.from.value);
        let as_agreed = cost.price.value == agreed.price.value;
        from >= start || as_agreed && from >= meeting
    };
    let unknown = |at: &At<MeetingRef>| {
        let panel = workspace.panels.get(&at.panel);
        panel.is_none_or(|panel| !panel.meetings.contains_key(&at.date))
    };
    let entry = same.find(|cost| cost.decided_at.as_ref().is_none_or(unknown) && begins(cost))?;
    // A name that leads nowhere is told by itself.
    Some(match entry.decided_at {
        Some(_) => Carried::Otherwise,
        None => Carried::Unnamed(entry),
    })
}

/// Whether a cost pays for the same part of the same thing.
fn is_same(old: &Cost, new: &AgreedCost) -> bool {
    old.purpose == new.purpose && old.component == new.component
}

/// A place that a meeting agreed and that is to begin.
#[derive(Debug, Clone, Copy)]
pub struct AgreedMove<'a> {
    /// The case.
    pub case: &'a CaseRef,
    /// What was proposed, and agreed.
    pub proposed: &'a Proposed,
    /// The first day there.
    pub from: Date,
    /// The panel's folder.
    pub panel: &'a Slug,
    /// The day of the meeting.
    pub meeting: Date,
}

/// The places that meetings before a day agreed and that begin after it, as far as no placement of the
/// case carries them: the last one of each case.
#[must_use]
pub fn agreed_moves(workspace: &Workspace, day: Date) -> Vec<AgreedMove<'_>> {
    let mut last: BTreeMap<&CaseRef, AgreedMove<'_>> = BTreeMap::new();
    for (panel_id, panel) in &workspace.panels {
        for (date, file) in panel.meetings.range(..day) {
            for item in file.heard() {
                let (Some(outcome), Some(proposed)) = (&item.outcome, &item.proposed) else {
                    continue;
                };
                let edition = panel.edition_on(*date).map(|file| &file.edition);
                if !edition.is_some_and(|edition| is_for_a_home(edition, item, proposed)) {
                    continue;
                }
                let known = outcome.on.unwrap_or(*date) <= day;
                let Some(from) = proposed
                    .from
                    .filter(|_| known && is_agreed(panel, *date, outcome))
                else {
                    continue;
                };
                let agreed = AgreedMove {
                    case: &item.case.id,
                    proposed,
                    from: from.value,
                    panel: panel_id,
                    meeting: *date,
                };
                let known = last.entry(&item.case.id).or_insert(agreed);
                if known.meeting <= agreed.meeting {
                    *known = agreed;
                }
            }
        }
    }
    let mut moves: Vec<AgreedMove<'_>> = last.into_values().collect();
    moves.retain(|agreed| {
        let case = workspace.case(agreed.case);
        let is_home = case.is_some_and(|case| {
            let mut placements = case.placements.iter();
            let carried = placements.any(|placement| {
                placement.setting.id == agreed.proposed.setting.id
                    && placement
                        .until
                        .as_ref()
                        .is_none_or(|until| day <= until.value)
            });
            !carried
        });
        day < agreed.from && is_home
    });
    moves
}

/// Whether a proposal is for a place to live, of a kind of request that is not about learning.
#[must_use]
pub fn is_for_a_home(edition: &Edition, item: &Item, proposed: &Proposed) -> bool {
    let mut kinds = edition.kinds.iter();
    let kind = kinds.find(|kind| kind.id.value == item.kind.value);
    proposed.placement_type.is_some() || kind.is_some_and(|kind| kind.sort != RequestSort::Send)
}

/// Whether what was asked is agreed: what is deferred or agreed in principle only is not spent yet.
pub(super) fn is_agreed(panel: &Panel, date: Date, outcome: &Outcome) -> bool {
    let edition = panel.edition_on(date).map(|file| &file.edition);
    let mut decisions = edition.into_iter().flat_map(|edition| &edition.decisions);
    decisions.any(|word| word.id.value == outcome.decision.value && word.effect == Effect::Agreed)
}
