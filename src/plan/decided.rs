//! What shows whether a decision is still the one that was recorded and sent.

use super::item_name;
use crate::model::MeetingFile;
use crate::model::meeting::{Outcome, SentDecision};
use crate::model::value::Fingerprint;

/// How many bytes of a hash tell one decision from another.
const FINGERPRINT_BYTES: usize = 8;

/// The decisions of a meeting as they now stand, as the ledger keeps them.
#[must_use]
pub fn decisions(file: &MeetingFile) -> Vec<SentDecision> {
    let items = file.meeting.items.iter().filter_map(|item| {
        Some(SentDecision {
            item: item_name(item),
            outcome: decision_print(item.outcome.as_ref()?),
        })
    });
    items.collect()
}

/// What the panel decided, why, on what conditions, until when and at what price. What is done about it
/// later (agreement, confirmation, letters, the case file) is no other decision.
#[must_use]
pub fn decision_print(outcome: &Outcome) -> Fingerprint {
    let text = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut values: Vec<String> = Vec::new();
    let mut note = |name: &str, value: String| values.extend([name.to_owned(), value]);
    note("decision", outcome.decision.value.to_string());
    if let Some(by) = &outcome.by {
        note("by", by.id.to_string());
    }
    if let Some(reason) = &outcome.reason {
        note("reason", text(reason.as_str()));
    }
    for condition in &outcome.conditions {
        note("condition", text(condition.as_str()));
    }
    if let Some(review) = &outcome.review_on {
        note("review-on", review.value.to_string());
    }
    if let Some(met) = outcome.needs_met {
        note("needs-met", format!("{met:?}"));
    }
    for cost in &outcome.costs {
        note("for", format!("{:?}", cost.purpose));
        note("component", format!("{:?}", cost.component));
        note("price", cost.price.value.to_string());
        note("from", cost.from.value.to_string());
        for share in &cost.shares {
            note("payer", format!("{:?}", share.payer));
            note("budget", format!("{:?}", share.budget.value));
            note("share", share.price.value.to_string());
        }
    }
    Fingerprint::of(values, FINGERPRINT_BYTES)
}
