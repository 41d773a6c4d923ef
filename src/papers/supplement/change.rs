//! What of an item is other than before, in words: a supplement tells it, and the agenda marks it.

use crate::model::meeting::{Pause, Row};
use crate::model::value::{ItemRef, Slug, words as days};
use crate::papers::agenda;
use crate::papers::desk::Sitting;
use crate::papers::view::{Mark, Status};
use crate::papers::words;
use crate::plan::{Amendment, ItemChange, MeetingChange, amendments};

/// What of an item is other than it went out with the agenda, and where that was told.
pub(in crate::papers) fn marks(sitting: &Sitting<'_>, item: &ItemRef) -> Vec<Status> {
    let amendments = of(sitting).into_iter();
    let marks = amendments.flat_map(|amendment| {
        let told = match amendment.sent {
            Some(_) => format!("Supplement {}", amendment.number),
            None => "not sent yet".to_owned(),
        };
        let mark = if amendment.sent.is_some() {
            Mark::Open
        } else {
            Mark::Attention
        };
        let changes = amendment
            .changes
            .into_iter()
            .filter(|change| change.item == *item);
        changes
            .map(|change| {
                let what = if change.is_new() {
                    "New".to_owned()
                } else {
                    words::list(&said(sitting, &change))
                };
                Status::new(mark, format!("{what} ({told})"))
            })
            .collect::<Vec<_>>()
    });
    marks.collect()
}

/// What went out after the agenda, and what is not sent yet.
pub(super) fn of(sitting: &Sitting<'_>) -> Vec<Amendment> {
    let (plan, file, as_of) = (sitting.plan, sitting.file, sitting.desk.as_of);
    let mut amendments = amendments(plan, file, as_of);
    // What has happened since, and what stands beside the items, may ask for a supplement too.
    let has_draft = amendments.iter().any(|amendment| amendment.sent.is_none());
    let is_open = as_of <= sitting.date && file.takes_place();
    let is_new = || {
        let changed = agenda::changed_lines(sitting, None);
        let news = agenda::news(sitting, None, &changed);
        !changed.is_empty() || news.is_some_and(|news| !news.is_empty())
    };
    if !has_draft && is_open && is_new() {
        amendments.push(Amendment {
            number: amendments.last().map_or(0, |last| last.number) + 1,
            sent: None,
            meeting: Vec::new(),
            changes: Vec::new(),
        });
    }
    amendments
}

/// What of an item that stays is other than before: `Now at 14:10 (was 13:50)`.
pub(super) fn said(sitting: &Sitting<'_>, change: &ItemChange) -> Vec<String> {
    let mut said = Vec::new();
    let (Some(before), Some(after)) = (&change.before, &change.after) else {
        return vec!["Withdrawn".to_owned()];
    };
    if change.has_another_time() {
        let was = before.slot.map(|slot| format!(" (was {slot})"));
        said.push(match after.slot {
            Some(slot) => format!("Now at {slot}{}", was.unwrap_or_default()),
            None => format!("Now by arrangement{}", was.unwrap_or_default()),
        });
    }
    if change.has_another_part() {
        let title = |id: &Option<Slug>| {
            let part = id.as_ref().and_then(|id| words::part(sitting.edition, id));
            part.map_or("no part".to_owned(), |part| part.title.to_string())
        };
        said.push(format!(
            "Now in {} (was in {})",
            title(&after.part),
            title(&before.part)
        ));
    }
    if change.has_other_minutes() {
        let minutes = |row: &Row| {
            row.minutes
                .map_or("not said".to_owned(), |m| days::count(m, "minute"))
        };
        said.push(format!("Now {} (was {})", minutes(after), minutes(before)));
    }
    if change.has_another_presenter() {
        let name = |row: &Row| {
            let presenter = row.presenter.as_ref();
            presenter.map_or("nobody".to_owned(), |presenter| {
                sitting.desk.workspace.name_of(presenter).to_owned()
            })
        };
        said.push(format!(
            "Now presented by {} (was {})",
            name(after),
            name(before)
        ));
    }
    if change.asks_otherwise() {
        said.push("The request has changed".to_owned());
    }
    // In one sentence only the first begins with a capital.
    for text in said.iter_mut().skip(1) {
        *text = words::lower_first(text);
    }
    said
}

/// What of the meeting as a whole is other than before, each with what it is about.
pub(super) fn said_of_meeting(
    sitting: &Sitting<'_>,
    change: &MeetingChange,
) -> (&'static str, String) {
    let chair = |person: &Option<Slug>| match person {
        Some(person) => sitting.desk.workspace.name_of(person).to_owned(),
        None => "not named".to_owned(),
    };
    let breaks = |breaks: &[Pause]| {
        let breaks = breaks.iter();
        let breaks: Vec<String> = breaks
            .map(|pause| format!("{}, {}", pause.at, days::count(pause.minutes, "minute")))
            .collect();
        match breaks.as_slice() {
            [] => "none".to_owned(),
            breaks => words::list(breaks),
        }
    };
    match change {
        MeetingChange::Day { was, now } => (
            "Day",
            format!(
                "The meeting has moved to {} (was {})",
                days::day_in_full(*now),
                days::day_in_full(*was)
            ),
        ),
        MeetingChange::Hours { was, now } => (
            "Time",
            format!(
                "Now {} (was {})",
                words::hours(now.0, now.1),
                words::hours(was.0, was.1)
            ),
        ),
        MeetingChange::Place => (
            "Place",
            "Another place or link than was sent: see above".to_owned(),
        ),
        MeetingChange::Chair { was, now } => {
            ("Chair", format!("Now {} (was {})", chair(now), chair(was)))
        }
        MeetingChange::Breaks { was, now } => (
            "Break",
            format!("Now {} (was {})", breaks(now), breaks(was)),
        ),
    }
}
