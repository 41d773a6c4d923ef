//! The running order as it was sent, and what has changed since.
//!
//! Change is judged on the ledger's rows and on nothing else: neither a finding nor the passing of a
//! day makes a supplement.

use super::Plan;
use crate::model::MeetingFile;
use crate::model::meeting::{Issue, IssuedPaper, Item, Row};
use crate::model::value::{Fingerprint, ItemRef};
use jiff::civil::{Date, DateTime};

/// How many bytes of a hash tell one request from another.
const FINGERPRINT_BYTES: usize = 8;

/// A supplement: what it says that the papers before it did not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Its number, from 1.
    pub number: u32,
    /// When it went out; a draft has not.
    pub sent: Option<DateTime>,
    /// What it changes, in the running order, withdrawn items last.
    pub changes: Vec<ItemChange>,
}

/// One item before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemChange {
    /// Which item.
    pub item: ItemRef,
    /// As it was sent before; nothing for a new one.
    pub before: Option<Row>,
    /// As it is now; nothing for one that was withdrawn.
    pub after: Option<Row>,
}

/// The running order as it is now, as the ledger keeps it. An item without a place is not in it.
#[must_use]
pub fn running_order(plan: &Plan, file: &MeetingFile) -> Vec<Row> {
    let items = plan.items.iter().filter_map(|planned| {
        let item = file.meeting.items.get(planned.index)?;
        Some(Row {
            item: planned.name.clone(),
            part: planned.part.clone(),
            slot: planned.slot.map(|(start, _)| start),
            request: Some(request(item)),
        })
    });
    items.collect()
}

/// The supplements to an agenda: those that went out by a day, then the draft of the next one, if
/// the running order is not as it was last sent. After the meeting nothing is drafted any more.
#[must_use]
pub fn amendments(plan: &Plan, file: &MeetingFile, as_of: Date) -> Vec<Amendment> {
    let mut amendments: Vec<Amendment> = Vec::new();
    let mut last: Option<Vec<Row>> = None;
    for issue in file.ledger.sent_by(as_of) {
        let Some(rows) = rows_of(issue) else { continue };
        if issue.paper == IssuedPaper::Supplement
            && let Some(before) = &last
        {
            amendments.push(Amendment {
                number: next_number(&amendments, issue),
                sent: Some(issue.sent.value),
                changes: changes(before, &rows),
            });
        }
        last = Some(rows);
    }
    let is_open = as_of <= plan.key.date && file.takes_place();
    if let Some(before) = last.filter(|_| is_open) {
        let changes = changes(&before, &running_order(plan, file));
        if !changes.is_empty() {
            amendments.push(Amendment {
                number: amendments.last().map_or(0, |last| last.number) + 1,
                sent: None,
                changes,
            });
        }
    }
    amendments
}

fn rows_of(issue: &Issue) -> Option<Vec<Row>> {
    let rows = issue
        .rows
        .as_ref()
        .filter(|_| issue.paper.has_running_order())?;
    Some(rows.iter().map(|row| row.value.clone()).collect())
}

/// The number that a supplement's entry says, else the next one.
fn next_number(before: &[Amendment], issue: &Issue) -> u32 {
    let next = before.last().map_or(0, |last| last.number) + 1;
    issue.number.as_ref().map_or(next, |number| number.value)
}

/// What differs between two running orders.
#[must_use]
pub fn changes(before: &[Row], after: &[Row]) -> Vec<ItemChange> {
    let row = |rows: &[Row], item: &ItemRef| rows.iter().find(|row| row.item == *item).cloned();
    let now = after.iter().map(|now| ItemChange {
        item: now.item.clone(),
        before: row(before, &now.item),
        after: Some(now.clone()),
    });
    let gone = before.iter().map(|was| ItemChange {
        item: was.item.clone(),
        before: Some(was.clone()),
        after: row(after, &was.item),
    });
    let gone = gone.filter(|change| change.after.is_none());
    now.chain(gone).filter(ItemChange::is_one).collect()
}

impl ItemChange {
    /// Whether anything changed at all.
    fn is_one(&self) -> bool {
        self.is_new() || self.is_withdrawn() || self.has_moved() || self.asks_otherwise()
    }

    /// Whether the item was not on the running order before.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.before.is_none()
    }

    /// Whether it no longer is.
    #[must_use]
    pub fn is_withdrawn(&self) -> bool {
        self.after.is_none()
    }

    /// Whether it has another time or stands in another part.
    #[must_use]
    pub fn has_moved(&self) -> bool {
        self.has_another_time() || self.has_another_part()
    }

    /// Whether it has another time.
    #[must_use]
    pub fn has_another_time(&self) -> bool {
        self.differs(|row| row.slot)
    }

    /// Whether it stands in another part.
    #[must_use]
    pub fn has_another_part(&self) -> bool {
        self.differs(|row| row.part.clone())
    }

    /// Whether something else is asked than before.
    #[must_use]
    pub fn asks_otherwise(&self) -> bool {
        self.differs(|row| row.request.clone())
    }

    /// What a row written by hand leaves out is not known, and so not compared.
    fn differs<T: PartialEq>(&self, field: impl Fn(&Row) -> Option<T>) -> bool {
        let (Some(before), Some(after)) = (&self.before, &self.after) else {
            return false;
        };
        let is_whole = |row: &Row| row.request.is_some();
        match (field(before), field(after)) {
            (Some(was), Some(is)) => was != is,
            (None, Some(_)) => is_whole(before),
            (Some(_), None) => is_whole(after),
            (None, None) => false,
        }
    }
}

/// What shows whether the panel is still asked the same: the words, the place, the price and who
/// would pay. How its lines are broken does not count.
fn request(item: &Item) -> Fingerprint {
    let text = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut values: Vec<String> = Vec::new();
    let mut note = |name: &str, value: String| values.extend([name.to_owned(), value]);
    if let Some(request) = &item.request {
        note("request", text(request.as_str()));
    }
    if let Some(explanation) = &item.explanation {
        note("explanation", text(explanation.as_str()));
    }
    if let Some(further) = &item.further_information {
        note("further-information", text(further.as_str()));
    }
    if let Some(budget) = &item.budget {
        note("budget", budget.id.to_string());
    }
    if let Some(proposed) = &item.proposed {
        note("setting", proposed.setting.id.to_string());
        if let Some(code) = &proposed.placement_type {
            note("type", code.to_string());
        }
        if let Some(from) = &proposed.from {
            note("from", from.value.to_string());
        }
        if let Some(length) = &proposed.expected_length {
            note("expected-length", text(length.as_str()));
        }
        for cost in &proposed.costs {
            note("for", format!("{:?}", cost.purpose));
            note("component", format!("{:?}", cost.component));
            note("weekly", cost.price.value.to_string());
            for share in &cost.shares {
                note("payer", format!("{:?}", share.payer));
                note("budget", format!("{:?}", share.budget.value));
                note("weekly", share.price.value.to_string());
            }
        }
    }
    Fingerprint::of(values, FINGERPRINT_BYTES)
}

#[cfg(test)]
mod tests;
