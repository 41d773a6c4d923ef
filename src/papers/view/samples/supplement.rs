//! Supplements: an ordinary one, and one of any size.

use super::super::{
    Cell, Column, ItemSheet, Mark, Meeting, Row, Status, Supplement, SupplementLabels, Table, Width,
};
use super::{head, meeting, sheets};

fn changes(rows: Vec<Row>) -> Table {
    Table {
        caption: "What has changed".into(),
        columns: vec![
            Column::words("Time", Width::Narrow),
            Column::words("Item", Width::Wide),
            Column::words("What has changed", Width::Wide),
            Column::words("Presenter", Width::Normal),
        ],
        rows,
        empty: "Nothing has changed.".into(),
        note: None,
    }
}

fn of(rows: Vec<Row>, item_sheets: Vec<ItemSheet>) -> Supplement {
    Supplement {
        labels: SupplementLabels::default(),
        head: head("Supplement 1 to the agenda", "Wednesday 10 June 2026"),
        meeting: Meeting {
            issue_note: None,
            ..meeting()
        },
        standing: Status::new(Mark::Open, "Draft: not sent yet"),
        opening: "To the agenda issued on Wednesday 3 June 2026. Since the papers before it: 1 \
                  item new, 1 item changed and 1 item withdrawn."
            .into(),
        changes: changes(rows),
        item_sheets,
        closing: "All other items stand as they were sent. The agenda shows the running order as \
                  it is now."
            .into(),
    }
}

/// One of each: new, at another time, withdrawn.
pub(crate) fn supplement() -> Supplement {
    let row = |time: &str, case: &str, kind: &str, mark, change: &str, presenter: &str| {
        Row::entry([
            Cell::from(time),
            Cell::from(case).with_sub(kind),
            Status::new(mark, change).into(),
            presenter.into(),
        ])
    };
    of(
        vec![
            row(
                "13:50",
                "C-0131 (JT)",
                "Placement move",
                Mark::Open,
                "New item",
                "Joan Marsh, Team Manager",
            ),
            row(
                "14:10",
                "C-0088 (LN)",
                "Review of placement",
                Mark::Open,
                "Now at 14:10 (was 13:50)",
                "Joan Marsh, Team Manager",
            ),
            row(
                "",
                "C-0142 (DS)",
                "Post-18 costs",
                Mark::Attention,
                "Withdrawn",
                "",
            ),
        ],
        vec![sheets::part_two("item-3", 3, "C-0131 (JT)")],
    )
}

/// A supplement with so many new items, every value as `text` gives it.
pub(crate) fn supplement_of(items: usize, text: &dyn Fn(&str) -> String) -> Supplement {
    let rows = (0..items).map(|_| {
        Row::entry([
            Cell::from("13:10"),
            Cell::from(text("C-0107 (AB)")).with_sub(text("Review")),
            Status::new(Mark::Open, text("New item")).into(),
            text("Joan Marsh").into(),
        ])
    });
    let sheets = (1..=items).map(|number| {
        let mut sheet = sheets::part_two(&format!("item-{number}"), number, "C-0107 (AB)");
        sheet.asked = text(&sheet.asked);
        sheet.kind = text(&sheet.kind);
        sheet
    });
    of(rows.collect(), sheets.collect())
}
