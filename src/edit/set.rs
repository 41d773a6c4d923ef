//! A field or an entry gets a value.

use super::emit;
use super::known::{Found, Known};
use super::laid::{How, LaidField};
use super::lines::{Lines, Splice};
use super::place::{Place, Step};
use super::refused::Why;
use super::value::{Field, Value};
use std::ops::Range;

pub(super) fn set(
    known: &Known<'_>,
    place: &Place,
    value: &Value,
    order: &[&str],
) -> Result<Vec<Splice>, Why> {
    if let Some(found) = known.find(place) {
        return replaced(known.lines, &found, value);
    }
    let (around, last) = place.split().ok_or(Why::Layout)?;
    let Step::Field(name) = last else {
        return Err(Why::NotThere);
    };
    let field = Field::new(name.clone(), value.clone());
    match known.find(&around) {
        None => set(known, &around, &Value::Record(vec![field]), order),
        Some(found) if found.laid.is_void() => {
            replaced(known.lines, &found, &Value::Record(vec![field]))
        }
        Some(found) => match &found.laid.how {
            How::Record(fields) => Ok(vec![inserted(known.lines, &found, fields, &field, order)]),
            How::BracedRecord(fields) => Ok(vec![among(fields, &field, order)]),
            _ => Err(Why::NotThere),
        },
    }
}

/// Another value at a place that has one, or a name or a hyphen at least.
pub(super) fn replaced(
    lines: Lines<'_>,
    found: &Found<'_>,
    value: &Value,
) -> Result<Vec<Splice>, Why> {
    let laid = found.laid;
    let own = laid.start..laid.end;
    if laid.is_braced() && lines.has_remark(own.clone()) {
        return Err(Why::Remark);
    }
    if found.in_brackets {
        let text = emit::bracketed(value);
        return Ok(vec![match (&laid.how, found.head) {
            (How::Empty, Some(_)) => Splice::new(own, format!(" {text}")),
            (How::Empty, None) => Splice::new(own, format!(": {text}")),
            _ => Splice::new(own, text),
        }]);
    }
    let head = found.head.ok_or(Why::Layout)?;
    let as_before = match laid.how {
        How::BracedRecord(_) if !laid.is_void() => {
            emit::as_neighbours(value, lines.column(laid.start))
        }
        _ => None,
    };
    let new = match as_before {
        Some(text) => vec![format!(" {text}")],
        None if found.is_entry => emit::behind_hyphen(value, found.indent),
        None => emit::valued(String::new(), value, found.indent),
    };
    let (first, below) = new.split_first().ok_or(Why::Layout)?;
    let on_line = lines.start(head) == lines.start(laid.start);
    let below_line = |at: usize| (!below.is_empty()).then(|| lines.below(at, below));
    // Between the colon and the value stands as much space as before.
    let in_place = |range: Range<usize>| {
        if first.is_empty() || !on_line || head == range.start {
            Splice::new(head..range.end, first.as_str())
        } else {
            Splice::new(range, first.trim_start())
        }
    };
    match laid.how {
        How::Empty => Ok(with(
            Splice::new(head..head, first.as_str()),
            below_line(head),
        )),
        How::Inline | How::BracedRecord(_) | How::BracedList(_) => {
            if lines.has_remark(head..laid.start) {
                return Err(Why::Remark);
            }
            Ok(with(in_place(own), below_line(laid.end)))
        }
        How::Block { mark_end } => {
            if !on_line {
                return Err(Why::Layout);
            }
            let mark = in_place(laid.start..mark_end);
            if laid.end == mark_end {
                return Ok(with(mark, below_line(mark_end)));
            }
            let body = lines.next(mark_end)..lines.next(laid.end);
            Ok(with(mark, Some(instead(lines, body, below))))
        }
        How::Record(_) | How::List(_) if on_line => {
            // What stands beside its last line would stand beside another.
            if lines.has_remark(laid.end..lines.end(laid.end)) {
                return Err(Why::Remark);
            }
            let end = lines.line_end(head);
            Ok(vec![Splice::new(head..laid.end, new.join(end))])
        }
        How::Record(_) | How::List(_) => {
            let body = lines.next(head)..lines.next(laid.end);
            let first = Splice::new(head..head, first.as_str());
            Ok(with(first, Some(instead(lines, body, below))))
        }
    }
}

fn with(first: Splice, second: Option<Splice>) -> Vec<Splice> {
    std::iter::once(first).chain(second).collect()
}

/// Other lines, or none, instead of whole lines.
fn instead(lines: Lines<'_>, range: Range<usize>, new: &[String]) -> Splice {
    if new.is_empty() {
        return lines.without(range);
    }
    let end = lines.line_end(range.start);
    let is_open = range.end == lines.0.len() && !lines.0.ends_with('\n');
    let last = if is_open { "" } else { end };
    Splice::new(range, new.join(end) + last)
}

/// Where a new field goes.
enum Beside {
    Below(usize),
    Above(usize),
}

fn beside(fields: &[LaidField], name: &str, order: &[&str]) -> Beside {
    let last = Beside::Below(fields.len() - 1);
    let rank = |name: &str| order.iter().position(|known| *known == name);
    let Some(own) = rank(name) else {
        return last;
    };
    let ranks = fields.iter().enumerate();
    let ranks = ranks.filter_map(|(at, field)| Some((rank(&field.name)?, at)));
    let before = ranks.clone().filter(|(rank, _)| *rank < own).max();
    let after = ranks.filter(|(rank, _)| *rank > own).min();
    match (before, after) {
        (Some((_, at)), _) => Beside::Below(at),
        (None, Some((_, at))) => Beside::Above(at),
        (None, None) => last,
    }
}

/// A new field on lines of its own.
fn inserted(
    lines: Lines<'_>,
    around: &Found<'_>,
    fields: &[LaidField],
    field: &Field,
    order: &[&str],
) -> Splice {
    let column = lines.column(fields[0].key);
    let mut new = emit::field(field, column);
    let above = |at: usize| {
        let floor = match (at, around.head) {
            (0, None) => 0,
            (0, Some(head)) => lines.next(head),
            (at, _) => lines.next(fields[at - 1].end()),
        };
        lines.remark_above(fields[at].key, floor)
    };
    let at = match beside(fields, &field.name, order) {
        Beside::Above(at) if at > 0 => return lines.above_line(above(at), &new),
        // Where the first field shares a line with a hyphen, or what is said of it might be said of the
        // new one, the new one stands last.
        Beside::Above(_) => {
            let key = fields[0].key;
            let is_free =
                lines.begins(key) && lines.above(key).is_none_or(|above| !lines.is_remark(above));
            if is_free {
                return lines.above_line(key, &new);
            }
            fields.len() - 1
        }
        Beside::Below(at) => at,
    };
    let neighbour = &fields[at];
    let has_lines = lines.start(neighbour.key) != lines.start(neighbour.end());
    let stands_apart = lines
        .above(above(at))
        .is_some_and(|above| lines.is_blank(above));
    if new.len() > 1 && has_lines && stands_apart {
        new.insert(0, String::new());
    }
    lines.below(neighbour.end(), &new)
}

/// A new field among those in brackets.
fn among(fields: &[LaidField], field: &Field, order: &[&str]) -> Splice {
    let text = emit::bracketed_field(field);
    match beside(fields, &field.name, order) {
        Beside::Below(at) => {
            let end = fields[at].end();
            Splice::new(end..end, format!(", {text}"))
        }
        Beside::Above(at) => {
            let key = fields[at].key;
            Splice::new(key..key, format!("{text}, "))
        }
    }
}
