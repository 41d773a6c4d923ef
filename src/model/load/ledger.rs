//! That a ledger can be believed: in order, every version of an invite once, nothing lost.
//!
//! A ledger only grows. Two officers who each issued something on their own branch, or a hand that
//! deleted a line, leave traces which are found here.

use crate::diag::{Diagnostic, MeetingKey, Span, Subject};
use crate::model::meeting::{Issue, IssuedPaper, Ledger, SentBlock};
use crate::model::value::{CaseRef, Fingerprint, Slug};
use crate::model::workspace::Workspace;
use crate::yaml::{At, nearest};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn check(workspace: &Workspace, findings: &mut Vec<Diagnostic>) {
    let mut known: BTreeSet<&CaseRef> = workspace.cases.keys().collect();
    known.extend(&workspace.unreadable_cases);
    for (panel_id, panel) in &workspace.panels {
        for (date, file) in &panel.meetings {
            let subject = Subject::Meeting(MeetingKey {
                panel: panel_id.to_string(),
                date: *date,
            });
            let mut checker = Checker { subject, findings };
            checker.order(&file.ledger);
            checker.cases(&file.ledger, &known);
            checker.people(&file.ledger, workspace);
            checker.supplements(&file.ledger);
            checker.versions(&file.ledger);
        }
    }
}

struct Checker<'a> {
    subject: Subject,
    findings: &'a mut Vec<Diagnostic>,
}

impl Checker<'_> {
    fn warn(&mut self, rule: &'static str, span: Span, message: String, help: &str) {
        let finding = Diagnostic::warning(rule, self.subject.clone(), span, message);
        self.findings.push(finding.with_help(help));
    }

    /// Issues stand in the order in which they went out.
    fn order(&mut self, ledger: &Ledger) {
        for pair in ledger.issues.windows(2) {
            let [before, issue] = pair else { continue };
            if issue.sent.value < before.sent.value {
                let message = format!(
                    "this went out on {}, before the entry above it",
                    issue.sent.date()
                );
                let help = "put the entries in the order in which they went out, oldest first";
                self.warn("ledger-order", issue.sent.span, message, help);
            }
        }
    }

    /// An item may have been withdrawn since; its case is still there.
    fn cases(&mut self, ledger: &Ledger, known: &BTreeSet<&CaseRef>) {
        let rows = ledger
            .issues
            .iter()
            .flat_map(|issue| issue.rows.iter().flatten());
        for row in rows.filter(|row| !known.contains(&row.item.case)) {
            let message = format!("there is no case `{}`", row.item.case);
            let help = match nearest(
                row.item.case.as_str(),
                known.iter().map(|case| case.as_str()),
            ) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "check the spelling, or add it to the folder cases/".to_owned(),
            };
            let subject = self.subject.clone();
            let finding = Diagnostic::error("dangling-reference", subject, row.span, message);
            self.findings.push(finding.with_help(help));
        }
    }

    /// Whom a row names to present stays in the register, also when they have left.
    fn people(&mut self, ledger: &Ledger, workspace: &Workspace) {
        let issues = ledger.issues.iter();
        for row in issues.flat_map(|issue| issue.rows.iter().flatten()) {
            let Some(presenter) = &row.presenter else {
                continue;
            };
            if !workspace.people.contains_key(presenter) {
                let message = format!("there is no person `{presenter}`");
                let known = workspace.people.keys().map(Slug::as_str);
                let help = match nearest(presenter.as_str(), known) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "give the register back whoever that was, with `left:`".to_owned(),
                };
                let subject = self.subject.clone();
                let finding = Diagnostic::error("dangling-reference", subject, row.span, message);
                self.findings.push(finding.with_help(help));
            }
        }
    }

    /// Supplements are numbered from 1, and come after an agenda.
    fn supplements(&mut self, ledger: &Ledger) {
        let mut agenda = false;
        let mut seen: BTreeMap<u32, Span> = BTreeMap::new();
        for issue in &ledger.issues {
            agenda |= issue.paper == IssuedPaper::Agenda;
            if issue.paper != IssuedPaper::Supplement {
                continue;
            }
            if !agenda {
                let message = "a supplement went out, and no agenda before it".to_owned();
                let help = "give the ledger back the entry of the agenda";
                self.warn("ledger-gap", issue.sent.span, message, help);
            }
            let next = seen.last_key_value().map_or(0, |(last, _)| *last) + 1;
            let (number, span) = match &issue.number {
                Some(number) => (number.value, number.span),
                None => (next, issue.sent.span),
            };
            if let Some(first) = seen.get(&number) {
                self.twice(
                    span,
                    *first,
                    format!("there is a Supplement {number} already"),
                );
            } else if number > next {
                let message = format!("before Supplement {number}, Supplement {next} is missing");
                let help = "give the ledger back the entry that was lost";
                self.warn("ledger-gap", span, message, help);
            }
            seen.entry(number).or_insert(span);
        }
    }

    /// Each version of an event stands in the ledger once, and none is missing.
    fn versions(&mut self, ledger: &Ledger) {
        let mut last: BTreeMap<&Fingerprint, (u32, Span)> = BTreeMap::new();
        let mut by_hand: Vec<&Issue> = Vec::new();
        for issue in &ledger.issues {
            by_hand.extend(Some(&issue.value).filter(|issue| issue.is_by_hand()));
            for block in &issue.blocks {
                let person = &block.person.id;
                // Of what was written down by hand the first version is taken to have gone out.
                let first = u32::from(by_hand.iter().any(|issue| issue.went_to(person)));
                let sequence = block.sequence;
                match last.get(&block.uid) {
                    Some((before, span)) if sequence <= *before => self.twice(
                        block.span,
                        *span,
                        format!(
                            "version {sequence} of an invite to {person} follows version {before}"
                        ),
                    ),
                    Some((before, _)) if sequence > before + 1 => self.lost(block, *before + 1),
                    None if sequence > first => self.lost(block, first),
                    _ => {}
                }
                let entry = last.entry(&block.uid).or_insert((sequence, block.span));
                if sequence > entry.0 {
                    *entry = (sequence, block.span);
                }
            }
        }
    }

    fn twice(&mut self, span: Span, first: Span, message: String) {
        let finding = Diagnostic::error("repeated-sequence", self.subject.clone(), span, message);
        self.findings.push(
            finding
                .with_label(first, "it stands here too, or a later one does")
                .with_help(
                    "two people issued at the same time: keep the entry that went out first, delete \
                     the other, build, and send and issue what is then new",
                ),
        );
    }

    fn lost(&mut self, block: &At<SentBlock>, missing: u32) {
        let message = format!(
            "before version {} of an invite to {}, version {missing} is missing",
            block.sequence, block.person.id
        );
        let help = "give the ledger back the entry that was lost: it is in git's history";
        self.warn("ledger-gap", block.span, message, help);
    }
}
