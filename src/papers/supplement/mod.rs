//! The supplements to an agenda: what each says that the papers before it did not.
//!
//! Those that went out are made from the ledger, so that any folder gives the same ones; how they
//! looked when they were sent is kept under `issued/`. The draft of the next one stands beside them
//! as soon as the running order is not as it was last sent.

mod change;
#[cfg(test)]
mod tests;

use super::agenda::{Changed, News};
use super::desk::{Desk, Sitting};
use super::view::{
    Audience, Cell, Column, ItemSheet, Mark, Row, Status, Supplement, SupplementLabels, Table,
    Width,
};
use super::{agenda, head, meeting, words};
use crate::diag::MeetingKey;
use crate::model::meeting::IssuedPaper;
use crate::model::value::words as days;
use crate::papers::view::Empty;
use crate::plan::{Amendment, ItemChange, MeetingChange};
pub(super) use change::marks;
use change::{of, said, said_of_meeting};

/// A supplement and its number.
#[derive(Debug, Clone)]
pub struct NumberedSupplement {
    /// Its number, from 1.
    pub number: u32,
    /// Whether it has gone out.
    pub is_sent: bool,
    /// What it says.
    pub view: Supplement,
    /// The keys of what it tells of moves and plans.
    pub told: Vec<String>,
}

/// The supplements of a meeting, a draft last.
#[must_use]
pub fn supplements(desk: &Desk<'_>, key: &MeetingKey) -> Vec<NumberedSupplement> {
    let Some(sitting) = desk.sitting(key) else {
        return Vec::new();
    };
    let amendments = of(&sitting).into_iter();
    amendments
        .map(|amendment| {
            let changed = agenda::changed_lines(&sitting, amendment.sent);
            let news = agenda::news(&sitting, amendment.sent, &changed);
            let news = news.filter(|news| !news.is_empty());
            NumberedSupplement {
                number: amendment.number,
                is_sent: amendment.sent.is_some(),
                view: view(&sitting, &amendment, &changed, news.as_ref()),
                told: news.map(|news| news.keys).unwrap_or_default(),
            }
        })
        .collect()
}

fn view(
    sitting: &Sitting<'_>,
    amendment: &Amendment,
    lines: &[Changed],
    news: Option<&News>,
) -> Supplement {
    let agenda = sitting.edition.word("agenda");
    let title = format!("Supplement {} to the {agenda}", amendment.number);
    let changed = || amendment.changes.iter();
    Supplement {
        labels: SupplementLabels::default(),
        head: head::of_panel(
            sitting.desk,
            sitting.edition,
            &title,
            Some(days::day_in_full(sitting.date)),
            sitting.plan.facts_on,
            Audience::Panel,
        ),
        meeting: super::view::Meeting {
            issue_note: None,
            ..meeting::of(sitting)
        },
        standing: match amendment.sent {
            Some(sent) => Status::new(
                Mark::Done,
                format!("Issued {}", days::day_in_full(sent.date())),
            ),
            None => Status::new(Mark::Open, "Draft: not sent yet"),
        },
        opening: opening(sitting, amendment, lines, news),
        changes: Table {
            caption: "What has changed".to_owned(),
            columns: vec![
                Column::words("Time", Width::Narrow),
                Column::words("No.", Width::Narrow),
                Column::words("Item", Width::Wide),
                Column::words("What has changed", Width::Wide),
                Column::words("Presenter", Width::Normal),
            ],
            rows: (amendment.meeting.iter())
                .map(|change| meeting_row(sitting, change))
                .chain(changed().map(|change| row(sitting, change)))
                .chain(lines.iter().map(|line| line.row.clone()))
                .collect(),
            empty: Empty::none("No item has changed."),
            note: None,
        },
        item_sheets: changed()
            .filter(|change| change.is_new() || change.asks_otherwise())
            .filter_map(|change| sheet(sitting, change))
            .collect(),
        news: news
            .filter(|news| !news.table.rows.is_empty())
            .map(|news| news.table.clone()),
        returns: news.map(|news| news.returns.clone()).unwrap_or_default(),
        closing: format!(
            "All other items stand as they were sent. The {agenda} shows the running order as it is now."
        ),
    }
}

