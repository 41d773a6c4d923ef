//! What was put right after the record was first written.

use super::super::desk::Sitting;
use super::super::view::{Fact, RecordSection};
use super::super::{markdown, words};
use super::entry::corrections_by_now;
use super::item;
use crate::model::meeting::Correction;
use crate::model::value::words::day;

/// What was put right after the record was first written, each with its day.
pub(super) fn corrections(sitting: &Sitting<'_>) -> Option<RecordSection> {
    let mut entries: Vec<(String, &Correction)> = Vec::new();
    let mut add = |about: &str, corrections| {
        let entered = corrections_by_now(sitting, corrections);
        entries.extend(entered.map(|correction| (about.to_owned(), correction)));
    };
    if let Some(minutes) = &sitting.meeting.minutes {
        add("", &minutes.corrections);
    }
    for heard in sitting.file.heard() {
        // Of what can't be printed, what was put right can't either.
        let outcome = heard.outcome.as_ref();
        if let Some(outcome) = outcome.filter(|_| sitting.withheld(heard).is_none()) {
            let title = item::title(sitting, heard, item::number(sitting, heard));
            add(&format!("{title}. "), &outcome.corrections);
        }
    }
    for schedule in &sitting.meeting.schedules {
        if let Some(outcome) = &schedule.outcome {
            let title = words::schedule(schedule.of.value);
            add(&format!("{title}. "), &outcome.corrections);
        }
    }
    entries.sort_by_key(|(_, correction)| correction.on);
    let facts = entries.into_iter().map(|(about, correction)| {
        let note = words::sentence(&markdown::plain(correction.note.as_str()));
        let by = sitting.desk.workspace.name(&correction.by);
        Fact::text(
            day(correction.on),
            format!("{about}{note} Entered by {by}."),
        )
    });
    let facts: Vec<Fact> = facts.collect();
    (!facts.is_empty()).then(|| RecordSection {
        title: "Corrections".to_owned(),
        intro: vec![
            "What is written above stands as it was; this is to be read with it.".to_owned(),
        ],
        facts,
        ..RecordSection::default()
    })
}
