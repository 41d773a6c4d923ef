//! The steps of an import in their order, from files to a plan.

use super::child::{OfChild, Wanted, With};
use super::files::Files;
use super::plan::{Fate, Line, Plan, Together};
use super::ready::ready_mappings;
use super::references::References;
use super::register::{self, Settings};
use super::{given, mapping, staff};
use crate::diag::{Diagnostic, Severity, Subject};
use crate::model::Workspace;
use crate::model::value::CaseRef;
use crate::pipeline::{AsOf, Change, inspect, with_changes};
use crate::source::{Given, MAX_FILES, Sources};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// What bringing files into a workspace would do, of which these things are found as it is.
#[must_use]
pub fn plan(
    sources: &Sources,
    (workspace, findings): (&Workspace, &[Diagnostic]),
    given: &[Given],
    wanted: &Wanted,
) -> Plan {
    let mut files = Files::read(sources, given);
    let (references, wrong) = References::new(sources, workspace);
    files.plan.notes.extend(wrong);
    let mut settings = Settings::new(workspace);
    files.take_settings(workspace, wanted, &mut settings);
    let children = files.children(&references);
    let mut said = Vec::new();
    for (case, theirs) in &children {
        if workspace.unreadable_cases.contains(case) {
            let why = "its file can't be read; `ipop check` says why";
            let line = Line::new(Fate::LeftOut, case.as_str(), why, None);
            files.plan.lines.push(line);
            continue;
        }
        let mut of_child = OfChild::new(case, workspace);
        for one in theirs {
            files.facts(one, &references, &mut settings, wanted, &mut of_child);
        }
        said.push(of_child);
    }
    let Files {
        mut plan,
        returned,
        staff: lists,
        tolerance,
        ..
    } = files;
    let with = With {
        sources,
        workspace,
        wanted,
        settings: &settings,
        tolerance,
        begun: BTreeSet::new(),
    };
    let needed = with.needed(&said);
    let is_wanted = |of_child: &OfChild<'_>| {
        let case = of_child.case;
        of_child.known || wanted.all || wanted.cases.contains(case) || needed.contains(case)
    };
    let begun = said.iter().filter(|one| is_wanted(one) && one.can_begin());
    let begun: BTreeSet<CaseRef> = begun.map(|one| one.case.clone()).collect();
    let with = With { begun, ..with };
    let (mut used, mut cases, mut unwanted) = (BTreeSet::new(), Vec::new(), 0);
    let mut lacking = Together::default();
    for mut of_child in said {
        if !is_wanted(&of_child) {
            unwanted += 1;
            continue;
        }
        plan.differences
            .extend(std::mem::take(&mut of_child.differences));
        plan.lines.append(&mut of_child.lines);
        if let Some(why) = of_child.lacks() {
            lacking.add(Fate::LeftOut, of_child.case.as_str(), why, of_child.first());
        } else if let Some((change, names)) = with.change(&of_child, &mut plan.lines) {
            used.extend(names);
            cases.push(change);
        }
    }
    plan.lines.extend(lacking.of_children());
    let refused = |of: &str, why: String| Line::new(Fate::Conflict, of, why, None);
    match staff::change(
        sources,
        workspace,
        wanted.extracted,
        &lists,
        &mut plan.lines,
    ) {
        Ok(register) => plan.changes.extend(register),
        Err(why) => plan
            .lines
            .push(refused("registers/people.yaml", why.to_string())),
    }
    match settings.change(sources, &used, &mut plan.lines) {
        Ok(register) => {
            plan.changes.extend(register);
            plan.changes.extend(cases);
        }
        Err(why) => plan.lines.push(refused(register::PROVIDERS, why)),
    }
    plan.notes.extend(returned.notes());
    if unwanted > 0 {
        plan.notes.push(format!(
            "not written: {unwanted} of whom the workspace has no case (--case REFERENCE for one child, --all for \
             every one)"
        ));
    }
    let after = with_changes(sources, &plan.changes);
    if after.files().len() > MAX_FILES {
        plan.changes.clear();
        let why = format!("with these cases the workspace would have more than {MAX_FILES} files");
        plan.lines
            .push(Line::new(Fate::Conflict, "cases", why, None));
    } else if !plan.changes.is_empty() {
        leave_out_unsound(sources, findings, wanted.today, &mut plan);
    }
    plan.sort();
    plan
}

/// The errors of each case.
fn errors(findings: &[Diagnostic]) -> BTreeMap<&str, Vec<&str>> {
    let mut errors: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for finding in findings {
        if let (Subject::Case(case), true) = (&finding.subject, finding.counts_as(Severity::Error))
        {
            errors.entry(case).or_default().push(&finding.message);
        }
    }
    errors
}

/// Takes away what would put an error into a case, and says so: one child's rows must not hold up the others.
fn leave_out_unsound(sources: &Sources, findings: &[Diagnostic], today: Date, plan: &mut Plan) {
    let as_of = AsOf {
        asked: Some(today),
        epoch: None,
        now: Timestamp::UNIX_EPOCH,
    };
    let before = errors(findings);
    // A case that is left out may be the one that another names.
    loop {
        let count = plan.changes.len();
        let after = with_changes(sources, &plan.changes);
        let found = inspect(&after, as_of).findings;
        for (case, messages) in errors(&found) {
            let is_new = messages.len() > before.get(case).map_or(0, Vec::len);
            if is_new {
                leave_out(case, &messages, plan);
            }
        }
        if plan.changes.is_empty() || plan.changes.len() == count {
            return;
        }
    }
}

fn leave_out(case: &str, messages: &[&str], plan: &mut Plan) {
    let path = format!("cases/{case}.yaml");
    let count = plan.changes.len();
    plan.changes.retain(|change| change.path.as_str() != path);
    if plan.changes.len() == count {
        return;
    }
    plan.lines
        .retain(|line| line.of != case || line.fate > Fate::Changed);
    let why = format!(
        "with these rows the case would not be in order: {}",
        messages.join("; ")
    );
    plan.lines.push(Line::new(Fate::LeftOut, case, why, None));
}

/// A first mapping for a spreadsheet, from its headings.
///
/// # Errors
/// Why there is none.
pub fn first_mapping(sources: &Sources, given: &Given) -> Result<Change, String> {
    let read = given::read(given);
    let unknown = || {
        let fault = read.faults.first().map(|(_, why)| why.clone());
        fault.unwrap_or_else(|| {
            "none of its headings is known: copy a mapping of docs/import.md and put the headings in".to_owned()
        })
    };
    let mapping = mapping::new_mapping(&given.name, &read.sheets).ok_or_else(unknown)?;
    let (path, text) = mapping.map_err(|why| why.to_string())?;
    let there = sources.get(&path).and_then(|file| file.text());
    let says = match there {
        None => "a first mapping; look at each of its lines",
        Some(there) if is_as_it_came(&path, there) => {
            "a first mapping in the place of the one that came with the workspace; look at each of its lines"
        }
        Some(_) => {
            return Err(format!(
                "{path} is there already, and was left as it is: put the headings of this file into it, or give \
                 this file another name"
            ));
        }
    };
    Change::new(sources, &path, text, says).map_err(|bad| bad.because.to_owned())
}

/// Whether a mapping is one that came with the workspace, in which nobody has changed anything.
fn is_as_it_came(path: &str, there: &str) -> bool {
    // A line for editors may stand above.
    let there = there.replace("\r\n", "\n");
    let mut ready = ready_mappings().into_iter();
    ready.any(|(at, text)| at == path && there.ends_with(text))
}
