//! Which item has which time.

use super::around::{self, Around, PlannedSchedule, Stretch};
use super::order::promised;
use super::sent::last_breaks;
use super::{PlannedItem, Setting, Unplaced, UnplacedReason};
use crate::model::edition::SlotsGiven;
use crate::model::value::{Clock, ItemRef, Slug};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// When people are taken, over all meetings of a day: minutes of the day, end excluded.
#[derive(Debug, Default)]
pub(super) struct Taken(BTreeMap<(Date, Slug), Vec<(u16, u16)>>);

/// Items with their times.
pub(super) struct Timed {
    pub items: Vec<PlannedItem>,
    pub unplaced: Vec<Unplaced>,
    pub breaks: Vec<(Clock, u32)>,
    pub schedules: Vec<PlannedSchedule>,
    pub around: Around,
    pub displaced: Vec<(ItemRef, String)>,
}

/// The minutes of a meeting, and what is already taken of them.
struct Day<'a> {
    setting: Setting<'a>,
    start: u16,
    /// Until when nothing is given a time that was not promised one.
    opened: u16,
    end: u16,
    busy: Vec<(u16, u16)>,
}

/// Gives each item the first time that is free for it, promised times first.
pub(super) fn give(
    setting: Setting<'_>,
    start: Clock,
    end: Clock,
    ordered: Vec<PlannedItem>,
    taken: &mut Taken,
) -> Timed {
    let mut day = Day {
        setting,
        start: start.minutes(),
        opened: start.minutes(),
        end: end.minutes(),
        busy: Vec::new(),
    };
    let by_arrangement = setting.edition.slots.given == Some(SlotsGiven::ByArrangement);
    let mut timed = Timed {
        items: ordered,
        unplaced: Vec::new(),
        breaks: Vec::new(),
        schedules: around::schedules(setting),
        around: Around::default(),
        displaced: Vec::new(),
    };
    if !by_arrangement {
        day.open(&mut timed.around);
    }
    for item in &mut timed.items {
        let Some(at) = promised(setting, item) else {
            continue;
        };
        match day.why_not(item, at.minutes(), taken) {
            None => day.take(item, at.minutes(), taken),
            Some(reason) => timed.displaced.push((item.name.clone(), reason.to_owned())),
        }
    }
    if !by_arrangement {
        // Breaks that were sent stay, unless a time that was given by hand lies in one.
        let sent = last_breaks(&setting.file.ledger);
        for pause in sent.into_iter().flatten() {
            if let Some(at) = day.gap(pause.at.minutes(), minutes_of(pause.minutes)) {
                day.pause(at, pause.minutes, &mut timed.breaks);
            }
        }
        let breaks = setting.edition.slots.breaks.iter();
        let mut breaks = breaks.filter(|_| sent.is_none()).peekable();
        for item in &mut timed.items {
            if item.slot.is_some() {
                continue;
            }
            let mut at = day.first_free(item, taken);
            while let (Some(start), Some(next)) = (at, breaks.peek()) {
                if start < next.after.minutes() {
                    break;
                }
                if let Some(pause) = day.gap(next.after.minutes(), minutes_of(next.minutes)) {
                    day.pause(pause, next.minutes, &mut timed.breaks);
                }
                breaks.next();
                at = day.first_free(item, taken);
            }
            if let Some(at) = at {
                day.take(item, at, taken);
            } else {
                let minutes = item.minutes;
                let reason = if day.gap(day.opened, minutes_of(minutes)).is_some() {
                    UnplacedReason::PresenterUnavailable
                } else {
                    UnplacedReason::NoTime { minutes }
                };
                let (index, name) = (item.index, item.name.clone());
                timed.unplaced.push(Unplaced {
                    index,
                    name,
                    reason,
                });
            }
        }
        // Where every time was promised, the breaks fall where the promises leave room for them.
        let begins = |item: &PlannedItem| item.slot.map(|(start, _)| start.minutes());
        let last = timed.items.iter().filter_map(begins).max();
        for next in breaks {
            let pause = day.gap(next.after.minutes(), minutes_of(next.minutes));
            if let Some(pause) = pause.filter(|pause| last.is_some_and(|last| *pause < last)) {
                day.pause(pause, next.minutes, &mut timed.breaks);
            }
        }
        timed.items.retain(|item| item.slot.is_some());
        timed
            .items
            .sort_by_key(|item| item.slot.map_or(u16::MAX, |(start, _)| start.minutes()));
        // An item that was promised a time of the opening comes first.
        let early = |item: &PlannedItem| item.slot.is_some_and(|(at, _)| at.minutes() < day.opened);
        if timed.items.iter().any(early) {
            for kept in [&mut timed.around.welcome, &mut timed.around.arising] {
                *kept = Clock::from_minutes(day.start).map(|start| Stretch { start, minutes: 0 });
            }
        }
        day.close(&mut timed);
    }
    timed
}

