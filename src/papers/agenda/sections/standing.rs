//! What stands on every agenda: whose turn it is, where disagreements go, which policies apply.

use super::super::super::desk::Sitting;
use super::super::super::markdown;
use super::super::super::view::{
    Block, Column, ListItem, RichText, Row, Section, Span, Table, Width,
};
use super::frame::section;
use crate::model::MeetingFile;
use crate::model::edition::{self, Seat};
use crate::model::value::words as days;
use crate::papers::view::Empty;

/// The section, where it is one of these.
pub(super) fn build(sitting: &Sitting<'_>, asked: edition::Section) -> Option<Section> {
    Some(match asked {
        edition::Section::Rota => rota(sitting),
        edition::Section::Disputes => disputes(sitting),
        edition::Section::Policies => policies(sitting),
        _ => return None,
    })
}

/// How many meetings ahead the rota looks.
const AHEAD: usize = 6;

/// Who fills the seats that go round, at this meeting and those to come.
fn rota(sitting: &Sitting<'_>) -> Section {
    let seats = sitting
        .edition
        .seats
        .iter()
        .filter(|seat| seat.rotation_weeks.is_some());
    let rows = seats.flat_map(|seat| {
        let meetings = sitting
            .panel
            .sittings()
            .filter(|(date, _)| *date >= sitting.date);
        meetings.take(AHEAD).map(|(date, file)| {
            let who = holder(sitting, file, seat).unwrap_or_else(|| "Not named".to_owned());
            Row::entry([seat.title.to_string(), days::day(date), who])
        })
    });
    let table = Table {
        caption: "Whose turn it is".to_owned(),
        columns: vec![
            Column::words("Seat", Width::Wide),
            Column::words("Meeting", Width::Narrow),
            Column::words("Who", Width::Normal),
        ],
        rows: rows.collect(),
        empty: Empty::none("No seat goes round."),
        note: None,
    };
    section(sitting, edition::Section::Rota, "Rota", vec![table])
}

fn holder(sitting: &Sitting<'_>, file: &MeetingFile, seat: &Seat) -> Option<String> {
    let mut entries = file.meeting.attendance.iter();
    let entry = entries.find(|entry| {
        entry
            .seat
            .as_ref()
            .is_some_and(|named| named.value == seat.id.value)
    })?;
    Some(
        sitting
            .desk
            .workspace
            .name(entry.person.as_ref()?)
            .to_owned(),
    )
}

/// The standing paragraph on disagreements.
fn disputes(sitting: &Sitting<'_>) -> Section {
    let text = sitting.edition.disputes.as_ref();
    let none = || RichText::plain("The Terms of Reference say nothing about disagreements.");
    Section {
        name: edition::Section::Disputes.name().to_owned(),
        title: "Disagreements".to_owned(),
        intro: text.map_or_else(none, |text| markdown::rich(text.as_str())),
        ..Section::default()
    }
}

/// The policies that the panel works within.
fn policies(sitting: &Sitting<'_>) -> Section {
    let policies = &sitting.edition.policies;
    let items = policies.iter().map(|policy| ListItem {
        depth: 0,
        number: None,
        spans: vec![Span {
            text: policy.to_string(),
            ..Span::default()
        }],
    });
    let intro = if policies.is_empty() {
        RichText::plain("The Terms of Reference name no policy.")
    } else {
        RichText {
            blocks: vec![Block::List {
                ordered: false,
                items: items.collect(),
            }],
        }
    };
    Section {
        name: edition::Section::Policies.name().to_owned(),
        title: "Policies".to_owned(),
        intro,
        ..Section::default()
    }
}
