//! Schedules of many children: what they come to, what was decided on them together, and which lines were
//! pulled out.

use super::super::desk::Sitting;
use super::super::view::{Fact, Mark, RecordItem, RecordSection, Status};
use super::super::{markdown, words};
use super::entry;
use crate::model::case::Direction;
use crate::model::meeting::{Action, ScheduleDecision};
use crate::model::schedules::{Schedule, ScheduleEntry, ScheduleKind, ScheduleLine};
use crate::model::value::{CaseRef, Money};
use std::collections::{BTreeMap, BTreeSet};

/// Every schedule that lay beside the meeting or was decided there, with its actions.
pub(super) fn schedules(sitting: &Sitting<'_>) -> Option<RecordSection> {
    let decided = decided(sitting).into_iter();
    let items = decided.map(|(kind, mut matter)| {
        let is_own = |action: &Action| {
            let of = action.schedule.as_ref();
            of.is_some_and(|of| of.kind == kind)
        };
        matter.facts.extend(entry::actions(sitting, is_own, None));
        matter
    });
    let items: Vec<RecordItem> = items.collect();
    (!items.is_empty()).then(|| RecordSection {
        title: "Schedules".to_owned(),
        items,
        ..RecordSection::default()
    })
}

/// The same without the actions.
pub(in crate::papers) fn decided(sitting: &Sitting<'_>) -> Vec<(ScheduleKind, RecordItem)> {
    let decided = sitting.meeting.schedules.iter().map(|entry| entry.of.value);
    let kinds = sitting.file.schedules.keys().copied().chain(decided);
    let kinds: BTreeSet<ScheduleKind> = kinds.collect();
    let matters = kinds.into_iter().map(|kind| (kind, one(sitting, kind)));
    matters.collect()
}

fn one(sitting: &Sitting<'_>, kind: ScheduleKind) -> RecordItem {
    let workspace = sitting.desk.workspace;
    let mut entries = sitting.meeting.schedules.iter().map(|entry| &entry.value);
    let decision = entries.find(|entry| entry.of.value == kind);
    let mut facts = Vec::new();
    let presenter = decision.and_then(|decision| decision.presented_by.as_ref());
    facts.extend(presenter.map(|by| {
        let name = words::person_with_role(workspace, &by.id, sitting.date);
        Fact::text("Presented by", name)
    }));
    match sitting.file.schedules.get(&kind) {
        Some(schedule) => facts.extend(lines(sitting, schedule, decision)),
        None => facts.push(Fact::text("Lines", "Those of the case files alone")),
    }
    let outcome = decision.and_then(|decision| decision.outcome.as_ref());
    let status = match outcome {
        Some(outcome) => {
            facts.extend(entry::said(sitting, outcome));
            facts.extend(entry::terms(sitting, outcome));
            words::decision_status(workspace, sitting.edition, outcome)
        }
        None => Status::new(Mark::Attention, "No decision recorded"),
    };
    RecordItem {
        title: words::schedule(kind).to_owned(),
        decision: Some(status),
        facts,
    }
}

/// What was taken together and what was pulled out, with their sums.
fn lines(
    sitting: &Sitting<'_>,
    schedule: &Schedule,
    decision: Option<&ScheduleDecision>,
) -> Vec<Fact> {
    let pulled = decision.map_or(&[][..], |decision| &decision.pulled_out);
    let is_apart = |child: &CaseRef| pulled.iter().any(|apart| apart.value == *child);
    let all = schedule.lines.iter().map(|line| &line.value);
    let (apart, together): (Vec<_>, Vec<_>) = all.partition(|line| is_apart(&line.child.value));
    let mut facts = vec![Fact::text("Taken together", summed(&together))];
    if !pulled.is_empty() {
        let children = pulled.iter().map(|child| {
            let line = schedule.line(child).map(|line| &line.value);
            named(sitting, child, line)
        });
        let children: Vec<String> = children.collect();
        facts.push(Fact::text(
            "Pulled out",
            format!("{}: {}", words::list(&children), summed(&apart)),
        ));
        let why = decision.and_then(|decision| decision.pulled_out_because.as_ref());
        facts.push(match why {
            Some(why) => Fact::rich("Why pulled out", markdown::rich(why.as_str())),
            None => Fact::missing("Why pulled out", "Not recorded"),
        });
    }
    if !schedule.complete || !schedule.unread.is_empty() {
        let text = "Lines of the schedule can't be read, and are in no sum.";
        facts.push(Fact::status(
            "Not counted",
            Status::new(Mark::Attention, text),
        ));
    }
    facts
}

/// The child by reference and initials; of many there is no case file.
fn named(sitting: &Sitting<'_>, child: &CaseRef, line: Option<&ScheduleLine>) -> String {
    let has_file = sitting.desk.workspace.case(child).is_some();
    let initials = line.and_then(|line| line.initials.as_ref());
    match initials.filter(|_| !has_file) {
        Some(initials) => format!("{child} ({})", initials.value),
        None => words::case(sitting.desk, child),
    }
}

/// `20 lines, 17 plans in and 3 out, +£402,350.00 a year`.
fn summed(lines: &[&ScheduleLine]) -> String {
    let count = words::count_of(lines.len(), "line");
    let said = sums(lines.iter().map(|line| &line.entry));
    std::iter::once(count)
        .chain(said)
        .collect::<Vec<_>>()
        .join(", ")
}

fn sums<'a>(entries: impl Iterator<Item = &'a ScheduleEntry>) -> Vec<String> {
    let [mut old, mut new, mut brought, mut taken, mut saved] = [Money::ZERO; 5];
    let [mut came, mut went, mut unstated] = [0_usize; 3];
    let [mut changes, mut ceased] = [false; 2];
    let mut stands: BTreeMap<_, usize> = BTreeMap::new();
    for entry in entries {
        match entry {
            ScheduleEntry::Element3(change) => {
                changes = true;
                old = [old, change.old_annual].iter().sum();
                new = [new, change.new_annual].iter().sum();
            }
            ScheduleEntry::PlanMove(moved) => match moved.direction {
                Direction::In => {
                    came += 1;
                    brought = [brought, moved.annual_effect].iter().sum();
                }
                Direction::Out => {
                    went += 1;
                    taken = [taken, moved.annual_effect].iter().sum();
                }
            },
            ScheduleEntry::Ceased(plan) => {
                ceased = true;
                match plan.annual_saving {
                    Some(saving) => saved = [saved, saving].iter().sum(),
                    None => unstated += 1,
                }
            }
            ScheduleEntry::PhaseTransfer { transfer, .. } => {
                *stands.entry(transfer.status).or_default() += 1;
            }
        }
    }
    let mut said = Vec::new();
    if changes {
        let change = words::change(less(new, old));
        let [old, new] = [old, new].map(Money::paper);
        said.push(format!("{old} a year before and {new} after ({change})"));
    }
    if came + went > 0 {
        let change = words::change(less(brought, taken));
        said.push(format!("{came} in and {went} out, {change} a year"));
    }
    if ceased {
        said.push(format!("{} a year saved", saved.paper()));
    }
    if unstated > 0 {
        said.push(format!("the saving of {unstated} not stated"));
    }
    said.extend(stands.into_iter().map(|(status, count)| {
        let status = words::lower_first(words::transfer_status(status));
        format!("{count} {status}")
    }));
    said
}

fn less(one: Money, other: Money) -> Money {
    one.checked_sub(other).unwrap_or(one)
}
