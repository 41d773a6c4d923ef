//! What an entry was written like before conditions stood beside the rule, and how it is written now.

use super::parameters::{Conditions, Rule};
use crate::model::edition::Meets;
use crate::yaml::{Key, Node, NodeKind, Problem};

/// The parameters that were conditions once, with the field of a condition that they are now.
const CONDITIONS: [(&str, &str); 3] = [("kinds", "kind"), ("sorts", "sort"), ("parts", "part")];

/// The entry as it is to be written, where a problem is such a parameter.
pub(super) fn of(rule: &Rule, meets: &Meets, problem: &Problem) -> Option<String> {
    let with = meets.with.as_ref()?;
    let NodeKind::Map(fields) = &with.kind else {
        return None;
    };
    let (wrong, _) = fields
        .iter()
        .find(|(key, _)| Some(key.span) == problem.span)?;
    let is_condition =
        |key: &Key| key.name == "when" || CONDITIONS.iter().any(|(old, _)| *old == key.name);
    if rule.conditions == Conditions::None || !is_condition(wrong) {
        return None;
    }
    let narrower: Vec<String> = CONDITIONS
        .iter()
        .filter_map(|(old, new)| {
            let (_, value) = fields.iter().find(|(key, _)| key.name == *old)?;
            Some(format!("{new}: {}", flow(value)))
        })
        .collect();
    let whens = match fields.iter().find(|(key, _)| key.name == "when") {
        None => vec![String::new()],
        Some((
            _,
            Node {
                kind: NodeKind::List(whens),
                ..
            },
        )) => whens.iter().map(inside).collect(),
        Some((_, when)) => vec![inside(when)],
    };
    let whens: Vec<String> = whens
        .into_iter()
        .map(|when| {
            let parts = narrower.iter().cloned().chain([when]);
            let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
            format!("{{ {} }}", parts.join(", "))
        })
        .collect();
    let when = match whens.as_slice() {
        [only] => only.clone(),
        several => format!("[{}]", several.join(", ")),
    };
    let rest: Vec<String> = fields
        .iter()
        .filter(|(key, _)| !is_condition(key))
        .map(field)
        .collect();
    let with = if rest.is_empty() {
        String::new()
    } else {
        format!(", with: {{ {} }}", rest.join(", "))
    };
    Some(format!(
        "conditions stand beside the rule: `rule: {}, when: {when}{with}`",
        rule.name
    ))
}

fn field((key, value): &(Key, Node)) -> String {
    format!("{}: {}", key.name, flow(value))
}

/// The fields of a mapping without its braces.
fn inside(node: &Node) -> String {
    match &node.kind {
        NodeKind::Map(fields) => fields.iter().map(field).collect::<Vec<_>>().join(", "),
        _ => flow(node),
    }
}

/// A value on one line.
fn flow(node: &Node) -> String {
    match &node.kind {
        NodeKind::Null => "null".to_owned(),
        NodeKind::Scalar { text, quoted: true } => format!("\"{}\"", text.replace('"', "\\\"")),
        NodeKind::Scalar {
            text,
            quoted: false,
        } => text.clone(),
        NodeKind::List(nodes) => {
            let nodes: Vec<String> = nodes.iter().map(flow).collect();
            format!("[{}]", nodes.join(", "))
        }
        NodeKind::Map(_) => format!("{{ {} }}", inside(node)),
    }
}
