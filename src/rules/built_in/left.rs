//! Whoever did something on a day worked here on it.
//!
//! Where a rule asks for a role it says so itself, with the clause; here are the fields of which none
//! asks more than that somebody of the authority's staff did it.

use crate::diag::{Diagnostic, MeetingKey, Span, Subject};
use crate::model::case::Case;
use crate::model::refs::PersonRef;
use crate::model::value::words;
use crate::model::{MeetingFile, Workspace};
use crate::plan::item_name;
use jiff::civil::Date;

/// Somebody, what they did in words that follow "who", and when.
type Deed<'a> = (&'a PersonRef, &'static str, Date);

/// Looks at every case and every meeting, once the rules have spoken.
pub(in super::super) fn check_people(workspace: &Workspace, findings: &mut Vec<Diagnostic>) {
    for case in workspace.sound_cases() {
        of_case(workspace, case, findings);
    }
    for (panel, files) in &workspace.panels {
        for (date, file) in files.sittings() {
            let key = MeetingKey {
                panel: panel.to_string(),
                date,
            };
            of_meeting(workspace, &key, file, findings);
        }
    }
}

fn of_meeting(
    workspace: &Workspace,
    key: &MeetingKey,
    file: &MeetingFile,
    findings: &mut Vec<Diagnostic>,
) {
    for item in &file.meeting.items {
        let mut deeds: Vec<Deed<'_>> = Vec::new();
        let asked = item.requested_by.as_ref().zip(item.requested_on);
        deeds.extend(asked.map(|(by, on)| (by, "asked for it", on)));
        deeds.extend(item.papers.iter().filter_map(|paper| {
            let by = paper.received_by.as_ref()?;
            Some((by, "took a paper in", paper.received.date()))
        }));
        let visit = item.proposed.as_ref().and_then(|it| it.visit.as_ref());
        deeds.extend(visit.map(|visit| (&visit.by, "saw the place", visit.on)));
        if let Some(outcome) = &item.outcome {
            let recorded = outcome.recorded.as_ref();
            deeds.extend(recorded.map(|it| (&it.by, "put it on the case file", it.on.value)));
        }
        let name = item_name(item);
        let subject = Subject::Item(key.clone(), (&name).into());
        let name = name.to_string();
        for deed in deeds {
            let found = gone(workspace, &subject, &name, deed, findings);
            findings.extend(found);
        }
    }
}

fn of_case(workspace: &Workspace, case: &Case, findings: &mut Vec<Diagnostic>) {
    let visits = case.visits.iter().chain(&case.health_assessments);
    let visits = visits.filter_map(|visit| Some((visit.by.as_ref()?, "came", visit.on.value)));
    let flags = case.flags.iter();
    let flags = flags.map(|flag| (&flag.by, "set the flag", flag.on.value));
    let deferrals = case.deferrals.iter();
    let deferrals = deferrals.map(|it| (&it.agreed_by, "agreed to the deferral", it.on.value));
    let subject = Subject::Case(case.case.value.to_string());
    let name = case.case.value.to_string();
    for deed in visits.chain(flags).chain(deferrals) {
        let found = gone(workspace, &subject, &name, deed, findings);
        findings.extend(found);
    }
}

/// That somebody did something after their last day, unless the line is told of already.
fn gone(
    workspace: &Workspace,
    subject: &Subject,
    name: &str,
    (by, what, on): Deed<'_>,
    findings: &[Diagnostic],
) -> Option<Diagnostic> {
    let person = workspace.people.get(&by.id)?;
    let left = person.left.filter(|_| person.has_left(on))?;
    if findings.iter().any(|finding| finding.span == by.span) {
        return None;
    }
    let message = format!(
        "{name}: {}, who {what} on {}, had left: the last day was {}",
        person.name,
        words::day(on),
        words::day(left)
    );
    let help = "enter who did it, or correct the day";
    let span: Span = by.span;
    Some(Diagnostic::warning("had-left", subject.clone(), span, message).with_help(help))
}
