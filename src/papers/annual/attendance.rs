//! Who came, seat by seat (P-45, R-39). A fact, not a quorum.

use super::year::Year;
use crate::model::edition;
use crate::model::meeting::{Attendance, Presence};
use crate::papers::desk::Sitting;
use crate::papers::view::{Column, RichText, Row, Section, Table, Width};

/// How often each seat was filled.
pub(super) fn attendance(year: &Year<'_>) -> Section {
    let rows = year.edition.seats.iter().map(|seat| {
        let mut counts = [0_u32; 5];
        for sitting in &year.sittings {
            counts[column(sitting, seat.id.as_str())] += 1;
        }
        let counts = counts.map(|count| count.to_string());
        Row::entry(std::iter::once(seat.title.to_string()).chain(counts))
    });
    let rows = if year.sittings.is_empty() {
        Vec::new()
    } else {
        rows.collect()
    };
    let columns = COLUMNS.map(|title| Column::numbers(title, Width::Narrow));
    Section {
        name: edition::Section::Attendance.name().to_owned(),
        title: "Attendance".to_owned(),
        intro: RichText::plain(format!(
            "How often each seat was filled at the {} meetings held.",
            year.sittings.len()
        )),
        tables: vec![Table {
            caption: "Meetings by seat".to_owned(),
            columns: std::iter::once(Column::words("Seat", Width::Wide))
                .chain(columns)
                .collect(),
            rows,
            empty: "No meeting was held.".to_owned(),
            note: None,
        }],
        ..Section::default()
    }
}

const COLUMNS: [&str; 5] = [
    "Present",
    "Substitute",
    "Apologies",
    "Absent",
    "Not recorded",
];

/// In which column a meeting counts for a seat: the best that was recorded.
fn column(sitting: &Sitting<'_>, seat: &str) -> usize {
    let entries = sitting.meeting.attendance.iter().map(|entry| &entry.value);
    let of_seat = entries.filter(|entry| {
        entry
            .seat
            .as_ref()
            .is_some_and(|filled| filled.as_str() == seat)
    });
    of_seat.map(column_of).min().unwrap_or(4)
}

fn column_of(entry: &Attendance) -> usize {
    match entry.status {
        Presence::Present => 0,
        _ if entry.substitute.is_some() || entry.vacant_covered_by.is_some() => 1,
        Presence::Apologies => 2,
        Presence::Absent => 3,
        Presence::Expected => 4,
    }
}
