//! Looks for what must not be in the repository: numbers, dates of birth, addresses.
//!
//! A built-in check and no rule: no Terms of Reference has to ask for it. It looks into the words
//! that officers write about children, in cases, meetings and the schedules beside them.

mod scan;

use crate::diag::{Diagnostic, MeetingKey, Span, Subject};
use crate::model::Workspace;
use crate::model::value::{Text, WebLink};
use crate::source::FileId;
use crate::yaml::FreeText;
use std::collections::BTreeMap;

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Diagnostic>) {
    check_references(workspace, findings);
    let subjects = subjects(workspace);
    let public: Vec<&str> = public(workspace).collect();
    for text in &workspace.texts {
        let Some(subject) = subjects.get(&text.span.file) else {
            continue;
        };
        if public.contains(&text.text.as_str()) {
            continue;
        }
        for (at, what) in scan::scan(&text.text) {
            let message = format!("this text seems to hold {}", what.title());
            findings.push(
                Diagnostic::warning("personal-data", subject.clone(), place(text, &at), message).with_help(
                    "take it out, and leave it where only those who need it see it; git keeps what was \
                     committed, so ask before you try to rewrite the history",
                ),
            );
        }
    }
}

/// A reference that is a national number names the child wherever the paper goes.
fn check_references(workspace: &Workspace, findings: &mut Vec<Diagnostic>) {
    let cases = workspace.cases.values().map(|file| &file.case.case);
    let panels = workspace.panels.values();
    let meetings = panels.flat_map(|panel| panel.meetings.values());
    let schedules = meetings.flat_map(|file| file.schedules.values());
    let lines = schedules.flat_map(|schedule| &schedule.lines);
    for reference in cases.chain(lines.map(|line| &line.child)) {
        let found = scan::scan(reference.as_str()).into_iter();
        for (_, what) in found.filter(|(_, what)| matches!(what, scan::What::NhsNumber)) {
            let message = format!("this reference seems to be {}", what.title());
            let subject = Subject::Case(reference.to_string());
            let finding = Diagnostic::warning("personal-data", subject, reference.span, message);
            findings.push(finding.with_help(
                "use the reference of the council's own system, which says nothing outside it",
            ));
        }
    }
}

/// What each file of cases and meetings is about.
fn subjects(workspace: &Workspace) -> BTreeMap<FileId, Subject> {
    let cases = workspace.cases.iter();
    let cases = cases.map(|(case, file)| (file.file, Subject::Case(case.to_string())));
    let panels = workspace.panels.iter();
    let meetings = panels.flat_map(|(panel, files)| {
        files.meetings.iter().flat_map(move |(date, file)| {
            let subject = Subject::Meeting(MeetingKey {
                panel: panel.to_string(),
                date: *date,
            });
            let files = [Some(file.file), file.ledger_file].into_iter().flatten();
            let schedules = file.schedules.values().map(|schedule| schedule.file);
            files
                .chain(schedules)
                .map(move |file| (file, subject.clone()))
        })
    });
    let reports = workspace.panels.iter().flat_map(|(panel, files)| {
        let reports = files.recommendations.values();
        reports.map(|report| (report.file, Subject::Panel(panel.to_string())))
    });
    cases.chain(meetings).chain(reports).collect()
}

/// Where meetings take place: everybody may know the address of a town hall.
fn public(workspace: &Workspace) -> impl Iterator<Item = &str> {
    let meetings = workspace
        .panels
        .values()
        .flat_map(|panel| panel.meetings.values());
    meetings.flat_map(|file| {
        let meeting = &file.meeting;
        let place = meeting.place.as_ref().map(Text::as_str);
        let link = meeting.join_link.as_ref().map(WebLink::as_str);
        [place, link].into_iter().flatten()
    })
}

/// The place inside a text, where the text stands in the file just as it was read; else all of it.
fn place(text: &FreeText, at: &std::ops::Range<usize>) -> Span {
    let whole = text.span.range();
    let begins = match whole.len().checked_sub(text.text.len()) {
        Some(0) => whole.start,
        // One quotation mark on either side.
        Some(2) if !text.text.contains(['"', '\'', '\\', '\n']) => whole.start + 1,
        _ => return text.span,
    };
    if text.text.contains('\n') {
        return text.span;
    }
    Span::new(text.span.file, begins + at.start, begins + at.end)
}
