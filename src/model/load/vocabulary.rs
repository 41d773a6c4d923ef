//! That a meeting uses the words of its edition, and points at items and actions that it has; and that
//! an edition says what it must.

use crate::diag::{Diagnostic, MeetingKey, Subject};
use crate::model::edition::Edition;
use crate::model::meeting::RAISED;
use crate::model::value::{ItemRef, Slug};
use crate::model::workspace::{MeetingFile, Workspace};
use crate::yaml::{At, nearest};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Diagnostic>) {
    for (panel_id, panel) in &workspace.panels {
        for file in panel.editions.values() {
            check_edition(
                &file.edition,
                &Subject::Panel(panel_id.to_string()),
                findings,
            );
        }
        for (date, file) in &panel.meetings {
            let key = MeetingKey {
                panel: panel_id.to_string(),
                date: *date,
            };
            let Some(edition) = panel.edition_on(*date) else {
                continue;
            };
            check_meeting(file, &edition.edition, &key, findings);
        }
    }
}

/// One list of words, and what it is a list of.
struct Words<'a> {
    kind: &'static str,
    known: Vec<&'a str>,
}

impl<'a> Words<'a> {
    fn new(kind: &'static str, known: impl Iterator<Item = &'a At<Slug>>) -> Self {
        Self {
            kind,
            known: known.map(|id| id.as_str()).collect(),
        }
    }

    fn look_up(&self, word: &At<Slug>, subject: &Subject, findings: &mut Vec<Diagnostic>) {
        self.look_up_text(word.as_str(), word.span, subject, findings);
    }

    fn look_up_text(
        &self,
        word: &str,
        span: crate::diag::Span,
        subject: &Subject,
        findings: &mut Vec<Diagnostic>,
    ) {
        if self.known.contains(&word) {
            return;
        }
        let message = format!("the Terms of Reference have no {} `{word}`", self.kind);
        let help = match nearest(word, self.known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use one of: {}", self.known.join(", ")),
        };
        findings.push(
            Diagnostic::error("unknown-word", subject.clone(), span, message).with_help(help),
        );
    }
}

