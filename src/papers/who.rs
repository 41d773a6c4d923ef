//! Who gets what of one case, and why: for whoever wants to be sure before anything is sent.
//!
//! It reads the papers as they are made, and so cannot say anything else than they do. It speaks of
//! references and of staff, never of what a file says about a child.

use super::desk::{Desk, Sitting};
use super::invite::{PersonInvite, invites};
use super::record;
use super::sheets::{SheetOf, sheets};
use super::tracker::{Reader, readers_of};
use super::words;
use crate::model::edition::Stage;
use crate::model::meeting::{Capacity, Item};
use crate::model::value::{CaseRef, ItemRef, Slug, words as days};
use crate::plan::{Invitee, PlannedItem, Reason, presenter_by_hand, ties};
use jiff::civil::Date;

/// Who gets what on one occasion: a meeting, or a panel's tracker.
#[derive(Debug, Clone)]
pub struct Reach {
    /// Which.
    pub occasion: String,
    /// The people, and where else something goes.
    pub to: Vec<Reached>,
}

/// One of them.
#[derive(Debug, Clone)]
pub struct Reached {
    /// Name and role.
    pub who: String,
    /// What they get.
    pub papers: Vec<String>,
    /// Why.
    pub why: Vec<String>,
}

/// Who gets what of a case, at each meeting that is not closed (at closed ones too, if `all`) and from
/// each tracker.
#[must_use]
pub fn who(desk: &Desk<'_>, case: &CaseRef, all: bool) -> Vec<Reach> {
    let mut reaches = Vec::new();
    for (key, plan) in &desk.plans.meetings {
        let is_meant = all || plan.stage != Stage::Closed;
        let sitting = desk.sitting(key).filter(|_| is_meant);
        let sitting = sitting.filter(|sitting| sitting.file.takes_place());
        reaches.extend(sitting.and_then(|sitting| of_meeting(&sitting, case)));
    }
    for panel in desk.workspace.panels.keys() {
        reaches.extend(of_tracker(desk, panel.as_str(), case));
    }
    reaches
}

/// An item of the case with its number on the agenda.
type Numbered<'a> = (u32, &'a PlannedItem);

fn of_meeting(sitting: &Sitting<'_>, case: &CaseRef) -> Option<Reach> {
    let items = sitting.plan.items.iter().map(|item| (item.number, item));
    let items: Vec<Numbered<'_>> = items.filter(|(_, item)| item.name.case == *case).collect();
    if items.is_empty() {
        return None;
    }
    let named = items
        .iter()
        .map(|(number, item)| format!("item {number}, {}", item.name));
    let named: Vec<String> = named.collect();
    let made = invites(sitting.desk, sitting.key);
    let invites = made.iter().filter_map(|invite| {
        let invitee = sitting.plan.invitees.get(&*invite.person)?;
        let why = reasons(sitting, invitee, &items);
        (!why.is_empty()).then(|| Reached {
            who: words::person_with_role(sitting.desk.workspace, &invite.person, sitting.date),
            papers: papers(sitting, invite, invitee, case),
            why,
        })
    });
    let mut to: Vec<Reached> = invites.collect();
    let unnamed = items.iter().filter(|(_, item)| item.presenter.is_none());
    to.extend(unnamed.map(|(number, _)| Reached {
        who: "Nobody yet".to_owned(),
        papers: Vec::new(),
        why: vec![format!(
            "whoever presents item {number} is still to be named"
        )],
    }));
    let of_items = sheets(sitting.desk, sitting.key);
    let of_items = of_items.iter().filter(|sheet| {
        let item = sheet.item.as_ref();
        item.is_some_and(|item| item.case == *case)
    });
    to.extend(of_items.filter_map(|sheet| {
        let (who, paper) = match sheet.of {
            SheetOf::Slip(_) => ("The case file", "case-file slip"),
            SheetOf::Authorisation(_) => ("Whoever has to agree", "authorisation sheet"),
            SheetOf::PracticeNote(..) => ("The Head of Service", "note about practice"),
            SheetOf::Minutes | SheetOf::Briefing(_) => return None,
        };
        Some(Reached {
            who: who.to_owned(),
            papers: vec![paper.to_owned()],
            why: vec!["asked for by the Terms of Reference".to_owned()],
        })
    }));
    Some(Reach {
        occasion: format!(
            "{}, {}: {}",
            sitting.edition.short,
            days::day_in_full(sitting.date),
            named.join("; ")
        ),
        to,
    })
}

