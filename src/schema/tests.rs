//! The schemas say what the reader says, on the sample's files and on files with mistakes.
#![expect(
    clippy::disallowed_methods,
    reason = "the files under test are those of the repository"
)]

use super::FileKind;
use crate::diag::Severity;
use crate::model::EditionFile;
use crate::model::case::Case;
use crate::model::edition::Edition;
use crate::model::meeting::{Ledger, Meeting};
use crate::model::registers::{
    Authority, BudgetsFile, Calendar, PeopleFile, ProvidersFile, TeamsFile,
};
use crate::rules::RULES;
use crate::source::FileId;
use crate::terms::bind_edition;
use crate::yaml::{self, Node, NodeKind, parse};
use jsonschema::Validator;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use walkdir::WalkDir;

/// The reader's problems with a file of this kind.
fn problems(kind: FileKind, text: &str) -> Vec<(&'static str, String)> {
    fn of<T: serde::de::DeserializeOwned>(text: &str) -> Vec<(&'static str, String)> {
        let problems = yaml::read::<T>(FileId(0), text).problems.into_iter();
        problems
            .map(|problem| (problem.id, problem.message))
            .collect()
    }
    match kind {
        FileKind::Workspace => of::<Authority>(text),
        FileKind::People => of::<PeopleFile>(text),
        FileKind::Teams => of::<TeamsFile>(text),
        FileKind::Providers => of::<ProvidersFile>(text),
        FileKind::Budgets => of::<BudgetsFile>(text),
        FileKind::Calendar => of::<Calendar>(text),
        FileKind::Case => of::<Case>(text),
        FileKind::Terms => bound(text),
        FileKind::Meeting => of::<Meeting>(text),
        FileKind::Issued => of::<Ledger>(text),
    }
}

/// The reader's problems with an edition, and those with what its rules are given.
fn bound(text: &str) -> Vec<(&'static str, String)> {
    let read = yaml::read::<Edition>(FileId(0), text);
    let mut told: Vec<_> = read
        .problems
        .into_iter()
        .map(|p| (p.id, p.message))
        .collect();
    if let Some(edition) = read.value {
        let (file, references) = (FileId(0), read.references);
        let file = EditionFile {
            file,
            edition,
            references,
        };
        let mut findings = Vec::new();
        let _ = bind_edition("panel", &file, RULES, None, &mut findings);
        let errors = findings
            .into_iter()
            .filter(|found| found.severity == Severity::Error);
        told.extend(errors.map(|found| (found.rule, found.message)));
    }
    told
}

/// A file as an editor's YAML server sees it, by YAML's core schema.
fn seen(node: &Node) -> Value {
    match &node.kind {
        NodeKind::Null => Value::Null,
        NodeKind::Scalar { text, quoted } => match text.as_str() {
            _ if *quoted => text.clone().into(),
            "true" => true.into(),
            "false" => false.into(),
            "null" | "~" => Value::Null,
            text => serde_json::from_str::<serde_json::Number>(text)
                .map_or_else(|_| text.into(), Value::Number),
        },
        NodeKind::List(nodes) => nodes.iter().map(seen).collect(),
        NodeKind::Map(fields) => fields
            .iter()
            .map(|(key, value)| (key.name.clone(), seen(value)))
            .collect::<Map<_, _>>()
            .into(),
    }
}

fn tree(text: &str) -> Option<Value> {
    parse(FileId(0), text).ok().map(|node| seen(&node))
}

fn validators() -> BTreeMap<FileKind, Validator> {
    let compiled = |kind: FileKind| {
        let schema = kind.schema();
        let made = jsonschema::draft7::new(schema.as_value());
        (
            kind,
            made.unwrap_or_else(|e| panic!("{}: {e}", kind.name())),
        )
    };
    FileKind::ALL.into_iter().map(compiled).collect()
}

