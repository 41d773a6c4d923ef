//! The weeks and days on which a schedule has a panel meet.

use crate::model::Workspace;
use crate::model::edition::Schedule;
use crate::model::registers::Term;
use crate::model::value::WeekOfMonth;
use crate::model::value::date::{days_between, plus_days};
use crate::model::value::weekday::DayOfWeek;
use crate::yaml::At;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// A panel's cycle: its schedule, and the calendar in which it runs.
#[derive(Debug, Clone, Copy)]
pub struct Cycle<'a> {
    workspace: &'a Workspace,
    schedule: &'a Schedule,
}

/// How much of a week lies in term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum InTerm {
    /// The panel can meet.
    Whole,
    /// Term begins or ends in it, or the panel's day is a bank holiday: it may meet, and need not.
    Partly,
    /// It is a holiday or a half term.
    Not,
}

impl<'a> Cycle<'a> {
    /// The cycle of a schedule.
    #[must_use]
    pub fn new(workspace: &'a Workspace, schedule: &'a Schedule) -> Self {
        Self {
            workspace,
            schedule,
        }
    }

    /// Whether the panel meets in school terms only.
    #[must_use]
    pub fn is_term_only(&self) -> bool {
        self.schedule.term_time_only.is_some_and(|only| only.value)
    }

    /// Whether a day lies in a school term.
    #[must_use]
    pub fn is_in_term(&self, day: Date) -> bool {
        let calendar = &self.workspace.calendar;
        let within = |term: &At<Term>| term.from <= day && day <= term.until;
        calendar.terms.iter().any(within) && !calendar.holidays.iter().any(within)
    }

    /// Whether the terms of the calendar reach over all days between two.
    #[must_use]
    pub fn terms_reach(&self, from: Date, until: Date) -> bool {
        let terms = &self.workspace.calendar.terms;
        terms.iter().any(|term| term.from <= from) && terms.iter().any(|term| until <= term.until)
    }

    /// The weeks from one meeting to the next; nothing where they are no whole weeks apart. Where the panel
    /// has one day of its own they go from day to day, else from Monday to Monday.
    #[must_use]
    pub fn weeks_apart(&self, before: Date, day: Date) -> Option<u32> {
        let days = if self.has_one_day() {
            days_between(before, day)
        } else {
            days_between(monday(before), monday(day))
        };
        let days = days.unsigned_abs();
        days.is_multiple_of(7).then_some(days / 7)
    }

    /// The weeks that should lie between a meeting of a day and the one before; nothing where the schedule
    /// says nothing of it.
    #[must_use]
    pub fn weeks_before(&self, day: Date) -> Option<u32> {
        let outside = self.schedule.outside_term_every_weeks;
        let outside = outside.filter(|_| !self.is_in_term(day));
        outside
            .or(self.schedule.every_weeks)
            .map(|weeks| weeks.value)
    }

    /// Whether a meeting comes so many weeks after the one before: weeks of term, where it meets in terms
    /// only, and over a holiday what either rhythm gives.
    #[must_use]
    pub fn is_in_rhythm(&self, before: Date, day: Date, weeks: u32) -> bool {
        let Some(apart) = self.weeks_apart(before, day) else {
            return false;
        };
        if apart == weeks {
            return true;
        }
        let between = self.weeks_between(before, day);
        if self.is_term_only() {
            return in_weeks_of_term(&between, weeks);
        }
        // From a term into the holidays, or back, or over a half term, it may be the one or the other.
        let Some(outside) = self.schedule.outside_term_every_weeks else {
            return false;
        };
        let ends = [before, day].map(|day| self.is_in_term(day));
        let over_holiday = between.iter().any(|week| *week != InTerm::Whole);
        let across = ends[0] != ends[1] || ends[0] && over_holiday;
        let usual = self.schedule.every_weeks;
        let usual = usual.map_or(weeks, |usual| usual.value);
        let (least, most) = (usual.min(outside.value), usual.max(outside.value));
        across && (least..=most).contains(&apart)
    }

    /// The days of the schedule's weeks of the month between two meetings on which the panel could have met,
    /// the first day of each.
    #[must_use]
    pub fn left_out(&self, before: Date, day: Date) -> Vec<Date> {
        let mut missed = Vec::new();
        let mut month = before.first_of_month();
        while month <= day {
            for week in &self.schedule.weeks_of_month {
                let days = self.days_of_month(month, week.value);
                let (Some(first), Some(last)) = (days.first(), days.last()) else {
                    continue;
                };
                let between = before < *first && *last < day;
                let meets = if self.is_term_only() {
                    self.in_term(&days) == InTerm::Whole
                } else {
                    days.iter().any(|day| self.is_open(*day))
                };
                if between && meets {
                    missed.push(*first);
                }
            }
            month = plus_days(month.last_of_month(), 1);
        }
        missed.sort();
        missed
    }

