//! Terms of Reference for publishing: what is asked and what meets it, and nothing of any case.

use super::human::readers;
use crate::papers::{Terms, TermsRequirement};
use std::fmt::Write as _;

/// All of a panel's terms.
pub(super) fn terms(terms: &Terms) -> String {
    let mut text = format!(
        "# {} ({})\n\nTerms of Reference of {}, in force from {}: what they ask, and what meets it.\n",
        terms.title, terms.short, terms.updated, terms.in_force
    );
    if !terms.figures.is_empty() {
        text += "\n## The figures\n";
    }
    for figures in &terms.figures {
        let _ = writeln!(text, "\n### {}\n", figures.about);
        for line in &figures.says {
            let _ = writeln!(text, "- {line}");
        }
    }
    for requirement in &terms.requirements {
        text += &self::requirement(requirement);
    }
    if !terms.interpretations.is_empty() {
        text += "\n## How unclear places are read\n\n";
    }
    for reading in &terms.interpretations {
        let _ = writeln!(
            text,
            "- {}: {} *{}*",
            reading.about.join(", "),
            reading.unclear,
            reading.reading
        );
    }
    text
}

fn requirement(requirement: &TermsRequirement) -> String {
    let mut text = format!(
        "\n## {}\n\n*{}.* {}\n\n",
        requirement.requirement, requirement.clause, requirement.says
    );
    for rule in &requirement.rules {
        let with = rule
            .with
            .as_ref()
            .map_or(String::new(), |with| format!(" ({with})"));
        let waivable = match rule.waivable_by.as_slice() {
            [] => "nobody may agree to an exception".to_owned(),
            roles => format!("an exception may be agreed by: {}", roles.join(", ")),
        };
        let _ = writeln!(
            text,
            "- Checked by the rule `{}`{with}: {}, told to {}; {waivable}.",
            rule.rule,
            rule.severity,
            readers(rule.audience),
        );
    }
    for section in &requirement.sections {
        let with = section
            .with
            .as_ref()
            .map_or(String::new(), |with| format!(" ({with})"));
        let _ = writeln!(
            text,
            "- Printed in the section `{}`{with}: {}.",
            section.section,
            section.papers.join(", ")
        );
    }
    if let Some(why) = &requirement.unchecked {
        let _ = writeln!(text, "- Not checked: {why}");
    }
    if requirement.pending {
        text += "- Not built yet.\n";
    }
    text
}