/// Every file of a workspace, with its kind.
fn files(root: &str) -> Vec<(FileKind, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
    let mut found = Vec::new();
    for part in ["ipop.yaml", "registers", "cases", "panels"] {
        for entry in WalkDir::new(root.join(part)).sort_by_file_name() {
            let entry = entry.expect("an entry");
            let path = entry.path().strip_prefix(&root).expect("inside");
            let path = path.to_string_lossy().replace('\\', "/");
            let Some(kind) = FileKind::of(&path) else {
                continue;
            };
            let text = fs::read_to_string(entry.path()).expect("UTF-8");
            found.push((kind, path, text));
        }
    }
    found
}

#[test]
fn every_file_of_the_sample_and_of_the_made_up_councils_passes() {
    let validators = validators();
    let made_up = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editions"));
    let made_up = made_up.expect("a folder").map(|entry| {
        let name = entry.expect("an entry").file_name();
        format!("tests/editions/{}", name.to_string_lossy())
    });
    for root in made_up.chain([".".to_owned()]) {
        let files = files(&root);
        assert!(files.len() > 15, "{root}: {} files", files.len());
        for (kind, path, text) in files {
            let value = tree(&text).expect("YAML");
            let wrong: Vec<String> = validators[&kind]
                .iter_errors(&value)
                .map(|e| format!("{}: {e}", e.instance_path()))
                .collect();
            assert_eq!(wrong, Vec::<String>::new(), "{root}/{path}");
        }
    }
}

/// What a slip does to a file: from where to where, and what stands there then.
type Slip = (std::ops::Range<usize>, &'static str);

/// Every slip of a kind in a tree: a field misspelt, a field left out, a value of another kind, a word that
/// is on no list.
fn slips(node: &Node, text: &str, found: &mut Vec<Slip>) {
    let place = |span: crate::diag::Span| {
        let (_, start, end) = span.parts();
        usize::try_from(start).expect("small")..usize::try_from(end).expect("small")
    };
    match &node.kind {
        NodeKind::Null => {}
        NodeKind::Scalar { .. } => {
            for instead in ["[1, 2]", "{ zz: 1 }", "\"no such word !\""] {
                found.push((place(node.span), instead));
            }
        }
        NodeKind::List(nodes) => nodes.iter().for_each(|node| slips(node, text, found)),
        NodeKind::Map(fields) => {
            for (key, value) in fields {
                let key = place(key.span);
                found.push((key.start..key.start, "zz-"));
                let line = text[..key.start].rfind('\n').map_or(0, |at| at + 1);
                let end = text[key.start..]
                    .find('\n')
                    .map_or(text.len(), |at| key.start + at + 1);
                let alone = text[line..key.start].trim().is_empty();
                if alone
                    && matches!(value.kind, NodeKind::Scalar { .. })
                    && place(value.span).end <= end
                {
                    found.push((line..end, ""));
                }
                slips(value, text, found);
            }
        }
    }
}

#[test]
fn a_file_with_a_slip_is_refused_by_both() {
    slipped_in_each(4);
}

#[test]
#[ignore = "long: 12,000 slips"]
fn a_file_with_any_slip_is_refused_by_both() {
    slipped_in_each(48);
}

/// Tries about so many slips in each file of the sample.
fn slipped_in_each(slips_a_file: usize) {
    let validators = validators();
    let (mut tried, mut refused) = (0, 0);
    let mut apart = Vec::new();
    for (number, (kind, path, text)) in files(".").into_iter().enumerate() {
        let mut all = Vec::new();
        slips(&parse(FileId(0), &text).expect("YAML"), &text, &mut all);
        let few = all.len() / slips_a_file + 1;
        for (range, instead) in all.into_iter().skip(number % few).step_by(few) {
            let mut slipped = text.clone();
            slipped.replace_range(range.clone(), instead);
            let Some(value) = tree(&slipped) else {
                continue;
            };
            tried += 1;
            let told = problems(kind, &slipped);
            let is_valid = validators[&kind].is_valid(&value);
            refused += usize::from(!is_valid);
            if is_valid != told.is_empty() {
                let line = text[..range.start].lines().count();
                apart.push(format!(
                    "{path}:{line} {instead:?} valid {is_valid} {told:?}"
                ));
            }
        }
    }
    assert!(tried > 500 && refused * 2 > tried, "{refused} of {tried}");
    assert_eq!(apart, Vec::<String>::new());
}