    /// The next day on which the panel would meet after a meeting; nothing where the schedule has none within
    /// a year.
    #[must_use]
    pub fn next_after(&self, last: Date) -> Option<Date> {
        let after = last.checked_add(1.day()).ok()?;
        let could: Vec<Date> = self.days_from(after).collect();
        if !self.schedule.weeks_of_month.is_empty() {
            return could.first().copied();
        }
        // A meeting on another day than the panel's stands for the one of its week.
        let mut of_week = self.days_of_week(monday(last)).into_iter();
        let last = if self.is_usual(last) {
            last
        } else {
            of_week.next().unwrap_or(last)
        };
        let in_rhythm = |day: &&Date| {
            let weeks = self.weeks_before(**day).unwrap_or(1);
            days_between(last, **day) >= 7 && self.is_in_rhythm(last, **day, weeks)
        };
        // A panel with a choice of days goes on as it did.
        let same_day = |day: &&Date| day.weekday() == last.weekday() && in_rhythm(day);
        // Where the day of the cycle is a bank holiday, that meeting is left out.
        let of_cycle = |day: &&Date| {
            let weeks = self.weeks_before(**day).unwrap_or(1).max(1);
            let apart = self.weeks_apart(last, **day);
            apart.is_some_and(|apart| apart > 0 && apart.is_multiple_of(weeks))
        };
        let found = could.iter().find(same_day);
        let found = found.or_else(|| could.iter().find(in_rhythm));
        found.or_else(|| could.iter().find(of_cycle)).copied()
    }

    /// The first day from one on on which the panel might meet.
    #[must_use]
    pub fn first_from(&self, day: Date) -> Option<Date> {
        self.days_from(day).next()
    }

    /// The days of a year on which the panel might meet.
    fn days_from(&self, day: Date) -> impl Iterator<Item = Date> {
        let days = day.series(1.day()).take(366);
        days.filter(|day| {
            let weeks = &self.schedule.weeks_of_month;
            let is_week = weeks.is_empty() || weeks.iter().any(|week| week.value.has(*day));
            let is_term = !self.is_term_only() || self.is_in_term(*day);
            self.is_usual(*day) && is_week && is_term && self.is_open(*day)
        })
    }

    fn has_one_day(&self) -> bool {
        self.schedule.weekday.len() == 1
    }

    fn is_open(&self, day: Date) -> bool {
        self.workspace.working_days.is_working_day(day)
    }

    /// Whether the panel might meet on such a day of the week: one of its own, or one from Monday to Friday.
    fn is_usual(&self, day: Date) -> bool {
        if self.schedule.weekday.is_empty() {
            return !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        }
        let mut usual = self.schedule.weekday.iter();
        usual.any(|usual| Weekday::from(*usual) == day.weekday())
    }

    /// The days of a week on which the panel might meet.
    fn days_of_week(&self, monday: Date) -> Vec<Date> {
        let days = (0..7).map(|day| plus_days(monday, day));
        days.filter(|day| self.is_usual(*day)).collect()
    }

    /// The days of a month in one of its weeks on which the panel might meet.
    fn days_of_month(&self, month: Date, week: WeekOfMonth) -> Vec<Date> {
        let days = (0..i32::from(month.days_in_month())).map(|day| plus_days(month, day));
        let days = days.filter(|day| self.is_usual(*day) && week.has(*day));
        days.collect()
    }

    /// How the weeks between two meetings lie, one after the other.
    fn weeks_between(&self, before: Date, day: Date) -> Vec<InTerm> {
        let weeks = self.weeks_apart(before, day).unwrap_or(0);
        let between = (1..weeks).filter_map(|week| i32::try_from(week * 7).ok());
        let weeks = between.map(|days| {
            let days = if self.has_one_day() {
                vec![plus_days(before, days)]
            } else {
                self.days_of_week(plus_days(monday(before), days))
            };
            self.in_term(&days)
        });
        weeks.collect()
    }

    fn in_term(&self, days: &[Date]) -> InTerm {
        if !days.iter().any(|day| self.is_in_term(*day)) {
            InTerm::Not
        } else if days.iter().all(|day| self.is_in_term(*day))
            && days.iter().any(|day| self.is_open(*day))
        {
            InTerm::Whole
        } else {
            InTerm::Partly
        }
    }
}

fn monday(day: Date) -> Date {
    DayOfWeek::from(Weekday::Monday).last_before(plus_days(day, 1))
}

/// Whether the weeks of term between two meetings and that of the later one are so many; or the rhythm went
/// on over the holidays, and only meetings that would have been in them are left out.
fn in_weeks_of_term(between: &[InTerm], weeks: u32) -> bool {
    let count = |meant: &dyn Fn(InTerm) -> bool| {
        let weeks = between.iter().filter(|week| meant(**week));
        u32::try_from(weeks.count())
            .unwrap_or(u32::MAX)
            .saturating_add(1)
    };
    let least = count(&|week| week == InTerm::Whole);
    let most = count(&|week| week != InTerm::Not);
    // The first meeting after a holiday may come sooner than the rhythm has it.
    let over_holiday = between.contains(&InTerm::Not);
    if least <= weeks && (weeks <= most || over_holiday) {
        return true;
    }
    let step = usize::try_from(weeks.max(1)).unwrap_or(usize::MAX);
    let mut would_be = between.iter().skip(step - 1).step_by(step);
    (between.len() + 1).is_multiple_of(step) && would_be.all(|week| *week != InTerm::Whole)
}
