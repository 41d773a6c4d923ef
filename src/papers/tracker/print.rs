//! Meetings, their items and actions in words.

use super::gather::{Hearing, Task, tasks};
use super::{action, item, matters, open};
use crate::model::edition::Edition;
use crate::model::meeting::Outcome;
use crate::model::value::words::{count, day, day_in_full};
use crate::papers::desk::{Desk, Sitting};
use crate::papers::view::{Audience, Fact, Head, Mark, Status, Tracker, TrackerMeeting};
use crate::papers::{cleared, head, record, words};
use crate::yaml::At;

/// The meetings of a tracker and what is overdue.
pub(super) fn print(desk: &Desk<'_>, edition: &Edition, hearings: &[Hearing<'_>]) -> Tracker {
    let title = edition.record.title.as_str();
    let subtitle = Some(format!("As at {}", day(desk.as_of)));
    let open = open::open(desk, hearings);
    Tracker {
        head: Head {
            draft: draft(hearings),
            ..head::of_panel(desk, edition, title, subtitle, desk.as_of, Audience::Panel)
        },
        ages: open.ages,
        owners: open.owners,
        overdue: open.overdue,
        not_yet_due: open.not_yet_due,
        meetings: hearings.iter().map(whole).collect(),
        empty: "No meeting has been held yet.".to_owned(),
        ..Tracker::default()
    }
}

/// That the latest of some meetings has a record that is not cleared, if so.
pub(super) fn draft(hearings: &[Hearing<'_>]) -> Option<String> {
    cleared::mark_of_record(&hearings.first()?.sitting)
}

/// What one meeting considered.
pub(super) fn meeting(hearing: &Hearing<'_>) -> TrackerMeeting {
    let sitting = &hearing.sitting;
    TrackerMeeting {
        anchor: sitting.date.to_string(),
        date: day_in_full(sitting.date),
        note: note(sitting),
        summary: summary(hearing),
        items: hearing
            .heard
            .iter()
            .map(|heard| item::considered(sitting, heard))
            .collect(),
        other_actions: hearing
            .others
            .iter()
            .map(|task| action::line(sitting, task, true))
            .collect(),
    }
}

/// A meeting as the panel reads of it: with who was there, its schedules and its other business.
fn whole(hearing: &Hearing<'_>) -> TrackerMeeting {
    let sitting = &hearing.sitting;
    let mut meeting = meeting(hearing);
    let attendance = attendance(sitting);
    meeting.note = Some(match meeting.note {
        Some(note) => format!("{note} {attendance}"),
        None => attendance,
    });
    meeting.items.extend(matters::of(sitting));
    meeting
}

/// `Members present: Helen Ashworth, Chair; Peter Lund, Finance. Apologies: ...`
fn attendance(sitting: &Sitting<'_>) -> String {
    let facts = record::attendance(sitting).facts.into_iter();
    let said = facts.map(|fact| {
        let text = matters::plain(&fact);
        words::sentence(&format!("{}: {text}", fact.label))
    });
    said.collect::<Vec<_>>().join(" ")
}

/// `14 items, 9 actions, 2 of them open`.
fn summary(hearing: &Hearing<'_>) -> String {
    let items = words::count_of(hearing.heard.len(), "item");
    let actions = words::count_of(hearing.tasks().count(), "action");
    let open = hearing
        .tasks()
        .filter(|task| !task.stands.state.is_closed());
    match open.count() {
        0 => format!("{items}, {actions}"),
        open => format!("{items}, {actions}, {open} of them open"),
    }
}

/// `Chair: Helen Ashworth. Record cleared by the Chair on 29 May 2026.`
fn note(sitting: &Sitting<'_>) -> Option<String> {
    let chair = sitting.meeting.chair.as_ref();
    let chair =
        chair.map(|chair| format!("Chair: {}.", sitting.desk.workspace.name(&chair.person)));
    let cleared = sitting
        .meeting
        .minutes
        .as_ref()
        .map(|minutes| match minutes.cleared {
            Some(on) => format!("Record cleared by the Chair on {}.", day(on)),
            None => "Record not yet cleared by the Chair.".to_owned(),
        });
    let said: Vec<String> = chair.into_iter().chain(cleared).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

/// Who owns the tracker, how the actions stand, what is not yet on the case file.
pub(super) fn facts(desk: &Desk<'_>, edition: &Edition, hearings: &[Hearing<'_>]) -> Vec<Fact> {
    let owner = match &edition.record.owner {
        Some(owner) => Fact::text(
            "Owner",
            words::person_with_role(desk.workspace, &owner.id, desk.as_of),
        ),
        None => Fact::missing("Owner", "Nobody named"),
    };
    vec![
        owner,
        considered(hearings),
        actions(desk, hearings),
        outstanding(hearings),
    ]
}

/// `212 items at 26 meetings, the latest on 27 May 2026`. What was withdrawn or not reached was not
/// considered.
fn considered(hearings: &[Hearing<'_>]) -> Fact {
    let items = hearings.iter().map(|hearing| {
        let outcomes = hearing.heard.iter().map(|heard| &heard.item.outcome);
        let taken = |outcome: &Option<At<Outcome>>| {
            let outcome = outcome.as_ref();
            outcome.is_none_or(|outcome| item::belongs_on_file(&hearing.sitting, outcome))
        };
        outcomes.filter(|outcome| taken(outcome)).count()
    });
    let items = words::count_of(items.sum(), "item");
    let meetings = words::count_of(hearings.len(), "meeting");
    let text = match hearings.first() {
        Some(latest) => format!(
            "{items} at {meetings}, the latest on {}",
            day(latest.sitting.date)
        ),
        None => "No item yet".to_owned(),
    };
    Fact::text("Considered", text)
}

/// `4 open, of which 1 overdue; 12 closed in 2026-27`.
fn actions(desk: &Desk<'_>, hearings: &[Hearing<'_>]) -> Fact {
    let year_start = desk.workspace.authority.year_start;
    let year = year_start.year_of(desk.as_of);
    let count = |wanted: &dyn Fn(&Task<'_>) -> bool| {
        tasks(hearings).filter(|(_, task)| wanted(task)).count()
    };
    let open = count(&|task| !task.stands.state.is_closed());
    let overdue = count(&|task| task.stands.overdue);
    let closed = count(&|task| {
        let this_year = |on| year.contains(on, year_start);
        task.stands.state.is_closed() && task.stands.updated.is_some_and(this_year)
    });
    let text = format!("{open} open, of which {overdue} overdue; {closed} closed in {year}");
    let mark = if overdue > 0 {
        Mark::Attention
    } else {
        Mark::Done
    };
    Fact::status("Actions", Status::new(mark, text))
}

fn outstanding(hearings: &[Hearing<'_>]) -> Fact {
    let missing = hearings.iter().flat_map(|hearing| {
        let outcomes = hearing
            .heard
            .iter()
            .filter_map(|heard| heard.item.outcome.as_ref());
        outcomes.filter(|outcome| {
            outcome.recorded.is_none() && item::belongs_on_file(&hearing.sitting, outcome)
        })
    });
    let missing = u32::try_from(missing.count()).unwrap_or(u32::MAX);
    let label = "Not yet on the case file";
    match missing {
        0 => Fact::status(label, Status::new(Mark::Done, "None")),
        some => Fact::status(label, Status::new(Mark::Attention, count(some, "decision"))),
    }
}
