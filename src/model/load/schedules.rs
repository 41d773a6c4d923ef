//! That a schedule fits the cases and the meeting: the same child, the same amounts, an item for each
//! line that is pulled out.

use super::files::schedule_subject;
use crate::diag::{Diagnostic, Span, Subject};
use crate::model::case::{Case, Ceased, Education, PhaseTransfer, PlanMove, TransferStatus};
use crate::model::edition::{Edition, RequestSort};
use crate::model::meeting::{Item, ScheduleDecision};
use crate::model::schedules::{
    Element3Change, Schedule, ScheduleEntry, ScheduleKind, ScheduleLine,
};
use crate::model::value::{CaseRef, Slug};
use crate::model::workspace::{MeetingFile, Workspace};
use crate::yaml::{At, nearest};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Diagnostic>) {
    let known = workspace.cases.keys().chain(&workspace.unreadable_cases);
    let letters: BTreeSet<&str> = known.map(letters).collect();
    for (panel_id, panel) in &workspace.panels {
        for (date, file) in &panel.meetings {
            let mut checker = Checker {
                workspace,
                letters: &letters,
                panel: panel_id,
                date: *date,
                file,
                findings,
            };
            for (kind, schedule) in &file.schedules {
                checker.lines(&schedule_subject(panel_id, *date, *kind), schedule);
            }
            checker.actions();
            checker.decisions(panel.edition_on(*date).map(|file| &file.edition));
        }
    }
}

/// The letters of a reference: `C` of `C-0107`.
fn letters(reference: &CaseRef) -> &str {
    reference.letters()
}

struct Checker<'a, 'f> {
    workspace: &'a Workspace,
    letters: &'f BTreeSet<&'a str>,
    panel: &'a Slug,
    date: Date,
    file: &'a MeetingFile,
    findings: &'f mut Vec<Diagnostic>,
}

impl Checker<'_, '_> {
    fn lines(&mut self, subject: &Subject, schedule: &Schedule) {
        for line in &schedule.lines {
            let child = &line.child;
            let Some(file) = self.workspace.cases.get(&child.value) else {
                self.no_case(subject, line);
                continue;
            };
            let case = &file.case;
            if let Some(initials) = &line.initials
                && initials.value != case.initials
            {
                let message = format!(
                    "the initials on the line of {} are not those of the case",
                    child.value
                );
                self.findings.push(
                    Diagnostic::error("schedule-disagrees", subject.clone(), initials.span, message)
                        .with_label(case.case.span, "the case")
                        .with_help("check that the line is about this child; a child with a case file needs no initials here"),
                );
            }
            for (fields, span) in disagreements(line, case, self.date) {
                let message = format!(
                    "{}: the schedule and the case file disagree about {}",
                    child.value,
                    fields.join(", "),
                );
                self.findings.push(
                    Diagnostic::error("schedule-disagrees", subject.clone(), line.span, message)
                        .with_label(span, "the case says so here")
                        .with_help("correct the one that is wrong; until then the papers show the schedule's line"),
                );
            }
        }
    }

