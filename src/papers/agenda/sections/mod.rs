//! The sections that an edition can ask for: computed from the files, and beside it what a role
//! supplied.

mod cases;
mod changed;
mod costs;
mod frame;
mod line;
mod lines;
mod lists;
mod marked;
mod marks;
mod send;
mod standing;
mod supplied;
#[cfg(test)]
mod tests;
mod told;
mod vacancies;

pub(in crate::papers) use changed::{Changed, changed_lines};
pub(in crate::papers) use lines::lines;
pub(in crate::papers::agenda) use marked::marks;
pub(in crate::papers::agenda) use send::taken_together;
pub(in crate::papers) use told::{News, news, told};

use super::super::desk::Sitting;
use super::super::view::{Empty, Mark, Row, RowKind, Section, Table};
use crate::model::edition;

/// What the files of this folder print, each its own sections and nothing for another's. A test asks for
/// every section of an agenda.
const BUILDERS: [fn(&Sitting<'_>, edition::Section) -> Option<Section>; 6] = [
    costs::build,
    vacancies::build,
    cases::build,
    send::build,
    lists::build,
    standing::build,
];

/// How many lines of a list the agenda prints; a longer one stands whole in the annex.
const LINES: usize = 12;

/// The sections as the agenda prints them, long lists in brief.
pub(super) fn in_brief(sitting: &Sitting<'_>) -> Vec<Section> {
    let sections = sections(sitting).into_iter();
    let brief = sections.map(|section| Section {
        tables: section.tables.into_iter().map(brief).collect(),
        ..section
    });
    brief.collect()
}

/// The sections of which the agenda prints some list in brief, whole.
pub(super) fn in_full(sitting: &Sitting<'_>) -> Vec<Section> {
    let mut sections = sections(sitting);
    sections.retain(|section| section.tables.iter().any(is_long));
    sections
}

fn is_long(table: &Table) -> bool {
    entries(table) > LINES
}

fn entries(table: &Table) -> usize {
    let rows = table.rows.iter();
    rows.filter(|row| row.kind == RowKind::Entry).count()
}

/// A long list as its sums and as many of the lines that want attention as there is room for, so that an
/// agenda grows with its meeting and not with the children whom the authority looks after.
fn brief(table: Table) -> Table {
    if !is_long(&table) {
        return table;
    }
    let all = format!("All {} lines stand in the annex.", entries(&table));
    let wants_attention = |row: &Row| {
        let mut cells = row.cells.iter();
        row.kind == RowKind::Entry && cells.any(|cell| cell.mark == Some(Mark::Attention))
    };
    let (lines, sums): (Vec<Row>, Vec<Row>) = table
        .rows
        .into_iter()
        .filter(|row| row.kind == RowKind::Total || wants_attention(row))
        .partition(|row| row.kind == RowKind::Entry);
    let rows: Vec<Row> = lines.into_iter().take(LINES).chain(sums).collect();
    let empty = Empty::none(all.clone());
    let note = match (rows.is_empty(), table.note) {
        (true, note) => note,
        (false, Some(note)) => Some(format!("{all} {note}")),
        (false, None) => Some(all),
    };
    Table {
        rows,
        empty,
        note,
        ..table
    }
}

/// The sections that the edition asks for and that are no fixed piece of the agenda.
fn sections(sitting: &Sitting<'_>) -> Vec<Section> {
    let asked = edition::Section::ALL
        .iter()
        .filter(|section| sitting.asks_for(**section));
    let build = |section| BUILDERS.iter().find_map(|build| build(sitting, section));
    asked.filter_map(|section| build(*section)).collect()
}
