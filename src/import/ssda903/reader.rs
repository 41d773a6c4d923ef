//! What each file of the return is read by, and how what is wrong with a row is told.

use crate::import::day::{day, is_serial};
use crate::import::plan::{Fate, Line};
use crate::import::references::References;
use crate::import::register::Settings;
use crate::import::sheet::{Row, Said};
use crate::model::mapping::DateOrder;
use jiff::civil::Date;

/// What is needed to read a child's rows.
pub(in crate::import) struct Reader<'r, 'w> {
    pub(in crate::import) case: String,
    /// The day of the extract: nothing is known of what came later.
    pub(in crate::import) extracted: Date,
    /// The first day of the month of birth, once that is known.
    pub(in crate::import) born: Option<Date>,
    pub(in crate::import) settings: &'r mut Settings<'w>,
    pub(in crate::import) references: &'r References,
    pub(in crate::import) lines: &'r mut Vec<Line>,
}

impl Reader<'_, '_> {
    pub(super) fn left_out(&mut self, at: &Said, why: impl Into<String>) {
        self.lines
            .push(Line::new(Fate::LeftOut, &self.case, why, Some(at)));
    }

    pub(super) fn odd(&mut self, at: &Said, why: impl Into<String>) {
        self.lines
            .push(Line::new(Fate::Odd, &self.case, why, Some(at)));
    }

    /// A day that there must be; nothing, once it was told why the row can't be taken.
    pub(super) fn day(&mut self, row: &Row, heading: &str) -> Option<Date> {
        let Some(text) = row.get(heading) else {
            self.left_out(&row.at, format!("{heading} is empty"));
            return None;
        };
        self.read_day(row, heading, text)
    }

    /// A day that there may be; nothing, once it was told why the row can't be taken.
    #[expect(
        clippy::option_option,
        reason = "wrong is one thing, and not there is another"
    )]
    pub(super) fn may_day(&mut self, row: &Row, heading: &str) -> Option<Option<Date>> {
        match row.get(heading) {
            None => Some(None),
            Some(text) => self.read_day(row, heading, text).map(Some),
        }
    }

    fn read_day(&mut self, row: &Row, heading: &str, text: &str) -> Option<Date> {
        let Some(found) = day(text, DateOrder::DayFirst, self.extracted) else {
            let why = if is_serial(text) {
                "is a number, as Excel keeps days: show the column as dates, and save it again"
            } else {
                "is no date that exists"
            };
            self.left_out(&row.at, format!("{heading} {why}"));
            return None;
        };
        if found > self.extracted {
            let why = format!("{heading} lies after the day of the extract");
            self.left_out(&row.at, why);
            return None;
        }
        if self.born.is_some_and(|born| found < born) {
            self.left_out(&row.at, format!("{heading} lies before the month of birth"));
            return None;
        }
        Some(found)
    }

    /// A code that there may be; nothing, once it was told that it is of no list.
    pub(super) fn code<T: std::str::FromStr>(&mut self, row: &Row, heading: &str) -> Option<T> {
        let text = row.get(heading)?.to_ascii_uppercase();
        let code = text.parse().ok();
        if code.is_none() {
            self.odd(
                &row.at,
                format!("{heading} is a code of no list, and was left out"),
            );
        }
        code
    }
}