    /// A child without a case file is no fault, but a reference that looks like a case's is.
    fn no_case(&mut self, subject: &Subject, line: &ScheduleLine) {
        let child = &line.child;
        if self.workspace.unreadable_cases.contains(&child.value)
            || !self.letters.contains(letters(&child.value))
        {
            return;
        }
        let cases = self.workspace.cases.keys().map(CaseRef::as_str);
        let help = match nearest(child.value.as_str(), cases) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write the child's reference in the SEND system, with other letters than the cases have".to_owned(),
        };
        let message = format!("there is no case `{}`", child.value);
        self.findings.push(
            Diagnostic::error("dangling-reference", subject.clone(), child.span, message)
                .with_help(help),
        );
    }

    /// A schedule that an action names lies beside the meeting or stands in its file, and has the line.
    fn actions(&mut self) {
        let schedules = &self.file.schedules;
        let decided = self.file.meeting.schedules.iter();
        let mut known: BTreeSet<ScheduleKind> = schedules.keys().copied().collect();
        known.extend(decided.map(|decision| decision.of.value));
        let named = self.file.meeting.actions.iter();
        for action in named {
            let Some(of) = &action.schedule else { continue };
            let subject = schedule_subject(self.panel, self.date, of.kind);
            if action.item.is_some() {
                let message = format!(
                    "the action {} names both an item and the schedule {}",
                    action.id.value, of.kind
                );
                let help = "keep what it came out of, `item` or `schedule`, and take the other out";
                self.findings.push(
                    Diagnostic::error("wrong-value", subject.clone(), of.span, message)
                        .with_help(help),
                );
            }
            let (message, help) = if !known.contains(&of.kind) {
                let known: Vec<&str> = known.iter().map(|kind| kind.name()).collect();
                let help = match known.as_slice() {
                    [] => format!(
                        "put the file {}.{}.csv beside the meeting, or leave `schedule` out",
                        self.date, of.kind
                    ),
                    known => format!("the meeting has: {}", known.join(", ")),
                };
                (format!("this meeting has no schedule {}", of.kind), help)
            } else if let (Some(child), Some(schedule)) = (&of.child, schedules.get(&of.kind)) {
                let whole = schedule.complete && schedule.unread.is_empty();
                if !whole || schedule.line(child).is_some() {
                    continue;
                }
                let lines = schedule.lines.iter().map(|line| line.child.as_str());
                let help = nearest(child.as_str(), lines).map_or_else(
                    || format!("use a reference from {}.{}.csv", self.date, of.kind),
                    |near| format!("did you mean `{}/{near}`?", of.kind),
                );
                (
                    format!("the schedule {} has no line about {child}", of.kind),
                    help,
                )
            } else {
                continue;
            };
            self.findings.push(
                Diagnostic::error("dangling-reference", subject, of.span, message).with_help(help),
            );
        }
    }

    fn decisions(&mut self, edition: Option<&Edition>) {
        let mut first = BTreeMap::new();
        for decision in &self.file.meeting.schedules {
            let kind = decision.of.value;
            let subject = schedule_subject(self.panel, self.date, kind);
            if let Some(other) = first.insert(kind, decision.of.span) {
                let message = format!("the schedule {kind} is on the meeting twice");
                self.findings.push(
                    Diagnostic::error("duplicate-id", subject, decision.of.span, message)
                        .with_label(other, "the other one")
                        .with_help("make one entry of the two"),
                );
                continue;
            }
            for child in &decision.pulled_out {
                self.pulled_out(&subject, decision, child, edition);
            }
        }
    }

    fn pulled_out(
        &mut self,
        subject: &Subject,
        decision: &ScheduleDecision,
        child: &At<CaseRef>,
        edition: Option<&Edition>,
    ) {
        let kind = decision.of.value;
        let schedule = self.file.schedules.get(&kind);
        let whole = schedule.is_none_or(|known| known.complete && known.unread.is_empty());
        if schedule.is_none_or(|known| known.line(&child.value).is_none()) {
            if whole {
                let message = format!("the schedule {kind} has no line about {}", child.value);
                let lines = schedule.iter().flat_map(|known| &known.lines);
                let near = nearest(child.value.as_str(), lines.map(|line| line.child.as_str()));
                let help = near.map_or_else(
                    || format!("use a reference from {}.{kind}.csv", self.date),
                    |near| format!("did you mean `{near}`?"),
                );
                self.findings.push(
                    Diagnostic::error("dangling-reference", subject.clone(), child.span, message)
                        .with_help(help),
                );
            }
            return;
        }
        let mut items = self.file.meeting.items.iter();
        if items.any(|item| item.case.id == child.value && is_send(item, edition)) {
            return;
        }
        let help = if self.workspace.cases.contains_key(&child.value) {
            format!(
                "add an item for {} with a kind of request for special educational needs",
                child.value
            )
        } else {
            "write a case file for the child, put its reference in the schedule and here, and add an item".to_owned()
        };
        let message = format!(
            "{} is pulled out of the schedule {kind}, and no item of the meeting discusses it",
            child.value
        );
        self.findings.push(
            Diagnostic::warning("pulled-out", subject.clone(), child.span, message).with_help(help),
        );
    }
}

