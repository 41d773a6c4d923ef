//! Days in care of which the file says nothing: in no placement, or under no legal status.

use super::Child;
use crate::model::case::day_of;
use crate::model::value::date::{days_between, plus_days};
use crate::model::value::words;
use crate::yaml::At;
use jiff::civil::Date;

/// A stretch of time as it stands in a file.
type Stretch = (At<Date>, Option<At<Date>>);

impl Child<'_, '_> {
    /// Between two entries a child in care lives nowhere, or no legal status is said. What came before the
    /// first entry the files may not reach.
    pub(super) fn gaps(&mut self) {
        let case = self.case;
        let placements = case.placements.iter();
        let placements = placements.map(|placement| (placement.from, placement.until));
        let help = "correct one of the two dates, or enter where the child was";
        self.gap(placements.collect(), "in no placement", help);
        let legal = case.legal.iter().map(|entry| (entry.from, entry.until));
        let help = "correct one of the two dates, or enter the legal status in between";
        let ended = self.gap(legal.collect(), "under no legal status", help);
        // A placement that ended and has none after it is told by a rule of its own.
        let ended = ended.filter(|end| days_between(end.value, self.as_of) > 1);
        if let Some(end) = ended
            && self.is_in_care(end.value, self.as_of)
        {
            let what = format!(
                "in care, and under no legal status since {}",
                words::day(end.value)
            );
            self.tell("unlikely-date", end, &what, help);
        }
    }

    /// Tells each gap between two stretches; gives the end of the last one, if it has one.
    fn gap(&mut self, mut stretches: Vec<Stretch>, what: &str, help: &str) -> Option<At<Date>> {
        stretches.sort_by_key(|(from, _)| from.value);
        let mut covered: Option<At<Date>> = None;
        for (from, until) in stretches {
            // One ends on the day on which the next begins, or on the day before.
            let before = covered.filter(|end| days_between(end.value, from.value) > 1);
            if let Some(end) = before
                && self.is_in_care(end.value, from.value)
            {
                let what = format!(
                    "in care, and {what} between {} and {}",
                    words::day(end.value),
                    words::day(from.value)
                );
                self.tell("unlikely-date", from, &what, help);
            }
            let until = until?;
            covered = Some(covered.map_or(until, |end| end.max(until)));
        }
        covered
    }

    /// Whether the child was in care on every day between two.
    fn is_in_care(&self, after: Date, before: Date) -> bool {
        let (first, last) = (plus_days(after, 1), plus_days(before, -1));
        let mut periods = self.case.looked_after.iter();
        periods.any(|period| {
            period.from.value <= first && day_of(period.until).is_none_or(|until| last < until)
        })
    }
}
