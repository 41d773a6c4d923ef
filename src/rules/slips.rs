//! That no slip in the Terms of Reference passes in silence: the words of both shipped editions that
//! name something are misspelt, one at a time, and each time the very place is told.

use super::RULES;
use crate::diag::Diagnostic;
use crate::model::edition::Edition;
use crate::model::{self, EditionFile, Workspace};
use crate::source::{FileId, Sources};
use crate::terms::bind_edition;
use crate::yaml::{Node, NodeKind, parse, read_node};
use rayon::prelude::*;

/// Fields whose value is the panel's own wording, and names no other thing.
const WORDING: [&str; 14] = [
    "about",
    "addressee",
    "clause",
    "confidentiality",
    "disputes",
    "panel",
    "policies",
    "reading",
    "says",
    "short",
    "source",
    "title",
    "unchecked",
    "unclear",
];

/// Where a word stands in the tree: which child of which, from the root on. The last step of a key is
/// marked.
#[derive(Debug, Clone)]
struct Place {
    steps: Vec<usize>,
    is_key: bool,
}

/// Every word that names something that must be there: a field, or an entry of a list that the edition,
/// the registers or the program has.
fn words(edition: &Node) -> Vec<Place> {
    let mut found = Vec::new();
    look(edition, "", "", &mut Vec::new(), &mut found);
    found
}

fn look(node: &Node, parent: &str, field: &str, steps: &mut Vec<usize>, found: &mut Vec<Place>) {
    match &node.kind {
        NodeKind::Null => {}
        NodeKind::Scalar { text, .. } => {
            // `id:` says what something is called, and `interpretations` say about which requirements.
            let wording = WORDING.contains(&field) && parent != "interpretations-about";
            let defines = field == "id" && parent != "classes-of-report";
            let names = text.starts_with(|c: char| c.is_ascii_alphabetic());
            if names
                && !wording
                && !defines
                && ![parent, field].contains(&"words")
                && field != "channels"
            {
                found.push(Place {
                    steps: steps.clone(),
                    is_key: false,
                });
            }
        }
        NodeKind::List(nodes) => {
            for (at, node) in nodes.iter().enumerate() {
                steps.push(at);
                look(node, parent, field, steps, found);
                steps.pop();
            }
        }
        NodeKind::Map(fields) => {
            // The keys of these are names that the edition gives.
            let at_the_top = steps.len() == 1;
            let gives = at_the_top && ["classes", "deadlines", "requirements"].contains(&field);
            for (at, (key, value)) in fields.iter().enumerate() {
                steps.push(at);
                if !gives {
                    found.push(Place {
                        steps: steps.clone(),
                        is_key: true,
                    });
                }
                let parent = match (field, key.name.as_str()) {
                    ("interpretations", "about") => "interpretations-about",
                    ("annual-report", "classes") => "classes-of-report",
                    ("words", _) => "words",
                    _ => parent,
                };
                look(
                    value,
                    parent,
                    if gives { "" } else { &key.name },
                    steps,
                    found,
                );
                steps.pop();
            }
        }
    }
}

/// The word at a place, misspelt; and where it stands.
fn misspell(node: &mut Node, place: &Place) -> (String, u32) {
    let Some((last, before)) = place.steps.split_last() else {
        unreachable!("no edition is one word");
    };
    let mut node = node;
    for step in before {
        node = child(node, *step);
    }
    if place.is_key {
        let NodeKind::Map(fields) = &mut node.kind else {
            unreachable!("a key stands in a mapping");
        };
        let key = &mut fields[*last].0;
        let was = key.name.clone();
        key.name = wrong(&was);
        return (was, key.span.start);
    }
    let node = child(node, *last);
    let at = node.span.start;
    let NodeKind::Scalar { text, .. } = &mut node.kind else {
        unreachable!("a word is a scalar");
    };
    let was = text.clone();
    *text = wrong(&was);
    (was, at)
}

fn child(node: &mut Node, step: usize) -> &mut Node {
    match &mut node.kind {
        NodeKind::List(nodes) => &mut nodes[step],
        NodeKind::Map(fields) => &mut fields[step].1,
        _ => unreachable!("the way was found in this tree"),
    }
}

/// A letter too much, where it makes no other word.
fn wrong(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    format!("{first}q{rest}")
}

/// The errors of an edition, as reading and binding tell them.
fn errors(edition: &Node, workspace: &Workspace) -> Vec<(u32, String)> {
    let read = read_node::<Edition>(edition);
    let mut told: Vec<(u32, String)> = read
        .problems
        .iter()
        .filter_map(|problem| Some((problem.span?.start, problem.message.clone())))
        .collect();
    let unknown = read.references.iter().filter(|named| match named.kind {
        "role" => !workspace.roles.contains_key(named.id.as_str()),
        "person" => !workspace.people.contains_key(named.id.as_str()),
        _ => false,
    });
    told.extend(unknown.map(|named| (named.span.start, format!("no {}", named.kind))));
    if let Some(value) = read.value {
        let unknown = read.references.iter().filter_map(|named| {
            let (message, _) = value.unknown(named)?;
            Some((named.span.start, message))
        });
        told.extend(unknown);
        let file = EditionFile {
            file: FileId(0),
            edition: value,
            references: read.references.clone(),
        };
        let mut findings: Vec<Diagnostic> = Vec::new();
        let _ = bind_edition("panel", &file, RULES, Some(workspace), &mut findings);
        let errors = findings
            .into_iter()
            .filter(|finding| finding.severity == crate::diag::Severity::Error);
        told.extend(errors.map(|finding| (finding.span.start, finding.message)));
    }
    told
}

fn sample() -> Workspace {
    let files = [
        ("ipop.yaml", include_str!("../../ipop.yaml")),
        (
            "registers/people.yaml",
            include_str!("../../registers/people.yaml"),
        ),
        (
            "registers/teams.yaml",
            include_str!("../../registers/teams.yaml"),
        ),
    ];
    let loaded = model::load(&Sources::from_strings(files));
    loaded
        .workspace
        .expect("the sample's registers can be read")
}

#[test]
fn a_misspelt_word_is_told_where_it_stands() {
    each_is_told(|at| at % 12 == 0);
}

#[test]
#[ignore = "long: run by .ci/long"]
fn every_misspelt_word_is_told_where_it_stands() {
    each_is_told(|_| true);
}

fn each_is_told(is_tried: fn(usize) -> bool) {
    let workspace = sample();
    for (text, many) in [
        (
            include_str!("../../panels/ipop/terms/2023-07-10.yaml"),
            2_000,
        ),
        (
            include_str!("../../panels/redbridge/terms/2013-12-01.yaml"),
            1_500,
        ),
    ] {
        let edition = parse(FileId(0), text).expect("YAML");
        assert_eq!(errors(&edition, &workspace), []);
        let words = words(&edition);
        assert!(words.len() > many, "{} words", words.len());
        let silent: Vec<String> = words
            .par_iter()
            .enumerate()
            .filter(|(at, _)| is_tried(*at))
            .filter_map(|(_, place)| {
                let mut slip = edition.clone();
                let (was, at) = misspell(&mut slip, place);
                let told = errors(&slip, &workspace);
                let here = told.iter().any(|(place, _)| *place == at);
                let line = text[..at as usize].lines().count();
                (!here).then(|| format!("line {line}: {was}: {told:?}"))
            })
            .collect();
        assert_eq!(silent, [""; 0], "slips that nobody tells");
    }
}
