//! Looks for dates that can be read and are not likely: of what was done and lies ahead, of what is to
//! come and lies decades ahead, of what must have ended and goes on.
//!
//! A built-in check and no rule: no Terms of Reference has to ask for it. What cannot be true on any day
//! is found when the files are loaded (`model::load`); this takes the as-of date.

mod meeting;
mod open;
mod record;

use crate::diag::{Diagnostic, Subject};
use crate::model::Workspace;
use crate::model::case::Case;
use crate::model::value::{MonthYear, date::plus_days};
use crate::yaml::At;
use jiff::ToSpan;
use jiff::civil::Date;

/// So far ahead nothing that is done again and again falls due, and no placement is planned.
const YEARS_AHEAD: i64 = 3;

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
    }
    meeting::check(workspace, today, findings);
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

/// The day after which a date is a slip of the key.
fn far(today: Date) -> Date {
    today.saturating_add(YEARS_AHEAD.years())
}

/// The last day on which anything of a child's case may still run: the end of the school year in which
/// the child turns 25, to which a plan may be maintained (Children and Families Act 2014, section 46).
fn last_day(born: MonthYear) -> Date {
    let turned = born.turns(25);
    let year = turned.year() + i16::from(turned.month() > 8);
    Date::new(year, 8, 31).unwrap_or(Date::MAX)
}

/// The first day on which a child of this birth month has certainly reached an age: that of the next
/// month, as the day of birth is not held.
fn surely(born: MonthYear, age: u8) -> Date {
    plus_days(born.turns(age).last_of_month(), 1)
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

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_last_day_of_a_case() {
        for (born, last) in [
            ("2001-08", date(2026, 8, 31)),
            ("2001-09", date(2027, 8, 31)),
            ("2001-01", date(2026, 8, 31)),
        ] {
            let born: MonthYear = born.parse().expect("a month");
            assert_eq!(last_day(born), last, "{born}");
        }
    }

    #[test]
    fn an_age_is_certain_from_the_next_month() {
        let born: MonthYear = "2008-12".parse().expect("a month");
        assert_eq!(surely(born, 18), date(2027, 1, 1));
    }
}
