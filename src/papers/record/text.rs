//! The record as plain words, to paste into a mail or a case system.

use super::super::view::{
    Cell, Fact, MeetingRecord, Passage, RecordItem, RecordSection, Row, RowKind, Table, Value,
    Width,
};
use super::super::words;

/// All that the record says, from its marking to its marking.
pub(in super::super) fn text(record: &MeetingRecord) -> Vec<Passage> {
    let head = &record.head;
    let mut passages = vec![
        Passage::Line(head.marking.clone()),
        Passage::Line(head.authority.clone()),
        Passage::Line(head.panel.clone()),
    ];
    let subtitle = head.subtitle.as_deref().unwrap_or_default();
    passages.push(Passage::Line(format!("{}, {subtitle}", head.title)));
    passages.extend(head.draft.clone().map(Passage::Line));
    passages.extend(record.facts.iter().map(entry));
    for section in &record.sections {
        add(&mut passages, section);
    }
    let handling = head.handling.clone();
    let ending = std::iter::once(format!("{}.", head.edition)).chain(handling);
    let ending = ending.chain([head.imprint.clone(), head.marking.clone()]);
    passages.extend(ending.map(Passage::Line));
    passages
}

fn add(passages: &mut Vec<Passage>, section: &RecordSection) {
    passages.push(Passage::Heading(section.title.clone()));
    let intro = section.intro.iter().cloned();
    passages.extend(intro.map(Passage::Paragraph));
    passages.extend(section.facts.iter().map(entry));
    passages.extend(section.table.iter().flat_map(rows));
    for item in &section.items {
        let RecordItem {
            title,
            decision,
            facts,
        } = item;
        passages.push(Passage::Subheading(title.clone()));
        let decision = decision.as_ref();
        passages.extend(
            decision.map(|status| Passage::Entry("Decision".to_owned(), vec![status.text.clone()])),
        );
        passages.extend(facts.iter().map(entry));
    }
}

fn entry(fact: &Fact) -> Passage {
    let lines = match &fact.value {
        Value::Text { text } | Value::Missing { text } | Value::ToBeGiven { text } => {
            vec![text.clone()]
        }
        Value::Rich { rich } => rich.lines(),
        Value::Status { status } => vec![status.text.clone()],
    };
    Passage::Entry(fact.label.clone(), lines)
}

/// A row as a point: what its cells say, one after the other.
fn rows(table: &Table) -> impl Iterator<Item = Passage> {
    let entries = table.rows.iter().filter(|row| row.kind == RowKind::Entry);
    entries.map(|row: &Row| {
        let cells = row.cells.iter().zip(&table.columns);
        let cells = cells.filter(|(cell, _)| !cell.text.is_empty());
        let said = cells.map(|(Cell { text, sub, .. }, column)| match sub {
            // A second line below a sentence is one of its own.
            Some(sub) if column.width == Width::Wide => {
                format!("{} {}", words::sentence(text), words::sentence(sub))
            }
            Some(sub) => words::sentence(&format!("{text}, {sub}")),
            None => words::sentence(text),
        });
        Passage::Point(said.collect::<Vec<_>>().join(" "))
    })
}
