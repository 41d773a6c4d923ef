//! What a panel has been told of moves and plans, and what it has not: so that nothing falls between two
//! agendas and nothing stands in both.
//!
//! The ledger keeps, with each agenda and supplement, the keys of what it told. The next agenda tells what
//! stands in the files now, minus that, however late it was entered. Where an entry holds no keys, as one
//! written by hand, it counts as having told everything up to the day on which it went out.

use super::figures::Movement;
use crate::model::case::{Direction, PhaseTransfer, Placement, PlanMove};
use crate::model::meeting::{Issue, IssuedPaper};
use crate::model::value::CaseRef;
use crate::model::{MeetingFile, Panel};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// How far back the first agenda looks that the files hold.
const WEEKS_BEFORE_THE_FIRST: i64 = 4;

/// Which days and entries one meeting's agenda tells of.
#[derive(Debug, Clone)]
pub struct Window<'a> {
    /// The day after which things are told.
    pub after: Date,
    /// The last day of which things are told.
    pub until: Date,
    /// The day after which things are told that a file dates by the day of a meeting: that of the last
    /// meeting before, also where it is still to come.
    after_ahead: Date,
    /// The day of the meeting, while it is still to come.
    ahead: Date,
    /// What earlier meetings were told.
    before: BTreeSet<&'a str>,
    /// What this meeting was told, once it is over and its ledger says so.
    own: Option<BTreeSet<&'a str>>,
    /// What no agenda told up to the as-of date, and one did after it.
    later: BTreeSet<&'a str>,
}

impl Window<'_> {
    /// Whether the agenda tells something that happened on a day.
    #[must_use]
    pub fn tells(&self, key: &str, on: Date) -> bool {
        match &self.own {
            Some(own) => own.contains(key),
            None => self.after < on && on <= self.until && !self.before.contains(key),
        }
    }

    /// Whether the agenda tells something that a file dates by the day of the meeting: of plans that is
    /// known beforehand, and the passing of a day makes no news.
    #[must_use]
    pub fn tells_by_the_meeting(&self, key: &str, on: Date) -> bool {
        let until = self.until.max(self.ahead);
        Window {
            until,
            after: self.after_ahead,
            ..self.clone()
        }
        .tells(key, on)
    }

    /// Whether something that is planned was known when the agenda was made: by the day on which the
    /// files say that it was, else if an agenda told it up to then; or the meeting is still to come, and
    /// it was no later agenda that told it first.
    #[must_use]
    pub fn knew(&self, key: &str, known: Option<Date>, is_over: bool) -> bool {
        let told = |told: &BTreeSet<&str>| told.contains(key);
        known.map_or_else(
            || {
                let to_come = !is_over && !told(&self.later);
                to_come || told(&self.before) || self.own.as_ref().is_some_and(told)
            },
            |known| known <= self.until,
        )
    }
}

/// Which days and entries the agenda of a meeting tells of, as the files are on a day.
#[must_use]
pub fn window<'a>(panel: &'a Panel, file: &'a MeetingFile, date: Date, as_of: Date) -> Window<'a> {
    let earlier: Vec<_> = panel.meetings.range(..date).collect();
    let first = earlier.first().map_or(date, |(day, _)| **day);
    let mut after = first.saturating_sub(WEEKS_BEFORE_THE_FIRST.weeks());
    let mut after_ahead = after;
    let mut before = BTreeSet::new();
    let mut keeps_keys = false;
    for (day, file) in earlier {
        let told = told(file, as_of);
        match (&told, last_sent(file, as_of)) {
            (Some(keys), _) => {
                keeps_keys = true;
                before.extend(keys.iter().copied());
            }
            // From the first entry with keys on, they say what was told.
            _ if keeps_keys => {}
            (None, Some(sent)) => after = after.max(sent.min(*day)),
            // The papers of a meeting to come tell of all up to today, whatever day it is held on.
            (None, None) if file.takes_place() => {
                after = (*day).min(as_of);
                after_ahead = *day;
            }
            (None, None) => {}
        }
    }
    let is_over = as_of > date;
    let own = told(file, as_of).filter(|_| is_over);
    let sent = last_sent(file, as_of).filter(|_| is_over && own.is_none());
    Window {
        after,
        after_ahead: after_ahead.max(after),
        until: sent.map_or(as_of.min(date), |sent| sent.min(date)),
        ahead: if is_over { Date::MIN } else { date },
        before,
        own,
        later: told_later(panel, as_of),
    }
}

/// The keys that agendas and supplements told first after a day: papers that are made again for that day
/// do not know of them.
fn told_later(panel: &Panel, as_of: Date) -> BTreeSet<&str> {
    let files = panel.meetings.values();
    let issues = files.flat_map(|file| &file.ledger.issues);
    let (mut by_then, mut later) = (BTreeSet::new(), BTreeSet::new());
    for issue in issues {
        let keys = issue.told.iter().flatten().map(|key| key.as_str());
        if issue.facts.unwrap_or(issue.sent.date()) <= as_of {
            by_then.extend(keys);
        } else {
            later.extend(keys);
        }
    }
    &later - &by_then
}

/// The keys of all that the agenda of a meeting and its supplements told; nothing if its agenda did not
/// go out, or nobody noted them.
#[must_use]
pub fn told(file: &MeetingFile, as_of: Date) -> Option<BTreeSet<&str>> {
    let orders = running_orders(file, as_of);
    let mut keys: Option<BTreeSet<&str>> = None;
    for issue in orders {
        if let Some(told) = &issue.told {
            let told = told.iter().map(|key| key.as_str());
            keys.get_or_insert_default().extend(told);
        }
    }
    keys
}

fn last_sent(file: &MeetingFile, as_of: Date) -> Option<Date> {
    running_orders(file, as_of)
        .map(|issue| issue.facts.unwrap_or(issue.sent.date()))
        .max()
}

fn running_orders(file: &MeetingFile, as_of: Date) -> impl Iterator<Item = &Issue> {
    let issues = file.ledger.sent_by(as_of);
    issues.filter(|issue| matches!(issue.paper, IssuedPaper::Agenda | IssuedPaper::Supplement))
}

/// The key of a move: the placements left and begun. Its day may be corrected; it is the same move.
#[must_use]
pub fn movement_key(movement: &Movement<'_>) -> String {
    let id = |placement: Option<&crate::yaml::At<Placement>>| {
        placement.map_or_else(String::new, |placement| placement.id.value.to_string())
    };
    let (left, begun) = (id(movement.left), id(movement.begun));
    format!("{} {left}>{begun}", movement.case.case.value)
}

/// The key of a plan that ceased.
#[must_use]
pub fn ceased_key(case: &CaseRef) -> String {
    format!("{case} ceased")
}

/// The key of a plan's move between authorities.
#[must_use]
pub fn plan_move_key(case: &CaseRef, moved: &PlanMove) -> String {
    let way = match moved.direction {
        Direction::In => "in",
        Direction::Out => "out",
    };
    format!("{case} plan-{way} {}", moved.on.value)
}

/// The key of a move to the next phase of education.
#[must_use]
pub fn transfer_key(case: &CaseRef, transfer: &PhaseTransfer) -> String {
    format!("{case} transfer {}", transfer.september)
}

/// The key of a placement that is to begin.
#[must_use]
pub fn planned_key(case: &CaseRef, placement: &Placement) -> String {
    format!("{case} planned {}", placement.id.value)
}