/// Whether an item is about special educational needs: a review of the child's placement does not
/// discuss a line of a schedule.
fn is_send(item: &Item, edition: Option<&Edition>) -> bool {
    let kinds = edition.into_iter().flat_map(|edition| &edition.kinds);
    let mut kinds = kinds.filter(|kind| kind.id.value == item.kind.value);
    kinds.any(|kind| kind.sort == RequestSort::Send)
}

/// What a line and the case say differently about one thing, and where the case says it.
///
/// What the case does not say yet is no disagreement: it is entered when the panel has decided.
fn disagreements(
    line: &ScheduleLine,
    case: &Case,
    meeting: Date,
) -> Vec<(Vec<&'static str>, Span)> {
    let Some(education) = &case.education else {
        return Vec::new();
    };
    let found = match &line.entry {
        ScheduleEntry::Element3(change) => element_3(change, education),
        ScheduleEntry::PlanMove(moved) => plan_move(moved, education),
        ScheduleEntry::Ceased(ceased) => ceased_plan(ceased, education),
        ScheduleEntry::PhaseTransfer { transfer, .. } => {
            phase_transfer(transfer, education, meeting)
        }
    };
    found
        .into_iter()
        .filter(|(fields, _)| !fields.is_empty())
        .collect()
}

type Differs = Option<(Vec<&'static str>, Span)>;

/// The names of the fields that differ.
fn differing(fields: &[(&'static str, bool)]) -> Vec<&'static str> {
    let differing = fields.iter().filter(|(_, differs)| *differs);
    differing.map(|(name, _)| *name).collect()
}

fn element_3(change: &Element3Change, education: &Education) -> Differs {
    let mut entries = education.element_3.iter();
    let same_day = entries.find(|entry| entry.from.value == change.from.value)?;
    let before = education
        .element_3
        .iter()
        .filter(|entry| entry.from.value < change.from.value)
        .max_by_key(|entry| entry.from.value);
    let fields = differing(&[
        ("`new-annual`", same_day.annual != change.new_annual),
        (
            "`old-annual`",
            before.is_some_and(|entry| entry.annual != change.old_annual),
        ),
    ]);
    Some((fields, same_day.span))
}

fn plan_move(moved: &PlanMove, education: &Education) -> Differs {
    let mut entries = education.ehcp.iter().flat_map(|ehcp| &ehcp.moves);
    let same_day = entries.find(|known| known.on.value == moved.on.value)?;
    let fields = differing(&[
        ("`direction`", same_day.direction != moved.direction),
        ("`authority`", same_day.authority != moved.authority),
        (
            "`annual-effect`",
            same_day.annual_effect != moved.annual_effect,
        ),
    ]);
    Some((fields, same_day.span))
}

fn ceased_plan(ceased: &Ceased, education: &Education) -> Differs {
    let known = education.ehcp.as_ref()?.ceased.as_ref()?;
    let savings = (known.annual_saving, ceased.annual_saving);
    let fields = differing(&[
        ("`on`", known.on.value != ceased.on.value),
        ("`reason`", known.reason != ceased.reason),
        (
            "`annual-saving`",
            matches!(savings, (Some(one), Some(other)) if one != other),
        ),
    ]);
    Some((fields, known.span))
}

/// A transfer goes on after the meeting, so the case may be further on than the schedule was.
fn phase_transfer(transfer: &PhaseTransfer, education: &Education, meeting: Date) -> Differs {
    let mut transfers = education.phase_transfers.iter();
    let known = transfers.find(|known| known.september == transfer.september)?;
    let named_by_then = known.named.is_some_and(|named| named.value <= meeting);
    let fields = differing(&[
        ("`into-year`", known.into_year != transfer.into_year),
        (
            "`status`",
            named_by_then && is_before_naming(transfer.status),
        ),
        (
            "`status`",
            transfer.status == TransferStatus::Named && is_before_naming(known.status),
        ),
        (
            "`named`",
            matches!((known.named, transfer.named), (Some(one), Some(other)) if one.value != other.value),
        ),
    ]);
    Some((fields, known.span))
}

fn is_before_naming(status: TransferStatus) -> bool {
    matches!(
        status,
        TransferStatus::NotStarted | TransferStatus::Consulting
    )
}
