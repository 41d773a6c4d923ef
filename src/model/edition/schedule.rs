//! When a panel meets and what is due when.

use crate::model::value::{Clock, Counting, Text, WeekOfMonth};
use crate::yaml::{At, OneOrMany};
use schemars::JsonSchema;
use serde::Deserialize;

/// When a panel meets.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Schedule {
    /// The day of the week, or several of which it is one.
    pub weekday: OneOrMany<Weekday>,
    /// The weeks of the month in which it falls, for a panel that meets on the second Tuesday, say.
    #[serde(default)]
    pub weeks_of_month: Vec<At<WeekOfMonth>>,
    /// Weeks between two meetings.
    pub every_weeks: Option<At<u32>>,
    /// Weeks between two meetings outside the school terms, where that is something else.
    pub outside_term_every_weeks: Option<At<u32>>,
    /// Weeks between two meetings while a higher frequency is agreed (P-52).
    pub enhanced_every_weeks: Option<At<u32>>,
    /// When a meeting begins.
    pub start: At<Clock>,
    /// When it must end.
    pub end: At<Clock>,
    /// Whether it meets in school terms only.
    pub term_time_only: Option<At<bool>>,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the days speak for themselves")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl From<Weekday> for jiff::civil::Weekday {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Monday => Self::Monday,
            Weekday::Tuesday => Self::Tuesday,
            Weekday::Wednesday => Self::Wednesday,
            Weekday::Thursday => Self::Thursday,
            Weekday::Friday => Self::Friday,
            Weekday::Saturday => Self::Saturday,
            Weekday::Sunday => Self::Sunday,
        }
    }
}

/// How slots are given.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Slots {
    /// To whom; everybody where nothing is said.
    pub given: Option<SlotsGiven>,
    /// Breaks, in the order of the day.
    #[serde(default)]
    pub breaks: Vec<Break>,
}

/// To whom slots are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SlotsGiven {
    /// Everybody who attends gets one (P-80).
    All,
    /// Only whoever arranged one; the others come for the whole meeting.
    ByArrangement,
}

/// A break: taken between two items, at the first end of an item at or after its time.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Break {
    /// Not before.
    pub after: Clock,
    /// Minutes.
    pub minutes: u32,
}

/// When something is due, counted from the day of the meeting.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Deadline {
    /// What is due, as printed.
    pub title: Text,
    /// Before the meeting or after.
    #[serde(default)]
    pub side: Side,
    /// So many days.
    pub days: Option<u32>,
    /// So many working days; bank holidays of England are none.
    pub working_days: Option<u32>,
    /// How days and working days are counted.
    #[serde(default)]
    pub count: Count,
    /// The last such weekday strictly before the meeting, or the first strictly after it.
    pub weekday: Option<Weekday>,
    /// By what time of that day; without one, the day's end.
    pub time: Option<Clock>,
    /// What happens when it falls on a day that is no working day: where nothing is said, the
    /// working day before.
    pub if_non_working: Option<IfNonWorking>,
}

/// Before or after the meeting.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Before.
    #[default]
    Before,
    /// After.
    After,
}

/// How days are counted.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Count {
    /// The day of the meeting is not counted.
    #[default]
    Plain,
    /// Neither the day of the meeting nor the day of the deadline is counted.
    Clear,
    /// Both are counted.
    Inclusive,
}

impl From<Count> for Counting {
    fn from(count: Count) -> Self {
        match count {
            Count::Plain => Self::Ordinary,
            Count::Clear => Self::Clear,
            Count::Inclusive => Self::Inclusive,
        }
    }
}

/// What happens when a deadline falls on a day that is no working day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum IfNonWorking {
    /// The working day before.
    PreviousWorkingDay,
    /// The working day after.
    NextWorkingDay,
    /// It stays.
    Keep,
}
