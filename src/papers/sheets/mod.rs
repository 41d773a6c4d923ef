//! Sheets of a meeting: papers about one child or for one person that somebody waits for.
//!
//! A builder of a slip, an authorisation sheet or a practice note gets one item, and a briefing's gets
//! the items of one presenter. None is handed the meeting's list to pick from, so that none can pick
//! wrongly.

mod about;
mod authorisation;
mod briefing;
mod minutes;
mod minutes_workbook;
mod name;
mod practice;
mod slip;
#[cfg(test)]
mod tests;

pub use name::SheetOf;
pub(super) use slip::note;

use super::desk::Desk;
use super::view::{Authorisation, Briefing, MinuteSheet, PracticeNote, Slip, Workbook};
use crate::diag::MeetingKey;
use crate::model::edition::Section;
use crate::model::value::{ItemRef, Slug};
use crate::plan::{Recipient, item_name};

/// One sheet of a meeting.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// Which.
    pub of: SheetOf,
    /// The item without which it is not made: an error about it or its case holds the sheet back.
    /// A briefing has none: what is wrong is left out of it, and said.
    pub item: Option<ItemRef>,
    /// To whom it goes, for a sheet of one person.
    pub to: Option<Recipient>,
    /// What it says.
    pub view: SheetView,
}

/// What a sheet says.
#[derive(Debug, Clone)]
pub(super) enum SheetView {
    /// A case-file slip.
    Slip(Slip),
    /// An authorisation sheet.
    Authorisation(Authorisation),
    /// A briefing.
    Briefing(Briefing),
    /// A practice note.
    PracticeNote(PracticeNote),
    /// The minute sheet, as a form and as a workbook.
    Minutes(Box<MinuteSheet>, Box<Workbook>),
}

/// Which sheets a meeting has now.
#[must_use]
pub fn sheets_of(desk: &Desk<'_>, key: &MeetingKey) -> Vec<SheetOf> {
    sheets(desk, key)
        .into_iter()
        .map(|sheet| sheet.of)
        .collect()
}

/// The minute sheet, and the sheets that the edition asks for, those about items first.
#[must_use]
pub(super) fn sheets(desk: &Desk<'_>, key: &MeetingKey) -> Vec<Sheet> {
    let sitting = desk
        .sitting(key)
        .filter(|sitting| sitting.file.takes_place());
    let Some(sitting) = sitting else {
        return Vec::new();
    };
    let mut sheets = Vec::new();
    // No requirement waits for it: whoever takes the record does.
    if let Some(form) = minutes::sheet(&sitting) {
        let workbook = minutes_workbook::workbook(&sitting, &form);
        sheets.push(Sheet {
            of: SheetOf::Minutes,
            item: None,
            to: None,
            view: SheetView::Minutes(Box::new(form), Box::new(workbook)),
        });
    }
    for (index, item) in sitting.file.heard().enumerate() {
        if sitting.asks_for(Section::CaseFileSlips)
            && let Some(slip) = slip::slip(&sitting, index, item)
        {
            let name = item_name(item);
            sheets.push(Sheet::about(
                name.clone(),
                SheetOf::Slip(name),
                SheetView::Slip(slip),
            ));
        }
        if sitting.asks_for(Section::AuthorisationSheets)
            && let Some(sheet) = authorisation::sheet(&sitting, index, item)
        {
            let name = item_name(item);
            let of = SheetOf::Authorisation(name.clone());
            sheets.push(Sheet::about(name, of, SheetView::Authorisation(sheet)));
        }
    }
    if sitting.asks_for(Section::PracticeNotes) {
        for (number, written) in (1..).zip(&sitting.meeting.practice_notes) {
            let name = written.item.value.clone();
            let of = SheetOf::PracticeNote(number, name.clone());
            let view = SheetView::PracticeNote(practice::note(&sitting, written));
            sheets.push(Sheet::about(name, of, view));
        }
    }
    if sitting.asks_for(Section::BriefingSheets) {
        sheets.extend(
            briefing::briefings(&sitting)
                .into_iter()
                .map(|(person, briefing)| Sheet {
                    of: SheetOf::Briefing(Slug::clone(&person)),
                    item: None,
                    to: Some(person),
                    view: SheetView::Briefing(briefing),
                }),
        );
    }
    sheets
}

impl Sheet {
    fn about(item: ItemRef, of: SheetOf, view: SheetView) -> Self {
        Self {
            of,
            item: Some(item),
            to: None,
            view,
        }
    }
}
