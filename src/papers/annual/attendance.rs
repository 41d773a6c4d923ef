//! Who came, seat by seat (P-45, R-39). A fact, not a quorum.

use super::year::Year;
use crate::model::edition;
use crate::model::meeting::{Attendance, Presence};
use crate::papers::desk::Sitting;
use crate::papers::view::Empty;
use crate::papers::view::{
    Chart, ChartKind, ChartValue, Column, Exhibit, Point, ReportSection, RichText, Row, Table,
    Width,
};

/// How often each seat was filled.
pub(super) fn attendance(year: &Year<'_>) -> ReportSection {
    let seats = year
        .edition
        .seats
        .iter()
        .filter(|_| !year.sittings.is_empty());
    let (mut rows, mut bars) = (Vec::new(), Vec::new());
    for seat in seats {
        let mut counts = [0_u32; 5];
        for sitting in &year.sittings {
            counts[column(sitting, seat.id.as_str())] += 1;
        }
        let bar = counts.map(|number| ChartValue::Number {
            number,
            text: number.to_string(),
        });
        bars.push(Point {
            label: seat.title.to_string(),
            values: bar.to_vec(),
        });
        let counts = counts.map(|count| count.to_string());
        rows.push(Row::entry(
            std::iter::once(seat.title.to_string()).chain(counts),
        ));
    }
    let caption = format!("Meetings by seat, {}", year.title());
    let columns = COLUMNS.map(|title| Column::numbers(title, Width::Narrow));
    let chart = Chart {
        kind: ChartKind::Stacked,
        title: caption.clone(),
        description:
            "Bar chart, a bar for each seat, divided by who came. All values are in the table \
                      above it."
                .to_owned(),
        series: COLUMNS.map(str::to_owned).to_vec(),
        points: bars,
        ..Chart::default()
    };
    let table = Table {
        caption,
        columns: std::iter::once(Column::words("Seat", Width::Wide))
            .chain(columns)
            .collect(),
        rows,
        empty: Empty::none("No meeting was held."),
        note: None,
    };
    ReportSection {
        name: edition::Section::Attendance.name().to_owned(),
        title: "Attendance".to_owned(),
        intro: RichText::plain(format!(
            "How often each seat was filled at the {} meetings held.",
            year.sittings.len()
        )),
        exhibits: vec![Exhibit {
            chart: (!chart.points.is_empty()).then_some(chart),
            table,
        }],
        ..ReportSection::default()
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
