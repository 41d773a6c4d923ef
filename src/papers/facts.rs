//! What is known about a case, fact by fact, as a sheet prints it.
//!
//! What a fact says is found in the plan, where the rules look too; here it gets its words. A gap is
//! printed as a gap, with who owes it as the rules found out.

use super::desk::{Sitting, rule_settings};
use super::view::{self, Block, RichText, Span};
use super::{markdown, words};
use crate::diag::{Severity, Subject};
use crate::model::edition::Fact;
use crate::model::meeting::Item;
use crate::model::value::Money;
use crate::model::value::words as days;
use crate::plan::{
    Circumstances, FactState, FactValue, Value, circumstances_of, find_fact, item_name,
};
use crate::rules::{AnyOf, Someone};
use jiff::civil::Date;
use serde::Deserialize;

/// The facts of a sheet about an item, in their order. Left out is what does not apply, and what is
/// not stated and no requirement asks of this item.
pub(crate) fn of_item(
    sitting: &Sitting<'_>,
    item: &Item,
    sheet: &[Fact],
) -> Vec<(Fact, view::Fact)> {
    let facts = states(sitting, item, sheet).into_iter();
    facts
        .filter_map(|(fact, state)| Some((fact, print(sitting, item, fact, &state)?)))
        .collect()
}

/// The facts of a sheet that are wanting about an item.
pub(crate) fn wanting(sitting: &Sitting<'_>, item: &Item, sheet: &[Fact]) -> Vec<view::Fact> {
    let facts = states(sitting, item, sheet).into_iter();
    facts
        .filter(|(_, state)| state.is_wanting())
        .filter_map(|(fact, state)| print(sitting, item, fact, &state))
        .collect()
}

fn states(sitting: &Sitting<'_>, item: &Item, sheet: &[Fact]) -> Vec<(Fact, FactState)> {
    let Some(about) = circumstances(sitting, item) else {
        return Vec::new();
    };
    let state = |fact: &Fact| find_fact(*fact, &about, sitting.panel, sitting.plan);
    sheet.iter().map(|fact| (*fact, state(fact))).collect()
}

/// What conditions and facts ask about an item, on the day of its papers; nothing without its case.
pub(crate) fn circumstances<'a>(
    sitting: &Sitting<'a>,
    item: &'a Item,
) -> Option<Circumstances<'a>> {
    let Sitting {
        desk,
        panel,
        edition,
        plan,
        date,
        meeting,
        ..
    } = *sitting;
    let case = desk.workspace.case(&item.case.id)?;
    let mut about = circumstances_of(
        desk.workspace,
        panel,
        edition,
        date,
        plan.facts_on,
        case,
        Some(item),
    );
    about.day = plan.facts_on;
    let name = item_name(item);
    about.part = plan.item(&name).and_then(|planned| planned.part.as_ref());
    debug_assert!(
        meeting.items.iter().any(|known| item_name(known) == name),
        "the meeting's own item"
    );
    Some(about)
}

fn print(sitting: &Sitting<'_>, item: &Item, fact: Fact, state: &FactState) -> Option<view::Fact> {
    let label = &fact.title(sitting.edition);
    match state {
        FactState::NotApplicable => None,
        FactState::Missing => gap(sitting, item, fact),
        FactState::Found(values) => Some(found(sitting, label, values, None)),
        FactState::Incomplete {
            found: values,
            missing,
        } => {
            let missing = format!("Not supplied: {}", words::list(missing));
            Some(found(sitting, label, values, Some(&missing)))
        }
    }
}

/// What an edition sets on who owes which facts.
#[derive(Deserialize)]
struct Asked {
    facts: Vec<Fact>,
    #[serde(default)]
    when: AnyOf,
    owes: Someone,
}

/// A fact that is not there: who owes it, or that it is to be given at the meeting; nothing if no
/// requirement asks it of this item.
fn gap(sitting: &Sitting<'_>, item: &Item, fact: Fact) -> Option<view::Fact> {
    let facts = circumstances(sitting, item)?;
    // Conditions are those of the meeting's day, as for the rules.
    let about = Circumstances {
        day: sitting.date,
        ..facts
    };
    let asked = rule_settings::<Asked>(sitting.edition, "information").into_iter();
    let mut asked = asked.filter(|asked| asked.facts.contains(&fact) && asked.when.holds(&about));
    let owes = asked.next()?.owes;
    let label = fact.title(sitting.edition);
    let who = owes.name(sitting.desk.workspace, about.case, sitting.date);
    Some(match worst(sitting, item, fact) {
        Some(Severity::Info) if !sitting.is_held() => {
            view::Fact::to_be_given(label, "To be given at panel")
        }
        Some(_) => view::Fact::missing(label, format!("Not supplied ({who})")),
        None => view::Fact::missing(label, format!("Not supplied yet ({who})")),
    })
}

/// How bad it is, at this stage, that a fact of an item is missing. One finding speaks of one fact.
fn worst(sitting: &Sitting<'_>, item: &Item, fact: Fact) -> Option<Severity> {
    let subject = Subject::Item(sitting.key.clone(), item_name(item).to_string());
    let title = format!(": {}: ", fact.title(sitting.edition));
    let findings = sitting.desk.findings.iter();
    let about = findings.filter(|finding| {
        finding.subject == subject && finding.owed_by.is_some() && finding.message.contains(&title)
    });
    about.map(|finding| finding.severity).min()
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

/// `Since 4 November 2024`, `A year: £65,000.00 a year`.
fn short(sitting: &Sitting<'_>, value: &FactValue) -> String {
    let text = words_of(sitting, &value.value);
    match (value.label, &value.value) {
        ("", _) => text,
        (label, Value::Date(_)) => format!("{label} {text}"),
        (_, Value::Annual(_)) if value.label == "A year" => text,
        (label, _) => format!("{label}: {text}"),
    }
}

fn words_of(sitting: &Sitting<'_>, value: &Value) -> String {
    let Sitting { desk, panel, .. } = *sitting;
    let workspace = desk.workspace;
    match value {
        Value::Date(day) => days::day(*day),
        Value::Weekly(amount) => words::weekly(*amount),
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
