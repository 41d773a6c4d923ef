//! What a sheet says is not supplied, and what the findings say is missing, are one thing: in the base
//! workspaces, with each of their facts taken away in turn, and under conditions that exclude everything.

use crate::bench::{Base, day};
use crate::page::Files;
use ipop::diag::Subject;
use ipop::model::edition::{Edition, Fact};
use ipop::papers;
use ipop::papers::view::{Section, Value};
use ipop::pipeline::{AsOf, Inspection, inspect};
use ipop::source::Sources;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// A meeting, a case, a kind of request, and what is wanting, by its title.
type Gap = (String, String, String, String);

/// What stands on the sheets and in the findings of a workspace, of facts that a sheet has.
struct Gaps {
    /// Printed as not supplied, or as to be given at the panel.
    printed: BTreeSet<Gap>,
    /// Printed as not supplied *yet*: asked for, and not due.
    not_yet: BTreeSet<Gap>,
    /// Found by the rules.
    found: BTreeSet<Gap>,
    /// Every fact that stands on a sheet, supplied or not.
    on_sheets: BTreeSet<Gap>,
}

fn looked_at(files: Files, as_of: &str) -> Option<Gaps> {
    let sources = Sources::from_strings(files);
    let (asked, epoch) = (Some(day(as_of)), None);
    let now = "2026-06-04T10:00:00Z".parse().expect("a moment");
    let seen = inspect(&sources, AsOf { asked, epoch, now });
    let broken = seen
        .findings
        .iter()
        .any(|finding| finding.severity == ipop::diag::Severity::Error);
    (!broken).then(|| gaps(&seen))
}

fn gaps(seen: &Inspection) -> Gaps {
    let desk = seen.desk().expect("it can be read");
    let workspace = desk.workspace;
    let mut gaps = Gaps {
        printed: BTreeSet::new(),
        not_yet: BTreeSet::new(),
        found: BTreeSet::new(),
        on_sheets: BTreeSet::new(),
    };
    for (key, plan) in &seen.plans.meetings {
        let (Some(agenda), Some((_, file))) = (papers::agenda(&desk, key), workspace.meeting(key))
        else {
            continue;
        };
        let edition = &file.edition;
        for sheet in agenda.item_sheets {
            let case = sheet.case.split(' ').next().unwrap_or_default().to_owned();
            let kind = edition
                .kinds
                .iter()
                .find(|kind| kind.title.as_str() == sheet.kind);
            let kind = kind.expect("a kind of the edition").id.to_string();
            let name = |what: &str| {
                (
                    key.date.to_string(),
                    case.clone(),
                    kind.clone(),
                    what.to_owned(),
                )
            };
            for fact in sheet
                .sections
                .iter()
                .flat_map(|section| facts(section, edition))
            {
                gaps.on_sheets.insert(name(&fact.label));
                let text = serde_json::to_string(&fact.value).expect("a view has a JSON form");
                let given = matches!(fact.value, Value::ToBeGiven { .. });
                if text.contains("Not supplied yet") {
                    gaps.not_yet.insert(name(&fact.label));
                } else if given || text.contains("Not supplied") {
                    gaps.printed.insert(name(&fact.label));
                }
            }
        }
        assert_eq!(plan.key, *key);
        let missing = seen
            .findings
            .iter()
            .filter(|finding| finding.message.contains("not stated"));
        for finding in missing {
            if let (Subject::Item(of, item), Some(fact)) = (&finding.subject, finding.fact)
                && of == key
                && finding.rule == "information"
            {
                let case = item.case.clone().unwrap_or_default();
                let title = title(fact, edition);
                gaps.found
                    .insert((key.date.to_string(), case, item.kind.clone(), title));
            }
        }
    }
    gaps
}

/// What a section says that the edition can ask for as a fact.
fn facts<'a>(
    section: &'a Section,
    edition: &Edition,
) -> impl Iterator<Item = &'a ipop::papers::view::Fact> {
    let titles: BTreeSet<String> = Fact::ALL.iter().map(|fact| fact.title(edition)).collect();
    let facts = section.facts.iter();
    facts.filter(move |fact| titles.contains(&fact.label))
}

fn title(fact: &str, edition: &Edition) -> String {
    let known = Fact::ALL.iter().find(|known| known.name() == fact);
    known.expect("a fact").title(edition)
}