/// Why somebody comes for one of the items, or for all of them.
fn reasons(sitting: &Sitting<'_>, invitee: &Invitee, items: &[Numbered<'_>]) -> Vec<String> {
    let number = |name: &ItemRef| {
        let mut items = items.iter();
        items.find(|(_, item)| item.name == *name).copied()
    };
    let told = invitee.reasons.iter().filter_map(|reason| match reason {
        Reason::Member { seat } => {
            let mut seats = sitting.edition.seats.iter();
            let seat = seats.find(|known| known.id.value == *seat)?;
            Some(format!("member of the panel: {}", seat.title))
        }
        Reason::Guest { capacity } => Some(match capacity {
            Capacity::Observer => "observes the meeting".to_owned(),
            _ => "advises the panel".to_owned(),
        }),
        Reason::Schedule { kind } => Some(format!("presents: {}", words::schedule(*kind))),
        Reason::Presenter { item } => {
            let (number, planned) = number(item)?;
            let tie = presents_as(sitting, planned, &invitee.person);
            Some(format!("presents item {number}: {tie}"))
        }
        Reason::Attendee {
            item,
            title,
            optional,
        } => {
            let (number, _) = number(item)?;
            let need = if *optional { ", need not come" } else { "" };
            Some(format!("attends for item {number}: {title}{need}"))
        }
    });
    told.collect()
}

/// What makes somebody an item's presenter.
fn presents_as(sitting: &Sitting<'_>, planned: &PlannedItem, person: &Slug) -> String {
    let item: Option<&Item> = sitting.item(planned.index).map(|item| &item.value);
    let by_hand = match item {
        Some(item) if item.delegate.is_some() => Some("sent by the usual presenter"),
        Some(item) if presenter_by_hand(item).is_some() => Some("named in the meeting's file"),
        _ => None,
    };
    let ties = ties_of(sitting.desk, &planned.name.case, person, sitting.date);
    let all = by_hand.map(str::to_owned).into_iter().chain(ties);
    words::list(&all.collect::<Vec<_>>())
}

fn ties_of(desk: &Desk<'_>, case: &CaseRef, person: &Slug, day: Date) -> Vec<String> {
    let case = desk.workspace.case(case);
    case.map(|case| ties(desk.workspace, case, person, day))
        .unwrap_or_default()
}

/// What an invitee is sent, and whether it says anything of the case.
fn papers(
    sitting: &Sitting<'_>,
    invite: &PersonInvite,
    invitee: &Invitee,
    case: &CaseRef,
) -> Vec<String> {
    let whole = |reason: &Reason| matches!(reason, Reason::Member { .. } | Reason::Guest { .. });
    let times: Vec<&str> = invite
        .view
        .slots
        .iter()
        .map(|slot| slot.time.as_str())
        .collect();
    let time = if invitee.reasons.iter().any(whole) {
        "the whole meeting".to_owned()
    } else {
        words::list(&times)
    };
    let own = invite.items.iter().any(|item| item.case == *case);
    let with = if own {
        "with the case"
    } else {
        "without the case"
    };
    let mut papers = vec![format!("invite for {time}, {with}")];
    let is_member = |reason: &Reason| matches!(reason, Reason::Member { .. });
    if invitee.reasons.iter().any(is_member) {
        papers.push(sitting.edition.worded("{agenda} and its supplements"));
        if record::minuted(sitting) {
            papers.push("record".to_owned());
        }
    }
    let briefed = |sheet: &SheetOf| matches!(sheet, SheetOf::Briefing(to) if *to == *invite.person);
    let presents = sitting
        .plan
        .items
        .iter()
        .any(|item| item.name.case == *case && item.presenter.as_ref() == Some(&invite.person));
    let made = sheets(sitting.desk, sitting.key);
    if presents && made.iter().any(|sheet| briefed(&sheet.of)) {
        papers.push("briefing".to_owned());
    }
    papers
}

fn of_tracker(desk: &Desk<'_>, panel: &str, case: &CaseRef) -> Option<Reach> {
    let edition = desk.workspace.panels.get(panel)?.edition_on(desk.as_of)?;
    let edition = &edition.edition;
    let readers = readers_of(desk, panel, case);
    let to = readers.into_iter().map(|reader| {
        let Reader {
            person,
            holds,
            actions,
        } = reader;
        let paper = if holds {
            "extract, with the decision and all actions"
        } else {
            "extract, with the action alone"
        };
        let ties = holds.then(|| ties_of(desk, case, &person, desk.as_of));
        let actions = actions.iter();
        let actions = actions.map(|action| format!("does or reports the open action {action}"));
        Reached {
            who: words::person_with_role(desk.workspace, &person, desk.as_of),
            papers: vec![paper.to_owned()],
            why: ties.into_iter().flatten().chain(actions).collect(),
        }
    });
    let to: Vec<Reached> = to.collect();
    (!to.is_empty()).then(|| Reach {
        occasion: format!("{}, {}", edition.short, edition.record.title),
        to,
    })
}
