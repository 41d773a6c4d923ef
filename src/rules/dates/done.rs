//! What the file of a meeting says was done, on a day that is still to come; and what leads up to it, and
//! was done so long before that it can't be about this request.

use crate::diag::{Diagnostic, MeetingKey, Span, Subject};
use crate::model::meeting::{Item, Meeting, Outcome};
use crate::model::value::words;
use crate::model::{MeetingFile, Workspace};
use crate::plan::item_name;
use jiff::ToSpan;
use jiff::civil::Date;

/// So long before its meeting nothing was done that leads up to it.
const MONTHS_BEFORE: i64 = 12;

/// Something that was done: what, when, and where that stands.
struct Done {
    what: &'static str,
    on: Date,
    span: Span,
    sort: Sort,
}

/// How it stands to the meeting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    /// It leads up to it.
    Before,
    /// It leads up to it, and may be entered when it is planned.
    Planned,
    /// It follows from it, and for a meeting that is being prepared is entered ahead.
    After,
}

impl Done {
    /// Something of which the day is known.
    fn known(sort: Sort, what: &'static str, on: Option<Date>, span: Span) -> Option<Self> {
        on.map(|on| Self {
            what,
            on,
            span,
            sort,
        })
    }

    /// What is wrong with the day, for a meeting of a date, on a day that the files have reached.
    fn fault(&self, meeting: Date, today: Date) -> Option<(String, &'static str)> {
        let day = || words::day(self.on);
        let reached = match self.sort {
            Sort::Before => today,
            Sort::Planned | Sort::After => today.max(meeting),
        };
        if self.on > reached {
            let what = format!("{} of {} lies in the future", self.what, day());
            let help =
                "correct the day, most likely its year: what is planned is entered when it is done";
            return Some((what, help));
        }
        if self.sort != Sort::After && self.on < meeting.saturating_sub(MONTHS_BEFORE.months()) {
            let what = format!(
                "{} of {} is more than a year before the panel of {}",
                self.what,
                day(),
                words::day(meeting)
            );
            let help = "correct the day, most likely its year; what is so old is asked for anew";
            return Some((what, help));
        }
        None
    }
}

pub(super) fn check(workspace: &Workspace, today: Date, findings: &mut Vec<Diagnostic>) {
    for (panel, files) in &workspace.panels {
        for (date, file) in &files.meetings {
            let key = MeetingKey {
                panel: panel.to_string(),
                date: *date,
            };
            for (subject, name, done) in of_file(&key, file) {
                // Where a requirement or another check speaks of the same line, that is enough.
                let told = || findings.iter().any(|finding| finding.span == done.span);
                let Some((what, help)) = done.fault(*date, today).filter(|_| !told()) else {
                    continue;
                };
                let message = format!("{name}: {what}");
                let finding = Diagnostic::warning("unlikely-date", subject, done.span, message);
                findings.push(finding.with_help(help));
            }
        }
    }
}

/// Everything that was done, with what it belongs to and its name.
fn of_file(key: &MeetingKey, file: &MeetingFile) -> Vec<(Subject, String, Done)> {
    let mut all = Vec::new();
    for item in file.heard() {
        let name = item_name(item);
        let subject = Subject::Item(key.clone(), (&name).into());
        let done = of_item(item).into_iter();
        let done = done.chain(item.outcome.iter().flat_map(|outcome| of_outcome(outcome)));
        all.extend(done.map(|done| (subject.clone(), name.to_string(), done)));
    }
    let subject = Subject::Meeting(key.clone());
    let name = format!("the meeting of {}", words::day(key.date));
    let done = of_meeting(&file.meeting).into_iter();
    all.extend(done.map(|done| (subject.clone(), name.clone(), done)));
    all
}

fn of_item(item: &Item) -> Vec<Done> {
    let mut all = Vec::new();
    let mut add = |what, on, span| all.extend(Done::known(Sort::Before, what, on, span));
    let by = item.requested_by.as_ref();
    let request = by.map_or(item.case.span, |by| by.span);
    add("the request", item.requested_on, request);
    if let Some(seen) = &item.identified_on {
        let what = "the day on which a placement was seen to be possible";
        add(what, Some(seen.value), seen.span);
    }
    for paper in &item.papers {
        let came = &paper.received;
        add("the paper received", Some(came.date()), came.span);
    }
    for given in &item.endorsements {
        add("the endorsement", Some(given.on.value), given.on.span);
    }
    if let Some(funding) = &item.alternative_funding {
        add("the budget holder's agreement", funding.on, funding.span);
    }
    if let Some(taken) = &item.between_meetings {
        let on = Some(taken.on.value);
        add("the decision between meetings", on, taken.on.span);
    }
    let proposed = item.proposed.as_ref();
    let visit = proposed.and_then(|proposed| proposed.visit.as_ref());
    if let Some(visit) = visit {
        let what = "the visit to what is proposed";
        all.extend(Done::known(Sort::Planned, what, Some(visit.on), visit.span));
    }
    all
}

fn of_outcome(outcome: &Outcome) -> Vec<Done> {
    let decided = outcome.decision.span;
    let mut all = Vec::new();
    let mut add = |what, on, span| all.extend(Done::known(Sort::After, what, on, span));
    add("the decision", outcome.on, decided);
    add("the Chair's clearing", outcome.cleared, decided);
    for given in &outcome.authorised {
        add("the agreement", Some(given.on), given.span);
    }
    if let Some(given) = &outcome.confirmed {
        add("the confirmation", Some(given.on.value), given.on.span);
    }
    for letter in &outcome.letters {
        add("the letter", Some(letter.sent.value), letter.sent.span);
    }
    if let Some(recorded) = &outcome.recorded {
        let on = Some(recorded.on.value);
        add("the entry on the case file", on, recorded.on.span);
    }
    all
}

fn of_meeting(meeting: &Meeting) -> Vec<Done> {
    let mut all = Vec::new();
    let mut add = |what, on, span| all.extend(Done::known(Sort::After, what, on, span));
    if let Some(chair) = &meeting.chair {
        let by = chair.nominated_by.as_ref().unwrap_or(&chair.person);
        add("the nomination", chair.nominated_on, by.span);
    }
    for update in meeting.actions.iter().flat_map(|action| &action.updates) {
        add("the update of an action", Some(update.on), update.span);
    }
    for waiver in &meeting.waivers {
        add("the exception agreed", Some(waiver.on), waiver.span);
    }
    if let Some(minutes) = &meeting.minutes {
        let span = minutes.span;
        add("the clearing of the minutes", minutes.cleared, span);
        add("the circulation of the minutes", minutes.circulated, span);
        add("the agreement of the minutes", minutes.agreed, span);
    }
    let returns = meeting.returns.iter();
    for came in returns.filter_map(|sent| sent.received.as_ref()) {
        let (what, on) = ("the return received", Some(came.date()));
        all.extend(Done::known(Sort::Before, what, on, came.span));
    }
    all
}
