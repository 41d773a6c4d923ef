//! What is known about a case, fact by fact, as a sheet prints it.
//!
//! What a fact says is found in the plan, where the rules look too; here it gets its words. A gap is
//! printed as a gap, with who owes it as the rules found out.

use super::desk::Sitting;
use super::view::{self, Block, RichText, Span};
use super::{markdown, words};
use crate::diag::{Diagnostic, Severity, Subject};
use crate::model::edition::Fact;
use crate::model::meeting::Item;
use crate::model::value::words as days;
use crate::model::value::{Money, Slug};
use crate::plan::{
    Circumstances, FactState, FactValue, Value, circumstances_of, find_fact, item_name,
};
use jiff::civil::Date;

/// The facts of a sheet about an item, in their order; those that do not apply are left out.
pub(crate) fn of_item(
    sitting: &Sitting<'_>,
    item: &Item,
    sheet: &[Fact],
) -> Vec<(Fact, view::Fact)> {
    let Some(about) = circumstances(sitting, item) else {
        return Vec::new();
    };
    let facts = sheet
        .iter()
        .map(|fact| (*fact, find_fact(*fact, &about, sitting.panel, sitting.plan)));
    let facts = facts.filter(|(_, state)| *state != FactState::NotApplicable);
    facts
        .map(|(fact, state)| (fact, print(sitting, item, fact, &state)))
        .collect()
}

/// The facts of a sheet that are wanting about an item.
pub(crate) fn wanting(sitting: &Sitting<'_>, item: &Item, sheet: &[Fact]) -> Vec<view::Fact> {
    let Some(about) = circumstances(sitting, item) else {
        return Vec::new();
    };
    let facts = sheet
        .iter()
        .map(|fact| (*fact, find_fact(*fact, &about, sitting.panel, sitting.plan)));
    let wanting = facts.filter(|(_, state)| state.is_wanting());
    wanting
        .map(|(fact, state)| print(sitting, item, fact, &state))
        .collect()
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

fn print(sitting: &Sitting<'_>, item: &Item, fact: Fact, state: &FactState) -> view::Fact {
    let label = fact.title();
    match state {
        FactState::NotApplicable => view::Fact::text(label, "Does not apply"),
        FactState::Missing => gap(sitting, item, fact, label),
        FactState::Found(values) => found(sitting, label, values, None),
        FactState::Incomplete {
            found: values,
            missing,
        } => {
            let missing = format!("Not supplied: {}", words::list(missing));
            found(sitting, label, values, Some(&missing))
        }
    }
}

/// A fact that is not there: who owes it, or that it is to be given at the meeting.
fn gap(sitting: &Sitting<'_>, item: &Item, fact: Fact, label: &str) -> view::Fact {
    match asked(sitting, item, fact) {
        Some(finding) if finding.severity == Severity::Info && !sitting.is_held() => {
            view::Fact::to_be_given(label, "To be given at panel")
        }
        Some(Diagnostic {
            owed_by: Some(who), ..
        }) => view::Fact::missing(label, format!("Not supplied ({who})")),
        _ => view::Fact::missing(label, "Not supplied"),
    }
}

/// The finding that asks for a fact of an item, the worst of them if there are several.
fn asked<'a>(sitting: &Sitting<'a>, item: &Item, fact: Fact) -> Option<&'a Diagnostic> {
    let name = item_name(item).to_string();
    let about_item = |finding: &&Diagnostic| match &finding.subject {
        Subject::Item(key, about) => key == sitting.key && *about == name,
        _ => false,
    };
    let asks = |finding: &&Diagnostic| {
        let id = finding.requirement.as_deref();
        let mut requirements = sitting.edition.requirements.iter();
        let requirement = requirements.find(|(known, _)| Some(known.as_str()) == id);
        requirement.is_some_and(|(_, requirement)| {
            requirement.meets.iter().any(|meets| {
                meets
                    .rule
                    .as_ref()
                    .is_some_and(|rule| rule.as_str() == finding.rule)
                    && meets
                        .with
                        .as_ref()
                        .is_some_and(|with| names_fact(with, fact))
            })
        })
    };
    // One finding speaks of one fact, though its requirement may ask for several.
    let title = format!(": {}: ", fact.title());
    let findings = sitting.desk.findings.iter();
    let findings =
        findings.filter(|finding| finding.owed_by.is_some() && finding.message.contains(&title));
    findings
        .filter(about_item)
        .filter(asks)
        .min_by_key(|finding| finding.severity)
}

/// Whether a rule's parameters name a fact.
fn names_fact(with: &crate::yaml::Node, fact: Fact) -> bool {
    #[derive(serde::Deserialize)]
    struct Asked {
        #[serde(default)]
        facts: Vec<Fact>,
    }
    let read = crate::yaml::read_node::<Asked>(with);
    read.value.is_some_and(|asked| asked.facts.contains(&fact))
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
    let Sitting {
        desk,
        edition,
        panel,
        ..
    } = *sitting;
    let workspace = desk.workspace;
    match value {
        Value::Date(day) => days::day(*day),
        Value::Weekly(amount) => words::weekly(*amount),
        Value::Annual(amount) => annual(*amount),
        Value::Money(amount) => amount.paper(),
        Value::Text(text) | Value::Markdown(text) => text.clone(),
        Value::Word(word) => (*word).to_owned(),
        Value::Count(count) => count.to_string(),
        Value::Person(person) => words::person_with_role(workspace, person),
        Value::Setting(place) => words::setting_of(workspace, place),
        Value::Provider(provider) => {
            let known = workspace.providers.get(provider);
            known.map_or_else(
                || provider.to_string(),
                |provider| provider.name.to_string(),
            )
        }
        Value::LinkedPanel(linked) => linked_panel(edition, linked),
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

fn linked_panel(edition: &crate::model::edition::Edition, id: &Slug) -> String {
    let linked = edition
        .linked_panels
        .iter()
        .find(|linked| linked.id.value == *id);
    linked.map_or_else(|| id.to_string(), |linked| linked.title.to_string())
}

fn action_words(meeting: Date, number: &str, what: Option<String>) -> String {
    match what {
        Some(what) => format!("{meeting}/{number}, {what}"),
        None => format!("{meeting}/{number}"),
    }
}
