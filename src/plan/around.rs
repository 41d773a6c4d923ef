//! When a meeting takes whatever is no item: the welcome, matters arising, schedules, other business.
//!
//! None of it was ever promised to anybody by a time, so that it gives way to items: the opening comes
//! before the first that was not promised, the rest after the last.

use super::{Recipient, Setting};
use crate::model::schedules::ScheduleKind;
use crate::model::value::Clock;

/// When a meeting takes whatever is no item; nothing where times are by arrangement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Welcome, apologies and declarations of interest.
    pub welcome: Option<Stretch>,
    /// Matters arising.
    pub arising: Option<Stretch>,
    /// Any other business.
    pub other_business: Option<Stretch>,
}

/// A time and how many minutes are kept from it; none where the edition keeps none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// From.
    pub start: Clock,
    /// Minutes.
    pub minutes: u32,
}

/// A schedule that is decided as a whole, with its place in the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedSchedule {
    /// Which.
    pub kind: ScheduleKind,
    /// From when until when, if the meeting gives times and there is room.
    pub slot: Option<(Clock, Clock)>,
    /// How many minutes it is given.
    pub minutes: u32,
    /// Who presents it, where the meeting's file says it.
    pub presenter: Option<Recipient>,
}

/// The schedules of a meeting, before any has a time.
pub(super) fn schedules(setting: Setting<'_>) -> Vec<PlannedSchedule> {
    let Setting {
        workspace,
        file,
        edition,
        date,
        ..
    } = setting;
    let entry = |kind| {
        let mut entries = file.meeting.schedules.iter();
        entries.find(|entry| entry.of.value == kind)
    };
    let mut kinds: Vec<ScheduleKind> = file.schedules.keys().copied().collect();
    kinds.extend(file.meeting.schedules.iter().map(|entry| entry.of.value));
    kinds.sort();
    kinds.dedup();
    let planned = kinds.into_iter().map(|kind| PlannedSchedule {
        kind,
        slot: None,
        minutes: edition.slots.minutes.schedule,
        presenter: entry(kind)
            .and_then(|entry| entry.presented_by.as_ref())
            .and_then(|person| Recipient::on(workspace, &person.id, date).ok()),
    });
    planned.collect()
}
