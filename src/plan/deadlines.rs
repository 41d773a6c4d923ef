//! When something is due.

use crate::model::edition::{Count, Deadline, IfNonWorking, Side};
use crate::model::value::weekday::DayOfWeek;
use crate::model::value::{Certainty, Counting, WorkingCalendar};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

/// When something is due for one meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// What is due, as printed.
    pub title: String,
    /// The moment, local time; the end of the day where no time is set.
    pub at: DateTime,
    /// Whether a time of day was set.
    pub timed: bool,
    /// The day on which it would have fallen, if that was no working day.
    pub moved_from: Option<Date>,
    /// Whether the calendar of bank holidays reaches so far.
    pub certain: bool,
}

impl Due {
    /// Whether it has passed on a day: from the next day on.
    #[must_use]
    pub fn has_passed(&self, as_of: Date) -> bool {
        as_of > self.at.date()
    }
}

/// When a deadline of the edition falls for a meeting.
#[must_use]
pub fn due(deadline: &Deadline, meeting: Date, calendar: &WorkingCalendar) -> Due {
    let before = deadline.side == Side::Before;
    let mut certain = true;
    let mut day = meeting;
    if let Some(days) = deadline.days {
        let days = i64::from(days).days();
        day = if before {
            day.saturating_sub(days)
        } else {
            day.saturating_add(days)
        };
    }
    if let Some(days) = deadline.working_days {
        let days = u16::try_from(days).unwrap_or(u16::MAX);
        let counting = match deadline.count {
            Count::Plain => Counting::Ordinary,
            Count::Clear => Counting::Clear,
            Count::Inclusive => Counting::Inclusive,
        };
        let reckoned = if before {
            calendar.subtract_working_days(day, days, counting)
        } else {
            calendar.add_working_days(day, days, counting)
        };
        certain &= reckoned.certainty == Certainty::Known;
        day = reckoned.value;
    }
    if let Some(weekday) = deadline.weekday {
        let weekday = DayOfWeek::from(jiff::civil::Weekday::from(weekday));
        day = if before {
            weekday.last_before(day)
        } else {
            weekday.first_after(day)
        };
    }
    let mut moved_from = None;
    if deadline.if_non_working == IfNonWorking::PreviousWorkingDay && !calendar.is_working_day(day)
    {
        let reckoned = calendar.working_day_on_or_before(day);
        certain &= reckoned.certainty == Certainty::Known;
        moved_from = Some(day);
        day = reckoned.value;
    }
    certain &= calendar.certainty(day.min(meeting), day.max(meeting)) == Certainty::Known;
    let end_of_day = Time::MAX;
    Due {
        title: deadline.title.as_str().to_owned(),
        at: day.to_datetime(
            deadline
                .time
                .map_or(end_of_day, super::super::model::value::clock::Clock::time),
        ),
        timed: deadline.time.is_some(),
        moved_from,
        certain,
    }
}
