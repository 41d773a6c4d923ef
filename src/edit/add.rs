//! A list gets one entry more.

use super::emit;
use super::known::{Found, Known};
use super::laid::{How, LaidEntry};
use super::lines::{Lines, Splice};
use super::place::Place;
use super::refused::Why;
use super::set::{replaced, set};
use super::value::{Entry, Value};

pub(super) fn add(
    known: &Known<'_>,
    place: &Place,
    before: Option<usize>,
    entry: &Entry,
) -> Result<Vec<Splice>, Why> {
    let alone = || Value::List(vec![entry.clone()]);
    let Some(found) = known.find(place) else {
        return set(known, place, &alone(), &[]);
    };
    if found.laid.is_void() {
        return replaced(known.lines, &found, &alone());
    }
    match &found.laid.how {
        How::List(entries) => {
            let at = before.unwrap_or(entries.len()).min(entries.len());
            Ok(vec![inserted(known.lines, &found, entries, at, entry)?])
        }
        How::BracedList(entries) => {
            let at = before.unwrap_or(entries.len()).min(entries.len());
            let text = emit::bracketed(&entry.value);
            Ok(vec![if at == 0 {
                let start = entries[0].mark;
                Splice::new(start..start, format!("{text}, "))
            } else {
                let end = entries[at - 1].end();
                Splice::new(end..end, format!(", {text}"))
            }])
        }
        _ => Err(Why::NotThere),
    }
}

fn inserted(
    lines: Lines<'_>,
    around: &Found<'_>,
    entries: &[LaidEntry],
    at: usize,
    entry: &Entry,
) -> Result<Splice, Why> {
    let column = lines.column(entries[0].mark);
    let mut new = as_neighbours(entries, entry, column);
    let above = |at: usize| {
        let floor = match at.checked_sub(1) {
            Some(before) => lines.next(entries[before].end()),
            None => around.head.map_or(0, |head| lines.next(head)),
        };
        lines.remark_above(entries[at].mark, floor)
    };
    let last = entries.len() - 1;
    // An empty line between those beside it asks for one more.
    let stands_apart = |at: usize| {
        let above = entries.get(at).and_then(|_| lines.above(above(at)));
        at > 0 && above.is_some_and(|above| lines.is_blank(above))
    };
    if at > last {
        if stands_apart(last) {
            new.insert(0, String::new());
        }
        return Ok(lines.below(entries[last].end(), &new));
    }
    if !lines.begins(entries[at].mark) {
        return Err(Why::Layout);
    }
    if stands_apart(at.max(1)) {
        new.push(String::new());
    }
    Ok(lines.above_line(above(at), &new))
}

/// The entry in the way in which the others are written, if they are all in brackets and it fits.
fn as_neighbours(entries: &[LaidEntry], entry: &Entry, column: usize) -> Vec<String> {
    let is_braced =
        |one: &LaidEntry| matches!(&one.value.how, How::BracedRecord(fields) if !fields.is_empty());
    let mut entry = entry.clone();
    entry.in_braces |= entries.iter().all(is_braced);
    emit::entry(&entry, column)
}
