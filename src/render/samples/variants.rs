//! Every paper in every state in which its templates must look right and stay readable.
//!
//! The states are those that the builders make from the scenes; a test asks that they take every branch
//! of every template. Besides, the usual paper is stretched: nothing in its lists, one of everything,
//! sixty of everything, the longest words and the longest texts. No workspace makes every text of a view
//! long, so that this is done to the view.

use super::scenes;
use super::{Papers, papers};
use serde_json::Value;
use std::sync::LazyLock;

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
pub(crate) const LONG_WORD: &str = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-xyz";

/// A few sentences where a few words are usual.
pub(crate) const LONG_TEXT: &str = "The provider has said that it cannot hold the bed beyond the end of the month unless \
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

/// The week before a meeting.
static USUAL: LazyLock<Papers> = LazyLock::new(|| papers(&scenes::usual()));
static SUPPLIED: LazyLock<Papers> = LazyLock::new(|| papers(&scenes::supplied()));
static CALLED_OFF: LazyLock<Papers> = LazyLock::new(|| papers(&scenes::called_off()));
static FIRST: LazyLock<Papers> = LazyLock::new(|| papers(&scenes::first()));
static YEAR: LazyLock<Papers> = LazyLock::new(|| papers(&scenes::year()));
static PLAIN: LazyLock<Papers> = LazyLock::new(|| papers(&scenes::plain()));
static UNMET: LazyLock<Papers> = LazyLock::new(|| papers(&scenes::unmet()));
static NOTHING: LazyLock<Papers> = LazyLock::new(|| papers(&scenes::nothing()));
static CROWDED: LazyLock<Papers> = LazyLock::new(|| papers(&scenes::crowded(MANY)));

/// The papers that are looked at: template, state, scene, and what the paper is about. The first of each
/// template is stretched.
#[rustfmt::skip]
static STATES: [(&str, &str, &LazyLock<Papers>, &str); 53] = [
    ("agenda", "usual", &USUAL, "2026-06-10"),
    ("agenda", "held", &USUAL, "2026-05-27"),
    ("agenda", "called-off", &CALLED_OFF, "2026-06-10"),
    ("agenda", "first", &FIRST, "2026-06-10"),
    ("agenda", "plain", &PLAIN, "2026-06-10"),
    ("agenda", "items", &CROWDED, "2026-06-10"),
    ("annex", "usual", &CROWDED, "2026-06-10"),
    ("annual-report", "usual", &YEAR, "2026-27"),
    ("annual-report", "running", &USUAL, "2026-27"),
    ("annual-report", "plain", &PLAIN, "2025-26"),
    ("annual-report-publishable", "usual", &YEAR, "2026-27"),
    ("authorisation", "usual", &USUAL, "2026-05-27 authorisation-C-0002-extension"),
    ("authorisation", "given", &USUAL, "2026-05-27 authorisation-C-0008-placement-new"),
    ("briefing", "usual", &USUAL, "2026-06-10 briefing-shah-a"),
    ("briefing", "complete", &YEAR, "2026-06-10 briefing-shah-a"),
    ("extract", "usual", &USUAL, "adair-t"),
    ("extract", "tasks", &USUAL, "moss-i"),
    ("extract", "decisions", &USUAL, "gray-o"),
    ("index", "usual", &USUAL, ""),
    ("index", "unmet", &UNMET, ""),
    ("index", "nothing", &NOTHING, ""),
    ("invite", "usual", &USUAL, "2026-06-10 adair-t"),
    ("invite", "member", &USUAL, "2026-06-10 marsh-d"),
    ("invite", "withheld", &USUAL, "2026-06-10 shah-a"),
    ("invite", "withdrawn", &USUAL, "2026-06-10 reed-z"),
    ("invite", "called-off", &CALLED_OFF, "2026-06-10 reed-z"),
    ("invite", "gaps", &USUAL, "2026-06-10 brook-s"),
    ("invite", "complete", &SUPPLIED, "2026-06-10 brook-s"),
    ("invite", "owes", &SUPPLIED, "2026-06-10 jarvis-h"),
    ("invite", "owed", &USUAL, "2026-06-10 quill-b"),
    ("invite", "extraordinary", &USUAL, "2026-06-24 marsh-d"),
    ("mail", "usual", &USUAL, "2026-06-10 adair-t"),
    ("mail", "withdrawn", &USUAL, "2026-06-10 reed-z"),
    ("minutes", "usual", &USUAL, "2026-06-10 minutes"),
    ("minutes", "plain", &PLAIN, "2026-06-10 minutes"),
    ("minutes", "extraordinary", &USUAL, "2026-06-24 minutes"),
    ("minutes", "first", &FIRST, "2026-06-10 minutes"),
    ("practice-note", "usual", &USUAL, "2026-05-27 practice-note-2-C-0001-placement-review"),
    ("practice-note", "sent", &USUAL, "2026-05-27 practice-note-1-C-0002-extension"),
    ("record", "usual", &USUAL, "2026-05-27"),
    ("record", "year", &YEAR, "2026-05-27"),
    ("record", "items", &CROWDED, "2026-05-27"),
    ("slip", "usual", &USUAL, "2026-05-27 slip-C-0002-extension"),
    ("slip", "recorded", &USUAL, "2026-05-27 slip-C-0001-placement-review"),
    ("slip", "no-action", &USUAL, "2026-05-27 slip-C-0008-placement-new"),
    ("supplement", "usual", &USUAL, "2026-06-10 2"),
    ("supplement", "sent", &USUAL, "2026-06-10 1"),
    ("supplement", "items", &CROWDED, "2026-06-10 1"),
    ("supplement", "called-off", &CALLED_OFF, "2026-06-10 1"),
    ("tracker", "usual", &USUAL, ""),
    ("tracker", "first", &FIRST, ""),
    ("tracker", "items", &CROWDED, ""),
    ("tracker", "year", &YEAR, ""),
];

