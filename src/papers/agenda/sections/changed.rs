//! What is other on the schedules and under other business than the papers before said.

use super::super::super::desk::Sitting;
use super::super::super::view::{Cell, Mark, Row, Status};
use super::super::super::words;
use super::line::Line;
use super::lines::{lines, title_of};
use crate::model::meeting::{Issue, SentLine};
use crate::model::schedules::ScheduleKind;
use crate::plan::{LineChange, line_changes};
use jiff::civil::DateTime;

/// One line that is other than before.
#[derive(Debug, Clone)]
pub(in crate::papers) struct Changed {
    /// Which.
    pub(in crate::papers) line: SentLine,
    /// The row of a supplement.
    pub(in crate::papers) row: Row,
}

impl Changed {
    /// Whether it is a line of a schedule.
    pub(in crate::papers) fn is_of_schedule(&self) -> bool {
        self.line.of.schedule().is_some()
    }
}

/// What a supplement tells of schedules and other business: of one that went out at a moment, how its
/// entry differs from the one before; of the draft, how the agenda differs now. Where an entry says
/// nothing of them, nobody knows what has changed.
pub(in crate::papers) fn changed_lines(
    sitting: &Sitting<'_>,
    sent: Option<DateTime>,
) -> Vec<Changed> {
    let issues: Vec<&Issue> = sitting
        .file
        .ledger
        .sent_by(sitting.desk.as_of)
        .filter(|issue| issue.paper.has_running_order())
        .collect();
    let at = sent.and_then(|sent| issues.iter().position(|issue| issue.sent.value == sent));
    let before = &issues[..at.unwrap_or(issues.len())];
    let Some(before) = before.iter().rev().find_map(|issue| issue.lines.as_ref()) else {
        return Vec::new();
    };
    let now = lines(sitting);
    let after: Vec<SentLine> = match at.and_then(|at| issues.get(at)) {
        Some(own) => match &own.lines {
            Some(own) => own.clone(),
            None => return Vec::new(),
        },
        None => now.iter().map(|line| line.sent.clone()).collect(),
    };
    let changes = line_changes(before, &after).into_iter();
    changes
        .filter(|change| is_known(sitting, *change, sent.is_some()))
        .filter(|change| !is_whole_schedule(*change))
        .map(|change| Changed {
            line: change.line().clone(),
            row: row(sitting, change, &now),
        })
        .collect()
}

/// Of a schedule as a whole only what it says is told, not that it is printed or no longer printed.
fn is_whole_schedule(change: LineChange<'_>) -> bool {
    let line = change.line();
    line.of.schedule().is_some()
        && line.child.is_none()
        && !matches!(change, LineChange::Changed(_))
}

/// A line is not gone because its file can't be read now.
fn is_known(sitting: &Sitting<'_>, change: LineChange<'_>, is_sent: bool) -> bool {
    let LineChange::Gone(line) = change else {
        return true;
    };
    let desk = sitting.desk;
    let unreadable = line.child.as_ref().is_some_and(|child| {
        desk.withheld(child).is_some() || desk.workspace.unreadable_cases.contains(child)
    });
    let whole = line
        .of
        .schedule()
        .is_none_or(|kind| is_whole(sitting, kind));
    is_sent || (whole && !unreadable)
}

fn is_whole(sitting: &Sitting<'_>, kind: ScheduleKind) -> bool {
    let schedule = sitting.file.schedules.get(&kind);
    schedule.is_none_or(|known| known.complete && known.unread.is_empty())
}

fn row(sitting: &Sitting<'_>, change: LineChange<'_>, now: &[Line]) -> Row {
    let line = change.line();
    // What an older paper said is known as far as the agenda still says it.
    let said = now.iter().find(|known| known.sent == *line);
    let of = title_of(line.of);
    let (about, sub) = match (said, &line.child) {
        (Some(said), _) => (said.about.clone(), said.sub.clone()),
        (None, Some(child)) => (words::case(sitting.desk, child), Some(of.to_owned())),
        (None, None) => (of.to_owned(), None),
    };
    let is_line = line.of.schedule().is_some();
    let what = match change {
        LineChange::New(_) if is_line => "New line",
        LineChange::New(_) => "New",
        LineChange::Changed(_) => "Changed",
        LineChange::Gone(_) if is_line => "Taken off the schedule",
        LineChange::Gone(_) => "Withdrawn",
    };
    let what = match said {
        Some(said) if matches!(change, LineChange::Changed(_)) => {
            format!("{what}; it now says: {}", said.tells)
        }
        Some(said) => format!("{what}: {}", said.tells),
        None => what.to_owned(),
    };
    let mark = match change {
        LineChange::Gone(_) => Mark::Attention,
        LineChange::New(_) | LineChange::Changed(_) => Mark::Open,
    };
    let by = said.and_then(|said| said.by.as_ref());
    let by = by.map(|id| words::person_with_role(sitting.desk.workspace, id, sitting.date));
    let about = Cell::from(about);
    Row::entry([
        Cell::from(String::new()),
        Cell::from(String::new()),
        match sub {
            Some(sub) => about.with_sub(sub),
            None => about,
        },
        Cell::from(Status::new(mark, what)),
        Cell::from(by.unwrap_or_default()),
    ])
}

#[cfg(test)]
mod tests;