fn minutes_of(minutes: u32) -> u16 {
    u16::try_from(minutes).unwrap_or(u16::MAX)
}

fn overlaps(one: (u16, u16), other: (u16, u16)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

impl Day<'_> {
    /// Keeps the first minutes for the welcome and for matters arising. Where an item was promised one of
    /// them, they are taken as the panel finds time.
    fn open(&mut self, around: &mut Around) {
        let kept = self.setting.edition.slots.minutes;
        let mut at = self.start;
        let mut next = |minutes| {
            let start = Clock::from_minutes(at);
            at = at.saturating_add(minutes_of(minutes));
            start.map(|start| Stretch { start, minutes })
        };
        around.welcome = next(kept.welcome);
        around.arising = next(kept.matters_arising);
        self.opened = at.min(self.end);
    }

    /// Gives the schedules and other business their times, after the last item.
    fn close(&self, timed: &mut Timed) {
        let mut at = (self.busy.iter().map(|(_, end)| *end).max()).unwrap_or(self.opened);
        let mut next = |minutes| {
            let end = at.saturating_add(minutes_of(minutes));
            let stretch = Clock::from_minutes(at).zip(Clock::from_minutes(end));
            let stretch = stretch.filter(|_| end <= self.end)?;
            at = end;
            Some(stretch)
        };
        for schedule in &mut timed.schedules {
            schedule.slot = next(schedule.minutes);
        }
        let minutes = self.setting.edition.slots.minutes.other_business;
        timed.around.other_business = next(minutes).map(|(start, _)| Stretch { start, minutes });
    }

    /// Why an item cannot begin at a time, if it cannot.
    fn why_not(&self, item: &PlannedItem, at: u16, taken: &Taken) -> Option<&'static str> {
        let span = (at, at.saturating_add(minutes_of(item.minutes)));
        if span.0 < self.start || span.1 > self.end {
            return Some("it lies outside the meeting");
        }
        if self.busy.iter().any(|busy| overlaps(*busy, span)) {
            return Some("it overlaps another item");
        }
        if self.presenter_is_away(item, span, taken) {
            return Some("its presenter cannot come then");
        }
        None
    }

    /// Whether the presenter is elsewhere, or said when they can come and this is not then.
    fn presenter_is_away(&self, item: &PlannedItem, span: (u16, u16), taken: &Taken) -> bool {
        let asked = &self.setting.file.meeting.items[item.index];
        let outside = asked.available.is_some_and(|available| {
            available.from.is_some_and(|from| span.0 < from.minutes())
                || available
                    .until
                    .is_some_and(|until| span.1 > until.minutes())
        });
        let Some(presenter) = &item.presenter else {
            return outside;
        };
        let attendance = self.setting.file.meeting.attendance.iter();
        let mut away = attendance
            .filter(|entry| {
                entry
                    .person
                    .as_ref()
                    .is_some_and(|person| person.id == **presenter)
            })
            .flat_map(|entry| &entry.unavailable)
            .map(|away| (away.from.minutes(), away.until.minutes()));
        let elsewhere = taken.0.get(&(self.setting.date, Slug::clone(presenter)));
        outside
            || away.any(|away| overlaps(away, span))
            || elsewhere.is_some_and(|spans| spans.iter().any(|busy| overlaps(*busy, span)))
    }

    /// The first minute at which an item can begin.
    fn first_free(&self, item: &PlannedItem, taken: &Taken) -> Option<u16> {
        (self.opened..self.end).find(|at| self.why_not(item, *at, taken).is_none())
    }

    /// The first minute from which so many are free.
    fn gap(&self, from: u16, minutes: u16) -> Option<u16> {
        (from.max(self.opened)..self.end).find(|at| {
            let span = (*at, at.saturating_add(minutes));
            span.1 <= self.end && !self.busy.iter().any(|busy| overlaps(*busy, span))
        })
    }

    fn pause(&mut self, at: u16, minutes: u32, breaks: &mut Vec<(Clock, u32)>) {
        self.busy.push((at, at + minutes_of(minutes)));
        breaks.extend(Clock::from_minutes(at).map(|at| (at, minutes)));
    }

    fn take(&mut self, item: &mut PlannedItem, at: u16, taken: &mut Taken) {
        let span = (at, at + minutes_of(item.minutes));
        self.busy.push(span);
        item.slot = Clock::from_minutes(span.0).zip(Clock::from_minutes(span.1));
        if let Some(presenter) = &item.presenter {
            let key = (self.setting.date, Slug::clone(presenter));
            taken.0.entry(key).or_default().push(span);
        }
    }
}
