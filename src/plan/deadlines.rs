//! When something is due.

use crate::model::edition::{Count, Deadline, IfNonWorking};
use crate::model::value::weekday::DayOfWeek;
use crate::model::value::{Certainty, WorkingCalendar};
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

/// When a deadline of the edition falls, counted from the day of a meeting, of a decision, or of what it
/// runs from.
#[must_use]
pub fn due(deadline: &Deadline, meeting: Date, calendar: &WorkingCalendar) -> Due {
    let before = deadline.is_before();
    let mut certain = true;
    let mut day = meeting;
    if let Some(days) = deadline.days {
        // Clear days lie between: neither the meeting's day nor the deadline's is one of them.
        let days = match deadline.count {
            Count::Plain => i64::from(days),
            Count::Clear => i64::from(days) + 1,
            Count::Inclusive => i64::from(days.saturating_sub(1)),
        };
        let days = days.days();
        day = if before {
            day.saturating_sub(days)
        } else {
            day.saturating_add(days)
        };
    }
    if let Some(days) = deadline.working_days {
        let days = u16::try_from(days).unwrap_or(u16::MAX);
        let counting = deadline.count.into();
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
    let keep = deadline.if_non_working == Some(IfNonWorking::Keep);
    if !keep && !calendar.is_working_day(day) {
        let reckoned = if deadline.if_non_working == Some(IfNonWorking::NextWorkingDay) {
            calendar.working_day_on_or_after(day)
        } else {
            calendar.working_day_on_or_before(day)
        };
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

#[cfg(test)]
mod tests {
    use super::due;
    use crate::model::edition::Deadline;
    use crate::model::value::WorkingCalendar;
    use crate::source::FileId;
    use crate::yaml;
    use jiff::civil::date;

    /// For a meeting on Tuesday 9 June 2026; Monday 25 May is a bank holiday.
    #[test]
    fn the_table_of_the_documentation() {
        for (written, expected) in [
            ("days: 7", date(2026, 6, 2)),
            ("days: 7, count: clear", date(2026, 6, 1)),
            ("days: 5, count: inclusive", date(2026, 6, 5)),
            ("working-days: 3", date(2026, 6, 4)),
            ("working-days: 3, count: clear", date(2026, 6, 3)),
            ("working-days: 3, count: inclusive", date(2026, 6, 5)),
            ("weekday: friday", date(2026, 6, 5)),
            ("weekday: tuesday", date(2026, 6, 2)),
            ("days: 15", date(2026, 5, 22)),
            (
                "days: 15, if-non-working: next-working-day",
                date(2026, 5, 26),
            ),
            ("days: 15, if-non-working: keep", date(2026, 5, 25)),
            ("side: after, working-days: 2", date(2026, 6, 11)),
            ("after: confirmation, days: 2", date(2026, 6, 11)),
            (
                "side: after, days: 5, if-non-working: next-working-day",
                date(2026, 6, 15),
            ),
        ] {
            let text = format!("{{ title: Papers, {written} }}");
            let deadline = yaml::read::<Deadline>(FileId(0), &text)
                .value
                .expect(written);
            let due = due(&deadline, date(2026, 6, 9), &WorkingCalendar::default());
            assert_eq!(due.at.date(), expected, "{written}");
        }
    }
}
