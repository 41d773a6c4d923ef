//! What this panel decided about a case before.

use super::super::desk::Sitting;
use super::super::view::{Cell, Column, Row, Section, Table, Width};
use super::super::{markdown, words};
use crate::model::meeting::{Item, Outcome};
use crate::model::value::words as days;
use crate::papers::view::Empty;

/// How many earlier outcomes are told; a case that is heard at each meeting has dozens.
const TOLD: usize = 4;

/// Earlier outcomes of this panel on the case, the latest first; nothing if there is none.
pub(super) fn earlier_decisions(sitting: &Sitting<'_>, item: &Item) -> Option<Section> {
    let before = sitting.panel.meetings.range(..sitting.date).rev();
    let mut rows: Vec<Row> = before
        .filter(|(date, file)| file.takes_place() && **date <= sitting.desk.as_of)
        .flat_map(|(date, file)| file.heard().map(move |item| (*date, item)))
        .filter(|(_, earlier)| earlier.case.id == item.case.id)
        .filter_map(|(date, earlier)| {
            let outcome = earlier.outcome.as_ref()?;
            let status = words::decision_status(sitting.desk.workspace, sitting.edition, outcome);
            Some(Row::entry([
                Cell::from(days::day(date)),
                words::kind_title(sitting.edition, &earlier.kind.value).into(),
                status.into(),
                terms(outcome).into(),
            ]))
        })
        .collect();
    let left_out = rows.len().saturating_sub(TOLD);
    rows.truncate(TOLD);
    (!rows.is_empty()).then(|| Section {
        name: "previous-decisions".to_owned(),
        title: "Earlier decisions of this panel".to_owned(),
        tables: vec![Table {
            caption: "What the panel decided about this case before".to_owned(),
            columns: vec![
                Column::words("Meeting", Width::Narrow),
                Column::words("What was asked", Width::Normal),
                Column::words("Outcome", Width::Narrow),
                Column::words("Conditions and review", Width::Wide),
            ],
            rows,
            empty: Empty::none("The panel has decided nothing about this case before."),
            note: (left_out > 0).then(|| {
                format!(
                    "{} before that, in the {}.",
                    days::count(u32::try_from(left_out).unwrap_or(u32::MAX), "outcome"),
                    sitting.edition.worded("{tracker}")
                )
            }),
        }],
        ..Section::default()
    })
}

fn terms(outcome: &Outcome) -> String {
    let conditions = outcome.conditions.iter();
    let mut terms: Vec<String> = conditions
        .map(|text| markdown::plain(text.as_str()))
        .collect();
    terms.extend(
        outcome
            .review_on
            .map(|on| format!("Review on {}", days::day(on.value))),
    );
    terms.join("; ")
}
