//! What is known about a case, fact by fact, as a sheet prints it.
//!
//! What a fact says is found in the plan, where the rules look too; here it gets its words. A gap is
//! printed as a gap, with who owes it as the rules found out.

use super::desk::Sitting;
use super::view::{self, Block, RichText, Span};
use super::{markdown, words};
use crate::diag::Severity;
use crate::model::edition::{Fact, Stage};
use crate::model::meeting::Item;
use crate::model::value::words as days;
use crate::model::value::{Money, Slug};
use crate::plan::{Circumstances, FactState, FactValue, Value, find_fact, is_of_present};
use crate::terms::{Fault, Information};
use jiff::civil::Date;

/// The facts of a sheet about an item, in their order. Left out is what does not apply, and what is
/// not stated and no requirement asks of this item.
pub(crate) fn of_item(
    sitting: &Sitting<'_>,
    item: &Item,
    sheet: &[Fact],
) -> Vec<(Fact, view::Fact)> {
    let Some(about) = sitting.about(item) else {
        return Vec::new();
    };
    let facts = sheet.iter();
    facts
        .filter_map(|fact| Some((*fact, print(sitting, &about, *fact)?)))
        .collect()
}

/// A fact that is asked of an item and is not there, or not whole.
pub(crate) struct Wanting {
    /// Which.
    pub(crate) fact: Fact,
    /// As a sheet prints it.
    pub(crate) printed: view::Fact,
    /// The stage from which it is wanted, where that is still to come.
    pub(crate) from: Option<Stage>,
    /// Who owes it.
    pub(crate) owed_by: Vec<Slug>,
}

/// Those facts of a list that are wanting about an item.
pub(crate) fn wanting(sitting: &Sitting<'_>, item: &Item, list: &[Fact]) -> Vec<Wanting> {
    let Some(about) = sitting.about(item) else {
        return Vec::new();
    };
    let wanting = list.iter().filter_map(|fact| {
        let gap = asked(sitting, &about, *fact)?;
        Some(Wanting {
            fact: *fact,
            printed: print(sitting, &about, *fact)?,
            from: gap.from,
            owed_by: gap.people,
        })
    });
    wanting.collect()
}

fn print(sitting: &Sitting<'_>, about: &Circumstances<'_>, fact: Fact) -> Option<view::Fact> {
    let label = &fact.title(sitting.edition);
    match find_fact(fact, about, sitting.panel, sitting.plan) {
        FactState::NotApplicable => None,
        FactState::Missing => gap(sitting, about, fact),
        // What is there may answer for the present place, and not for what is proposed.
        FactState::Found(values) => {
            let gap = is_of_present(fact, about).then(|| gap(sitting, about, fact));
            gap.flatten()
                .or_else(|| Some(found(sitting, label, &values, None)))
        }
        FactState::Incomplete {
            found: values,
            missing,
        } => {
            let gap = asked(sitting, about, fact).map(|gap| {
                let yet = if gap.severity.is_none() { " yet" } else { "" };
                format!("Not supplied{yet}: {}", words::list(&missing))
            });
            Some(found(sitting, label, &values, gap.as_deref()))
        }
    }
}

/// A fact that is not there: who owes it, or that it is to be given at the meeting; nothing if no
/// requirement asks it of this item.
fn gap(sitting: &Sitting<'_>, about: &Circumstances<'_>, fact: Fact) -> Option<view::Fact> {
    let label = fact.title(sitting.edition);
    let gap = asked(sitting, about, fact)?;
    Some(match gap.severity {
        Some(Severity::Info) if !sitting.is_held() => {
            view::Fact::to_be_given(label, "To be given at panel")
        }
        Some(_) => view::Fact::missing(label, format!("Not supplied ({})", gap.owed_by)),
        None => view::Fact::missing(label, format!("Not supplied yet ({})", gap.owed_by)),
    })
}

/// A fact that is asked of an item and is not there, or not whole.
struct Gap {
    owed_by: String,
    /// Whoever that is.
    people: Vec<Slug>,
    /// The stage from which it is wanted, while no entry wants it yet.
    from: Option<Stage>,
    /// How bad it is at this stage, by the entry that thinks worst of it; nothing while none bites.
    severity: Option<Severity>,
}

