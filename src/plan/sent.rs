//! What of a meeting was sent and therefore stays: numbers, times, minutes, presenters, breaks, the day.

use super::{PlannedItem, Unplaced};
use crate::model::meeting::{IssuedPaper, Ledger, Pause, Row};
use crate::model::value::{Fingerprint, ItemRef, Slug};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How many bytes of a hash name an event.
const NAME_BYTES: usize = 20;

/// How far from its day a meeting is looked for whose entries do not say for which day they were sent.
const DAYS_AROUND: i32 = 200;

/// An item's row as it last went out.
pub(super) fn last_row<'a>(ledger: &'a Ledger, item: &ItemRef) -> Option<&'a Row> {
    let issues = ledger.issues.iter().rev();
    let mut rows = issues.flat_map(|issue| issue.rows.iter().flatten());
    rows.find(|row| row.item == *item).map(|row| &row.value)
}

/// The breaks as they last went out; nothing where no entry says.
pub(super) fn last_breaks(ledger: &Ledger) -> Option<&[Pause]> {
    let mut issues = ledger.issues.iter().rev();
    issues.find_map(|issue| issue.breaks.as_deref())
}

/// The numbers that items were sent with. None is ever given to another item.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    sent: BTreeMap<ItemRef, u32>,
    last: u32,
}

impl Numbers {
    /// As the ledger has them. Rows that do not say are counted in their order, as they were printed.
    pub(super) fn of(ledger: &Ledger) -> Self {
        let mut numbers = Self::default();
        let issues = ledger.issues.iter();
        for issue in issues.filter(|issue| issue.paper.has_running_order()) {
            for row in issue.rows.iter().flatten() {
                if !numbers.sent.contains_key(&row.item) {
                    let number = row.number.unwrap_or(numbers.last + 1);
                    numbers.last = numbers.last.max(number);
                    numbers.sent.insert(row.item.clone(), number);
                }
            }
        }
        numbers
    }

    /// The number that an item was sent with.
    pub(super) fn sent(&self, item: &ItemRef) -> Option<u32> {
        self.sent.get(item).copied()
    }

    /// Gives each item its number.
    pub(super) fn give(mut self, items: &mut [PlannedItem]) {
        for item in items {
            item.number = self.sent(&item.name).unwrap_or_else(|| {
                self.last += 1;
                self.last
            });
        }
    }
}

/// The rows that went out and of which the meeting has no item any more, by number.
pub(super) fn withdrawn(ledger: &Ledger, items: &[PlannedItem], unplaced: &[Unplaced]) -> Vec<Row> {
    let numbers = Numbers::of(ledger);
    let gone = numbers.sent.iter().filter(|(name, _)| {
        items.iter().all(|item| item.name != **name)
            && unplaced.iter().all(|item| item.name != **name)
    });
    let mut rows: Vec<Row> = gone
        .filter_map(|(name, number)| {
            Some(Row {
                number: Some(*number),
                ..last_row(ledger, name)?.clone()
            })
        })
        .collect();
    rows.sort_by_key(|row| row.number);
    rows
}

/// The name of a person's calendar entry, from which nobody can tell panel, day or person without
/// knowing them already.
#[must_use]
pub fn event_name(panel: &str, date: Date, person: &Slug, number: usize) -> Fingerprint {
    let text = format!("ipop invite\n{panel}\n{date}\n{person}\n{number}");
    Fingerprint::of_text(&text, NAME_BYTES)
}

/// The day for which a meeting's papers first went out: as the first entry says, else as the names of
/// its calendar entries tell, which were made of it. Nothing where neither tells.
pub(super) fn first_day(panel: &str, date: Date, ledger: &Ledger) -> Option<Date> {
    let mut said = ledger
        .issues
        .iter()
        .filter_map(|issue| issue.meeting.as_ref());
    let by_name = || {
        let invites = ledger
            .issues
            .iter()
            .filter(|issue| issue.paper == IssuedPaper::Invites && issue.meeting.is_none());
        let block = invites.flat_map(|issue| &issue.blocks).next()?;
        let is_of = |day: Date| {
            let mut names = (1..=3).map(|number| event_name(panel, day, &block.person.id, number));
            names.any(|name| name == block.uid)
        };
        let near = (1..=DAYS_AROUND).flat_map(|days| [days, -days]);
        let days = near.filter_map(|days| date.checked_add(jiff::Span::new().days(days)).ok());
        std::iter::once(date).chain(days).find(|day| is_of(*day))
    };
    by_name().or_else(|| said.next().map(|meeting| meeting.date))
}

#[cfg(test)]
mod tests;
