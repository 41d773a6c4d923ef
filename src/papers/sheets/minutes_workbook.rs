//! The minute sheet as a workbook, for whoever types in the room: what is chosen comes from a list,
//! and each line has the key by which it is entered in the meeting's file.

use super::super::desk::Sitting;
use super::super::view::{
    Fill, MinuteItem, MinuteSheet, TableSheet, TypedCell, TypedColumn, Width, WordList, Workbook,
};
use super::minutes::PROJECTION;

/// So many lines for actions, and for people who were not expected.
const ACTION_LINES: u32 = 40;
const GUEST_LINES: u32 = 6;

/// The lists that every minute sheet has; those of decisions follow.
const PRESENCE: usize = 0;
const NEEDS_MET: usize = 1;
const PROJECTED: usize = 2;
const HEARD: usize = 3;
const KEYS: usize = 4;

pub(super) fn workbook(sitting: &Sitting<'_>, form: &MinuteSheet) -> Workbook {
    let items: Vec<&MinuteItem> = form
        .parts
        .iter()
        .flat_map(|part| &part.items)
        .chain(&form.schedules)
        .collect();
    let mut lists = vec![
        list(
            "Attendance",
            ["Present", "Apologies", "Absent"].map(str::to_owned),
        ),
        list("Needs met", ["Yes", "Partly", "No"].map(str::to_owned)),
        list("Projection", PROJECTION.map(str::to_owned)),
        list(
            "What the panel heard",
            ["Done", "Goes on", "No longer needed"].map(str::to_owned),
        ),
        list("Item", items.iter().map(|item| item.key.clone())),
    ];
    let head = &form.head;
    let rows = items.iter().map(|item| item_row(sitting, item, &mut lists));
    let items = items_sheet(sitting, head.file_title.as_str(), rows.collect());
    Workbook {
        title: head.file_title.clone(),
        author: head.authority.clone(),
        made_on: sitting.desk.as_of,
        marking: head.marking.clone(),
        imprint: head.imprint.clone(),
        guide: guide(form),
        sheets: vec![
            attendance(form),
            arising(form),
            items,
            actions(sitting, head.file_title.as_str()),
        ],
        lists,
    }
}

fn list(title: &str, words: impl IntoIterator<Item = String>) -> WordList {
    WordList {
        title: title.to_owned(),
        words: words.into_iter().collect(),
    }
}

fn guide(form: &MinuteSheet) -> Vec<String> {
    let head = &form.head;
    let mut guide = vec![
        format!("{}, {}", head.authority, head.panel),
        format!("{}, {}", form.meeting.time, form.meeting.place),
        "Before you write anything, save a copy outside the folder in which you found this file: the next build makes \
         the file there anew, and none once the meeting is over."
            .to_owned(),
        "Write in the coloured cells: attendance, matters arising, what came of each item, actions. Attendance, decisions and an \
         action's item are chosen from lists. A date is written as 10/06/2026."
            .to_owned(),
        "What is written here is entered in the meeting's file, each line by its key; this workbook is no record by \
         itself."
            .to_owned(),
        "The sheets are protected against slips, without a password: Review, Unprotect Sheet.".to_owned(),
    ];
    guide.extend(head.handling.iter().cloned());
    guide.push(format!("{}.", head.edition));
    guide
}

fn attendance(form: &MinuteSheet) -> TableSheet {
    let open = || TypedCell::Open;
    let expected = form.attendance.iter().map(|expected| {
        let known = expected.known.as_ref().map(|status| status.text.clone());
        vec![
            TypedCell::text(expected.role.as_str()),
            TypedCell::text(expected.name.as_str()),
            TypedCell::text(known.unwrap_or_default()),
            TypedCell::Choice(PRESENCE),
            open(),
            open(),
        ]
    });
    let hours = [form.labels.began, form.labels.ended].map(|label| {
        vec![
            TypedCell::text(label),
            TypedCell::Empty,
            TypedCell::Empty,
            TypedCell::Empty,
            open(),
            open(),
        ]
    });
    let guests = (0..GUEST_LINES).map(|_| {
        let guest = TypedCell::text("Guest, observer or adviser");
        vec![
            guest,
            TypedCell::Empty,
            TypedCell::Empty,
            TypedCell::Choice(PRESENCE),
            open(),
            open(),
        ]
    });
    TableSheet {
        name: "Attendance",
        title: format!("{}: attendance", form.head.file_title),
        about: "Who is expected, one person a line, and then lines for guests".to_owned(),
        columns: vec![
            TypedColumn::read("Role", Width::Wide),
            TypedColumn::read("Name", Width::Normal),
            TypedColumn::read("Known before", Width::Normal),
            TypedColumn::fill("Fill in: attendance", Width::Narrow, Fill::Word),
            TypedColumn::fill(
                "Fill in: who stands in or comes, or the time",
                Width::Normal,
                Fill::Text,
            ),
            TypedColumn::fill(
                "Fill in: interest declared, and what was done",
                Width::Wide,
                Fill::Text,
            ),
        ],
        key_columns: 2,
        rows: expected.chain(guests).chain(hours).collect(),
        empty: String::new(),
    }
}

