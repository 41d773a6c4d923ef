//! What was meant by a name that is written as people say it: `Peggy Ng` where a staff id belongs, or
//! the title of a kind of request in place of its id.

use super::files::Files;
use super::references::{self, Named};
use crate::diag::{Diagnostic, Span, Subject};
use crate::model::edition::Edition;
use crate::model::value::Slug;
use crate::yaml::{At, Unread};
use std::collections::BTreeMap;

/// Adds the right form to the findings about such names.
pub(super) fn explain(files: &Files, findings: &mut [Diagnostic]) {
    if files.unread.is_empty() {
        return;
    }
    let named = references::named(files);
    let told = findings
        .iter_mut()
        .filter(|finding| finding.rule == "wrong-value");
    let mut told: BTreeMap<Span, &mut Diagnostic> =
        told.map(|finding| (finding.span, finding)).collect();
    for (unread, subject) in &files.unread {
        if let Some(finding) = told.get_mut(&unread.span)
            && let Some(known) = Known::of(unread, subject, files, &named)
        {
            finding.message = format!("expected the id of a {}", known.thing);
            finding.help = Some(known.help(&unread.text));
        }
    }
}

/// What may stand in a place: each id with the names that people use for it.
struct Known {
    thing: &'static str,
    ids: Vec<(String, String)>,
    /// Where they are listed; the words of an edition are few enough to be named.
    home: Option<&'static str>,
}

impl Known {
    fn of(unread: &Unread, subject: &Subject, files: &Files, named: &Named) -> Option<Self> {
        if files.broken_kinds.contains(unread.of) {
            return None;
        }
        match named.get(unread.of) {
            Some(ids) => Some(Self {
                thing: unread.of,
                ids: ids.clone(),
                home: Some(references::home(unread.of)),
            }),
            None => Self::word(unread, edition(subject, files)?),
        }
    }

    /// A word of the edition that stands in a meeting.
    fn word(unread: &Unread, edition: &Edition) -> Option<Self> {
        let (thing, ids) = match (unread.of, unread.field.as_str()) {
            ("Item", "kind") => (
                "kind of request",
                named(
                    edition
                        .kinds
                        .iter()
                        .map(|one| (&one.id, one.title.as_str())),
                ),
            ),
            ("Return", "kind") => (
                "return",
                named(
                    edition
                        .returns
                        .iter()
                        .map(|one| (&one.id, one.title.as_str())),
                ),
            ),
            ("Attendance", "seat") => (
                "seat",
                named(
                    edition
                        .seats
                        .iter()
                        .map(|one| (&one.id, one.title.as_str())),
                ),
            ),
            ("Outcome", "decision") => (
                "decision",
                named(
                    edition
                        .decisions
                        .iter()
                        .map(|one| (&one.id, one.title.as_str())),
                ),
            ),
            ("PaperReceived", "form") => (
                "form",
                named(
                    edition
                        .forms
                        .iter()
                        .map(|one| (&one.id, one.title.as_str())),
                ),
            ),
            ("LetterSent", "letter") => (
                "letter",
                named(
                    edition
                        .letters
                        .iter()
                        .map(|one| (&one.id, one.title.as_str())),
                ),
            ),
            _ => return None,
        };
        Some(Self {
            thing,
            ids,
            home: None,
        })
    }

    fn help(&self, text: &str) -> String {
        let meant = self.meant(text);
        match (meant.as_slice(), self.home) {
            ([], Some(home)) => format!("write the id as {home} has it after `id:`"),
            ([], None) => {
                let ids: Vec<&str> = self.ids.iter().map(|(id, _)| id.as_str()).collect();
                format!("use one of: {}", ids.join(", "))
            }
            ([id], _) => format!("write `{id}`"),
            (ids, _) => format!("write one of: {}", ids.join(", ")),
        }
    }

    /// The ids that a text may mean: of the same name or id but for spelling; else of the same surname
    /// and first initial, or of a name that has it in brackets.
    fn meant(&self, text: &str) -> Vec<&str> {
        let wanted = words(text);
        let by = |is_meant: &dyn Fn(&str, &[String]) -> bool| -> Vec<&str> {
            let ids = self.ids.iter();
            let meant = ids.filter(|(id, name)| is_meant(id, &words(name)));
            meant.map(|(id, _)| id.as_str()).collect()
        };
        let same = by(&|id, name| name == wanted || words(id) == wanted);
        if !same.is_empty() || wanted.is_empty() {
            return same;
        }
        by(&|_, name| match (wanted.as_slice(), name) {
            ([given, .., surname], [first, .., last]) => {
                last == surname && first.chars().next() == given.chars().next()
            }
            ([word], name) => name.len() > 1 && name.contains(word),
            _ => false,
        })
    }
}

/// A text's words in small letters.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn named<'a>(entries: impl Iterator<Item = (&'a At<Slug>, &'a str)>) -> Vec<(String, String)> {
    entries
        .map(|(id, name)| (id.to_string(), name.to_owned()))
        .collect()
}

/// The edition of the meeting that a file is about.
fn edition<'a>(subject: &Subject, files: &'a Files) -> Option<&'a Edition> {
    let (Subject::Meeting(key) | Subject::Item(key, _)) = subject else {
        return None;
    };
    let mut panels = files.panels.iter();
    let (_, panel) = panels.find(|(id, _)| id.as_str() == key.panel)?;
    Some(&panel.edition_on(key.date)?.edition)
}
