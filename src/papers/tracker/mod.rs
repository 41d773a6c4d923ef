//! The tracker: every item that a panel considered, what was decided, and what came of it
//! (P-73, P-74, R-73).
//!
//! Three steps: [`gather`] collects what the panel considered, an extract picks what is its reader's
//! ([`extract`]), [`print`] words it. A printer never sees what was not picked.

mod action;
mod age;
mod extract;
mod find;
mod gather;
mod item;
mod matters;
mod open;
mod print;
mod sections;
#[cfg(test)]
mod tests;
mod workbook;

pub use extract::extract_readers;
pub(super) use extract::{Reader, extracts, readers_of};
pub(super) use item::belongs_on_file;
pub(super) use workbook::workbook;

use super::desk::Desk;
use super::findings;
use super::view::{Audience, Tracker};
use crate::diag::Subject;
use crate::model::value::CaseRef;
use gather::{Hearing, gather};

/// The tracker of a panel on the as-of date; nothing for a panel without Terms of Reference.
#[must_use]
pub(super) fn tracker(desk: &Desk<'_>, panel: &str) -> Option<Tracker> {
    let found = desk.workspace.panels.get(panel)?;
    let edition = &found
        .edition_on(desk.as_of)
        .or(found.latest_edition())?
        .edition;
    let hearings = gather(desk, panel);
    let mut tracker = print::print(desk, edition, &hearings);
    tracker.cases = find::cases(desk, &hearings);
    tracker.facts = print::facts(desk, edition, &hearings);
    let terms = desk.editions.on(panel, desk.as_of)?;
    tracker.sections = sections::sections(desk, terms, &hearings);
    tracker.missing = missing(desk, &hearings);
    let about_panel = desk.findings.iter().filter(|finding| {
        let here = matches!(&finding.subject, Subject::Panel(about) if about == panel);
        here && findings::may_see(Audience::Panel, finding)
    });
    tracker.exceptions = findings::exceptions(desk, edition, about_panel);
    // What any meeting left to be done stands here until it is.
    let open = findings::unsettled(desk, panel, desk.as_of, Audience::Panel);
    let open = open.map(|(_, finding)| findings::printed(desk, edition, finding));
    tracker.exceptions.extend(open);
    Some(tracker)
}

/// Cases that were heard and of which nothing can be printed.
fn missing(desk: &Desk<'_>, hearings: &[Hearing<'_>]) -> Vec<String> {
    let heard = |case: &CaseRef| {
        let mut all = hearings.iter().flat_map(|hearing| &hearing.heard);
        all.any(|heard| heard.item.case.id == *case)
    };
    let cases = desk.withheld_cases().filter(|case| heard(case));
    let said = cases.filter_map(|case| Some(format!("{case}. {}", desk.withheld(case)?.words())));
    said.collect()
}
