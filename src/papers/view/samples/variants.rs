//! Every paper in every state in which its templates must look right and stay readable: nothing in it,
//! one of everything, sixty of everything, the longest words and the longest texts, and withheld.
//!
//! They are made from the samples' JSON, so that a field which is new to a view is in all of them.

use serde::Serialize;
use serde_json::Value;

use super::{
    agenda, agenda_of, annual_report, authorisation, briefing, extract, index, invite, letter,
    member_invite, minutes, practice_note, published_report, slip, supplement, supplement_of,
    task_extract, tracker_of, withdrawn_invite,
};

/// One state of one paper.
pub(crate) struct Variant {
    /// The template without its ending.
    pub(crate) template: &'static str,
    /// What is special about it.
    pub(crate) name: String,
    /// What the template gets.
    pub(crate) view: Value,
}

/// How many there are of everything in a crowded paper.
const MANY: usize = 60;

/// A word that no line of a narrow screen can hold.
const LONG_WORD: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-xyz";

/// A few sentences where a few words are usual.
const LONG_TEXT: &str = "The provider has said that it cannot hold the bed beyond the end of the month unless \
    the one-to-one hours are agreed, and the commissioning team has written to fourteen other providers, of \
    whom nine have not answered, four have declined on grounds of matching and one has asked for a visit in \
    the week beginning 15 June; £1,234,567.89 a week.";

/// Fields that hold a name for the templates, never words to read; times and numbers have one length.
const NOT_WORDS: [&str; 19] = [
    "align",
    "anchor",
    "audience",
    "depth",
    "fill",
    "href",
    "id",
    "mark",
    "minutes",
    "name",
    "number",
    "seat",
    "state",
    "stroke",
    "time",
    "width",
    "marking",
    "year",
    "year_before",
];

/// Values of `kind` that say what a thing is, not which kind of request.
const TAGS: [&str; 12] = [
    "bar",
    "line",
    "text",
    "rich",
    "status",
    "missing",
    "to-be-given",
    "paragraph",
    "list",
    "entry",
    "group",
    "total",
];

/// Lists that a template needs as they are.
const FIXED: [&str; 2] = ["columns", "formats"];

/// Every state of every paper.
pub(crate) fn variants() -> Vec<Variant> {
    let mut all = Vec::new();
    let mut add = |template, name: &str, view: Value| {
        all.push(Variant {
            template,
            name: name.to_owned(),
            view,
        });
    };
    for (template, view) in usual() {
        add(template, "usual", view.clone());
        add(template, "none", lists(view.clone(), 0));
        add(template, "one", lists(view.clone(), 1));
        add(template, "many", lists(view.clone(), MANY));
        add(
            template,
            "words",
            worded(view.clone(), &|text| format!("{text} {LONG_WORD}")),
        );
        add(
            template,
            "texts",
            worded(view, &|text| format!("{text}. {LONG_TEXT}")),
        );
    }
    add("agenda", "items", json(&agenda_of(MANY, &str::to_owned)));
    add("agenda", "called-off", called_off(json(&agenda())));
    add("invite", "member", json(&member_invite()));
    add("invite", "withheld", withheld(json(&invite())));
    add("invite", "withdrawn", json(&withdrawn_invite()));
    add("invite", "called-off", called_off(json(&invite())));
    add("extract", "tasks", json(&task_extract()));
    add(
        "supplement",
        "items",
        json(&supplement_of(MANY, &str::to_owned)),
    );
    add("tracker", "items", json(&tracker_of(MANY)));
    add("tracker", "empty", json(&tracker_of(0)));
    all
}

/// The samples, with something of everything; the briefing and the agenda have an item withheld.
fn usual() -> Vec<(&'static str, Value)> {
    vec![
        ("agenda", json(&agenda())),
        ("annual-report", json(&annual_report())),
        ("annual-report-publishable", json(&published_report())),
        ("authorisation", json(&authorisation())),
        ("briefing", json(&briefing())),
        ("extract", json(&extract())),
        ("index", json(&index())),
        ("invite", json(&invite())),
        ("mail", json(&letter())),
        ("minutes", json(&minutes())),
        ("practice-note", json(&practice_note())),
        ("slip", json(&slip())),
        ("supplement", json(&supplement())),
        ("tracker", json(&tracker_of(3))),
    ]
}

fn json(view: &impl Serialize) -> Value {
    serde_json::to_value(view).expect("a view has a JSON form")
}

/// The view with so many entries in each of its lists; in lists within lists there are no more than
/// before, but none if there are to be none.
fn lists(mut view: Value, count: usize) -> Value {
    resize(&mut view, count, true);
    view
}

fn resize(value: &mut Value, count: usize, outermost: bool) {
    match value {
        Value::Array(entries) => {
            let wanted = if outermost {
                count
            } else {
                entries.len().min(count)
            };
            let before = entries.clone();
            *entries = before
                .iter()
                .cycle()
                .take(if before.is_empty() { 0 } else { wanted })
                .cloned()
                .collect();
            for (number, entry) in entries.iter_mut().enumerate() {
                if number >= before.len() {
                    renumber(entry, number);
                }
                resize(entry, count, false);
            }
        }
        Value::Object(fields) => {
            let fields = fields
                .iter_mut()
                .filter(|(name, _)| !FIXED.contains(&name.as_str()) && name.as_str() != "head");
            // A row has as many cells as its table has columns.
            fields
                .filter(|(name, _)| name.as_str() != "cells")
                .for_each(|(_, field)| resize(field, count, outermost));
        }
        _ => {}
    }
}

/// Copies of an entry have anchors of their own.
fn renumber(value: &mut Value, number: usize) {
    match value {
        Value::Array(entries) => entries.iter_mut().for_each(|entry| renumber(entry, number)),
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(anchor) if name == "anchor" => {
                        *anchor = format!("{anchor}-{number}");
                    }
                    other => renumber(other, number),
                }
            }
        }
        _ => {}
    }
}

/// The view with every text for readers changed.
fn worded(mut view: Value, change: &dyn Fn(&str) -> String) -> Value {
    reword("", &mut view, change);
    view
}

fn reword(name: &str, value: &mut Value, change: &dyn Fn(&str) -> String) {
    match value {
        Value::String(text) => {
            let is_tag = name == "kind" && TAGS.contains(&text.as_str());
            if !NOT_WORDS.contains(&name) && !is_tag && !text.is_empty() {
                *text = change(text);
            }
        }
        Value::Array(values) => values
            .iter_mut()
            .for_each(|value| reword(name, value, change)),
        // The headings of columns are the program's own, and short.
        Value::Object(fields) => fields
            .iter_mut()
            .filter(|(name, _)| name.as_str() != "columns")
            .for_each(|(name, value)| reword(name, value, change)),
        _ => {}
    }
}

/// The meeting will not be held.
fn called_off(mut view: Value) -> Value {
    view["meeting"]["state"] = "cancelled".into();
    view["meeting"]["state_note"] = "Cancelled: too few members can come.".into();
    view
}

/// The first case of an invite can't be read.
fn withheld(mut view: Value) -> Value {
    view["own_cases"][0]["withheld"] = "Details withheld: the case file can't be read.".into();
    view
}
