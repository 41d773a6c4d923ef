//! The checks that no Terms of Reference have to ask for: the documentation has a section on each.

use super::page;

const FINDINGS: &str = include_str!("../../../docs/findings.md");

/// The names of the built-in checks.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    sections().flat_map(|(heading, _)| heading.split(", "))
}

/// What the documentation says of a built-in check.
pub(super) fn explained(name: &str) -> Option<String> {
    let (heading, text) =
        sections().find(|(heading, _)| heading.split(", ").any(|known| known == name))?;
    Some(page::page(&format!("# {heading}\n{text}")))
}

/// Headings and what stands below each.
fn sections() -> impl Iterator<Item = (&'static str, &'static str)> {
    let (_, built_in) = FINDINGS
        .split_once("## The built-in checks")
        .unwrap_or_default();
    built_in
        .split("\n### ")
        .skip(1)
        .filter_map(|section| section.split_once('\n'))
}

#[cfg(test)]
mod tests {
    use super::{explained, names};
    use std::collections::BTreeSet;

    #[test]
    fn each_is_explained_by_its_section() {
        let text = explained("unknown-field").expect("a section");
        assert!(
            text.starts_with("unknown-field\n\n  A field that the record does not have"),
            "{text}"
        );
        assert!(text.contains("\n  registers/teams.yaml:\n"), "{text}");
        assert!(!text.contains("```") && !text.contains("<!--"), "{text}");
        assert_eq!(explained("waiver-unused"), explained("waiver-not-allowed"));
        let all: Vec<&str> = names().collect();
        let distinct: BTreeSet<&str> = all.iter().copied().collect();
        assert_eq!(all.len(), distinct.len());
    }
}
