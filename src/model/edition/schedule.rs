//! When a panel meets and what is due when.

use crate::model::value::{Clock, Counting, Text, WeekOfMonth};
use crate::yaml::{At, OneOrMany};
use schemars::JsonSchema;
use serde::Deserialize;

/// When a panel meets.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Schedule {
    /// The day of the week, or several of which it is one; none where any day will do.
    #[serde(default)]
    pub weekday: OneOrMany<Weekday>,
    /// The weeks of the month in which it falls, for a panel that meets on the second Tuesday, say.
    #[serde(default)]
    pub weeks_of_month: Vec<At<WeekOfMonth>>,
    /// Weeks between two meetings.
    pub every_weeks: Option<At<u32>>,
    /// So many meetings in each month, or in each year.
    pub at_least: Option<At<AtLeast>>,
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

/// How many meetings there must be, however they are spread.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct AtLeast {
    /// So many.
    pub meetings: u32,
    /// In each of these.
    pub each: Period,
}

/// A stretch of time in which meetings are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// A month of the calendar.
    Month,
    /// Three months, the first of them January, April, July or October.
    Quarter,
    /// A school term.
    Term,
    /// A financial year.
    Year,
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
    /// What is kept for whatever is no item.
    #[serde(default)]
    pub minutes: KeptMinutes,
}

/// How many minutes a meeting keeps for whatever is no item; none where nothing is said.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct KeptMinutes {
    /// Welcome, apologies and declarations of interest, before everything else.
    #[serde(default)]
    pub welcome: u32,
    /// Matters arising, before the first item.
    #[serde(default)]
    pub matters_arising: u32,
    /// Each schedule that is taken together, after the last item.
    #[serde(default)]
    pub schedule: u32,
    /// Any other business, last.
    #[serde(default)]
    pub other_business: u32,
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

/// When something is due, counted from the day of the meeting or from what happened after it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Deadline {
    /// What is due, as printed.
    pub title: Text,
    /// Before the meeting or after; before where nothing is said.
    pub side: Option<Side>,
    /// What it runs from, where that is not the meeting or the decision.
    pub after: Option<At<Event>>,
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

impl Deadline {
    /// Whether it is counted back from the meeting.
    #[must_use]
    pub fn is_before(&self) -> bool {
        self.after.is_none() && self.side != Some(Side::After)
    }

    /// What it runs from, where that is not the meeting or the decision.
    #[must_use]
    pub fn event(&self) -> Option<Event> {
        self.after.as_ref().map(|after| after.value)
    }
}

/// Before the meeting or after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// Before.
    Before,
    /// After.
    After,
}

/// What comes after a meeting and sets a deadline going.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// Whoever must confirm what the panel said has.
    Confirmation,
    /// Whoever must agree besides the panel has.
    Authorisation,
    /// The Chair has cleared the minutes.
    Clearance,
}

impl Event {
    /// What it is called in a sentence.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Confirmation => "the confirmation",
            Self::Authorisation => "the authorisation",
            Self::Clearance => "the clearance of the minutes",
        }
    }
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
