//! `imports/<name>.yaml`: what the columns of a spreadsheet mean.

use super::form::Form;
use crate::import::sheet::{Row, Rows, Sheet, folded};
use crate::model::mapping::{DateOrder, Mapping, RowKind};
use crate::model::value::{Basis, Slug};
use crate::source::Sources;
use crate::yaml;
use std::collections::BTreeMap;

/// A mapping and its file.
#[derive(Debug, Clone)]
pub(in crate::import) struct Named {
    pub(in crate::import) path: String,
    pub(in crate::import) mapping: Mapping,
}

/// Every mapping of the workspace, and what is wrong with them.
pub(in crate::import) fn all(sources: &Sources) -> (Vec<Named>, Vec<String>) {
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    for file in sources.under("imports") {
        let path = file.path.clone();
        let is_mapping = path
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ending == "yaml");
        let Some(text) = file.text().filter(|_| is_mapping) else {
            continue;
        };
        let read = yaml::read::<Mapping>(file.id, text);
        for problem in &read.problems {
            let line = problem
                .span
                .map_or(1, |span| sources.line_col(file.id, span.range().start).line);
            wrong.push(format!("{path}:{line}: {}", problem.message));
        }
        if let Some(mapping) = read.value {
            let faults = mapping.faults();
            let is_fine = faults.is_empty() && read.problems.is_empty();
            wrong.extend(faults.into_iter().map(|fault| format!("{path}: {fault}")));
            if is_fine {
                found.push(Named { path, mapping });
            }
        }
    }
    (found, wrong)
}

impl Mapping {
    /// The mapping of a list of settings with such headings.
    pub(super) fn of_settings(columns: BTreeMap<Slug, String>) -> Self {
        let registered =
            ["Active", "Registered", "Open"].map(|word| (word.to_owned(), "registered".to_owned()));
        let registration: Option<Slug> = "registration".parse().ok();
        let words = registration.map(|name| (name, BTreeMap::from(registered)));
        Self {
            rows: RowKind::Settings,
            reference: None,
            sheet: None,
            dates: DateOrder::default(),
            money: Basis::default(),
            columns,
            words: words.into_iter().collect(),
            always: BTreeMap::new(),
            budgets: BTreeMap::new(),
            tolerance: None,
        }
    }

    /// What is wrong with it beside its form.
    fn faults(&self) -> Vec<String> {
        let fields = self.rows.fields();
        let known = |name: &Slug| fields.iter().any(|field| field.name == name.as_str());
        let mut faults = Vec::new();
        let named = self
            .columns
            .keys()
            .chain(self.words.keys())
            .chain(self.always.keys());
        for name in named.filter(|name| !known(name)) {
            let all: Vec<&str> = fields.iter().map(|field| field.name).collect();
            faults.push(format!(
                "there is no field `{name}`; the fields are: {}",
                all.join(", ")
            ));
        }
        for field in fields.iter().filter(|field| field.needed) {
            if !self.columns.contains_key(field.name) && !self.always.contains_key(field.name) {
                faults.push(format!("no column feeds the field `{}`", field.name));
            }
        }
        if self.rows.is_of_children() && self.reference.is_none() {
            faults.push("`reference` is missing: the heading of the child's reference".to_owned());
        }
        faults
    }

    /// How many columns it reads.
    pub(in crate::import) fn count(&self) -> usize {
        self.columns.len()
    }

    /// The headings that a sheet must have.
    pub(in crate::import) fn headings(&self) -> Vec<&str> {
        let columns = self.columns.values().map(String::as_str);
        self.reference
            .as_deref()
            .into_iter()
            .chain(columns)
            .collect()
    }

    /// The rows of a sheet, if it is of this kind.
    pub(in crate::import) fn rows_of(&self, sheet: &Sheet) -> Option<Rows> {
        let is_named = match (&self.sheet, &sheet.name) {
            (Some(wanted), Some(name)) => folded(wanted) == folded(name),
            _ => true,
        };
        is_named.then(|| sheet.under(&self.headings())).flatten()
    }

    /// The headings that are missing in a sheet that has most of them.
    pub(in crate::import) fn nearly(&self, sheet: &Sheet) -> Option<Vec<String>> {
        let headings = self.headings();
        let missing = sheet.tops().map(|top| -> Vec<String> {
            let missing = headings.iter().filter(|heading| !top.has(heading));
            missing.map(|heading| (*heading).to_owned()).collect()
        });
        missing
            .min_by_key(Vec::len)
            .filter(|missing| missing.len() * 2 < headings.len())
    }

    /// What a row says under a field, before it is understood.
    pub(super) fn said<'r>(&'r self, row: &'r Row, field: &str) -> Option<&'r str> {
        let cell = self.columns.get(field).and_then(|heading| row.get(heading));
        let Some(cell) = cell else {
            return self.always.get(field).map(String::as_str);
        };
        let words = self.words.get(field);
        let meant = words.and_then(|words| {
            let mut words = words.iter();
            words.find(|(word, _)| folded(word) == folded(cell))
        });
        Some(meant.map_or(cell, |(_, meant)| meant.as_str()))
    }

    pub(super) fn form_of(&self, field: &str) -> Option<Form> {
        let mut fields = self.rows.fields().iter();
        fields
            .find(|known| known.name == field)
            .map(|known| known.form)
    }
}
