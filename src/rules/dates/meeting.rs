//! The dates that a meeting's file sets or states, and the day of the meeting itself.

use super::bounds::far;
use crate::diag::{Diagnostic, MeetingKey, Span, Subject};
use crate::model::meeting::{Item, Outcome, Proposed};
use crate::model::refs::SettingRef;
use crate::model::value::date::plus_days;
use crate::model::value::{CaseRef, NonWorking, words};
use crate::model::{MeetingFile, Workspace};
use crate::plan::item_name;
use crate::yaml::At;
use jiff::ToSpan;
use jiff::civil::Date;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Diagnostic>) {
    for (panel, files) in &workspace.panels {
        for (date, file) in &files.meetings {
            let key = MeetingKey {
                panel: panel.to_string(),
                date: *date,
            };
            let mut sitting = Sitting {
                workspace,
                file,
                date: *date,
                key,
                findings,
            };
            sitting.day();
            for item in &file.meeting.items {
                sitting.item(item);
            }
            sitting.actions();
        }
    }
}

/// By so many days the start that was proposed and that which came may differ.
const FORTNIGHT: i32 = 14;

/// The last day on which what is proposed can begin: a placement within a year, a school place or what
/// comes after 18 within two.
fn proposed_by(proposed: &Proposed, meeting: Date) -> Date {
    let years = if proposed.placement_type.is_some() {
        1
    } else {
        2
    };
    meeting.saturating_add(years.years())
}

struct Sitting<'a, 'f> {
    workspace: &'a Workspace,
    file: &'a MeetingFile,
    date: Date,
    key: MeetingKey,
    findings: &'f mut Vec<Diagnostic>,
}

impl Sitting<'_, '_> {
    fn tell(&mut self, id: &'static str, subject: Subject, span: Span, what: String, help: &str) {
        let finding = Diagnostic::warning(id, subject, span, what);
        self.findings.push(finding.with_help(help));
    }

    /// Whether a requirement already speaks of a place.
    fn told_of(&self, span: Span) -> bool {
        let mut findings = self.findings.iter();
        findings.any(|finding| finding.requirement.is_some() && finding.span == span)
    }

    /// A panel that nobody can come to.
    fn day(&mut self) {
        let off = self.workspace.working_days.reason_off(self.date);
        let Some(off) = off.filter(|off| *off != NonWorking::Weekend && self.file.takes_place())
        else {
            return;
        };
        let what = format!("the meeting of {} is on {off}", words::day(self.date));
        let help =
            "choose another day: the file is named after it; or correct registers/calendar.yaml";
        let subject = Subject::Meeting(self.key.clone());
        self.tell(
            "unlikely-date",
            subject,
            self.file.meeting.date.span,
            what,
            help,
        );
    }

    fn item(&mut self, item: &Item) {
        let name = item_name(item);
        let subject = Subject::Item(self.key.clone(), (&name).into());
        let slip = "correct the day, most likely its year";
        if let Some(outcome) = &item.outcome {
            let decided = item.decided_on(self.date);
            self.review(&name.case, outcome, decided);
        }
        let proposed = item.proposed.as_ref();
        let from = proposed.and_then(|proposed| Some((proposed, proposed.from?)));
        let Some((proposed, from)) = from else {
            return;
        };
        let (wrong, help) = if from.value > proposed_by(proposed, self.date) {
            (
                "so far ahead that nobody can agree to it yet".to_owned(),
                slip,
            )
        } else if from.value < self.date && !self.has_begun(item, proposed, from.value) {
            let day = words::day(self.date);
            (
                format!(
                    "before the panel of {day}, and the case shows no such thing that began then"
                ),
                "correct the day; or, if it has begun, enter it in the case, a placement as `unplanned:`",
            )
        } else {
            return;
        };
        let what = format!(
            "{name}: what is proposed begins on {}, {wrong}",
            words::day(from.value)
        );
        self.tell("unlikely-date", subject, from.span, what, help);
    }

    /// Whether the child lives or learns in the proposed place since about a day.
    fn has_begun(&self, item: &Item, proposed: &Proposed, from: Date) -> bool {
        let about = plus_days(from, FORTNIGHT);
        let is_then = |setting: &SettingRef, began: Option<Date>, until: Option<At<Date>>| {
            setting.id == proposed.setting.id
                && began.is_none_or(|began| began <= about)
                && until.is_none_or(|until| until.value > from)
        };
        let Some(case) = self.workspace.case(&item.case.id) else {
            return true;
        };
        let mut lives = case.placements.iter();
        let learns = case.education.iter();
        let mut learns = learns.flat_map(|education| &education.provisions);
        lives.any(|placement| {
            is_then(
                &placement.setting,
                Some(placement.from.value),
                placement.until,
            )
        }) || learns.any(|provision| {
            let began = provision.from.map(|from| from.value);
            is_then(&provision.setting, began, provision.until)
        })
    }

    /// The day on which the panel looks again comes after that of its decision, and not in decades. It
    /// concerns the case, however long ago its meeting was closed.
    fn review(&mut self, case: &CaseRef, outcome: &Outcome, decided: Date) {
        let Some(review) = outcome.review_on else {
            return;
        };
        let day = words::day(review.value);
        let wrong = if review.value <= decided {
            // Where the edition asks for a date of review, its own rule says so.
            if self.told_of(review.span) {
                return;
            }
            format!("not after the decision of {}", words::day(decided))
        } else if review.value > far(decided) {
            "years ahead".to_owned()
        } else {
            return;
        };
        let what = format!("{case} is to be reviewed on {day}, {wrong}");
        let help = "correct `review-on:`; the case comes back to the panel on that day";
        let subject = Subject::Case(case.to_string());
        self.tell("unlikely-date", subject, review.span, what, help);
    }

    fn actions(&mut self) {
        for action in &self.file.meeting.actions {
            let due = action.due;
            let wrong = if due.value < self.date {
                "before the meeting that set it"
            } else if due.value > far(self.date) {
                "years ahead"
            } else {
                continue;
            };
            let id = &action.id.value;
            let what = format!("action {id} is due on {}, {wrong}", words::day(due.value));
            let subject = Subject::Meeting(self.key.clone());
            self.tell("unlikely-date", subject, due.span, what, "correct `due:`");
        }
    }
}
