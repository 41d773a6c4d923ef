//! Classes that are named, at the end of a chain, in their own conditions: asking whether a child is in
//! one would never end, so such an edition counts as unreadable.

use super::files::Files;
use crate::diag::{Diagnostic, Span, Subject};
use crate::model::edition::{Edition, When};
use crate::model::value::Slug;
use std::collections::BTreeSet;

pub(super) fn check(files: &mut Files, findings: &mut Vec<Diagnostic>) {
    for (id, panel) in &mut files.panels {
        panel.editions.retain(|_, file| {
            let circles = circles(&file.edition);
            for (span, class) in &circles {
                let message = format!("the class `{class}` is defined by itself");
                let subject = Subject::Panel(id.to_string());
                let finding = Diagnostic::error("wrong-value", subject, *span, message);
                findings.push(finding.with_help("say what belongs to it without naming it"));
            }
            if !circles.is_empty() {
                files.broken_editions.insert(id.clone());
            }
            circles.is_empty()
        });
    }
}

/// Where classes name themselves, and which.
fn circles(edition: &Edition) -> Vec<(Span, Slug)> {
    let mut found = Vec::new();
    for (id, conditions) in &edition.classes {
        let mut seen = BTreeSet::new();
        let mut left: Vec<&When> = conditions.iter().collect();
        while let Some(when) = left.pop() {
            left.extend(&when.not);
            for named in &when.class {
                if named.id == *id {
                    found.push((named.span, id.clone()));
                } else if seen.insert(&named.id) {
                    let further = edition.classes.get(&named.id);
                    left.extend(further.into_iter().flat_map(|class| &class.value));
                }
            }
        }
    }
    found
}
