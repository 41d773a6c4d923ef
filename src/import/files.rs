//! The files of an import, each taken as what it is, and what they say of a child.

use super::check::differences;
use super::child::{OfChild, Wanted};
use super::listed::Listed;
use super::mapping::{self, Cells, Listed as List, Named};
use super::plan::{Fate, Line, Plan, Together};
use super::references::{References, no_reference};
use super::register::{self, Settings};
use super::sheet::{Rows, Said, Sheet};
use super::{given, ssda903};
use crate::model::Workspace;
use crate::model::mapping::RowKind;
use crate::model::value::date::parse_date;
use crate::model::value::{CaseRef, Money};
use crate::source::{Given, Sources};
use std::collections::BTreeMap;

/// Whose rows of which file.
pub(super) enum Theirs {
    Return(String),
    List(usize, String),
}

/// What was read of the files.
pub(super) struct Files {
    pub(super) plan: Plan,
    pub(super) returned: ssda903::Return,
    lists: Vec<List>,
    pub(super) staff: Vec<(Named, Rows)>,
    settings: Vec<(Named, Rows)>,
    pub(super) tolerance: Money,
}

impl Files {
    pub(super) fn read(sources: &Sources, given: &[Given]) -> Self {
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
        for heading in named.mapping.headings() {
            if rows.top.has_twice(heading) {
                let at = Said {
                    file: sheet.file.clone(),
                    line: rows.top.line,
                };
                let why = format!(
                    "more than one column is headed `{heading}`; the first of them was read: give each a heading of \
                     its own"
                );
                let line = Line::new(Fate::Odd, sheet.title(), why, Some(&at));
                self.plan.lines.push(line);
            }
        }
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
    pub(super) fn take_settings(
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
                let inspected = cells.get("inspected");
                let listed = Listed {
                    name: cells.get("name"),
                    registration: cells.get("registration"),
                    places: cells.get("places"),
                    outcome: cells.get("outcome"),
                    inspected: inspected.and_then(|day| parse_date(&day).ok()),
                    at: Some(row.at.clone()),
                };
                if let Some(urn) = cells.get("urn") {
                    settings.take(&urn, listed);
                }
            }
        }
    }

    /// Every child of whom there is a row, with whose rows are the child's.
    pub(super) fn children(&mut self, references: &References) -> BTreeMap<CaseRef, Vec<Theirs>> {
        let mut children: BTreeMap<CaseRef, Vec<Theirs>> = BTreeMap::new();
        let mut unknown = Together::default();
        let mut of_nobody = Together::default();
        let mut sort = |theirs: &str, at: Vec<Said>, one: Theirs| {
            if let Some(why) = no_reference(theirs) {
                for at in at {
                    of_nobody.add(Fate::LeftOut, "a line", why, [at]);
                }
                return;
            }
            match references.case(theirs) {
                Ok(case) => children.entry(case).or_default().push(one),
                Err(why) => unknown.add(Fate::LeftOut, "a child", why, at),
            }
        };
        for (number, list) in self.lists.iter().enumerate() {
            for (theirs, at) in list.children() {
                sort(theirs, at, Theirs::List(number, theirs.to_owned()));
            }
        }
        for (theirs, at) in self.returned.children() {
            sort(theirs, at, Theirs::Return(theirs.to_owned()));
        }
        self.plan.lines.extend(of_nobody.of_unnamed("lines"));
        self.plan.lines.extend(unknown.of_unnamed("children"));
        children
    }

    /// What one file says of a child.
    pub(super) fn facts(
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
                    references,
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
