//! A field or an entry goes, with the remark directly above it.

use super::known::{Found, Known};
use super::laid::{How, LaidEntry, LaidField};
use super::lines::{Lines, Splice};
use super::place::{Place, Step};
use super::refused::Why;
use super::set::replaced;
use super::value::Value;
use std::ops::Range;

pub(super) fn remove(known: &Known<'_>, place: &Place) -> Result<Vec<Splice>, Why> {
    let (around, last) = place.split().ok_or(Why::WholeFile)?;
    let found = known.find(&around).ok_or(Why::NotThere)?;
    let lines = known.lines;
    match (&found.laid.how, last) {
        (How::Record(fields) | How::BracedRecord(fields), Step::Field(name)) => {
            let spans: Vec<_> = fields.iter().map(LaidField::span).collect();
            let at = fields.iter().position(|field| field.name == *name);
            let nothing = Value::Record(Vec::new());
            one_of(lines, &found, &spans, at.ok_or(Why::NotThere)?, &nothing)
        }
        (How::List(entries) | How::BracedList(entries), Step::Entry(at)) => {
            let spans: Vec<_> = entries.iter().map(LaidEntry::span).collect();
            one_of(lines, &found, &spans, *at, &Value::List(Vec::new()))
        }
        _ => Err(Why::NotThere),
    }
}

impl LaidField {
    fn span(&self) -> Range<usize> {
        self.key..self.end()
    }
}

impl LaidEntry {
    fn span(&self) -> Range<usize> {
        self.mark..self.end()
    }
}

/// Takes out one of several; where it is the only one, `nothing` takes the place of all.
fn one_of(
    lines: Lines<'_>,
    around: &Found<'_>,
    all: &[Range<usize>],
    at: usize,
    nothing: &Value,
) -> Result<Vec<Splice>, Why> {
    if all.len() == 1 {
        return replaced(lines, around, nothing);
    }
    let own = &all[at];
    if around.laid.is_braced() {
        let range = match at.checked_sub(1) {
            Some(before) => all[before].end..own.end,
            None => own.start..all[1].start,
        };
        // Its own text may hold a hash; what lies beside it may only if that is a remark.
        let beside = [range.start..own.start, own.end..range.end];
        if beside.into_iter().any(|beside| lines.has_remark(beside)) {
            return Err(Why::Remark);
        }
        return Ok(vec![Splice::new(range, "")]);
    }
    if !lines.begins(own.start) {
        // It shares its line with a hyphen, which the next one takes over.
        let next = all.get(at + 1).ok_or(Why::Layout)?;
        if at > 0 || lines.has_remark(own.end..next.start) {
            return Err(Why::Remark);
        }
        return Ok(vec![Splice::new(own.start..next.start, "")]);
    }
    let floor = match at.checked_sub(1) {
        Some(before) => lines.next(all[before].end),
        None => around.head.map_or(0, |head| lines.next(head)),
    };
    let mut from = lines.remark_above(own.start, floor);
    let mut to = lines.next(own.end);
    let blank_above = |from: usize| {
        lines
            .above(from)
            .filter(|above| *above >= floor && lines.is_blank(*above))
    };
    if at + 1 == all.len() {
        while let Some(above) = blank_above(from) {
            from = above;
        }
    } else if (at == 0 && around.head.is_some() || blank_above(from).is_some())
        && lines.is_blank(to)
    {
        to = lines.next(to);
    }
    Ok(vec![lines.without(from..to)])
}
