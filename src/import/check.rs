//! Where another system's sheet of costs and the panel's record differ, and since when.

use super::facts::{Fact, What};
use super::sheet::Said;
use crate::edit::Value;
use crate::model::case::{Case, Purpose};
use crate::model::value::{Money, Price, Rate, words};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A time in which the two differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Whose costs they are.
    pub case: String,
    /// The first day.
    pub from: Date,
    /// The last, where they agree again.
    pub until: Option<Date>,
    /// What the sheet comes to a week.
    pub theirs: Money,
    /// What the case comes to a week.
    pub ours: Money,
    /// When the panel agreed to what the case says.
    pub agreed: Option<Date>,
    /// The rows of the sheet.
    pub(super) at: Vec<Said>,
    /// The sheet.
    pub(super) sheet: String,
}

impl Difference {
    /// In words, with the sums where they may be shown.
    #[must_use]
    pub fn text(&self, with_sums: bool) -> String {
        let until = self
            .until
            .map_or(String::new(), |until| format!(" to {}", words::day(until)));
        let more = if self.theirs > self.ours {
            "more"
        } else {
            "less"
        };
        let agreed = match self.agreed {
            Some(day) => format!("the panel agreed on {}", words::day(day)),
            None => "the case says".to_owned(),
        };
        let sums = if with_sums {
            format!(
                " ({} and {} a week)",
                self.theirs.paper(),
                self.ours.paper()
            )
        } else {
            String::new()
        };
        let at: Vec<String> = self.at.iter().map(ToString::to_string).collect();
        let at = if at.is_empty() {
            String::new()
        } else {
            format!(" ({})", at.join(", "))
        };
        let sheet = &self.sheet;
        format!(
            "{} from {}{until}: {sheet} has {more} than {agreed}{sums}{at}",
            self.case,
            words::day(self.from)
        )
    }
}

/// A cost as a sheet gives it.
struct Paid<'f> {
    from: Date,
    until: Option<Date>,
    price: Price,
    purpose: &'f str,
    at: &'f Said,
}

impl Paid<'_> {
    fn is_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// Where costs as a sheet gives them differ from those of a case by more than a tolerance, from the first day
/// of which the sheet speaks to the day on which it was made.
pub(super) fn differences(
    case: &Case,
    facts: &[Fact],
    (sheet, made): (&str, Date),
    tolerance: Money,
) -> Vec<Difference> {
    let theirs: Vec<Paid<'_>> = facts.iter().filter_map(paid).collect();
    let purposes: BTreeSet<&str> = theirs.iter().map(|paid| paid.purpose).collect();
    let Some(first) = theirs.iter().map(|paid| paid.from).min() else {
        return Vec::new();
    };
    let next = |day: Option<Date>| day.and_then(|day| day.tomorrow().ok());
    let mut days: BTreeSet<Date> = theirs
        .iter()
        .flat_map(|paid| [Some(paid.from), next(paid.until)])
        .flatten()
        .collect();
    for cost in &case.costs {
        days.insert(cost.from.value);
        days.extend(next(case.last_day_of(cost)));
    }
    days.retain(|day| (first..=made).contains(day));
    let mut found: Vec<Difference> = Vec::new();
    let mut open: Option<Difference> = None;
    for day in days {
        let on: Vec<&Paid<'_>> = theirs.iter().filter(|paid| paid.is_on(day)).collect();
        let sum: Rate = on.iter().map(|paid| paid.price.rate()).sum();
        let own = || {
            let costs = case.costs_on(day);
            costs.filter(|cost| purposes.contains(word_of(cost.purpose)))
        };
        let record: Rate = own().map(|cost| cost.price.value.rate()).sum();
        let (sum, record) = (sum.weekly(), record.weekly());
        let apart = sum.pence().abs_diff(record.pence());
        let differs = apart > tolerance.pence().unsigned_abs();
        let is_same = open
            .as_ref()
            .is_some_and(|open| open.theirs == sum && open.ours == record);
        if differs && is_same {
            continue;
        }
        if let Some(mut over) = open.take() {
            over.until = day.yesterday().ok();
            found.push(over);
        }
        if differs {
            let decided = own().filter_map(|cost| cost.decided_at.as_ref().map(|at| at.value.date));
            open = Some(Difference {
                case: case.case.value.to_string(),
                from: day,
                until: None,
                theirs: sum,
                ours: record,
                agreed: decided.max(),
                at: on.iter().map(|paid| paid.at.clone()).collect(),
                sheet: sheet.to_owned(),
            });
        }
    }
    found.extend(open);
    found
}

fn paid(fact: &Fact) -> Option<Paid<'_>> {
    let What::Entry(entry) = &fact.said else {
        return None;
    };
    if entry.list != ["costs"] {
        return None;
    }
    let word = |name: &str| match entry.field(name) {
        Some(Value::Word(word)) => Some(word.as_str()),
        _ => None,
    };
    Some(Paid {
        from: entry.from,
        until: entry.until,
        price: word("weekly").or_else(|| word("price"))?.parse().ok()?,
        purpose: word("for")?,
        at: &fact.at,
    })
}

/// How a file writes what a cost is for.
const fn word_of(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Placement => "placement",
        Purpose::Provision => "provision",
        Purpose::Transport => "transport",
        Purpose::Support => "support",
        Purpose::Other => "other",
    }
}
