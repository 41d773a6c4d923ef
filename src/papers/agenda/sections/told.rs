//! What an agenda tells of moves and plans, entry by entry: the ledger keeps the keys, and a supplement
//! tells what has come since.

use super::super::super::desk::Sitting;
use super::super::super::view::{Column, Row, Section, Table, Width};
use super::super::super::words;
use super::{Changed, costs, frame, send, vacancies};
use crate::model::case::{Direction, Placement};
use crate::model::edition;
use crate::model::meeting::{Issue, IssuedPaper, LineOf, Return};
use crate::model::value::{CaseRef, words as days};
use crate::papers::view::Empty;
use crate::plan::{self, ceased_key, movement_key, plan_move_key, planned_key, transfer_key};
use jiff::civil::{Date, DateTime};

/// One thing that an agenda tells.
struct Entry<'a> {
    key: String,
    case: &'a CaseRef,
    on: Date,
    what: String,
    /// The schedule of which it is a line.
    of: Option<LineOf>,
}

/// The keys of all that the agenda tells.
#[must_use]
pub(in crate::papers) fn told(sitting: &Sitting<'_>) -> Vec<String> {
    let mut keys: Vec<String> = entries(sitting).into_iter().map(|told| told.key).collect();
    keys.sort();
    keys.dedup();
    keys
}

/// What a supplement tells besides the running order.
#[derive(Debug, Clone)]
pub(in crate::papers) struct News {
    /// The keys of what has happened, or is planned, since.
    pub(in crate::papers) keys: Vec<String>,
    /// The same as a table, but for what is told as a change of a schedule.
    pub(in crate::papers) table: Table,
    /// The sections of which a role has sent a return since.
    pub(in crate::papers) returns: Vec<Section>,
}

impl News {
    /// Whether there is none.
    pub(in crate::papers) fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.returns.is_empty()
    }
}

/// What a supplement tells besides the running order: of one that went out at a moment, what its entry
/// says; of the draft, what no paper of the meeting has told. Where the agenda's entry says nothing of
/// what was told, nobody knows what is new. A line of a schedule that is told as changed is told once.
pub(in crate::papers) fn news(
    sitting: &Sitting<'_>,
    sent: Option<DateTime>,
    changed: &[Changed],
) -> Option<News> {
    let orders: Vec<&Issue> = sitting
        .file
        .ledger
        .sent_by(sitting.desk.as_of)
        .filter(|issue| matches!(issue.paper, IssuedPaper::Agenda | IssuedPaper::Supplement))
        .collect();
    let at = sent.and_then(|sent| orders.iter().position(|issue| issue.sent.value == sent));
    let before = &orders[..at.unwrap_or(orders.len())];
    let last = before.last()?;
    let own = at.and_then(|at| orders.get(at));
    own.unwrap_or(before.first()?).told.as_ref()?;
    let known: Vec<&str> = keys_of(before.iter().copied()).collect();
    let mut entries = entries(sitting);
    match own {
        Some(own) => {
            let own: Vec<&str> = keys_of([*own]).collect();
            entries.retain(|entry| own.contains(&entry.key.as_str()));
        }
        None => entries.retain(|entry| !known.contains(&entry.key.as_str())),
    }
    // What was told as planned and has come is no news.
    entries.retain(|entry| {
        let begun = entry.key.rsplit_once('>').map(|(_, begun)| begun);
        let planned = begun.map(|begun| format!("{} planned {begun}", entry.case));
        planned.is_none_or(|planned| !known.contains(&planned.as_str()))
    });
    let until = own.map(|own| own.sent.value);
    let came = |at: DateTime| {
        last.sent.value < at
            && until.map_or(at.date() <= sitting.plan.facts_on, |until| at <= until)
    };
    let returns = sitting.meeting.returns.iter();
    let returns: Vec<&Return> = returns
        .map(|sent| &sent.value)
        .filter(|sent| sent.received.is_some_and(|at| came(at.value)))
        .collect();
    let mut sections = super::sections(sitting);
    sections.retain(|section| {
        returns
            .iter()
            .any(|sent| sent.kind.as_str() == section.name)
    });
    let keys = entries.iter().map(|entry| entry.key.clone()).collect();
    entries.retain(|entry| {
        let is_told = |changed: &Changed| {
            Some(changed.line.of) == entry.of && changed.line.child.as_ref() == Some(entry.case)
        };
        !changed.iter().any(is_told)
    });
    Some(News {
        table: table(sitting, &entries),
        keys,
        returns: sections,
    })
}