/// Each file of a case or a meeting with one of its fields taken away, as `path: field`.
fn without_one_field(files: &Files) -> Vec<(String, Files)> {
    let mut all = Vec::new();
    for (path, text) in files {
        let is_item =
            path.starts_with("panels/") && !path.contains("/terms/") && !path.contains("issued");
        if !path.starts_with("cases/") && !is_item {
            continue;
        }
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let field = line.trim_start().split(':').next().unwrap_or_default();
            let is_field = line.contains(':') && !line.trim_start().starts_with(['-', '#']);
            if !is_field || indent > 4 {
                continue;
            }
            let inside = |later: &&&str| {
                let deeper = later.len() - later.trim_start().len();
                later.trim().is_empty()
                    || deeper > indent
                    || (deeper == indent && later.trim_start().starts_with("- "))
            };
            let gone = 1 + lines[at + 1..].iter().take_while(inside).count();
            let kept: Vec<&str> = lines[..at]
                .iter()
                .chain(&lines[at + gone..])
                .copied()
                .collect();
            let mut changed = files.clone();
            changed.insert(path.clone(), kept.join("\n") + "\n");
            all.push((format!("{path}:{}: {field}", at + 1), changed));
        }
    }
    all
}

#[test]
fn what_is_not_supplied_is_found_and_what_is_found_is_not_supplied() {
    one_question(6, [8, 5]);
}

#[test]
#[ignore = "long: takes each field away, where the test above takes every sixth"]
fn each_field_taken_away() {
    one_question(1, [25, 11]);
}

fn one_question(step: usize, least: [usize; 2]) {
    for (panel, least) in ["ipop", "redbridge"].into_iter().zip(least) {
        let as_of = "2026-06-09";
        let base = Base::read(panel);
        let whole = looked_at(base.files(), as_of).expect("the base is in order");
        assert_eq!(
            whole.printed,
            BTreeSet::new(),
            "{panel}: the base is in order"
        );
        assert_eq!(
            whole.found,
            BTreeSet::new(),
            "{panel}: the base is in order"
        );
        let changes = without_one_field(&base.files());
        let seen: Vec<(String, Gaps)> = changes
            .into_iter()
            .step_by(step)
            .par_bridge()
            .filter_map(|(place, files)| Some((place, looked_at(files, as_of)?)))
            .collect();
        let mut told = BTreeSet::new();
        for (place, gaps) in &seen {
            // A finding about a fact that the sheet of such an item doesn't have is told to whoever owes it.
            let found: BTreeSet<&Gap> = gaps
                .found
                .iter()
                .filter(|gap| gaps.on_sheets.contains(*gap))
                .collect();
            assert_eq!(
                gaps.printed.iter().collect::<BTreeSet<_>>(),
                found,
                "{panel}: {place}"
            );
            assert!(gaps.not_yet.is_disjoint(&gaps.found), "{panel}: {place}");
            told.extend(found.into_iter().map(|(_, _, _, fact)| fact.clone()));
        }
        assert!(
            told.len() >= least,
            "{panel}: {} facts were missed: {told:?}",
            told.len()
        );
    }
}

#[test]
fn under_a_condition_that_excludes_everything_nothing_is_not_supplied() {
    for (panel, as_of) in [("ipop", "2026-06-09"), ("redbridge", "2026-06-09")] {
        let base = Base::read(panel);
        let mut missed = 0;
        for (place, mut files) in without_one_field(&base.files()).into_iter().step_by(40) {
            missed += looked_at(files.clone(), as_of).map_or(0, |gaps| gaps.printed.len());
            for (path, text) in &mut files {
                if path.contains("/terms/") {
                    *text = asked_of_nobody(text);
                }
            }
            if let Some(gaps) = looked_at(files, as_of) {
                assert_eq!(gaps.printed, BTreeSet::new(), "{panel}: {place}");
                assert_eq!(gaps.not_yet, BTreeSet::new(), "{panel}: {place}");
                assert_eq!(gaps.found, BTreeSet::new(), "{panel}: {place}");
            }
        }
        assert!(
            missed > 0,
            "{panel}: without the conditions {missed} are missed"
        );
    }
}

/// The edition with a condition that never holds beside each `information`.
fn asked_of_nobody(edition: &str) -> String {
    const NEVER: &str = "when: { before: 1999-01-01 }";
    let mut lines: Vec<String> = Vec::new();
    let mut skipping = None;
    for line in edition.lines() {
        let indent = line.len() - line.trim_start().len();
        if skipping.is_some_and(|at| {
            indent > at || (indent == at && line.trim_start().starts_with("when:"))
        }) {
            continue;
        }
        skipping = None;
        match line.split_once("rule: information") {
            Some((before, "")) => {
                lines.push(line.to_owned());
                lines.push(format!("{}{NEVER}", " ".repeat(before.len())));
                skipping = Some(before.len());
            }
            Some((before, after)) => {
                let after = match after.split_once("when: ") {
                    Some((_, rest)) => rest[rest.find(", with:").expect("parameters")..].to_owned(),
                    None => after.to_owned(),
                };
                lines.push(format!("{before}rule: information, {NEVER}{after}"));
            }
            None => lines.push(line.to_owned()),
        }
    }
    lines.join("\n") + "\n"
}
