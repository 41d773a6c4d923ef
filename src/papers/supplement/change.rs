//! What of an item is other than before, in words: a supplement tells it, and the agenda marks it.

use crate::model::value::{ItemRef, Slug};
use crate::papers::agenda;
use crate::papers::desk::Sitting;
use crate::papers::view::{Mark, Status};
use crate::papers::words;
use crate::plan::{Amendment, ItemChange, amendments};

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
    // What has happened since may ask for a supplement too.
    let has_draft = amendments.iter().any(|amendment| amendment.sent.is_none());
    let is_open = as_of <= sitting.date && file.takes_place();
    if !has_draft && is_open && agenda::news(sitting, None).is_some_and(|news| !news.is_empty()) {
        amendments.push(Amendment {
            number: amendments.last().map_or(0, |last| last.number) + 1,
            sent: None,
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
    if change.asks_otherwise() {
        said.push("The request has changed".to_owned());
    }
    // In one sentence only the first begins with a capital.
    for text in said.iter_mut().skip(1) {
        *text = words::lower_first(text);
    }
    said
}