/// `To the agenda issued on Wednesday 3 June 2026. One item is new, 2 have changed.`
fn opening(
    sitting: &Sitting<'_>,
    amendment: &Amendment,
    lines: &[Changed],
    news: Option<&News>,
) -> String {
    let issues = sitting.file.ledger.issues.iter();
    let agenda = issues.filter(|issue| issue.paper == IssuedPaper::Agenda);
    let first = agenda.map(|issue| issue.sent.date()).min();
    let to = first.map(|day| {
        let agenda = sitting.edition.word("agenda");
        format!("To the {agenda} issued on {}. ", days::day_in_full(day))
    });
    let number = |counts: &dyn Fn(&ItemChange) -> bool, what: &str| {
        let number = amendment
            .changes
            .iter()
            .filter(|change| counts(change))
            .count();
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        (number > 0).then(|| format!("{} {what}", days::count(number, "item")))
    };
    let counted = [
        number(&ItemChange::is_new, "new"),
        number(
            &|change| !change.is_new() && !change.is_withdrawn(),
            "changed",
        ),
        number(&ItemChange::is_withdrawn, "withdrawn"),
    ];
    let came = |number: usize, noun: &str, what: &str| {
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        (number > 0).then(|| format!("{} {what}", days::count(number, noun)))
    };
    let (entered, returns) =
        news.map_or((0, 0), |news| (news.table.rows.len(), news.returns.len()));
    let (schedules, business): (Vec<_>, Vec<_>) =
        lines.iter().partition(|line| line.is_of_schedule());
    let further = [
        came(schedules.len(), "change", "of the schedules"),
        came(business.len(), "change", "of other business"),
        came(entered, "move or plan", "entered"),
        came(returns, "return", "received"),
    ];
    let meeting = if amendment.meeting.is_empty() {
        Vec::new()
    } else {
        let about = amendment.meeting.iter();
        let about = about.map(|change| words::lower_first(said_of_meeting(sitting, change).0));
        let about: Vec<String> = about.collect();
        vec![format!("another {}", words::list(&about))]
    };
    let told: Vec<String> = meeting
        .into_iter()
        .chain(counted.into_iter().chain(further).flatten())
        .collect();
    format!(
        "{}Since the papers before it: {}.",
        to.unwrap_or_default(),
        words::list(&told)
    )
}

fn meeting_row(sitting: &Sitting<'_>, change: &MeetingChange) -> Row {
    let (about, said) = said_of_meeting(sitting, change);
    Row::entry([
        Cell::from(String::new()),
        Cell::from(String::new()),
        Cell::from(about.to_owned()),
        Cell::from(Status::new(Mark::Attention, said)),
        Cell::from(String::new()),
    ])
}

fn row(sitting: &Sitting<'_>, change: &ItemChange) -> Row {
    let planned = sitting.plan.item(&change.item);
    let now = change.after.as_ref().and_then(|row| row.slot);
    let planned = planned.filter(|_| !change.is_withdrawn());
    let sent = change.after.as_ref().and_then(|row| row.presenter.as_ref());
    let presenter = planned.map(|planned| match sent.or(planned.presenter.as_deref()) {
        Some(person) => words::person_with_role(sitting.desk.workspace, person, sitting.date),
        None => "To be named".to_owned(),
    });
    let known = change.after.as_ref().or(change.before.as_ref());
    let number = known.and_then(|row| row.number).or_else(|| {
        let item = sitting.plan.item(&change.item);
        let mut gone = sitting.plan.withdrawn.iter();
        let mut gone = || gone.find(|row| row.item == change.item);
        item.map(|item| item.number).or_else(|| gone()?.number)
    });
    let changed = if change.is_new() {
        Cell::from(Status::new(Mark::Open, "New item"))
    } else if change.is_withdrawn() {
        Cell::from(Status::new(Mark::Attention, "Withdrawn"))
    } else {
        let said = said(sitting, change);
        Cell::from(Status::new(Mark::Open, words::list(&said)))
    };
    let kind = words::kind_title(sitting.edition, &change.item.kind);
    Row::entry([
        Cell::from(now.map(|slot| slot.to_string()).unwrap_or_default()),
        Cell::from(number.map(|number| number.to_string()).unwrap_or_default()),
        Cell::from(words::case(sitting.desk, &change.item.case)).with_sub(kind),
        changed,
        Cell::from(presenter.unwrap_or_default()),
    ])
}

/// The sheet of an item that is still on the running order.
fn sheet(sitting: &Sitting<'_>, change: &ItemChange) -> Option<ItemSheet> {
    agenda::sheet(sitting, sitting.plan.item(&change.item)?)
}
