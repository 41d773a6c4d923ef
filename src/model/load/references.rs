//! That everything which is referred to exists.

use super::files::Files;
use crate::diag::Diagnostic;
use crate::model::edition::Edition;
use crate::model::value::{Slug, Text};
use crate::source::FileId;
use crate::yaml::{At, nearest};
use std::collections::{BTreeMap, BTreeSet};

/// Budget names that are no lines of the register.
const BUDGET_WORDS: [&str; 2] = ["to-be-confirmed", "external"];

pub(super) fn check(files: &Files, findings: &mut Vec<Diagnostic>) {
    let known = known(files);
    let editions = editions(files);
    for (reference, subject) in &files.references {
        // What an edition names of its own lists is looked up there; all else in the registers.
        let edition = editions.get(&reference.span.file);
        if let Some((message, help)) = edition.and_then(|edition| edition.unknown(reference)) {
            let finding =
                Diagnostic::error("unknown-word", subject.clone(), reference.span, message);
            findings.push(finding.with_help(help));
            continue;
        }
        let Some(ids) = known.get(reference.kind) else {
            continue;
        };
        let broken = files.broken_kinds.contains(reference.kind)
            || reference.kind == "case"
                && files
                    .unreadable_cases
                    .iter()
                    .any(|case| case.to_string() == reference.id);
        if broken || ids.contains(reference.id.as_str()) {
            continue;
        }
        let message = format!("there is no {} `{}`", reference.kind, reference.id);
        let help = match nearest(&reference.id, ids.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("check the spelling, or add it to {}", home(reference.kind)),
        };
        findings.push(
            Diagnostic::error(
                "dangling-reference",
                subject.clone(),
                reference.span,
                message,
            )
            .with_help(help),
        );
    }
}

/// The editions by their files.
fn editions(files: &Files) -> BTreeMap<FileId, &Edition> {
    let panels = files.panels.values();
    let editions = panels.flat_map(|panel| panel.editions.values());
    editions
        .map(|file| (file.edition.in_force.span.file, &file.edition))
        .collect()
}

/// The records of the registers by their kind, each with its id and the name that people use for it.
pub(super) type Named = BTreeMap<&'static str, Vec<(String, String)>>;

pub(super) fn named(files: &Files) -> Named {
    fn of<'a>(records: impl Iterator<Item = (&'a At<Slug>, &'a Text)>) -> Vec<(String, String)> {
        records
            .map(|(id, name)| (id.to_string(), name.to_string()))
            .collect()
    }
    let roles = files.roles.iter();
    let settings = files
        .providers
        .iter()
        .flat_map(|provider| &provider.settings);
    BTreeMap::from([
        (
            "role",
            roles
                .map(|(id, title)| (id.to_string(), title.to_string()))
                .collect(),
        ),
        (
            "person",
            of(files.people.iter().map(|one| (&one.id, &one.name))),
        ),
        (
            "team",
            of(files.teams.iter().map(|one| (&one.id, &one.name))),
        ),
        (
            "provider",
            of(files.providers.iter().map(|one| (&one.id, &one.name))),
        ),
        ("setting", of(settings.map(|one| (&one.id, &one.name)))),
        (
            "budget",
            of(files.budgets.iter().map(|one| (&one.id, &one.name))),
        ),
    ])
}

fn known(files: &Files) -> BTreeMap<&'static str, BTreeSet<String>> {
    let records = named(files).into_iter();
    let mut known: BTreeMap<&str, BTreeSet<String>> = records
        .map(|(kind, records)| (kind, records.into_iter().map(|(id, _)| id).collect()))
        .collect();
    let budgets = known.entry("budget").or_default();
    budgets.extend(BUDGET_WORDS.map(str::to_owned));
    let cases = files.cases.keys().map(ToString::to_string);
    known.insert("case", cases.collect());
    known
}

pub(super) fn home(kind: &str) -> &'static str {
    match kind {
        "role" | "person" => "registers/people.yaml",
        "team" => "registers/teams.yaml",
        "provider" | "setting" => "registers/providers.yaml",
        "budget" => "registers/budgets.yaml",
        _ => "the folder cases/",
    }
}
