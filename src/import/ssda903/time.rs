//! Times in care, legal statuses and the category of need.

use super::episode::Episode;
use super::reader::Reader;
use crate::edit::Value;
use crate::import::facts::{Apart, Entry, Fact};
use jiff::civil::Date;

/// The last day of what was left on a day.
fn last_day(left: Date) -> Date {
    left.yesterday().unwrap_or(left)
}

/// Episodes that follow on one another are one time in care.
pub(super) fn in_care(episodes: &[Episode], facts: &mut Vec<Fact>) {
    let times = episodes.chunk_by(|one, next| one.until == Some(next.from));
    for time in times {
        let (Some(first), Some(last)) = (time.first(), time.last()) else {
            continue;
        };
        let mut fields = vec![("from", Value::word(&first.from))];
        if let Some(until) = last.until {
            fields.push(("until", Value::word(&last_day(until))));
        }
        if let Some(ended) = last.ended {
            fields.push(("why-ended", Value::word(&ended)));
        }
        let days = (first.from, last.until.map(last_day));
        let entry = Entry::of(&["looked-after"], days, Apart::All, fields);
        let what = format!("time in care from {}", first.from);
        facts.push(Fact::entry(&first.at, what, entry));
    }
}

/// A run of episodes with one status is one entry; it ends on the day before the next.
pub(super) fn legal(episodes: &[Episode], facts: &mut Vec<Fact>) {
    let runs =
        episodes.chunk_by(|one, next| one.until == Some(next.from) && one.legal == next.legal);
    for run in runs {
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            continue;
        };
        let Some(status) = first.legal else { continue };
        let mut fields = vec![
            ("status", Value::word(&status)),
            ("from", Value::word(&first.from)),
        ];
        if let Some(until) = last.until {
            fields.push(("until", Value::word(&last_day(until))));
        }
        let days = (first.from, last.until.map(last_day));
        let entry = Entry::of(&["legal"], days, Apart::All, fields);
        let what = format!("legal status {status} from {}", first.from);
        facts.push(Fact::entry(&first.at, what, entry));
    }
}

/// That of the present time in care, or the last.
pub(super) fn need(episodes: &[Episode], reader: &mut Reader<'_, '_>, facts: &mut Vec<Fact>) {
    let mut times = episodes.chunk_by(|one, next| one.until == Some(next.from));
    let Some(time) = times.next_back() else {
        return;
    };
    let Some(last) = time.iter().rev().find(|episode| episode.need.is_some()) else {
        return;
    };
    let other = time
        .iter()
        .find(|episode| episode.need.is_some() && episode.need != last.need);
    if let Some(other) = other {
        let why = format!(
            "CIN differs within a time in care; the later one was taken ({})",
            last.at
        );
        reader.odd(&other.at, why);
    }
    if let Some(need) = last.need {
        let what = format!("category of need {need}");
        facts.push(Fact::field(
            &last.at,
            &["category-of-need"],
            what,
            Value::word(&need),
        ));
    }
}
