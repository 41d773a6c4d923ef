//! Times of day, and the window in which a panel sits.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, DateTime, Time};

use super::ParseProblem;
use super::date::{numbers, time_of};
use crate::yaml::slips;

/// A time of day to the minute, `13:00`: two digits, a colon, two digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(Time);

impl Clock {
    /// The time for `jiff`.
    #[must_use]
    pub const fn time(self) -> Time {
        self.0
    }

    /// This time on that day.
    #[must_use]
    pub const fn on(self, date: Date) -> DateTime {
        date.to_datetime(self.0)
    }

    /// Minutes since midnight, 0 to 1,439.
    #[must_use]
    pub fn minutes(self) -> u16 {
        let [hour, minute] = [self.0.hour(), self.0.minute()].map(|n| u16::from(n.unsigned_abs()));
        hour * 60 + minute
    }

    /// The time so many minutes after midnight, or `None` from 1,440 on.
    #[must_use]
    pub fn from_minutes(minutes: u16) -> Option<Self> {
        let [hour, minute] = [minutes / 60, minutes % 60].map(|n| i8::try_from(n).unwrap_or(-1));
        Time::new(hour, minute, 0, 0).ok().map(Self)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

impl FromStr for Clock {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let [hour, minute] = numbers(text, [':'], [2, 2]).ok_or_else(|| {
            let problem = ParseProblem::new(
                "expected a time on the 24-hour clock with a colon, such as 13:00",
            );
            match slips::time(text) {
                Some(time) => problem.suggesting(time.strftime("%H:%M").to_string()),
                None => problem,
            }
        })?;
        time_of(hour, minute, 0).map(Self)
    }
}

/// The time in which a panel sits, `13:00-17:00`, or from a time on, `09:30-`, where its Terms of
/// Reference state no end. The start belongs to it, the end does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Window {
    start: Clock,
    end: Option<Clock>,
}

impl Window {
    /// The window between two times, or `None` when it does not end after it starts.
    #[must_use]
    pub fn new(start: Clock, end: Option<Clock>) -> Option<Self> {
        end.is_none_or(|end| start < end)
            .then_some(Self { start, end })
    }

    /// When it opens.
    #[must_use]
    pub const fn start(self) -> Clock {
        self.start
    }

    /// When it closes, where that is stated.
    #[must_use]
    pub const fn end(self) -> Option<Clock> {
        self.end
    }

    /// How many minutes it holds, where its end is stated.
    #[must_use]
    pub fn minutes(self) -> Option<u16> {
        self.end.map(|end| end.minutes() - self.start.minutes())
    }

    /// Whether a slot of so many minutes from `start` lies wholly inside, on the same day.
    #[must_use]
    pub fn holds(self, start: Clock, minutes: u16) -> bool {
        let last = u32::from(start.minutes()) + u32::from(minutes);
        let end = self.end.map_or(24 * 60, |end| u32::from(end.minutes()));
        self.start <= start && last <= end
    }

    /// The paper form: `13:00 to 17:00`, or `from 09:30`.
    #[must_use]
    pub fn paper(self) -> String {
        match self.end {
            Some(end) => format!("{} to {end}", self.start),
            None => format!("from {}", self.start),
        }
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-", self.start)?;
        self.end.map_or(Ok(()), |end| end.fmt(f))
    }
}

impl FromStr for Window {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let form = || {
            ParseProblem::new(
                "expected two times with a plain hyphen, such as 13:00-17:00, or 09:30- where no \
                 end is set",
            )
        };
        let (start, end) = text.split_once('-').ok_or_else(form)?;
        let start = start.parse().map_err(|_| form())?;
        let end = match end {
            "" => None,
            end => Some(end.parse().map_err(|_| form())?),
        };
        Self::new(start, end)
            .ok_or_else(|| ParseProblem::new("expected the second time to be later than the first"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::check;
    use super::*;

    #[test]
    fn times() {
        let form = "24-hour clock";
        check::<Clock>(&[
            ("13:00", Ok("13:00")),
            ("00:00", Ok("00:00")),
            ("23:59", Ok("23:59")),
            ("24:00", Err("no such time")),
            ("25:00", Err("no such time")),
            ("13:60", Err("no such time")),
            ("1300", Err(form)),
            ("9:30", Err(form)),
            ("13.00", Err(form)),
            ("1pm", Err(form)),
            ("13:00:00", Err(form)),
            ("13:00 ", Err(form)),
            ("-1:00", Err(form)),
            ("780", Err(form)), // what YAML 1.1 makes of 13:00
            ("", Err(form)),
        ]);
    }

    #[test]
    fn windows() {
        check::<Window>(&[
            ("13:00-17:00", Ok("13:00-17:00")),
            ("09:30-", Ok("09:30-")),
            ("13:00–17:00", Err("plain hyphen")),
            ("13:00 - 17:00", Err("plain hyphen")),
            ("13:00", Err("plain hyphen")),
            ("-17:00", Err("plain hyphen")),
            ("13:00-17:00-18:00", Err("plain hyphen")),
            ("17:00-13:00", Err("later than the first")),
            ("13:00-13:00", Err("later than the first")),
        ]);
    }

    #[test]
    fn what_a_window_holds() {
        let at = |text: &str| text.parse::<Clock>().expect("a time");
        let window: Window = "13:00-17:00".parse().expect("a window");
        assert_eq!(window.minutes(), Some(240));
        assert_eq!(window.paper(), "13:00 to 17:00");
        assert!(window.holds(at("13:00"), 240));
        assert!(window.holds(at("16:45"), 15));
        assert!(!window.holds(at("16:46"), 15));
        assert!(!window.holds(at("12:59"), 15));
        let open: Window = "09:30-".parse().expect("a window");
        assert_eq!((open.minutes(), open.paper()), (None, "from 09:30".into()));
        assert!(open.holds(at("23:45"), 15));
        assert!(!open.holds(at("23:45"), 16));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(start in 0_u16..1440, end in 0_u16..1440) {
            let [start, end] = [start, end].map(|m| Clock::from_minutes(m).expect("in a day"));
            prop_assert_eq!(start.to_string().parse::<Clock>(), Ok(start));
            if let Some(window) = Window::new(start, Some(end)) {
                prop_assert_eq!(window.to_string().parse::<Window>(), Ok(window));
            }
        }
    }
}
