//! Decisions that are not on the child's case file yet (P-74, R-74).

use super::super::gather::{Heard, Hearing};
use super::super::item;
use super::frame::section;
use crate::model::edition;
use crate::model::value::words::day;
use crate::papers::desk::Sitting;
use crate::papers::view::Empty;
use crate::papers::view::{Cell, Column, Row, Section, Table, Width};
use crate::papers::words;

/// Each decision that belongs on a case file and is not there, the oldest meeting first.
pub(super) fn outstanding(hearings: &[Hearing<'_>]) -> Section {
    let rows = hearings.iter().rev().flat_map(|hearing| {
        let heard = hearing.heard.iter();
        heard.filter_map(|heard| row(&hearing.sitting, heard))
    });
    let table = Table {
        caption: "Decisions that are not on the child's case file, the oldest first".to_owned(),
        columns: vec![
            Column::words("Meeting", Width::Narrow),
            Column::words("Case", Width::Normal),
            Column::words("Decision", Width::Wide),
            Column::words("Case file", Width::Wide),
        ],
        rows: rows.collect(),
        empty: Empty::none(all_recorded(hearings)),
        note: None,
    };
    section(
        edition::Section::RecordOutstanding,
        "Decisions not yet on the case file",
        table,
    )
}

/// How many decisions there are to be on a case file: all of them, if the list is empty.
fn all_recorded(hearings: &[Hearing<'_>]) -> String {
    let recorded = hearings.iter().map(|hearing| {
        let outcomes = hearing.heard.iter().filter_map(|heard| {
            let outcome = heard.item.outcome.as_ref()?;
            (outcome.recorded.is_some() && item::belongs_on_file(&hearing.sitting, outcome))
                .then_some(())
        });
        outcomes.count()
    });
    match recorded.sum() {
        0 => "No decision that belongs on a case file has been made.".to_owned(),
        1 => "The one decision that belongs on a case file is there.".to_owned(),
        many => format!("All {many} decisions that belong on a case file are there."),
    }
}

fn row(sitting: &Sitting<'_>, heard: &Heard<'_>) -> Option<Row> {
    let outcome = heard.item.outcome.as_ref()?;
    if outcome.recorded.is_some() {
        return None;
    }
    let stands = item::recorded(sitting, heard.item, outcome)?;
    let decision = match sitting.withheld(heard.item) {
        Some(withheld) => Cell::from(withheld.words()),
        None => words::decision_status(sitting.desk.workspace, sitting.edition, outcome).into(),
    };
    Some(Row::entry([
        day(sitting.date).into(),
        words::case(sitting.desk, &heard.item.case.id).into(),
        decision,
        stands.into(),
    ]))
}
