//! Terms of Reference on a terminal.

use crate::cli::wrap::wrapped;
use crate::papers::{CheckedBy, PrintedAs, Reading, Terms, TermsRequirement};
use std::fmt::Write as _;

/// All of a panel's terms.
pub(super) fn terms(terms: &Terms) -> String {
    let mut text = format!(
        "{} ({})\nTerms of Reference of {}, in force from {}\n\n",
        terms.title, terms.short, terms.updated, terms.in_force
    );
    for figures in &terms.figures {
        let _ = writeln!(text, "{}", figures.about);
        for line in &figures.says {
            text += &wrapped("  ", line);
        }
        text += "\n";
    }
    for requirement in &terms.requirements {
        text += &self::requirement(requirement);
    }
    if !terms.interpretations.is_empty() {
        text += "\nHow unclear places are read\n";
    }
    for reading in &terms.interpretations {
        text += &self::reading(reading);
    }
    let pending = terms
        .requirements
        .iter()
        .filter(|requirement| requirement.pending)
        .count();
    let _ = writeln!(
        text,
        "\n{} requirements, {pending} not built yet",
        terms.requirements.len()
    );
    text
}

/// One requirement: where it stands, what it asks, what meets it, what is found now.
pub(in crate::cli) fn requirement(requirement: &TermsRequirement) -> String {
    let mut text = format!("{}  {}\n", requirement.requirement, requirement.clause);
    text += &wrapped("      ", &requirement.says);
    for rule in &requirement.rules {
        text += &wrapped("      -> ", &checked_by(rule));
    }
    for section in &requirement.sections {
        text += &wrapped("      -> ", &printed_as(section));
    }
    if let Some(why) = &requirement.unchecked {
        text += &wrapped("      -> ", &format!("not checked: {why}"));
    }
    if requirement.pending {
        text += "      -> not built yet\n";
    }
    if requirement.findings_now > 0 {
        let _ = writeln!(text, "      findings now: {}", requirement.findings_now);
    }
    text
}

pub(in crate::cli) fn checked_by(rule: &CheckedBy) -> String {
    let mut text = format!("rule {}", rule.rule);
    if let Some(with) = &rule.with {
        let _ = write!(text, " ({with})");
    }
    let _ = write!(
        text,
        ": {}, told to {}",
        rule.severity,
        readers(rule.audience)
    );
    if rule.waivable_by.is_empty() {
        return text;
    }
    let _ = write!(text, "; may be waived by {}", rule.waivable_by.join(", "));
    text
}

/// Who is told, by the audience's word.
pub(super) fn readers(audience: &str) -> &'static str {
    match audience {
        "chair" => "the officer and the Chair",
        "panel" => "everybody who gets the panel's papers",
        "annual" => "everybody, and in the annual report",
        _ => "the officer",
    }
}

fn printed_as(section: &PrintedAs) -> String {
    let with = section
        .with
        .as_ref()
        .map_or(String::new(), |with| format!(" ({with})"));
    format!(
        "section {}{with} of: {}",
        section.section,
        section.papers.join(", ")
    )
}

/// How an unclear place is read.
pub(in crate::cli) fn reading(reading: &Reading) -> String {
    let about = format!("{}: {}", reading.about.join(", "), reading.unclear);
    wrapped("  ", &about) + &wrapped("      ", &reading.reading)
}
