//! What falls due next, for every panel: deadlines, meetings, and what is overdue.

use super::desk::{Desk, Sitting};
use super::view::{Due, Mark, Status};
use super::words;
use crate::diag::MeetingKey;
use crate::model::meeting::IssuedPaper;
use crate::model::value::date::plus_days;
use crate::model::value::words::{count, day_in_full};
use crate::plan::{self, all_actions};
use jiff::civil::{Date, DateTime, Time};

/// How many days ahead are looked at; the next meeting of each panel is always in view.
const DAYS_AHEAD: i32 = 28;

/// Something that falls due, before it is put in words.
struct Upcoming {
    at: DateTime,
    timed: bool,
    what: String,
    about: String,
}

/// What falls due next, the soonest first; what is overdue stands at the top.
#[must_use]
pub fn due_next(desk: &Desk<'_>) -> Vec<Due> {
    let mut due: Vec<Upcoming> = Vec::new();
    for (panel_id, panel) in &desk.workspace.panels {
        let horizon = plus_days(desk.as_of, DAYS_AHEAD);
        let next = panel.sitting_from(desk.as_of).map(|(date, _)| date);
        for (date, _) in panel.sittings() {
            let key = MeetingKey {
                panel: panel_id.to_string(),
                date,
            };
            let in_view = date <= horizon || Some(date) == next;
            let Some(sitting) = desk.sitting(&key).filter(|_| in_view) else {
                continue;
            };
            if sitting.is_held() {
                due.extend(record(&sitting));
            } else {
                due.extend(before(&sitting));
                due.push(meeting(&sitting));
            }
        }
        due.extend(actions(desk, panel_id.as_str()));
    }
    due.sort_by(|a, b| (a.at, &a.about, &a.what).cmp(&(b.at, &b.about, &b.what)));
    due.into_iter()
        .map(|upcoming| line(desk, upcoming))
        .collect()
}

fn about(sitting: &Sitting<'_>) -> String {
    format!("{}, {}", sitting.edition.short, day_in_full(sitting.date))
}

/// Deadlines before a meeting to come: those still ahead, and the agenda's while it is not out.
fn before(sitting: &Sitting<'_>) -> Vec<Upcoming> {
    let issued = sitting
        .file
        .ledger
        .sent_by(sitting.desk.as_of)
        .any(|issue| issue.paper == IssuedPaper::Agenda);
    let deadlines = sitting.plan.deadlines.iter().filter(|(name, due)| {
        let deadline = sitting.edition.deadlines.get(*name);
        let before = deadline.is_some_and(|deadline| deadline.is_before());
        let open = if name.as_str() == "agenda" {
            !issued
        } else {
            !due.has_passed(sitting.desk.as_of)
        };
        before && open
    });
    deadlines
        .map(|(_, due)| deadline(sitting, due, &due.title))
        .collect()
}

fn deadline(sitting: &Sitting<'_>, due: &plan::Due, what: &str) -> Upcoming {
    Upcoming {
        at: due.at,
        timed: due.timed,
        what: format!("{what}{}", words::doubt(due)),
        about: about(sitting),
    }
}

fn meeting(sitting: &Sitting<'_>) -> Upcoming {
    Upcoming {
        at: sitting.date.to_datetime(sitting.plan.start.time()),
        timed: true,
        what: "Meeting".to_owned(),
        about: about(sitting),
    }
}

/// Decisions of a held meeting that are not on the case file, where there is a deadline for it.
fn record(sitting: &Sitting<'_>) -> Option<Upcoming> {
    let due = sitting.plan.due("record")?;
    let missing = sitting
        .meeting
        .items
        .iter()
        .filter(|item| match &item.outcome {
            Some(outcome) => {
                outcome.recorded.is_none() && super::tracker::belongs_on_file(sitting, outcome)
            }
            None => true,
        });
    let missing = u32::try_from(missing.count()).unwrap_or(u32::MAX);
    (missing > 0).then(|| {
        deadline(
            sitting,
            due,
            &format!("{}: {}", due.title, count(missing, "decision")),
        )
    })
}

/// The overdue actions of a panel together.
fn actions(desk: &Desk<'_>, panel: &str) -> Option<Upcoming> {
    let found = desk.workspace.panels.get(panel)?;
    let edition = &found.edition_on(desk.as_of)?.edition;
    let overdue: Vec<Date> = all_actions(found, desk.as_of)
        .into_iter()
        .filter(|action| action.overdue)
        .map(|action| action.due)
        .collect();
    let oldest = *overdue.iter().min()?;
    let number = count(u32::try_from(overdue.len()).unwrap_or(u32::MAX), "action");
    Some(Upcoming {
        at: oldest.to_datetime(Time::MAX),
        timed: false,
        what: format!("{number} overdue, the oldest since then"),
        about: edition.short.to_string(),
    })
}

fn line(desk: &Desk<'_>, upcoming: Upcoming) -> Due {
    let day = upcoming.at.date();
    let time = crate::model::value::words::time(upcoming.at.time());
    let when = day_in_full(day);
    Due {
        when: if upcoming.timed {
            format!("{when}, {time}")
        } else {
            when
        },
        what: upcoming.what,
        about: upcoming.about,
        status: status(day, desk.as_of),
    }
}

fn status(day: Date, as_of: Date) -> Status {
    if day < as_of {
        return Status::new(
            Mark::Attention,
            format!("Overdue by {}", words::days(day, as_of)),
        );
    }
    if day == as_of {
        return Status::new(Mark::Open, "Today");
    }
    if day == plus_days(as_of, 1) {
        return Status::new(Mark::Open, "Tomorrow");
    }
    Status::new(Mark::Open, format!("In {}", words::days(as_of, day)))
}
