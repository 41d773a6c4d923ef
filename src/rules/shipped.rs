//! Tests that the Terms of Reference which come with the program are whole, and that no rule and no
//! section is there for nobody.

use super::RULES;
use crate::model::EditionFile;
use crate::model::edition::{Edition, Meets, Section};
use crate::source::FileId;
use crate::terms::bind_edition;
use std::collections::BTreeSet;

/// Requirements that nothing can be checked of, in both editions together.
const UNCHECKED: usize = 10;

/// The numbers' letters, how many there are, and the edition.
fn shipped() -> [(&'static str, usize, EditionFile); 2] {
    let first = include_str!("../../panels/ipop/terms/2023-07-10.yaml");
    let second = include_str!("../../panels/redbridge/terms/2013-12-01.yaml");
    [("P", 109, edition(first)), ("R", 81, edition(second))]
}

/// The made-up councils of the tests, whose terms differ from the shipped ones in nearly everything.
fn other_councils() -> [EditionFile; 2] {
    [
        include_str!("../../tests/editions/north-shire/panels/permanence/terms/2026-01-01.yaml"),
        include_str!("../../tests/editions/harbour-city/panels/resources/terms/2026-04-01.yaml"),
    ]
    .map(edition)
}

/// The edition that the documentation teaches with.
fn taught() -> EditionFile {
    let page = include_str!("../../docs/editions.md");
    let (_, rest) = page
        .split_once("```yaml panels/psp/terms/2026-01-01.yaml\n")
        .expect("a whole edition");
    edition(rest.split("\n```").next().unwrap_or_default())
}

fn edition(text: &str) -> EditionFile {
    let file = FileId(0);
    let read = crate::yaml::read::<Edition>(file, text);
    assert_eq!(read.problems, []);
    EditionFile {
        file,
        edition: read.value.expect("an edition"),
        references: read.references,
    }
}

fn meets(edition: &EditionFile) -> impl Iterator<Item = &Meets> {
    let asked = edition.edition.requirements.values();
    asked.flat_map(|asked| asked.meets.iter().map(|meets| &meets.value))
}

#[test]
fn every_requirement_of_the_texts_is_there_once() {
    for (letter, count, edition) in shipped() {
        let known: BTreeSet<String> = edition
            .edition
            .requirements
            .keys()
            .map(ToString::to_string)
            .collect();
        let all: BTreeSet<String> = (1..=count)
            .map(|number| format!("{letter}-{number:02}"))
            .collect();
        assert_eq!(known, all);
    }
}

#[test]
fn every_requirement_is_met_or_says_why_not() {
    let (mut pending, mut unchecked) = (0, 0);
    for (_, _, edition) in shipped() {
        for (id, asked) in &edition.edition.requirements {
            assert_eq!(
                asked.unchecked.is_some(),
                asked.meets.is_empty() && !asked.pending,
                "{id} is met, or unchecked with a reason, or pending"
            );
            pending += usize::from(asked.pending);
            unchecked += usize::from(asked.unchecked.is_some());
        }
        let mut findings = Vec::new();
        let terms = bind_edition("shipped", &edition, RULES, None, &mut findings);
        let rules = terms.entries().filter(|entry| entry.rule().is_some());
        let count = rules.count();
        assert!(count > 50, "{count} rules are asked for");
        assert_eq!(
            findings,
            [],
            "every rule is there, and takes its parameters"
        );
    }
    assert_eq!(pending, 0, "requirements that nothing meets yet");
    assert!(unchecked <= UNCHECKED, "{unchecked} are unchecked");
}

#[test]
fn every_rule_and_every_section_is_asked_for() {
    let editions: Vec<EditionFile> = shipped()
        .into_iter()
        .map(|(_, _, edition)| edition)
        .chain(other_councils())
        .chain([taught()])
        .collect();
    let all = || editions.iter().flat_map(meets);
    let rules: BTreeSet<&str> = all()
        .filter_map(|meets| meets.rule.as_ref().map(|rule| rule.as_str()))
        .collect();
    let unused: Vec<&str> = RULES
        .iter()
        .map(|rule| rule.name)
        .filter(|name| !rules.contains(name))
        .collect();
    assert_eq!(unused, [""; 0], "rules that no edition asks for");
    let sections: BTreeSet<Section> = all()
        .filter_map(|meets| meets.section.as_ref().map(|section| section.value))
        .collect();
    let unused: Vec<&str> = Section::ALL
        .iter()
        .filter(|section| !sections.contains(section))
        .map(|section| section.name())
        .collect();
    assert_eq!(unused, [""; 0], "sections that no edition asks for");
}
