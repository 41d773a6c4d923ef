//! Values as lines.

use super::scalar;
use super::value::{Entry, Field, Value};

/// No list or record in brackets makes a line longer.
const WIDTH: usize = 100;

/// How far what belongs to a field or an entry stands behind it.
const STEP: usize = 2;

/// A value on one line; nothing where it needs lines of its own.
pub(super) fn inline(value: &Value) -> Option<String> {
    match value {
        Value::Nothing => Some(String::new()),
        Value::Word(word) => {
            Some(scalar::word(word, false).unwrap_or_else(|| scalar::text(word, false)))
        }
        Value::Text(text) => scalar::block(text)
            .is_none()
            .then(|| scalar::text(text, false)),
        Value::List(entries) if entries.is_empty() => Some("[]".to_owned()),
        Value::Record(fields) if fields.is_empty() => Some("{}".to_owned()),
        // Codes and references stand side by side, as in `roles: [dcs, chief-officer]`.
        Value::List(entries) => {
            let is_word =
                |entry: &Entry| matches!(entry.value, Value::Word(_)) && entry.remarks.is_empty();
            let text = entries.iter().all(is_word).then(|| bracketed(value));
            text.filter(|text| text.len() + 20 <= WIDTH)
        }
        Value::Record(_) => None,
    }
}

/// A value as it stands inside brackets, where no remark can be.
pub(super) fn bracketed(value: &Value) -> String {
    let commas = |all: Vec<String>| all.join(", ");
    match value {
        Value::Nothing => "null".to_owned(),
        Value::Word(word) => scalar::word(word, true).unwrap_or_else(|| scalar::text(word, true)),
        Value::Text(text) => scalar::text(text, true),
        Value::List(entries) => {
            let entries = entries.iter().map(|entry| bracketed(&entry.value));
            format!("[{}]", commas(entries.collect()))
        }
        Value::Record(fields) if fields.is_empty() => "{}".to_owned(),
        Value::Record(fields) => {
            format!(
                "{{ {} }}",
                commas(fields.iter().map(bracketed_field).collect())
            )
        }
    }
}

/// `name: value` inside brackets.
pub(super) fn bracketed_field(field: &Field) -> String {
    format!("{}: {}", name(&field.name, true), bracketed(&field.value))
}

/// A record in brackets, where its neighbours are written so and it fits on a line.
pub(super) fn as_neighbours(value: &Value, indent: usize) -> Option<String> {
    let fits = matches!(value, Value::Record(fields) if !fields.is_empty()) && !value.has_remarks();
    let text = fits.then(|| bracketed(value))?;
    (text.len() + indent + STEP <= WIDTH).then_some(text)
}

/// A field with its remark, its name behind so many spaces.
pub(super) fn field(field: &Field, indent: usize) -> Vec<String> {
    let mut lines = remark(&field.remarks, indent);
    let head = format!("{}{}:", " ".repeat(indent), name(&field.name, false));
    lines.extend(valued(head, &field.value, indent));
    lines
}

/// An entry with its remark, its hyphen behind so many spaces.
pub(super) fn entry(entry: &Entry, indent: usize) -> Vec<String> {
    let mut lines = remark(&entry.remarks, indent);
    let braced = entry.in_braces.then(|| as_neighbours(&entry.value, indent));
    match braced.flatten() {
        Some(text) => lines.push(indented(&format!("- {text}"), indent)),
        None => lines.extend(hyphened(&entry.value, indent)),
    }
    lines
}

/// What stands behind the hyphen of an entry, and the lines below; a remark of its first field has no place
/// there.
pub(super) fn behind_hyphen(value: &Value, indent: usize) -> Vec<String> {
    let mut value = value.clone();
    if let Value::Record(fields) = &mut value
        && let Some(first) = fields.first_mut()
    {
        first.remarks.clear();
    }
    let mut lines = hyphened(&value, indent);
    lines[0].replace_range(..=indent, "");
    lines
}

/// An entry without a remark. Its first line begins with the hyphen, unless a remark of its first field
/// stands above that.
fn hyphened(value: &Value, indent: usize) -> Vec<String> {
    let mut lines = match value {
        Value::Record(fields) if !fields.is_empty() => {
            // What is said of the first field is said above the hyphen.
            let mut above = remark(&fields[0].remarks, indent);
            let first = Field::new(fields[0].name.clone(), fields[0].value.clone());
            let mut lines = self::field(&first, indent + STEP);
            for one in &fields[1..] {
                lines.extend(self::field(one, indent + STEP));
            }
            lines[0].replace_range(indent..=indent, "-");
            above.extend(lines);
            return above;
        }
        Value::List(entries) if inline(value).is_none() => {
            let lines = entries.iter().flat_map(|one| entry(one, indent + STEP));
            lines.collect::<Vec<String>>()
        }
        value => return valued(format!("{}-", " ".repeat(indent)), value, indent),
    };
    if lines[0].trim_start().starts_with('#') {
        lines.insert(0, format!("{}-", " ".repeat(indent)));
    } else {
        lines[0].replace_range(indent..=indent, "-");
    }
    lines
}

/// What stands behind a name or a hyphen: the head with what goes on its line, then the lines below.
pub(super) fn valued(head: String, value: &Value, indent: usize) -> Vec<String> {
    if let Some(text) = inline(value) {
        let space = if text.is_empty() { "" } else { " " };
        return vec![format!("{head}{space}{text}")];
    }
    let deeper = indent + STEP;
    match value {
        Value::Record(fields) => {
            let below = fields.iter().flat_map(|one| field(one, deeper));
            std::iter::once(head).chain(below).collect()
        }
        Value::List(entries) => {
            let below = entries.iter().flat_map(|one| entry(one, deeper));
            std::iter::once(head).chain(below).collect()
        }
        Value::Text(text) => match scalar::block(text) {
            Some((mark, lines)) => {
                let below = lines.into_iter().map(|line| indented(line, deeper));
                std::iter::once(format!("{head} {mark}"))
                    .chain(below)
                    .collect()
            }
            None => vec![format!("{head} {}", scalar::text(text, false))],
        },
        Value::Nothing | Value::Word(_) => vec![head],
    }
}

/// The name of a field.
pub(super) fn name(name: &str, in_brackets: bool) -> String {
    scalar::word(name, in_brackets).unwrap_or_else(|| scalar::text(name, in_brackets))
}

fn remark(lines: &[String], indent: usize) -> Vec<String> {
    let line = |line: &String| {
        if line.is_empty() {
            String::new()
        } else {
            indented(&format!("# {line}"), indent)
        }
    };
    lines.iter().map(line).collect()
}

/// A line behind so many spaces; an empty one stays empty.
pub(super) fn indented(line: &str, indent: usize) -> String {
    if line.is_empty() {
        String::new()
    } else {
        format!("{}{line}", " ".repeat(indent))
    }
}
