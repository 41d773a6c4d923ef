//! Whose row it is: from another system's reference to ours.

use crate::model::Workspace;
use crate::model::value::{CaseRef, Slug, is_nhs_number, is_upn};
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// Where a table of references is kept.
pub(super) const TABLE: &str = "imports/references.csv";

/// Which reference of another system is which of ours.
pub(super) struct References {
    table: BTreeMap<String, String>,
    /// What cases say that they are called elsewhere; nothing where two say the same.
    elsewhere: BTreeMap<String, Option<CaseRef>>,
    /// References of figures that begin with zeros, as Excel leaves them where it takes them for numbers.
    without_zeros: BTreeSet<String>,
}

/// Why what stands where a reference should is none, if so.
pub(super) fn no_reference(theirs: &str) -> Option<&'static str> {
    let mut words = theirs.split(|c: char| !c.is_alphanumeric());
    if theirs.is_empty() {
        Some("no reference stands there: write it on each line, also where cells were merged")
    } else if theirs.starts_with(['#', '=']) {
        Some("where the reference should stand is Excel's sign for a formula that failed")
    } else if words.any(|word| {
        let totals = ["total", "totals", "subtotal", "subtotals"];
        totals.contains(&word.to_lowercase().as_str())
    }) {
        Some("it holds a total and is no child's")
    } else {
        None
    }
}

impl References {
    /// What the table and the cases say; and what is wrong with the table.
    pub(super) fn new(sources: &Sources, workspace: &Workspace) -> (Self, Vec<String>) {
        let mut wrong = Vec::new();
        let mut table = BTreeMap::new();
        let text = sources.get(TABLE).and_then(|file| file.text());
        let lines = crate::table::loose(text.unwrap_or_default(), ',').lines;
        let heading = lines.first().map(|(_, cells)| cells.join(","));
        if heading.is_some_and(|heading| heading != "theirs,ours") {
            wrong.push(format!(
                "{TABLE}:1: the headings are to be `theirs,ours`; it was not read"
            ));
        } else {
            for (line, cells) in lines.iter().skip(1) {
                match cells.as_slice() {
                    [theirs, ours] if !theirs.is_empty() && !ours.is_empty() => {
                        let before = table.insert(theirs.clone(), ours.clone());
                        if before.is_some_and(|before| before != *ours) {
                            wrong.push(format!("{TABLE}:{line}: this reference is there twice"));
                        }
                    }
                    _ => wrong.push(format!("{TABLE}:{line}: there are to be two values")),
                }
            }
        }
        let mut elsewhere = BTreeMap::new();
        for (reference, file) in &workspace.cases {
            for other in &file.case.other_references {
                elsewhere
                    .entry(other.reference.to_string())
                    .and_modify(|known| *known = None)
                    .or_insert_with(|| Some(reference.clone()));
            }
        }
        let cases = workspace.cases.keys().map(CaseRef::as_str);
        let others = table.keys().chain(elsewhere.keys()).map(String::as_str);
        let known: BTreeSet<&str> = cases.chain(others).collect();
        let without_zeros = known
            .iter()
            .filter(|reference| {
                reference.starts_with('0') && reference.bytes().all(|byte| byte.is_ascii_digit())
            })
            .map(|reference| reference.trim_start_matches('0'))
            .filter(|short| !short.is_empty() && !known.contains(short))
            .map(str::to_owned)
            .collect();
        let references = Self {
            table,
            elsewhere,
            without_zeros,
        };
        (references, wrong)
    }

    /// The case that another system's reference means.
    pub(super) fn case(&self, theirs: &str) -> Result<CaseRef, &'static str> {
        // Excel takes a reference of figures for a number.
        let theirs = theirs.trim();
        let theirs = theirs.strip_suffix(".0").unwrap_or(theirs);
        if let Some(ours) = self.table.get(theirs) {
            return ours
                .parse()
                .map_err(|_| "imports/references.csv gives no case reference for it");
        }
        match self.elsewhere.get(theirs) {
            Some(Some(case)) => return Ok(case.clone()),
            Some(None) => return Err("two cases have this among their `other-references`"),
            None => {}
        }
        if self.without_zeros.contains(theirs) {
            return Err(
                "a reference here is this one with zeros in front, which Excel takes away: export the column as \
                 text, or give this one in imports/references.csv",
            );
        }
        let theirs = theirs.to_ascii_uppercase();
        let digits: String = theirs.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        if is_upn(&digits) {
            return Err(
                "this is a Unique Pupil Number; export the reference of the council's system",
            );
        }
        if is_nhs_number(&digits) {
            return Err("this is an NHS number; export the reference of the council's system");
        }
        theirs.parse().map_err(
            |_| "no case reference can be made of this; give it one in imports/references.csv",
        )
    }

    /// The member of staff that another system's number means.
    pub(super) fn person(&self, theirs: &str) -> Option<Slug> {
        self.table.get(theirs.trim())?.parse().ok()
    }
}
