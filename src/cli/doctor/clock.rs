//! The clock, and the rules of the zone.

use super::told::Told;
use crate::model::Workspace;
use crate::source::Git;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

pub(super) fn check(now: Timestamp, git: &Git, workspace: Option<&Workspace>) -> Vec<Told> {
    let authority = workspace.map(|workspace| &workspace.authority);
    let zone = authority.map_or_else(Default::default, |authority| authority.time_zone.clone());
    let here = now.to_zoned(zone.zone()).datetime();
    let mut told = Vec::new();
    if !knows_summer() {
        told.push(Told::to_do(
            "the rules of Europe/London are not known, so that times in summer would be an hour out: install ipop anew",
        ));
    }
    // What other computers of the team wrote; an hour or two may lie between their clocks.
    let committed = git.newest.map(|at| at.to_zoned(zone.zone()).datetime());
    let meetings = workspace
        .into_iter()
        .flat_map(|workspace| workspace.panels.values());
    let meetings = meetings.flat_map(|panel| panel.meetings.values());
    let sent = meetings.clone().flat_map(|meeting| &meeting.ledger.issues);
    let sent = sent.map(|issue| issue.sent.value).max();
    for (at, what) in [
        (committed, "the newest commit"),
        (sent, "the newest paper that went out"),
    ] {
        if let Some(at) = at.filter(|at| is_before(here, *at, 1)) {
            told.push(Told::to_do(format!(
                "the clock says {}, but {what} is of {}: set the computer's clock",
                here.date(),
                at.date()
            )));
        }
    }
    let planned = meetings.map(|meeting| meeting.meeting.date.value).max();
    if let Some(day) = planned.filter(|day| is_before(here, day.at(0, 0, 0, 0), 730)) {
        told.push(Told::to_do(format!(
            "the clock says {}, but there is a meeting of {day}: set the clock, or mend the meeting's date",
            here.date()
        )));
    }
    let newest = [committed, sent, planned.map(|day| day.at(0, 0, 0, 0))];
    if let Some(newest) = newest.into_iter().flatten().max()
        && is_before(newest, here, 365)
    {
        told.push(Told::note(format!(
            "the clock says {}, and the newest thing here is of {}: is the clock right?",
            here.date(),
            newest.date()
        )));
    }
    if let Some(day) = authority.and_then(|authority| authority.as_of) {
        told.push(Told::note(format!(
            "ipop.yaml has everything looked at as of {day}, which is for samples only: take `as-of` out for real work"
        )));
    }
    if told.is_empty() {
        told.push(Told::ok(format!(
            "{} in {zone}",
            here.strftime("%Y-%m-%d %H:%M")
        )));
    }
    told
}

/// Whether a moment lies before another by more than so many days.
fn is_before(one: DateTime, other: DateTime, days: i64) -> bool {
    one.checked_add(days.days())
        .is_ok_and(|latest| latest < other)
}

/// An hour lies between winter and summer.
fn knows_summer() -> bool {
    let offset = |month| {
        let zone = TimeZone::get("Europe/London").ok()?;
        let noon = jiff::civil::date(2026, month, 15).at(12, 0, 0, 0);
        Some(noon.to_zoned(zone).ok()?.offset().seconds())
    };
    offset(1) == Some(0) && offset(7) == Some(3600)
}

#[cfg(test)]
mod tests {
    use super::super::told::State;
    use super::check;
    use crate::source::Git;

    #[test]
    fn a_clock_that_is_behind_a_commit_is_told() {
        let at = |text: &str| text.parse().expect("a moment");
        let git = Git {
            newest: Some(at("2026-06-04T10:00:00Z")),
            ..Git::default()
        };
        let state = |now: &str| check(at(now), &git, None)[0].state;
        assert_eq!(state("2026-06-04T11:00:00Z"), State::Ok);
        assert_eq!(state("2026-06-04T08:00:00Z"), State::Ok);
        assert_eq!(state("2026-06-02T10:00:00Z"), State::ToDo);
        assert_eq!(state("2028-06-02T10:00:00Z"), State::Note);
    }
}