fn keys_of<'a>(issues: impl IntoIterator<Item = &'a Issue>) -> impl Iterator<Item = &'a str> {
    let told = issues
        .into_iter()
        .flat_map(|issue| issue.told.iter().flatten());
    told.map(|key| key.as_str())
}

fn table(sitting: &Sitting<'_>, entries: &[Entry<'_>]) -> Table {
    let rows = entries.iter().map(|entry| {
        Row::entry([
            words::case(sitting.desk, entry.case),
            days::day(entry.on),
            entry.what.clone(),
        ])
    });
    Table {
        caption: "Moves and plans".to_owned(),
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("Date", Width::Narrow),
            Column::words("What", Width::Wide),
        ],
        rows: rows.collect(),
        empty: Empty::none("Nothing has been entered since."),
        note: frame::missing(sitting.desk),
    }
}

/// Everything that the sections tell for which the edition asks.
fn entries<'a>(sitting: &Sitting<'a>) -> Vec<Entry<'a>> {
    use edition::Section;
    let mut entries = Vec::new();
    if sitting.asks_for(Section::Movements) {
        entries.extend(costs::moved(sitting).iter().map(|movement| Entry {
            key: movement_key(movement),
            case: &movement.case.case.value,
            on: movement.on,
            what: moved(sitting, movement),
            of: None,
        }));
    }
    if sitting.asks_for(Section::PlannedMoves) {
        entries.extend(planned(sitting));
    }
    if sitting.asks_for(Section::CeasedPlans) {
        let ceased = send::ceased_listed(sitting).into_iter();
        entries.extend(ceased.map(|known| Entry {
            key: ceased_key(known.child),
            case: known.child,
            on: known.what.on.value,
            what: "The plan ceased".to_owned(),
            of: Some(LineOf::CeasedPlans),
        }));
    }
    if sitting.asks_for(Section::PlanMoves) {
        let moves = send::moves_listed(sitting).into_iter();
        entries.extend(moves.map(|known| Entry {
            key: plan_move_key(known.child, known.what),
            case: known.child,
            on: known.what.on.value,
            what: match known.what.direction {
                Direction::In => format!("The plan came from {}", known.what.authority),
                Direction::Out => format!("The plan went to {}", known.what.authority),
            },
            of: Some(LineOf::PlanMoves),
        }));
    }
    if sitting.asks_for(Section::PhaseTransfers) {
        let transfers = send::transfers_listed(sitting).into_iter();
        entries.extend(transfers.map(|known| Entry {
            key: transfer_key(known.child, known.what.of),
            case: known.child,
            on: known.what.of.begins(),
            what: "At a point of transfer".to_owned(),
            of: Some(LineOf::PhaseTransfers),
        }));
    }
    entries
}

fn moved(sitting: &Sitting<'_>, movement: &plan::Movement<'_>) -> String {
    let place = |placement: &Placement| words::placement(sitting.desk.workspace, placement);
    match (movement.left, movement.begun) {
        (Some(left), Some(begun)) => format!("Moved from {} to {}", place(left), place(begun)),
        (None, Some(begun)) => format!("Began in {}", place(begun)),
        (Some(left), None) => format!("Left {}", place(left)),
        (None, None) => String::new(),
    }
}

fn planned<'a>(sitting: &Sitting<'a>) -> Vec<Entry<'a>> {
    let told = vacancies::planned(sitting);
    let mut entries = Vec::new();
    for case in frame::cases(sitting) {
        for home in case.homes() {
            let begun = home.first();
            let key = planned_key(&case.case.value, begun);
            if told.contains(&key) {
                entries.push(Entry {
                    key,
                    case: &case.case.value,
                    on: begun.from.value,
                    what: format!(
                        "To begin in {}",
                        words::placement(sitting.desk.workspace, begun)
                    ),
                    of: None,
                });
            }
        }
    }
    entries
}

#[cfg(test)]
mod tests;
