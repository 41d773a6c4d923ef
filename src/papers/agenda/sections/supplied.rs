//! What a role supplied beside what was worked out, and the difference (P-89, P-91, P-95 to P-98).

use super::super::super::view::{Cell, Column, Row, Table, Width};
use super::super::super::words;
use super::super::proposal::difference;
use crate::model::meeting::{Figure, Return};
use crate::model::value::Money;
use crate::papers::view::Empty;
use crate::plan::ALL_LINES;

/// A figure that was worked out.
pub(super) struct Computed {
    /// The line, as a return names it under `of`.
    line: String,
    /// What it says.
    label: String,
    value: Value,
}

/// A number of something, or pounds.
#[derive(Clone, Copy)]
enum Value {
    Count(u32),
    Amount(Money),
}

impl Computed {
    /// So many.
    pub(super) fn count(line: impl Into<String>, label: impl Into<String>, count: usize) -> Self {
        Self {
            line: line.into(),
            label: label.into(),
            value: Value::Count(u32::try_from(count).unwrap_or(u32::MAX)),
        }
    }

    /// So many pounds.
    pub(super) fn amount(line: impl Into<String>, label: impl Into<String>, amount: Money) -> Self {
        Self {
            line: line.into(),
            label: label.into(),
            value: Value::Amount(amount),
        }
    }

    /// The figures of a return for this line, and what they come to.
    fn supplied<'a>(&self, sent: &'a Return) -> (Vec<&'a Figure>, Option<Value>) {
        let of_line = |figure: &&Figure| {
            figure
                .of
                .as_ref()
                .is_some_and(|of| of.as_str() == self.line)
        };
        let figures = sent.figures.iter().filter(of_line);
        match self.value {
            Value::Count(_) => {
                let figures: Vec<_> = figures.filter(|figure| figure.count.is_some()).collect();
                let nil = sent.nil && sent.figures.is_empty() && self.line == ALL_LINES;
                let sum = figures.iter().filter_map(|figure| figure.count).sum();
                let known = nil || !figures.is_empty();
                (figures, known.then_some(Value::Count(sum)))
            }
            Value::Amount(_) => {
                let figures: Vec<_> = figures.filter(|figure| figure.amount.is_some()).collect();
                let sum = figures.iter().filter_map(|figure| figure.amount).sum();
                let known = !figures.is_empty();
                (figures, known.then_some(Value::Amount(sum)))
            }
        }
    }
}

impl Value {
    fn words(self) -> String {
        match self {
            Self::Count(count) => count.to_string(),
            Self::Amount(amount) => amount.paper(),
        }
    }

    /// By how much this is more than another, with its sign.
    fn beyond(self, other: Self) -> String {
        match (self, other) {
            (Self::Amount(one), Self::Amount(other)) => words::change(difference(one, other)),
            (Self::Count(one), Self::Count(other)) if one < other => format!("−{}", other - one),
            (Self::Count(one), Self::Count(other)) if one > other => format!("+{}", one - other),
            _ => "0".to_owned(),
        }
    }
}

/// A row for the whole and for every line that was supplied, then what was supplied beside no line.
pub(super) fn beside(sent: &Return, computed: &[Computed]) -> Table {
    let mut rows = Vec::new();
    for line in computed {
        let (figures, supplied) = line.supplied(sent);
        if supplied.is_none() && line.line != ALL_LINES {
            continue;
        }
        let said = supplied.map_or_else(|| "Not supplied".to_owned(), Value::words);
        let gap = supplied.map_or_else(String::new, |supplied| supplied.beyond(line.value));
        rows.push(Row::entry([
            with_parts(&line.label, &figures),
            line.value.words().into(),
            said.into(),
            gap.into(),
        ]));
    }
    let has_line = |figure: &&Figure| {
        let of = figure.of.as_ref();
        of.is_some_and(|of| computed.iter().any(|line| line.line == of.as_str()))
    };
    for figure in sent.figures.iter().filter(|figure| !has_line(figure)) {
        let count = figure.count.map(Value::Count);
        for said in count.into_iter().chain(figure.amount.map(Value::Amount)) {
            rows.push(Row::entry([
                figure.label.to_string(),
                "Not in them".to_owned(),
                said.words(),
                String::new(),
            ]));
        }
    }
    Table {
        caption: "As supplied, beside what the case files give".to_owned(),
        columns: vec![
            Column::words("What", Width::Wide),
            Column::numbers("Case files", Width::Normal),
            Column::numbers("Supplied", Width::Normal),
            Column::numbers("Difference", Width::Normal),
        ],
        rows,
        empty: Empty::none("No figure was supplied."),
        note: Some("The difference is what was supplied less what the case files give.".to_owned()),
    }
}

/// A line, and under it what it was supplied as, where that is several figures.
fn with_parts(label: &str, figures: &[&Figure]) -> Cell {
    let cell = Cell::from(label);
    if figures.len() < 2 {
        return cell;
    }
    let parts: Vec<String> = figures
        .iter()
        .map(|figure| match (figure.count, figure.amount) {
            (Some(count), _) => format!("{} {count}", figure.label),
            (None, Some(amount)) => format!("{} {}", figure.label, amount.paper()),
            (None, None) => figure.label.to_string(),
        })
        .collect();
    cell.with_sub(parts.join("; "))
}
