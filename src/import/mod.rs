//! What other systems keep, read into the workspace: statutory returns, lists and spreadsheets.
//!
//! Files become rows with their lines ([`sheet`]), rows become facts about a child ([`facts`]), and each fact is
//! held against what the case says ([`merge`]): it is added, it completes an entry, it is there already, or it
//! is in conflict with what a person wrote, and then the person's word stands. So the same files a second time
//! change nothing. All of it is a function of what was read; [`crate::pipeline::Change`]s go to the door.
//!
//! Deliberately absent: a memory of earlier imports. Whether something is known is asked of the case alone,
//! whoever wrote it.

mod day;
mod decode;
mod facts;
mod given;
mod merge;
mod plan;
mod references;
mod register;
mod sheet;
mod ssda903;
mod workbook;
mod xml;

pub use plan::{Fate, Line, Plan};

use crate::edit::Value;
use crate::model::Workspace;
use crate::model::value::CaseRef;
use crate::pipeline::Change;
use crate::source::{Given, Sources};
use facts::{Fact, What};
use jiff::civil::Date;
use references::References;
use register::Settings;
use sheet::Said;
use std::collections::{BTreeMap, BTreeSet};

/// What somebody wants of an import.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// The day on which the files were made: of what is open in them, no more is known than that it was then.
    pub extracted: Date,
    /// Children that are wanted although the workspace has no case of them.
    pub cases: BTreeSet<CaseRef>,
    /// Whether every child of the files is.
    pub all: bool,
}

/// What bringing files into a workspace would do.
#[must_use]
pub fn plan(sources: &Sources, workspace: &Workspace, given: &[Given], wanted: &Wanted) -> Plan {
    let mut plan = Plan::default();
    let (references, wrong) = References::new(sources, workspace);
    plan.notes.extend(wrong);
    let mut returned = ssda903::Return::default();
    for file in given {
        let read = given::read(file);
        for (line, why) in read.faults {
            let at = line.map(|line| Said {
                file: file.name.as_str().into(),
                line,
            });
            let left_out = Line::new(Fate::LeftOut, &file.name, why, at.as_ref());
            plan.lines.push(left_out);
        }
        for sheet in &read.sheets {
            if !returned.take(sheet) && !sheet.lines.is_empty() {
                let why = "its headings are none that are known";
                plan.lines
                    .push(Line::new(Fate::LeftOut, sheet.title(), why, None));
            }
        }
    }
    let mut children: BTreeMap<CaseRef, Vec<String>> = BTreeMap::new();
    for (theirs, at) in returned.children() {
        match references.case(theirs) {
            Ok(case) => children.entry(case).or_default().push(theirs.to_owned()),
            Err(why) => plan
                .lines
                .push(Line::new(Fate::LeftOut, "a child", why, Some(&at))),
        }
    }
    let mut settings = Settings::new(workspace);
    let mut used = BTreeSet::new();
    let mut cases = Vec::new();
    let mut unwanted = 0;
    for (case, theirs) in &children {
        if workspace.unreadable_cases.contains(case) {
            let why = "its file can't be read; `ipop check` says why";
            plan.lines
                .push(Line::new(Fate::LeftOut, case.as_str(), why, None));
            continue;
        }
        let is_known = workspace.cases.contains_key(case);
        if !is_known && !wanted.all && !wanted.cases.contains(case) {
            unwanted += 1;
            continue;
        }
        let mut reader = ssda903::Reader {
            case: case.to_string(),
            extracted: wanted.extracted,
            settings: &mut settings,
            references: &references,
            lines: &mut plan.lines,
        };
        let mut facts = Vec::new();
        for theirs in theirs {
            facts.extend(returned.facts(theirs, &mut reader));
        }
        let change = of_case(
            sources,
            (case, is_known),
            facts,
            wanted,
            &settings,
            &mut plan.lines,
        );
        if let Some((change, names)) = change {
            used.extend(names);
            cases.push(change);
        }
    }
    match settings.change(sources, &used, &mut plan.lines) {
        Ok(register) => {
            plan.changes.extend(register);
            plan.changes.extend(cases);
        }
        Err(why) => {
            let why = why.to_string();
            plan.lines
                .push(Line::new(Fate::Conflict, register::PROVIDERS, why, None));
        }
    }
    plan.notes.extend(returned.notes());
    if unwanted > 0 {
        plan.notes.push(format!(
            "not written: {unwanted} children of whom the workspace has no case (--case REFERENCE for one, --all \
             for all of them)"
        ));
    }
    plan.lines.sort_by(|one, other| {
        let key = |line: &Line| (line.of.clone(), line.fate, line.at.clone());
        key(one).cmp(&key(other))
    });
    plan
}

/// What becomes of one case, and the settings that it now names.
fn of_case(
    sources: &Sources,
    (case, is_known): (&CaseRef, bool),
    mut facts: Vec<Fact>,
    wanted: &Wanted,
    settings: &Settings<'_>,
    lines: &mut Vec<Line>,
) -> Option<(Change, BTreeSet<String>)> {
    let path = format!("cases/{case}.yaml");
    let text = is_known
        .then(|| sources.get(&path))
        .flatten()
        .and_then(|file| file.text());
    if !is_known && let Err(why) = begun(case, &mut facts) {
        lines.push(Line::new(Fate::LeftOut, case.as_str(), why, None));
        return None;
    }
    let with = merge::With {
        case: case.as_str(),
        extracted: wanted.extracted,
        settings,
    };
    let before = lines.len();
    let merged = merge::merge(text, &facts, &with, lines);
    let merged = merged.map_err(|why| why.to_string()).and_then(|merged| {
        let Some(text) = merged.text else {
            return Ok(None);
        };
        let told = &lines[before..];
        let count = |fate| told.iter().filter(|line| line.fate == fate).count();
        let says = if is_known {
            format!(
                "{} added, {} completed",
                count(Fate::Added),
                count(Fate::Changed)
            )
        } else {
            format!("a new case file for {case}")
        };
        let change = Change::new(sources, &path, text, says);
        change
            .map(|change| Some((change, merged.settings)))
            .map_err(|bad| bad.because.to_owned())
    });
    match merged {
        Ok(change) => change,
        Err(why) => {
            lines.truncate(before);
            lines.push(Line::new(Fate::Conflict, case.as_str(), why, None));
            None
        }
    }
}

/// What a new case needs besides; or what is wanting.
fn begun(case: &CaseRef, facts: &mut Vec<Fact>) -> Result<(), String> {
    let says = |facts: &[Fact], name: &str| {
        let mut facts = facts.iter();
        facts.any(|fact| matches!(&fact.said, What::Field { place, .. } if *place == [name]))
    };
    let needed = ["initials", "born", "team"];
    let wanting: Vec<&str> = needed
        .into_iter()
        .filter(|name| !says(facts, name))
        .collect();
    if !wanting.is_empty() {
        return Err(format!(
            "there is no case of this child, and no file gives its {}: name a caseload list beside the return, \
             or begin the case with `ipop new case {case}`",
            wanting.join(", ")
        ));
    }
    let at = facts[0].at.clone();
    if !says(facts, "cohorts") {
        let none = Value::List(Vec::new());
        facts.insert(0, Fact::field(&at, &["cohorts"], "cohorts: none yet", none));
    }
    let own = Value::text(case.as_str());
    facts.insert(0, Fact::field(&at, &["case"], "a case file", own));
    Ok(())
}

#[cfg(test)]
mod tests;
