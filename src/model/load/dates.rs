//! Whether the dates of a case can all be true together: in order, without an overlap that leaves open
//! what holds, and not before the child was born. What takes a present day to judge is found later.

use super::local::Checker;
use crate::diag::Diagnostic;
use crate::model::case::{Cost, Record, Series};
use crate::model::value::words;
use crate::yaml::At;
use jiff::civil::Date;
use std::collections::BTreeMap;

impl Checker<'_> {
    /// Every dated record, and then costs, which end with what they pay for.
    pub(super) fn dates(&mut self) {
        let case = self.case;
        let records = case.records();
        for record in &records {
            self.order(record);
        }
        self.overlaps(&records);
        self.before_birth(&records);
        for cost in &case.costs {
            self.outlasts(cost);
        }
    }

    fn order(&mut self, record: &Record<'_>) {
        if let Some(until) = record.until
            && until.value < record.on.value
        {
            let message = format!(
                "this ends on {}, before it begins on {}",
                until.value, record.on.value
            );
            self.impossible(until, message, "correct one of the two dates");
        }
    }

    /// Records of which one holds at a time. One may end on the day on which the next begins, as an order
    /// that is renewed does.
    fn overlaps(&mut self, records: &[Record<'_>]) {
        let mut series: BTreeMap<Series<'_>, Vec<&Record<'_>>> = BTreeMap::new();
        for record in records {
            if let Some(of) = record.series {
                series.entry(of).or_default().push(record);
            }
        }
        for (of, members) in series {
            // Placements stand oldest first in the file; of the rest the order says nothing.
            let mut members = members;
            if of != Series::Placements {
                members.sort_by_key(|record| record.on.value);
            }
            let mut before: Option<&Record<'_>> = None;
            for record in members {
                let until = before.map(|before| before.until.map_or(Date::MAX, |at| at.value));
                if until.is_some_and(|until| record.on.value < until) {
                    self.overlap(of, record);
                }
                let ends = |record: &Record<'_>| record.until.map_or(Date::MAX, |at| at.value);
                if before.is_none_or(|before| ends(before) <= ends(record))
                    || of == Series::Placements
                {
                    before = Some(record);
                }
            }
        }
    }

    fn overlap(&mut self, of: Series<'_>, record: &Record<'_>) {
        if of == Series::Placements {
            let message = "this placement begins before the one above has ended".to_owned();
            let help = "give the earlier placement its `until`; placements stand oldest first";
            return self.impossible(record.on, message, help);
        }
        let message = format!(
            "this {} begins before an earlier one has ended",
            record.what
        );
        let help = "give the earlier one its `until`, or take one of the two out";
        if of.must_differ() {
            self.impossible(record.on, message, help);
        } else {
            let subject = self.subject.clone();
            let finding = Diagnostic::warning("unlikely-date", subject, record.on.span, message);
            self.findings.push(finding.with_help(help));
        }
    }

    /// One finding for whatever lies before the month of birth: that is most likely what is wrong.
    fn before_birth(&mut self, records: &[Record<'_>]) {
        let born = self.case.born;
        let of_child = records.iter().filter(|record| record.of_child);
        let first = of_child.min_by_key(|record| record.on.value);
        if let Some(first) = first.filter(|first| first.on.value < born.turns(0)) {
            let message = format!(
                "this {} is of {}, and the child was born in {}",
                first.what,
                words::day(first.on.value),
                born.paper()
            );
            self.impossible(first.on, message, "correct `born:`, or this date");
        }
    }

    /// A cost that goes on after the placement or provision that it pays for.
    fn outlasts(&mut self, cost: &Cost) {
        let (Some(until), Some(last)) = (&cost.until, self.case.last_day_in_place(cost)) else {
            return;
        };
        if until.value > last {
            let message = format!(
                "the cost {} goes on until {}, but what it pays for was left after {last}; it is counted \
                 until then",
                cost.id.value, until.value
            );
            let subject = self.subject.clone();
            let finding = Diagnostic::warning("impossible-dates", subject, until.span, message);
            self.findings.push(finding.with_help(
                "correct `until`; what is still paid after that is a cost of its own, without `of`",
            ));
        }
    }

    fn impossible(&mut self, at: At<Date>, message: String, help: &str) {
        *self.in_doubt = true;
        let help = format!("{help}; until then nothing can be said of what hangs on it");
        self.push("impossible-dates", at.span, message, &help);
    }
}
