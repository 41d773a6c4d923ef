//! The meetings to come and what falls due for them.

use super::super::desk::Sitting;
use super::super::view::{Fact, NextMeeting};
use super::super::words;
use crate::diag::MeetingKey;
use crate::model::value::words as days;

/// How many meetings ahead an agenda looks.
const AHEAD: usize = 3;

/// The next meetings of the panel that take place, with their deadlines.
pub(super) fn meetings(sitting: &Sitting<'_>) -> Vec<NextMeeting> {
    let to_come = sitting
        .panel
        .sittings()
        .filter(|(date, _)| *date > sitting.date);
    let meetings = to_come.take(AHEAD).filter_map(|(date, _)| {
        let key = MeetingKey {
            panel: sitting.key.panel.clone(),
            date,
        };
        let plan = sitting.desk.plans.meetings.get(&key)?;
        let mut deadlines: Vec<_> = plan.deadlines.values().collect();
        deadlines.sort_by_key(|due| due.at);
        Some(NextMeeting {
            date: days::day_in_full(date),
            time: words::hours(plan.start, plan.end),
            deadlines: deadlines
                .into_iter()
                .map(|due| Fact::text(due.title.as_str(), words::due(due)))
                .collect(),
        })
    });
    meetings.collect()
}
