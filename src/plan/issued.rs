//! The running order as it was sent, and what has changed since.
//!
//! Change is judged on the ledger's rows and on nothing else: neither a finding nor the passing of a
//! day makes a supplement.

use super::Plan;
use crate::model::MeetingFile;
use crate::model::meeting::{Issue, IssuedPaper, Item, Pause, Row, SentMeeting};
use crate::model::value::{Clock, Fingerprint, ItemRef, Slug};
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
    /// What it changes of the meeting as a whole.
    pub meeting: Vec<MeetingChange>,
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

/// What of the meeting as a whole is other than it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeetingChange {
    /// Its day.
    Day {
        /// As it was sent.
        was: Date,
        /// As it is now.
        now: Date,
    },
    /// When it begins and ends.
    Hours {
        /// As it was sent.
        was: (Clock, Clock),
        /// As it is now.
        now: (Clock, Clock),
    },
    /// Its place or the link to it, of which the ledger says no more than that it is another.
    Place,
    /// Who chairs.
    Chair {
        /// As it was sent.
        was: Option<Slug>,
        /// As it is now.
        now: Option<Slug>,
    },
    /// Its breaks.
    Breaks {
        /// As they were sent.
        was: Vec<Pause>,
        /// As they are now.
        now: Vec<Pause>,
    },
}

/// A running order as it was sent, or as it is planned now. What an entry of the ledger does not say is
/// not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// For which day.
    pub day: Option<Date>,
    /// When and where.
    pub meeting: Option<SentMeeting>,
    /// The items. One without a place is not among them.
    pub rows: Vec<Row>,
    /// The breaks.
    pub breaks: Option<Vec<Pause>>,
}

/// The running order as it is now, as the ledger keeps it.
#[must_use]
pub fn as_planned(plan: &Plan, file: &MeetingFile) -> Sent {
    let items = plan.items.iter().filter_map(|planned| {
        let item = file.meeting.items.get(planned.index)?;
        Some(Row {
            item: planned.name.clone(),
            number: Some(planned.number),
            part: planned.part.clone(),
            slot: planned.slot.map(|(start, _)| start),
            minutes: Some(planned.minutes),
            presenter: planned.presenter.as_deref().cloned(),
            request: Some(request(item)),
        })
    });
    let meeting = &file.meeting;
    let place = meeting.place.as_ref().map_or("", |place| place.as_str());
    let link = meeting.join_link.as_ref().map_or("", |link| link.as_str());
    let place = [place, link];
    let breaks = plan.breaks.iter();
    Sent {
        day: Some(plan.key.date),
        meeting: Some(SentMeeting {
            date: plan.key.date,
            start: plan.start,
            end: plan.end,
            place: Some(Fingerprint::of(place, FINGERPRINT_BYTES)),
            chair: meeting.chair.as_ref().map(|chair| chair.person.id.clone()),
        }),
        rows: items.collect(),
        breaks: Some(
            breaks
                .map(|(at, minutes)| Pause {
                    at: *at,
                    minutes: *minutes,
                })
                .collect(),
        ),
    }
}

/// The day for which a paper went out, where the ledger tells.
#[must_use]
pub fn day_sent(plan: &Plan, issue: &Issue) -> Option<Date> {
    let said = issue.meeting.as_ref().map(|meeting| meeting.date);
    said.or(plan.first_day)
}

/// The running order as it last went out by a day; nothing if none did, or a hand wrote the entry
/// without it.
#[must_use]
pub fn last_sent(plan: &Plan, file: &MeetingFile, as_of: Date) -> Option<Sent> {
    let issues = file.ledger.sent_by(as_of);
    issues.filter_map(|issue| as_sent(plan, issue)).next_back()
}

