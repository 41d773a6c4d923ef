//! The desk of the builders' tests: made-up workspaces, laid out as a build lays them out.
//!
//! [`files`] is the workspace of the rules' pages, in which much is said and all is in order; [`small`]
//! is one with next to nothing in it, for tests that count.

mod pages;
mod small;

pub(crate) use pages::{NOTHING, files};
pub(crate) use small::{TERMS, asking, case, meeting, small};

use super::Desk;
use super::view::{Cell, Row, Table};
use crate::diag::{Diagnostic, Severity, Subject};
use crate::model::names::Names;
use crate::source::Sources;
use crate::{diag, model, plan, rules};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Loads, plans and checks the files, and looks at them from a desk, with further findings.
///
/// The files may hold errors of a case or an item only.
pub(crate) fn look<T>(
    files: &BTreeMap<String, String>,
    as_of: Date,
    further: Vec<Diagnostic>,
    look: impl FnOnce(&Desk<'_>) -> T,
) -> T {
    look_with_names(files, as_of, further, |desk, _| look(desk))
}

/// As [`look`], with the names that stand beside the workspace.
pub(crate) fn look_with_names<T>(
    files: &BTreeMap<String, String>,
    as_of: Date,
    further: Vec<Diagnostic>,
    look: impl FnOnce(&Desk<'_>, &Names) -> T,
) -> T {
    let sources = Sources::from_strings(files.iter());
    let loaded = model::load(&sources);
    let workspace = loaded.workspace.expect("an authority");
    let plans = plan::plan(&workspace, as_of);
    let checked = rules::check(&workspace, &plans, as_of);
    let mut findings = loaded.findings;
    findings.extend(checked.findings);
    let mut errors = findings.clone();
    errors.retain(|finding| {
        finding.severity == Severity::Error
            && !matches!(finding.subject, Subject::Case(_) | Subject::Item(..))
    });
    let told = || diag::render(&sources, &errors, diag::Format::Human, diag::Screen::None);
    assert!(errors.is_empty(), "{}", told());
    findings.extend(further);
    let desk = Desk::new(
        &workspace,
        &plans,
        &checked.editions,
        &findings,
        &checked.tallies,
        as_of,
    );
    look(&desk, &loaded.names)
}

/// A day.
pub(crate) fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The rows of a table in words, a line each, cells between bars; a second line in brackets.
pub(crate) fn rows(table: &Table) -> Vec<String> {
    let cell = |cell: &Cell| match &cell.sub {
        Some(sub) => format!("{} ({sub})", cell.text),
        None => cell.text.clone(),
    };
    let row = |row: &Row| row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ");
    table.rows.iter().map(row).collect()
}
