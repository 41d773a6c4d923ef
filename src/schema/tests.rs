//! The schemas say what the reader says, on the sample's files and on files with mistakes: here they are made,
//! and `.ci/schemas.py` looks at them.
#![expect(
    clippy::disallowed_methods,
    reason = "the files under test are those of the repository"
)]

use super::FileKind;
use crate::diag::Severity;
use crate::model::EditionFile;
use crate::model::case::Case;
use crate::model::edition::Edition;
use crate::model::mapping::Mapping;
use crate::model::meeting::{Ledger, Meeting};
use crate::model::registers::{
    Authority, BudgetsFile, Calendar, PeopleFile, ProvidersFile, TeamsFile,
};
use crate::rules::RULES;
use crate::source::FileId;
use crate::terms::bind_edition;
use crate::yaml::{self, Node, NodeKind, parse};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::{Path, PathBuf};
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
        FileKind::Mapping => of::<Mapping>(text),
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

/// A file, what the reader says of it, and where it came from: `.ci/schemas.py` has another program say what
/// the schema says of it, and both must agree.
fn case(kind: FileKind, from: &str, text: &str) -> Option<Value> {
    let file = tree(text)?;
    let told = problems(kind, text);
    Some(json!({ "kind": kind.name(), "from": from, "told": told, "file": file }))
}

/// With `IPOP_VARIANTS=folder` the schemas and the cases are left there.
fn leave(name: &str, cases: &[Value]) {
    let Some(folder) = std::env::var_os("IPOP_VARIANTS").map(PathBuf::from) else {
        return;
    };
    for kind in FileKind::ALL {
        let schema = kind.schema().as_value().to_string();
        fs::write(folder.join(format!("{}.schema.json", kind.name())), schema).expect("a schema");
    }
    let lines: Vec<String> = cases.iter().map(ToString::to_string).collect();
    fs::write(folder.join(format!("{name}.cases.jsonl")), lines.join("\n")).expect("cases");
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
    let made_up = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editions"));
    let made_up = made_up.expect("a folder").map(|entry| {
        let name = entry.expect("an entry").file_name();
        format!("tests/editions/{}", name.to_string_lossy())
    });
    let mut cases = Vec::new();
    for root in made_up.chain([".".to_owned()]) {
        let files = files(&root);
        assert!(files.len() > 15, "{root}: {} files", files.len());
        for (kind, path, text) in files {
            // What it takes over from another panel, it has not by itself.
            let by_itself = !text.contains("\nhead: ");
            let mut case = case(kind, &format!("{root}/{path}"), &text).expect("YAML");
            assert!(
                case["told"] == json!([]) || !by_itself,
                "{root}/{path}: {}",
                case["told"]
            );
            case["told"] = json!([]);
            cases.push(case);
        }
    }
    leave("files", &cases);
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

/// `IPOP_SLIPS=48` for twelve times as many.
#[test]
fn files_with_a_slip_are_told() {
    let asked = std::env::var("IPOP_SLIPS").ok();
    slipped_in_each(asked.map_or(4, |slips| slips.parse().expect("a number")));
}

/// Makes about so many slips in each file of the sample.
fn slipped_in_each(slips_a_file: usize) {
    let mut cases = Vec::new();
    for (number, (kind, path, text)) in files(".").into_iter().enumerate() {
        let mut all = Vec::new();
        slips(&parse(FileId(0), &text).expect("YAML"), &text, &mut all);
        let few = all.len() / slips_a_file + 1;
        for (range, instead) in all.into_iter().skip(number % few).step_by(few) {
            let mut slipped = text.clone();
            slipped.replace_range(range.clone(), instead);
            let line = text[..range.start].lines().count();
            cases.extend(case(kind, &format!("{path}:{line} {instead:?}"), &slipped));
        }
    }
    let told = cases
        .iter()
        .filter(|case| case["told"] != json!([]))
        .count();
    assert!(
        cases.len() > 500 && told * 2 > cases.len(),
        "{told} of {}",
        cases.len()
    );
    leave("slips", &cases);
}
