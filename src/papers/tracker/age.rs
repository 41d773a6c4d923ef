//! For how long open actions have been overdue, in bands that a reader takes in at a glance.

use super::gather::Task;
use crate::model::value::words::day;
use crate::papers::desk::Sitting;
use crate::papers::view::Empty;
use crate::papers::view::{AgeCount, Cell, Column, Mark, Row, Table, Width};
use jiff::civil::Date;

/// An action, and the meeting that set it.
pub(super) type Set<'h, 'a> = (&'h Sitting<'a>, &'h Task<'a>);

/// A band of days overdue; the longest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Age {
    OverFourWeeks,
    TwoToFourWeeks,
    UpToTwoWeeks,
    NotYetDue,
}

impl Age {
    const ALL: [Self; 4] = [
        Self::OverFourWeeks,
        Self::TwoToFourWeeks,
        Self::UpToTwoWeeks,
        Self::NotYetDue,
    ];

    /// How an open action stands that was to be done by a day.
    pub(super) fn of(due: Date, as_of: Date) -> Self {
        match crate::model::value::date::days_between(due, as_of) {
            ..=0 => Self::NotYetDue,
            1..=14 => Self::UpToTwoWeeks,
            15..=28 => Self::TwoToFourWeeks,
            29.. => Self::OverFourWeeks,
        }
    }

    /// As a sentence's beginning: `Overdue by 2 to 4 weeks`.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::OverFourWeeks => "Overdue by more than 4 weeks",
            Self::TwoToFourWeeks => "Overdue by 2 to 4 weeks",
            Self::UpToTwoWeeks => "Overdue by up to 2 weeks",
            Self::NotYetDue => "Not yet due",
        }
    }

    /// As the heading of a narrow column of counts.
    fn column(self) -> &'static str {
        match self {
            Self::OverFourWeeks => "Over 4 weeks",
            Self::TwoToFourWeeks => "2 to 4 weeks",
            Self::UpToTwoWeeks => "Up to 2 weeks",
            Self::NotYetDue => "Not yet due",
        }
    }
}

/// How many actions there are in each band.
pub(super) fn counts(open: &[Set<'_, '_>], as_of: Date) -> Vec<AgeCount> {
    let bands = Age::ALL.into_iter();
    let counts = bands.map(|age| {
        let count = number(open, age, as_of);
        AgeCount {
            label: age.words().to_owned(),
            count: count.to_string(),
            mark: match (age, count) {
                (_, 0) => Mark::None,
                (Age::NotYetDue, _) => Mark::Open,
                _ => Mark::Attention,
            },
        }
    });
    counts.collect()
}

fn number(open: &[Set<'_, '_>], age: Age, as_of: Date) -> usize {
    let of_age = |(_, task): &&Set<'_, '_>| Age::of(task.stands.due, as_of) == age;
    open.iter().filter(of_age).count()
}

/// Whose the actions are, one line for each taker: how many, how long overdue, the oldest date.
pub(super) struct Standing<'t, 'h, 'a> {
    pub takers: Vec<(String, &'t [Set<'h, 'a>])>,
    /// What a taker is called.
    pub heading: &'static str,
    pub caption: &'static str,
    /// Whether each line names its actions.
    pub names_actions: bool,
}

impl Standing<'_, '_, '_> {
    pub(super) fn table(self, as_of: Date) -> Table {
        let mut columns = vec![
            Column::words(self.heading, Width::Normal),
            Column::numbers("Open", Width::Tiny),
        ];
        columns.extend(Age::ALL.map(|age| Column::numbers(age.column(), Width::Tiny)));
        columns.push(Column::words("Due first", Width::Narrow));
        if self.names_actions {
            columns.push(Column::words("Actions", Width::Wide));
        }
        let all: Vec<Set<'_, '_>> = self
            .takers
            .iter()
            .flat_map(|(_, own)| own.iter().copied())
            .collect();
        let names = self.names_actions;
        let mut rows: Vec<Row> = self
            .takers
            .iter()
            .map(|(name, own)| Row::entry(line(name, own, as_of, names.then(|| references(own)))))
            .collect();
        if rows.len() > 1 {
            rows.push(Row::total(line(
                "All",
                &all,
                as_of,
                names.then(String::new),
            )));
        }
        Table {
            caption: format!(
                "{}. The weeks are those for which they have been overdue.",
                self.caption
            ),
            columns,
            rows,
            empty: Empty::none("No action is open."),
            note: None,
        }
    }
}

fn line(name: &str, own: &[Set<'_, '_>], as_of: Date, actions: Option<String>) -> Vec<Cell> {
    let mut cells = vec![Cell::from(name), own.len().to_string().into()];
    cells.extend(Age::ALL.map(|age| Cell::from(number(own, age, as_of).to_string())));
    let first = own.iter().map(|(_, task)| task.stands.due).min();
    cells.push(first.map(day).unwrap_or_default().into());
    cells.extend(actions.map(Cell::from));
    cells
}

/// `2026-05-27/A4, 2026-05-27/A1`, the longest overdue first.
fn references(own: &[Set<'_, '_>]) -> String {
    let references = own
        .iter()
        .map(|(_, task)| format!("{}/{}", task.stands.meeting, task.stands.id));
    references.collect::<Vec<_>>().join(", ")
}
