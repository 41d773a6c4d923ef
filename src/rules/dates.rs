//! Looks for dates that can be read and are not likely: of what was done and lies ahead, of what is to
//! come and lies decades ahead, of what must have ended and goes on.
//!
//! A built-in check and no rule: no Terms of Reference has to ask for it. What cannot be true on any day
//! is found when the files are loaded (`model::load`); this takes the as-of date.

mod bounds;
mod done;
mod gaps;
mod meeting;
mod open;
mod record;

use crate::diag::{Diagnostic, Subject};
use crate::model::Workspace;
use crate::model::case::Case;
use crate::yaml::At;
use jiff::civil::Date;

pub(super) fn check(workspace: &Workspace, as_of: Date, findings: &mut Vec<Diagnostic>) {
    let today = reached(workspace, as_of);
    for case in workspace.sound_cases() {
        let mut child = Child {
            case,
            as_of,
            today,
            findings,
        };
        child.records();
        child.open();
        child.gaps();
    }
    meeting::check(workspace, findings);
    done::check(workspace, today, findings);
}

/// The day that the files have reached: as-of, or what went out after it, where papers of an earlier
/// day are made again.
fn reached(workspace: &Workspace, as_of: Date) -> Date {
    let meetings = workspace
        .panels
        .values()
        .flat_map(|panel| panel.meetings.values());
    let issues = meetings.flat_map(|file| &file.ledger.issues);
    let last = issues.map(|issue| issue.sent.date()).max();
    last.map_or(as_of, |last| last.max(as_of))
}

/// One child's file.
struct Child<'a, 'f> {
    case: &'a Case,
    as_of: Date,
    /// The day that the files have reached.
    today: Date,
    findings: &'f mut Vec<Diagnostic>,
}

impl Child<'_, '_> {
    fn tell(&mut self, id: &'static str, at: At<Date>, what: &str, help: &str) {
        let reference = &self.case.case.value;
        let subject = Subject::Case(reference.to_string());
        let message = format!("{reference}: {what}");
        let finding = Diagnostic::warning(id, subject, at.span, message);
        self.findings.push(finding.with_help(help));
    }
}
