//! The steps of an import in their order, from files to a plan.

use super::check::differences;
use super::child::{OfChild, Wanted, With};
use super::mapping::{self, Cells, Listed as List, Named};
use super::plan::{Fate, Line, Plan};
use super::ready::ready_mappings;
use super::references::References;
use super::register::{self, Listed, Settings};
use super::sheet::{Rows, Said, Sheet};
use super::{given, ssda903, staff};
use crate::diag::{Diagnostic, Severity, Subject};
use crate::model::Workspace;
use crate::model::mapping::RowKind;
use crate::model::value::date::parse_date;
use crate::model::value::{CaseRef, Money};
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
        wanted,
        settings: &settings,
        tolerance,
    };
    let needed = with.needed(&said);
    let (mut used, mut cases, mut unwanted) = (BTreeSet::new(), Vec::new(), 0);
    for mut of_child in said {
        let is_wanted = of_child.known || wanted.all || wanted.cases.contains(of_child.case);
        if !is_wanted && !needed.contains(of_child.case) {
            unwanted += 1;
            continue;
        }
        plan.differences
            .extend(std::mem::take(&mut of_child.differences));
        plan.lines.append(&mut of_child.lines);
        if let Some((change, names)) = with.change(&of_child, &mut plan.lines) {
            used.extend(names);
            cases.push(change);
        }
    }
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
        leave_out_unsound(findings, &after, wanted.today, &mut plan);
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
fn leave_out_unsound(findings: &[Diagnostic], after: &Sources, today: Date, plan: &mut Plan) {
    let as_of = AsOf {
        asked: Some(today),
        epoch: None,
        now: Timestamp::UNIX_EPOCH,
    };
    let found = inspect(after, as_of).findings;
    let before = errors(findings);
    for (case, messages) in errors(&found) {
        let path = format!("cases/{case}.yaml");
        let is_new = messages.len() > before.get(case).map_or(0, Vec::len);
        if !is_new
            || !plan
                .changes
                .iter()
                .any(|change| change.path.as_str() == path)
        {
            continue;
        }
        plan.changes.retain(|change| change.path.as_str() != path);
        plan.lines
            .retain(|line| line.of != case || line.fate > Fate::Changed);
        let why = format!(
            "with these rows the case would not be in order: {}",
            messages.join("; ")
        );
        plan.lines.push(Line::new(Fate::LeftOut, case, why, None));
    }
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

/// Whose rows of which file.
enum Theirs {
    Return(String),
    List(usize, String),
}

/// What was read of the files.
struct Files {
    plan: Plan,
    returned: ssda903::Return,
    lists: Vec<List>,
    staff: Vec<(Named, Rows)>,
    settings: Vec<(Named, Rows)>,
    tolerance: Money,
}

impl Files {
    fn read(sources: &Sources, given: &[Given]) -> Self {
        let (mappings, wrong) = mapping::all(sources);
        let mut files = Self {
            plan: Plan::default(),
            returned: ssda903::Return::default(),
            lists: Vec::new(),
            staff: Vec::new(),
            settings: Vec::new(),
            tolerance: Money::ZERO,
        };
        files.plan.notes.extend(wrong);
        for file in given {
            let read = given::read(file);
            for (line, why) in read.faults {
                let at = line.map(|line| Said {
                    file: file.name.as_str().into(),
                    line,
                });
                files.left_out(&file.name, why, at.as_ref());
            }
            for sheet in read.sheets.iter().filter(|sheet| !sheet.lines.is_empty()) {
                // What the workspace says of a list goes before what its headings look like.
                let is_known = files.take(sheet, &mappings)
                    || files.returned.take(sheet)
                    || files.take_guessed(sheet);
                if !is_known {
                    files.left_out(&sheet.title(), unknown(sheet, &mappings), None);
                }
            }
        }
        files
    }

    fn left_out(&mut self, of: &str, why: String, at: Option<&Said>) {
        self.plan.lines.push(Line::new(Fate::LeftOut, of, why, at));
    }

    /// Takes a sheet by the mapping of which it has most columns.
    fn take(&mut self, sheet: &Sheet, mappings: &[Named]) -> bool {
        let fitting = mappings
            .iter()
            .filter_map(|named| Some((named, named.mapping.rows_of(sheet)?)));
        // Of two that have as many, the first.
        let best = fitting.rev().max_by_key(|(named, _)| named.mapping.count());
        let Some((named, rows)) = best else {
            return false;
        };
        self.take_by(sheet, named.clone(), rows);
        true
    }

    /// Takes a list of settings by its headings.
    fn take_guessed(&mut self, sheet: &Sheet) -> bool {
        let Some((named, rows)) = mapping::of_settings(sheet) else {
            return false;
        };
        self.take_by(sheet, named, rows);
        true
    }

    fn take_by(&mut self, sheet: &Sheet, named: Named, rows: Rows) {
        let note = format!("{} is read by {}", sheet.title(), named.path);
        self.plan.notes.push(note);
        self.tolerance = self
            .tolerance
            .max(named.mapping.tolerance.unwrap_or_default());
        match named.mapping.rows {
            RowKind::Staff => self.staff.push((named, rows)),
            RowKind::Settings => self.settings.push((named, rows)),
            _ => self.lists.push(List::new(named, rows, sheet.title())),
        }
    }

    /// What lists of settings say, which are looked up by their numbers.
    fn take_settings(
        &mut self,
        workspace: &Workspace,
        wanted: &Wanted,
        settings: &mut Settings<'_>,
    ) {
        for (named, rows) in &self.settings {
            for row in &rows.rows {
                let mut cells = Cells::new(
                    &named.mapping,
                    row,
                    workspace,
                    wanted.extracted,
                    register::PROVIDERS,
                );
                let day = cells.get("inspected").and_then(|day| parse_date(&day).ok());
                let listed = Listed {
                    name: cells.get("name"),
                    registration: cells.get("registration"),
                    places: cells.get("places"),
                    inspection: cells.get("outcome").zip(day),
                    at: Some(row.at.clone()),
                };
                if let Some(urn) = cells.get("urn") {
                    settings.take(&urn, listed);
                }
            }
        }
    }

    /// Every child of whom there is a row, with whose rows are the child's.
    fn children(&mut self, references: &References) -> BTreeMap<CaseRef, Vec<Theirs>> {
        let mut children: BTreeMap<CaseRef, Vec<Theirs>> = BTreeMap::new();
        let mut unknown = Vec::new();
        let mut sort = |theirs: &str, at: Said, one: Theirs| match references.case(theirs) {
            Ok(case) => children.entry(case).or_default().push(one),
            Err(why) => unknown.push(Line::new(Fate::LeftOut, "a child", why, Some(&at))),
        };
        for (number, list) in self.lists.iter().enumerate() {
            for (theirs, at) in list.children() {
                sort(theirs, at, Theirs::List(number, theirs.to_owned()));
            }
        }
        for (theirs, at) in self.returned.children() {
            sort(theirs, at, Theirs::Return(theirs.to_owned()));
        }
        self.plan.lines.append(&mut unknown);
        children
    }

    /// What one file says of a child.
    fn facts(
        &self,
        theirs: &Theirs,
        references: &References,
        settings: &mut Settings<'_>,
        wanted: &Wanted,
        of_child: &mut OfChild<'_>,
    ) {
        let extracted = wanted.extracted;
        match theirs {
            Theirs::Return(theirs) => {
                let mut reader = ssda903::Reader {
                    case: of_child.case.to_string(),
                    extracted,
                    born: None,
                    settings,
                    references,
                    lines: &mut of_child.lines,
                };
                let facts = self.returned.facts(theirs, &mut reader);
                of_child.facts.extend(facts);
            }
            Theirs::List(number, theirs) => {
                let list = &self.lists[*number];
                let mut reader = mapping::Reader {
                    case: of_child.case.as_str(),
                    workspace: of_child.workspace,
                    extracted,
                    lines: &mut of_child.lines,
                };
                let facts = list.facts(theirs, &mut reader);
                if let Some(file) = of_child.workspace.cases.get(of_child.case) {
                    let tolerance = list.named.mapping.tolerance.unwrap_or_default();
                    let sheet = (list.title.as_str(), extracted);
                    let found = differences(&file.case, &facts, sheet, tolerance);
                    of_child.differences.extend(found);
                }
                of_child.facts.extend(facts);
            }
        }
    }
}

/// Why a sheet is read by nothing.
fn unknown(sheet: &Sheet, mappings: &[Named]) -> String {
    let near = mappings
        .iter()
        .filter_map(|named| Some((named, named.mapping.nearly(sheet)?)));
    match near.min_by_key(|(_, missing)| missing.len()) {
        Some((named, missing)) => {
            format!("{} would read it, but these headings are missing: {}", named.path, missing.join(", "))
        }
        None => "its headings are none that are known; `ipop import --new-mapping` writes a mapping for it".to_owned(),
    }
}