/// What a template gets in one of the states.
pub(crate) fn view(template: &str, state: &str) -> Value {
    let mut states = STATES.iter();
    let found = states.find(|(of, name, ..)| *of == template && *name == state);
    let (template, _, scene, about) = found.unwrap_or_else(|| panic!("no {template}, {state}"));
    scene.view(template, about)
}

/// Every state that the builders make.
pub(crate) fn states() -> impl Iterator<Item = Variant> {
    STATES
        .iter()
        .map(|(template, state, scene, about)| Variant {
            template,
            name: (*state).to_owned(),
            view: scene.view(template, about),
        })
}

/// Every state, and each template's usual paper stretched.
pub(crate) fn variants() -> &'static [Variant] {
    static VARIANTS: LazyLock<Vec<Variant>> = LazyLock::new(with_stretched);
    &VARIANTS
}

fn with_stretched() -> Vec<Variant> {
    let stretched = states().filter(|state| state.name == "usual").flat_map(
        |Variant { template, view, .. }| {
            let longer =
                |more: &'static str| worded(view.clone(), &|text| format!("{text} {more}"));
            [
                ("none", lists(view.clone(), 0)),
                ("one", lists(view.clone(), 1)),
                ("many", lists(view.clone(), MANY)),
                ("words", longer(LONG_WORD)),
                ("texts", longer(LONG_TEXT)),
            ]
            .map(|(name, view)| Variant {
                template,
                name: name.to_owned(),
                view,
            })
        },
    );
    states().chain(stretched).collect()
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
pub(crate) fn worded(mut view: Value, change: &dyn Fn(&str) -> String) -> Value {
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
        // Labels and the headings of columns are the program's own, and short.
        Value::Object(fields) => fields
            .iter_mut()
            .filter(|(name, _)| name.as_str() != "columns" && !name.ends_with("labels"))
            .for_each(|(name, value)| reword(name, value, change)),
        _ => {}
    }
}