fn check_meeting(
    file: &MeetingFile,
    edition: &Edition,
    key: &MeetingKey,
    findings: &mut Vec<Diagnostic>,
) {
    let meeting = &file.meeting;
    let subject = Subject::Meeting(key.clone());
    let kinds = Words::new("kind of request", edition.kinds.iter().map(|kind| &kind.id));
    let parts = Words::new("part", edition.parts.iter().map(|part| &part.id));
    let forms = Words::new("form", edition.forms.iter().map(|form| &form.id));
    let decisions = Words::new("decision", edition.decisions.iter().map(|word| &word.id));
    let seats = Words::new("seat", edition.seats.iter().map(|seat| &seat.id));
    let returns = Words::new("return", edition.returns.iter().map(|kind| &kind.id));
    let letters = Words::new("letter", edition.letters.iter().map(|kind| &kind.id));
    for attendance in &meeting.attendance {
        if let Some(seat) = &attendance.seat {
            seats.look_up(seat, &subject, findings);
        }
    }
    for kind in meeting.returns.iter().map(|sent| &sent.kind) {
        returns.look_up(kind, &subject, findings);
    }
    for outcome in meeting
        .schedules
        .iter()
        .filter_map(|entry| entry.outcome.as_ref())
    {
        decisions.look_up(&outcome.decision, &subject, findings);
    }
    for business in &meeting.any_other_business {
        if let (None, Some(outcome)) = (&business.case, &business.outcome) {
            let message = "an outcome is entered, and nothing says for which case".to_owned();
            let finding =
                Diagnostic::error("missing-field", subject.clone(), outcome.span, message);
            findings.push(finding.with_help(
                "add `case:`; what was settled about no child stands under `business:`, as a `note:`",
            ));
        }
    }
    let mut names = BTreeMap::new();
    for item in file.heard() {
        let name = ItemRef {
            case: item.case.id.clone(),
            kind: item.kind.value.clone(),
        };
        let subject = Subject::Item(key.clone(), (&name).into());
        // What is raised under any other business need ask for nothing.
        let is_raised = file.raised.iter().any(|raised| raised.span == item.span);
        if !is_raised || item.kind.as_str() != RAISED {
            kinds.look_up(&item.kind, &subject, findings);
        }
        if let Some(part) = &item.part {
            parts.look_up_text(part.part.as_str(), part.span, &subject, findings);
        }
        for paper in &item.papers {
            forms.look_up(&paper.form, &subject, findings);
        }
        if let Some(outcome) = &item.outcome {
            decisions.look_up(&outcome.decision, &subject, findings);
            for letter in &outcome.letters {
                letters.look_up(&letter.letter, &subject, findings);
            }
        }
        if let Some(first) = names.insert(name.clone(), item.span) {
            let message = format!("the item {name} is on the meeting twice");
            findings.push(
                Diagnostic::error("duplicate-id", subject, item.span, message)
                    .with_label(first, "the other one")
                    .with_help("make one item of the two, or give one another kind of request"),
            );
        }
    }
    let names: BTreeSet<String> = names.keys().map(ToString::to_string).collect();
    let items = Words {
        kind: "item on this meeting",
        known: names.iter().map(String::as_str).collect(),
    };
    let mut actions = BTreeMap::new();
    for action in &meeting.actions {
        if let Some(item) = &action.item
            && !names.contains(&item.to_string())
        {
            let message = format!("this meeting has no item `{}`", item.value);
            let known = items.known.iter().copied();
            let help = nearest(&item.to_string(), known).map_or_else(
                || "write the item as <case>/<kind>, or leave it out".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            findings.push(
                Diagnostic::error("dangling-reference", subject.clone(), item.span, message)
                    .with_help(help),
            );
        }
        if let Some(first) = actions.insert(action.id.value, action.id.span) {
            let message = format!("there are two of the action {}", action.id.value);
            findings.push(
                Diagnostic::error("duplicate-id", subject.clone(), action.id.span, message)
                    .with_label(first, "the other one")
                    .with_help("number the actions of a meeting A1, A2, A3 ..."),
            );
        }
    }
}

fn check_edition(edition: &Edition, subject: &Subject, findings: &mut Vec<Diagnostic>) {
    check_deadlines(edition, subject, findings);
    super::figures::check(edition, subject, findings);
    super::contradictions::check(edition, subject, findings);
    if edition.schedule.end.value.minutes() <= edition.schedule.start.value.minutes() {
        let message = "a meeting ends before it begins".to_owned();
        let span = edition.schedule.end.span;
        let finding = Diagnostic::error("impossible-dates", subject.clone(), span, message);
        findings.push(finding.with_help("correct `start` or `end` of the schedule"));
    }
    for kind in &edition.kinds {
        // Where a file's name has both, the kind begins with the first small letter.
        if kind.id.as_str().starts_with(|c: char| c.is_ascii_digit()) {
            let message = "the id of a kind of request begins with a letter".to_owned();
            let finding = Diagnostic::error("wrong-value", subject.clone(), kind.id.span, message);
            findings.push(finding.with_help("put a word in front of the number, as in year-12"));
        }
    }
    for (id, requirement) in &edition.requirements {
        let says_how =
            !requirement.meets.is_empty() || requirement.unchecked.is_some() || requirement.pending;
        for meets in &requirement.meets {
            if meets.rule.is_none() && meets.section.is_none() {
                let message = format!("this names neither a rule nor a section that meets {id}");
                let finding =
                    Diagnostic::warning("unmet-requirement", subject.clone(), meets.span, message);
                findings.push(finding.with_help("add `rule:` or `section:`"));
            }
        }
        if !says_how {
            let message = format!("nothing says how {id} is met");
            findings.push(
                Diagnostic::warning(
                    "unmet-requirement",
                    subject.clone(),
                    requirement.span,
                    message,
                )
                .with_help(
                    "add `meets:` with a rule or a section, or say under `unchecked:` why \
                         nothing can be checked",
                ),
            );
        }
    }
}

/// Deadlines say when they fall.
fn check_deadlines(edition: &Edition, subject: &Subject, findings: &mut Vec<Diagnostic>) {
    for (name, deadline) in &edition.deadlines {
        let counts = [
            deadline.days.is_some(),
            deadline.working_days.is_some(),
            deadline.weekday.is_some(),
        ];
        if !counts.contains(&true) {
            let message = format!("nothing says when the deadline `{name}` falls");
            let finding =
                Diagnostic::error("missing-field", subject.clone(), deadline.span, message);
            findings.push(finding.with_help("write `days`, `working-days` or `weekday`"));
        }
    }
}