/// The supplements to an agenda: those that went out by a day, then the draft of the next one, if
/// the running order is not as it was last sent. After the meeting nothing is drafted any more.
#[must_use]
pub fn amendments(plan: &Plan, file: &MeetingFile, as_of: Date) -> Vec<Amendment> {
    let mut amendments: Vec<Amendment> = Vec::new();
    let mut last: Option<Sent> = None;
    for issue in file.ledger.sent_by(as_of) {
        let Some(sent) = as_sent(plan, issue) else {
            continue;
        };
        if issue.paper == IssuedPaper::Supplement
            && let Some(before) = &last
        {
            amendments.push(Amendment {
                number: next_number(&amendments, issue),
                sent: Some(issue.sent.value),
                meeting: meeting_changes(before, &sent),
                changes: changes(&before.rows, &sent.rows),
            });
        }
        last = Some(sent);
    }
    let is_open = as_of <= plan.key.date && file.takes_place();
    if let Some(before) = last.filter(|_| is_open) {
        let now = as_planned(plan, file);
        let meeting = meeting_changes(&before, &now);
        let changes = changes(&before.rows, &now.rows);
        if !meeting.is_empty() || !changes.is_empty() {
            amendments.push(Amendment {
                number: amendments.last().map_or(0, |last| last.number) + 1,
                sent: None,
                meeting,
                changes,
            });
        }
    }
    amendments
}

fn as_sent(plan: &Plan, issue: &Issue) -> Option<Sent> {
    let rows = issue
        .rows
        .as_ref()
        .filter(|_| issue.paper.has_running_order())?;
    Some(Sent {
        day: day_sent(plan, issue),
        meeting: issue.meeting.clone(),
        rows: rows.iter().map(|row| row.value.clone()).collect(),
        breaks: issue.breaks.clone(),
    })
}

/// What of the meeting as a whole differs between two running orders.
fn meeting_changes(before: &Sent, after: &Sent) -> Vec<MeetingChange> {
    let mut changes = Vec::new();
    if let (Some(was), Some(now)) = (before.day, after.day)
        && was != now
    {
        changes.push(MeetingChange::Day { was, now });
    }
    if let (Some(was), Some(now)) = (&before.meeting, &after.meeting) {
        let hours = |meeting: &SentMeeting| (meeting.start, meeting.end);
        if hours(was) != hours(now) {
            let (was, now) = (hours(was), hours(now));
            changes.push(MeetingChange::Hours { was, now });
        }
        if let (Some(was), Some(now)) = (&was.place, &now.place)
            && was != now
        {
            changes.push(MeetingChange::Place);
        }
        if was.chair != now.chair {
            let (was, now) = (was.chair.clone(), now.chair.clone());
            changes.push(MeetingChange::Chair { was, now });
        }
    }
    if let (Some(was), Some(now)) = (&before.breaks, &after.breaks)
        && was != now
    {
        let (was, now) = (was.clone(), now.clone());
        changes.push(MeetingChange::Breaks { was, now });
    }
    changes
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
        self.is_new()
            || self.is_withdrawn()
            || self.has_moved()
            || self.has_other_minutes()
            || self.has_another_presenter()
            || self.asks_otherwise()
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
        self.differs(is_whole, |row| row.slot)
    }

    /// Whether it is given more or fewer minutes.
    #[must_use]
    pub fn has_other_minutes(&self) -> bool {
        self.differs(is_numbered, |row| row.minutes)
    }

    /// Whether somebody else presents it.
    #[must_use]
    pub fn has_another_presenter(&self) -> bool {
        self.differs(is_numbered, |row| row.presenter.clone())
    }

    /// Whether it stands in another part.
    #[must_use]
    pub fn has_another_part(&self) -> bool {
        self.differs(is_whole, |row| row.part.clone())
    }

    /// Whether something else is asked than before.
    #[must_use]
    pub fn asks_otherwise(&self) -> bool {
        self.differs(is_whole, |row| row.request.clone())
    }

    /// What a row leaves out is not known, and so not compared, unless the row would say it.
    fn differs<T: PartialEq>(
        &self,
        would_say: fn(&Row) -> bool,
        field: impl Fn(&Row) -> Option<T>,
    ) -> bool {
        let (Some(before), Some(after)) = (&self.before, &self.after) else {
            return false;
        };
        match (field(before), field(after)) {
            (Some(was), Some(is)) => was != is,
            (None, Some(_)) => would_say(before),
            (Some(_), None) => would_say(after),
            (None, None) => false,
        }
    }
}

/// Whether `ipop issue` wrote a row: a hand leaves out what shows whether the request is the same.
fn is_whole(row: &Row) -> bool {
    row.request.is_some()
}

/// Whether it wrote it since rows have numbers, minutes and presenters.
fn is_numbered(row: &Row) -> bool {
    is_whole(row) && row.number.is_some()
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
