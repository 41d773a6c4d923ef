//! The page of a meeting that is not held on its day: to whom its papers went, and what becomes of each
//! item.

use super::super::desk::Sitting;
use super::super::view::{CalledOff, Cell, Column, Empty, Fact, Mark, Row, Status, Table, Width};
use super::super::words;
use super::sections;
use crate::diag::MeetingKey;
use crate::model::meeting::{self, BlockState, Issue, IssuedPaper};
use crate::model::schedules::ScheduleKind;
use crate::model::value::{ItemRef, Slug, words as days};
use crate::plan::item_name;
use jiff::civil::Date;

/// What stands on the page; nothing where the meeting takes place.
pub(super) fn called_off(sitting: &Sitting<'_>) -> Option<CalledOff> {
    let off = [meeting::Status::Cancelled, meeting::Status::Postponed];
    off.contains(&sitting.meeting.status).then(|| CalledOff {
        went: went(sitting),
        items: Table {
            caption: "What becomes of what was to be heard".to_owned(),
            columns: vec![
                Column::words("Case, or schedule", Width::Narrow),
                Column::words("What was asked", Width::Normal),
                Column::words("What becomes of it", Width::Wide),
            ],
            rows: items(sitting).chain(schedules(sitting)).collect(),
            empty: Empty::none("Nothing had been put forward."),
            note: None,
        },
    })
}

/// What went out, when and to whom; of invites also whether they have been called off.
fn went(sitting: &Sitting<'_>) -> Vec<Fact> {
    let issues: Vec<&Issue> = sitting.file.ledger.sent_by(sitting.desk.as_of).collect();
    let of = |paper| issues.iter().filter(move |issue| issue.paper == paper);
    let mut went = Vec::new();
    for issue in of(IssuedPaper::Agenda) {
        let people: Vec<&Slug> = issue.to.iter().map(|person| &person.id).collect();
        let agenda = sitting.edition.worded("{Agenda}");
        went.push(Fact::text(agenda, sent(sitting, issue, &people)));
    }
    let mut called = false;
    for issue in of(IssuedPaper::Invites) {
        let of_state = |state| {
            let blocks = issue
                .blocks
                .iter()
                .filter(move |block| block.state == state);
            let mut people: Vec<&Slug> = blocks.map(|block| &block.person.id).collect();
            people.dedup();
            people
        };
        let cancelled = of_state(BlockState::Cancel);
        called |= !cancelled.is_empty();
        for (label, people) in [
            ("Invites", of_state(BlockState::Request)),
            ("Cancellations", cancelled),
        ] {
            if !people.is_empty() {
                went.push(Fact::text(label, sent(sitting, issue, &people)));
            }
        }
    }
    if went.is_empty() {
        went.push(Fact::text("Papers", "None had gone out."));
    } else if !called && of(IssuedPaper::Invites).next().is_some() {
        went.push(Fact::missing("Cancellations", "None has gone out yet"));
    }
    went
}

/// `3 June 2026, to 12 people: Sunita Banerjee, …`
fn sent(sitting: &Sitting<'_>, issue: &Issue, people: &[&Slug]) -> String {
    let workspace = sitting.desk.workspace;
    let names: Vec<&str> = people.iter().map(|id| workspace.name_of(id)).collect();
    let count = match names.len() {
        1 => "1 person".to_owned(),
        many => format!("{many} people"),
    };
    let on = days::day(issue.sent.date());
    match names.as_slice() {
        [] => on,
        names => format!("{on}, to {count}: {}", words::list(names)),
    }
}

fn items<'s>(sitting: &'s Sitting<'_>) -> impl Iterator<Item = Row> + use<'s> {
    sitting.meeting.items.iter().map(|item| {
        let name = item_name(item);
        let withdrawn = item
            .outcome
            .as_ref()
            .and_then(|outcome| words::decision(sitting.edition, outcome));
        let becomes = match withdrawn {
            Some(decision) => Status::new(Mark::Done, decision.title.to_string()),
            None => comes_to(sitting, |date| number_on(sitting, date, &name)),
        };
        Row::entry([
            words::case(sitting.desk, &item.case.id).into(),
            words::kind_title(sitting.edition, &item.kind.value).into(),
            Cell::from(becomes),
        ])
    })
}

fn schedules<'s>(sitting: &'s Sitting<'_>) -> impl Iterator<Item = Row> + use<'s> {
    sitting.plan.schedules.iter().map(|planned| {
        let becomes = comes_to(sitting, |date| is_scheduled(sitting, date, planned.kind));
        Row::entry([
            words::schedule(planned.kind).into(),
            sections::taken_together(sitting, planned.kind).into(),
            Cell::from(becomes),
        ])
    })
}

/// The meeting that takes something up, or is the first that could. `found` says how a meeting has it.
fn comes_to(sitting: &Sitting<'_>, found: impl Fn(Date) -> Option<String>) -> Status {
    let later = || {
        let sittings = sitting.panel.sittings().map(|(date, _)| date);
        sittings.filter(|date| *date > sitting.date)
    };
    let taken = later().find_map(|date| Some((date, found(date)?)));
    let (mark, text) = match (taken, later().next()) {
        (Some((date, how)), _) => {
            let on = days::day(date);
            let agenda = sitting.edition.word("agenda");
            (Mark::Done, format!("On the {agenda} of {on}{how}"))
        }
        (None, Some(next)) => {
            let on = days::day(next);
            let agenda = sitting.edition.word("agenda");
            (
                Mark::Attention,
                format!("For the meeting of {on}; not on its {agenda} yet"),
            )
        }
        (None, None) => (
            Mark::Attention,
            "For the next meeting, which is not planned yet".to_owned(),
        ),
    };
    Status::new(mark, text)
}

/// `, item 3` of a later meeting that has the item.
fn number_on(sitting: &Sitting<'_>, date: Date, name: &ItemRef) -> Option<String> {
    let file = sitting.panel.meetings.get(&date)?;
    file.meeting
        .items
        .iter()
        .find(|item| item_name(item) == *name)?;
    let key = MeetingKey {
        panel: sitting.key.panel.clone(),
        date,
    };
    let plan = sitting.desk.plans.meetings.get(&key)?;
    Some(match plan.item(name) {
        Some(planned) => format!(", item {}", planned.number),
        None => String::new(),
    })
}

fn is_scheduled(sitting: &Sitting<'_>, date: Date, kind: ScheduleKind) -> Option<String> {
    let file = sitting.panel.meetings.get(&date)?;
    let mut entries = file.meeting.schedules.iter();
    let here = file.schedules.contains_key(&kind) || entries.any(|entry| entry.of.value == kind);
    here.then(String::new)
}