/// The question that the rule asks too: is this asked of this item, and is it not there?
fn asked(sitting: &Sitting<'_>, about: &Circumstances<'_>, fact: Fact) -> Option<Gap> {
    let missing = |with: &Information| {
        let fault = with.fault(fact, about, sitting.panel, sitting.plan);
        matches!(fault, Some(Fault::Missing(..)))
    };
    let asking = sitting.terms.asking_about(fact, about);
    let asking: Vec<_> = asking.filter(|(_, with)| missing(with)).collect();
    let (_, first) = asking.first()?;
    let stage = sitting.plan.stage;
    let bites = asking.iter();
    let severity = bites
        .filter_map(|(entry, _)| entry.severity_at(stage))
        .min();
    let later = asking.iter();
    let later = later.filter_map(|(entry, _)| Some(entry.bites_next(stage)?.0));
    let owing = asking.iter();
    let people = owing.flat_map(|(_, with)| {
        with.owes
            .people(sitting.desk.workspace, about.case, sitting.date)
    });
    Some(Gap {
        owed_by: first
            .owes
            .name(sitting.desk.workspace, about.case, sitting.date),
        people: people.collect(),
        from: if severity.is_none() {
            later.min()
        } else {
            None
        },
        severity,
    })
}

/// What a fact says. Short values run on in one line; text that an officer wrote gets paragraphs.
fn found(
    sitting: &Sitting<'_>,
    label: &str,
    values: &[FactValue],
    gap: Option<&str>,
) -> view::Fact {
    let long = values
        .iter()
        .any(|value| matches!(value.value, Value::Markdown(_)));
    if !long {
        let mut parts: Vec<String> = values.iter().map(|value| short(sitting, value)).collect();
        parts.extend(gap.map(str::to_owned));
        return view::Fact::text(label, parts.join("; "));
    }
    let mut blocks: Vec<Block> = Vec::new();
    let mut line: Vec<String> = Vec::new();
    for value in values {
        if let Value::Markdown(text) = &value.value {
            end_line(&mut blocks, &mut line);
            blocks.append(&mut labelled(value.label, text).blocks);
        } else {
            line.push(short(sitting, value));
        }
    }
    line.extend(gap.map(str::to_owned));
    end_line(&mut blocks, &mut line);
    view::Fact::rich(label, RichText { blocks })
}

fn end_line(blocks: &mut Vec<Block>, line: &mut Vec<String>) {
    if !line.is_empty() {
        blocks.append(&mut RichText::plain(line.join("; ")).blocks);
        line.clear();
    }
}

/// Text with its label in bold before its first paragraph.
fn labelled(label: &str, text: &str) -> RichText {
    let mut rich = markdown::rich(text);
    if label.is_empty() {
        return rich;
    }
    let label = Span {
        text: format!("{label}: "),
        bold: true,
        ..Span::default()
    };
    match rich.blocks.first_mut() {
        Some(Block::Paragraph { spans }) => spans.insert(0, label),
        _ => rich
            .blocks
            .insert(0, Block::Paragraph { spans: vec![label] }),
    }
    rich
}

/// `Since 4 November 2024`, `Element 3: £6,000.00 a year`.
fn short(sitting: &Sitting<'_>, value: &FactValue) -> String {
    let text = words_of(sitting, &value.value);
    // Who is named for a role need not be said to hold it.
    let text = match text.strip_suffix(value.label) {
        Some(name) if !value.label.is_empty() => name.trim_end_matches(", ").to_owned(),
        _ => text,
    };
    match (value.label, &value.value) {
        ("", _) => text,
        (label, Value::Date(_)) => format!("{label} {text}"),
        (label, _) => format!("{label}: {text}"),
    }
}

fn words_of(sitting: &Sitting<'_>, value: &Value) -> String {
    let Sitting { desk, panel, .. } = *sitting;
    let workspace = desk.workspace;
    match value {
        Value::Date(day) => days::day(*day),
        Value::Weekly(amount) => words::weekly(*amount),
        Value::Price(price) => words::price(*price),
        Value::Annual(amount) => annual(*amount),
        Value::Money(amount) => amount.paper(),
        Value::Text(text) | Value::Markdown(text) => text.clone(),
        Value::Word(word) => sitting.edition.worded(word),
        Value::Count(count) => count.to_string(),
        Value::Person(person) => words::person_with_role(workspace, person, sitting.date),
        Value::Setting(place) => words::setting_of(workspace, place),
        Value::Provider(provider) => {
            let known = workspace.providers.get(provider);
            known.map_or_else(
                || provider.to_string(),
                |provider| provider.name.to_string(),
            )
        }
        Value::LinkedPanel(linked) => words::linked_panel(sitting, linked),
        Value::Action(meeting, number) => {
            let file = panel.meetings.get(meeting);
            let mut actions = file.into_iter().flat_map(|file| &file.meeting.actions);
            let what = actions.find(|action| action.id.value == *number);
            let what = what.map(|action| markdown::opening(action.what.as_str()));
            action_words(*meeting, &number.to_string(), what)
        }
    }
}

fn annual(amount: Money) -> String {
    format!("{} a year", amount.paper())
}

fn action_words(meeting: Date, number: &str, what: Option<String>) -> String {
    match what {
        Some(what) => format!("{meeting}/{number}, {}", what.trim_end_matches('.')),
        None => format!("{meeting}/{number}"),
    }
}