/// What earlier meetings left to be done, as the sheet has it.
fn arising(form: &MinuteSheet) -> TableSheet {
    let rows = form.arising.iter().map(|action| {
        vec![
            TypedCell::text(action.reference.as_str()),
            TypedCell::text(action.case.as_deref().unwrap_or_default()),
            TypedCell::text(action.task.as_str()),
            TypedCell::text(action.owner.as_str()),
            TypedCell::Status(action.status.mark, action.status.text.clone()),
            TypedCell::Choice(HEARD),
            TypedCell::Open,
        ]
    });
    TableSheet {
        name: "Matters",
        title: format!("{}: matters arising", form.head.file_title),
        about: "What earlier meetings left to be done, one matter a line".to_owned(),
        columns: vec![
            TypedColumn::read("From", Width::Narrow),
            TypedColumn::read("Case", Width::Narrow),
            TypedColumn::read("What is to be done", Width::Wide),
            TypedColumn::read("Owner", Width::Normal),
            TypedColumn::read("Status", Width::Normal),
            TypedColumn::fill("Fill in: how it stands", Width::Narrow, Fill::Word),
            TypedColumn::fill("Fill in: what the panel heard", Width::Wide, Fill::Text),
        ],
        key_columns: 2,
        rows: rows.collect(),
        empty: form.arising_note.clone().unwrap_or_default(),
    }
}

fn items_sheet(sitting: &Sitting<'_>, title: &str, rows: Vec<Vec<TypedCell>>) -> TableSheet {
    let date = Fill::Date(sitting.date);
    TableSheet {
        name: "Items",
        title: format!("{title}: items"),
        about: "The items in the running order, one a line".to_owned(),
        columns: vec![
            TypedColumn::read("Key", Width::Normal),
            TypedColumn::read("No.", Width::Tiny),
            TypedColumn::read("Item", Width::Normal),
            TypedColumn::read("When, how long, who", Width::Normal),
            TypedColumn::read("What is asked", Width::Wide),
            TypedColumn::fill("Fill in: decision", Width::Normal, Fill::Word),
            TypedColumn::fill("Fill in: decided by", Width::Normal, Fill::Text),
            TypedColumn::fill("Fill in: views and reason", Width::Wide, Fill::Text),
            TypedColumn::fill("Fill in: conditions", Width::Wide, Fill::Text),
            TypedColumn::fill(
                "Fill in: costs agreed, and who pays",
                Width::Wide,
                Fill::Text,
            ),
            TypedColumn::fill(
                "Fill in: what it waits for, from whom",
                Width::Wide,
                Fill::Text,
            ),
            TypedColumn::fill("Fill in: review date", Width::Narrow, date),
            TypedColumn::fill("Fill in: needs met", Width::Narrow, Fill::Word),
            TypedColumn::fill("Fill in: budget's projection", Width::Narrow, Fill::Word),
        ],
        key_columns: 3,
        rows,
        empty: "No item has been put forward.".to_owned(),
    }
}

fn item_row(sitting: &Sitting<'_>, item: &MinuteItem, lists: &mut Vec<WordList>) -> Vec<TypedCell> {
    let known = lists
        .iter()
        .skip(KEYS + 1)
        .position(|list| list.words == item.decisions);
    let decisions = known.map_or(lists.len(), |known| known + KEYS + 1);
    if known.is_none() {
        lists.push(list(
            &format!("Decision {}", decisions - KEYS),
            item.decisions.iter().cloned(),
        ));
    }
    let open = |wanted: bool, cell: TypedCell| if wanted { cell } else { TypedCell::Empty };
    vec![
        TypedCell::text(format!("{}/{}", sitting.date, item.key)),
        TypedCell::text(item.number.as_str()),
        TypedCell::text(item.title.as_str()),
        TypedCell::text(item.line.join(", ")),
        TypedCell::text(item.asked.as_str()),
        TypedCell::Choice(decisions),
        TypedCell::Open,
        TypedCell::Open,
        TypedCell::Open,
        TypedCell::Open,
        TypedCell::Open,
        TypedCell::Open,
        open(item.asks_needs_met, TypedCell::Choice(NEEDS_MET)),
        open(item.asks_projection, TypedCell::Choice(PROJECTED)),
    ]
}

fn actions(sitting: &Sitting<'_>, title: &str) -> TableSheet {
    let rows = (1..=ACTION_LINES).map(|number| {
        vec![
            TypedCell::text(format!("{}/A{number}", sitting.date)),
            TypedCell::Choice(KEYS),
            TypedCell::Open,
            TypedCell::Open,
            TypedCell::Open,
        ]
    });
    TableSheet {
        name: "Actions",
        title: format!("{title}: actions"),
        about: "Lines for what is set to be done, one action a line".to_owned(),
        columns: vec![
            TypedColumn::read("Key", Width::Narrow),
            TypedColumn::fill("Fill in: item", Width::Normal, Fill::Word),
            TypedColumn::fill("Fill in: what is to be done", Width::Wide, Fill::Text),
            TypedColumn::fill("Fill in: by whom", Width::Normal, Fill::Text),
            TypedColumn::fill("Fill in: by when", Width::Narrow, Fill::Date(sitting.date)),
        ],
        key_columns: 1,
        rows: rows.collect(),
        empty: String::new(),
    }
}
