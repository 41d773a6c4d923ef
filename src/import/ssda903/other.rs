//! What the smaller files of the return say.

use super::reader::Reader;
use crate::edit::Value;
use crate::import::facts::{Apart, Entry, Fact};
use crate::import::sheet::Row;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// That the child is a parent.
pub(super) fn parent(header: &[Row]) -> Option<Fact> {
    let says = |row: &&Row| {
        row.get("MOTHER")
            .is_some_and(|mother| mother.trim_end_matches(".0") == "1")
    };
    let row = header.iter().find(says)?;
    Some(Fact::field(
        &row.at,
        &["parent"],
        "that the child is a parent",
        Value::word("true"),
    ))
}

/// That the child is an unaccompanied asylum-seeking child, and has not ceased to be one.
pub(super) fn uasc(rows: &[Row], header: &[Row], reader: &mut Reader<'_, '_>) -> Option<Fact> {
    // The XML says so in the header.
    let says = |row: &&Row| row.get("UASC").is_some_and(|uasc| uasc == "1");
    let row = rows.iter().find(|row| !row.has("UASC") || says(row));
    let row = row.or_else(|| header.iter().find(says))?;
    if let Some(ceased) = reader.may_day(row, "DUC")? {
        let why =
            format!("the status of an asylum seeker ceased (DUC) on {ceased}, and was left out");
        reader.odd(&row.at, why);
        return None;
    }
    Some(Fact::field(
        &row.at,
        &["uasc"],
        "that the child is an asylum seeker",
        Value::word("true"),
    ))
}

/// The days of reviews.
pub(super) fn reviews(rows: &[Row], reader: &mut Reader<'_, '_>, facts: &mut Vec<Fact>) {
    let mut seen = BTreeSet::new();
    for row in rows {
        let Some(on) = reader.day(row, "REVIEW") else {
            continue;
        };
        if seen.insert(on) {
            let entry = Entry::on(&["reviews"], &["on"], on, vec![("on", Value::word(&on))]);
            facts.push(Fact::entry(&row.at, format!("review of {on}"), entry));
        }
    }
}

/// Times of being missing, or away.
pub(super) fn missing(rows: &[Row], reader: &mut Reader<'_, '_>, facts: &mut Vec<Fact>) {
    for row in rows {
        let Some((from, until)) = time(row, ("MIS_START", "MIS_END"), reader) else {
            continue;
        };
        let kind = match row.get("MISSING").map(str::to_ascii_uppercase).as_deref() {
            Some("M") => "missing",
            Some("A") => "away",
            _ => {
                reader.left_out(&row.at, "MISSING is a code of no list");
                continue;
            }
        };
        let mut fields = vec![("from", Value::word(&from))];
        fields.extend(until.map(|until| ("until", Value::word(&until))));
        fields.push(("kind", Value::word(kind)));
        let mut entry = Entry::of(&["missing"], (from, until), Apart::Nothing, fields);
        entry.key = &["from", "kind"];
        facts.push(Fact::entry(&row.at, format!("{kind} from {from}"), entry));
    }
}

/// Orders that deprive of liberty.
pub(super) fn deprivation(rows: &[Row], reader: &mut Reader<'_, '_>, facts: &mut Vec<Fact>) {
    let mut open: Option<(Date, Option<Date>)> = None;
    let mut times = Vec::new();
    for row in rows {
        if let Some(time) = time(row, ("DOLO_START", "DOLO_END"), reader) {
            times.push((time, row));
        }
    }
    times.sort_by_key(|((made, _), _)| *made);
    for ((made, ended), row) in times {
        if open.is_some_and(|(_, ended)| ended.is_none_or(|ended| made < ended)) {
            reader.left_out(&row.at, "the order begins while an earlier one lasts");
            continue;
        }
        open = Some((made, ended));
        let mut fields = vec![
            ("kind", Value::word("deprivation-of-liberty")),
            ("made", Value::word(&made)),
        ];
        fields.extend(ended.map(|ended| ("ended", Value::word(&ended))));
        let mut entry = Entry::of(&["orders"], (made, ended), Apart::Nothing, fields);
        entry.key = &["kind", "made"];
        facts.push(Fact::entry(
            &row.at,
            format!("deprivation of liberty from {made}"),
            entry,
        ));
    }
}

/// Decisions that the child is to be placed for adoption, and still is.
pub(super) fn adoption(rows: &[Row], reader: &mut Reader<'_, '_>, facts: &mut Vec<Fact>) {
    for row in rows {
        let Some((decided, ceased)) = time(row, ("DATE_PLACED", "DATE_PLACED_CEASED"), reader)
        else {
            continue;
        };
        if let Some(ceased) = ceased {
            let why = format!("adoption was given up on {ceased}: enter what the plan is now");
            reader.odd(&row.at, why);
            continue;
        }
        let fields = vec![
            ("plan", Value::word("adoption")),
            ("decided", Value::word(&decided)),
        ];
        let entry = Entry::on(&["permanence"], &["plan", "decided"], decided, fields);
        facts.push(Fact::entry(
            &row.at,
            format!("plan of adoption of {decided}"),
            entry,
        ));
    }
}

/// Social workers over time, where a table says who they are here.
pub(super) fn social_workers(rows: &[Row], reader: &mut Reader<'_, '_>, facts: &mut Vec<Fact>) {
    let mut times = Vec::new();
    for row in rows {
        let Some(person) = row.get("SW_ID").and_then(|id| reader.references.person(id)) else {
            reader.odd(
                &row.at,
                "SW_ID is not in imports/references.csv; the social worker was left out",
            );
            continue;
        };
        if let Some(time) = time(row, ("SW_DECOM", "SW_DEC"), reader) {
            times.push((time, person, row));
        }
    }
    times.sort_by_key(|((from, _), ..)| *from);
    let begins: Vec<Date> = times.iter().map(|((from, _), ..)| *from).collect();
    for (at, ((from, until), person, row)) in times.iter().enumerate() {
        let next = begins.get(at + 1);
        if next.is_some_and(|next| until.is_none_or(|until| until > *next)) {
            reader.left_out(
                &row.at,
                "the social worker's time overlaps with a later one's",
            );
            continue;
        }
        // The day on which one leaves is the first of the next.
        let last = until.map(|until| {
            if next == Some(&until) {
                until.yesterday().unwrap_or(until)
            } else {
                until
            }
        });
        let mut fields = vec![("from", Value::word(from))];
        fields.extend(last.map(|last| ("until", Value::word(&last))));
        fields.push(("value", Value::text(person.as_str())));
        let entry = Entry::of(&["social-worker"], (*from, last), Apart::All, fields);
        facts.push(Fact::entry(
            &row.at,
            format!("social worker from {from}"),
            entry,
        ));
    }
}

/// A first day and perhaps a last; nothing, once it was told why the row can't be taken.
fn time(
    row: &Row,
    (first, last): (&str, &str),
    reader: &mut Reader<'_, '_>,
) -> Option<(Date, Option<Date>)> {
    let from = reader.day(row, first)?;
    let until = reader.may_day(row, last)?;
    if until.is_some_and(|until| until < from) {
        reader.left_out(&row.at, format!("{last} lies before {first}"));
        return None;
    }
    Some((from, until))
}
