//! That what was decided is still what was recorded and sent, or a correction says otherwise.
//!
//! A built-in check and no rule: a record that changes without a word can be believed by nobody.

use crate::diag::{Diagnostic, MeetingKey, Subject};
use crate::model::meeting::{Issue, Item, SentDecision};
use crate::model::value::words;
use crate::model::{MeetingFile, Workspace};
use crate::plan::{decision_print, item_name};
use crate::yaml::At;
use jiff::civil::Date;

/// Holds every decision that a ledger knows against the meeting's file.
pub(super) fn check(workspace: &Workspace, as_of: Date, findings: &mut Vec<Diagnostic>) {
    for (panel_id, panel) in &workspace.panels {
        for (date, file) in &panel.meetings {
            let key = MeetingKey {
                panel: panel_id.to_string(),
                date: *date,
            };
            for (issue, sent) in last_sent(file, as_of) {
                findings.extend(changed(&key, file, issue, sent));
            }
        }
    }
}

/// Each decision as it last went out.
fn last_sent(file: &MeetingFile, as_of: Date) -> Vec<(&Issue, &At<SentDecision>)> {
    let mut last: Vec<(&Issue, &At<SentDecision>)> = Vec::new();
    for issue in file.ledger.sent_by(as_of) {
        for sent in &issue.decisions {
            last.retain(|(_, before)| before.item != sent.item);
            last.push((issue, sent));
        }
    }
    last
}

fn changed(
    key: &MeetingKey,
    file: &MeetingFile,
    issue: &Issue,
    sent: &At<SentDecision>,
) -> Option<Diagnostic> {
    let mut items = file.meeting.items.iter();
    let item: Option<&Item> = items
        .find(|item| item_name(item) == sent.item)
        .map(|item| &item.value);
    let outcome = item.and_then(|item| item.outcome.as_ref());
    let (at, what) = match outcome {
        Some(outcome) if decision_print(outcome) == sent.outcome => return None,
        Some(outcome) => (outcome.decision.span, "is not as it"),
        None => (sent.span, "stands in the meeting's file no more, and"),
    };
    let corrected = outcome
        .into_iter()
        .flat_map(|outcome| &outcome.corrections)
        .any(|correction| correction.on >= issue.sent.date());
    if corrected {
        return None;
    }
    let on = words::moment(issue.sent.value);
    let message = format!("the decision about {} {what} was sent at {on}", sent.item);
    let subject = Subject::Item(key.clone(), (&sent.item).into());
    Some(
        Diagnostic::warning("decision-changed", subject, at, message)
            .with_label(sent.span, "as it was sent")
            .with_help(
                "put back what was decided; if it was recorded wrongly, enter under `corrections:` what is \
                 to be read instead, by whom and on which day, and send it again",
            ),
    )
}
