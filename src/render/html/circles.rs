//! Components that use themselves, directly or through others.
//!
//! Tera follows such a circle until the stack is full, which ends the whole program. Nothing in a
//! paper is nested without end, so that no template needs one.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::path;
use crate::render::RenderError;

/// A component: where it stands and which ones it uses.
struct Component<'a> {
    file: &'a str,
    line: usize,
    uses: BTreeSet<&'a str>,
}

/// The first component that uses itself.
pub(super) fn find<'a>(
    texts: impl IntoIterator<Item = (&'a &'a str, &'a &'a str)>,
) -> Option<RenderError> {
    let mut components = BTreeMap::new();
    for (file, text) in texts {
        components.extend(defined(file, text));
    }
    let circular = components
        .iter()
        .find(|(name, _)| reaches_itself(name, &components));
    circular.map(|(name, component)| RenderError {
        template: path(component.file),
        line: component.line,
        column: 1,
        message: format!("the component {name} uses itself"),
    })
}

fn reaches_itself(name: &str, components: &BTreeMap<&str, Component<'_>>) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![name];
    while let Some(uses) = next.pop().and_then(|name| components.get(name)) {
        if uses.uses.contains(name) {
            return true;
        }
        next.extend(
            uses.uses
                .iter()
                .filter(|name| components.contains_key(*name) && seen.insert(**name)),
        );
    }
    false
}

/// The components of a file: `{% component name(..) %} .. {% endcomponent name %}`.
fn defined<'a>(file: &'a str, text: &'a str) -> Vec<(&'a str, Component<'a>)> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices("component ") {
        let opens = text[..start].trim_end_matches(['-', ' ']).ends_with("{%");
        let rest = &text[start + "component ".len()..];
        let body = rest.split("endcomponent").next().unwrap_or(rest);
        if !opens {
            continue;
        }
        let tags = body.split(['{', '%', '-']).map(str::trim_start);
        let uses = tags.filter_map(|tag| tag.strip_prefix('<')).map(word);
        let component = Component {
            file,
            line: text[..start].lines().count().max(1),
            uses: uses.collect(),
        };
        found.push((word(rest.trim_start()), component));
    }
    found
}

/// The name at the beginning of a text.
fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.'));
    &text[..end.unwrap_or(text.len())]
}
