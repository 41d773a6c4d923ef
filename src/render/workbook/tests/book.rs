//! A small workbook with a cell of every type: no paper has them all, since amounts stand in few.

use crate::papers::view::{
    Fill, Mark, TableSheet, TypedCell, TypedColumn, Width, WordList, Workbook,
};
use jiff::civil::date;

/// Two actions, whose text is changed by `text`, and a sheet without a row.
pub(super) fn workbook(text: impl Fn(&str) -> String) -> Workbook {
    let row = |key: &str, open: bool| {
        let fill = |cell: TypedCell| if open { cell } else { TypedCell::Empty };
        vec![
            TypedCell::text(key),
            TypedCell::Text(text("Ring the school.")),
            TypedCell::Date(date(2026, 6, 10)),
            TypedCell::Number(9),
            TypedCell::Pence(123_456),
            TypedCell::Status(Mark::Attention, "Overdue by up to 2 weeks".into()),
            fill(TypedCell::Choice(0)),
            fill(TypedCell::Open),
            fill(TypedCell::Open),
        ]
    };
    let columns = vec![
        TypedColumn::read("Key", Width::Narrow),
        TypedColumn::read("Task", Width::Wide),
        TypedColumn::read("Due", Width::Narrow),
        TypedColumn::read("Days overdue", Width::Tiny),
        TypedColumn::read("Agreed a week", Width::Narrow),
        TypedColumn::read("How long overdue", Width::Normal),
        TypedColumn::fill("Fill in: status", Width::Narrow, Fill::Word),
        TypedColumn::fill("Fill in: on", Width::Narrow, Fill::Date(date(2026, 5, 27))),
        TypedColumn::fill("Fill in: what was done", Width::Wide, Fill::Text),
    ];
    let sheet = |name, rows| TableSheet {
        name,
        title: format!("iPOP tracker: {}", name.to_lowercase()),
        about: "One a line".into(),
        columns: columns.clone(),
        key_columns: 1,
        rows,
        empty: "No meeting has been held yet.".into(),
    };
    Workbook {
        title: "iPOP tracker".into(),
        author: "Northmere Council".into(),
        made_on: date(2026, 6, 3),
        marking: "OFFICIAL-SENSITIVE".into(),
        imprint: "Facts as at 3 June 2026".into(),
        guide: vec!["Fill in the coloured cells.".into()],
        sheets: vec![
            sheet(
                "Actions",
                vec![row("2026-05-27/A1", true), row("2026-05-27/A2", false)],
            ),
            sheet("Items", vec![]),
        ],
        lists: vec![WordList {
            title: "How an action stands".into(),
            words: vec!["Open".into(), "Done".into()],
        }],
    }
}
