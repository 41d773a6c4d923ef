//! Money of the settled years.

use super::money::Sum;
use super::names::{Amount, List};
use super::settled::{APART, Figure, Settled};
use super::{SYMBOL, Said};
use crate::model::value::Money;
use crate::papers::view::{Column, Empty, Row, Table, Width};

/// What is printed of a group's money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::papers::annual) enum Kind {
    /// The sum, to the nearest pound.
    Sum,
    /// The mean, to the nearest pound.
    Mean,
    /// The median, rounded further, since it is the cost of a single child.
    Median,
}

impl Settled {
    /// The money of all: `£3,000`, `c`, or `–` where there is none.
    pub(in crate::papers::annual) fn money(&self, amount: Amount, kind: Kind, year: usize) -> Said {
        let sums = self
            .years
            .get(year)
            .and_then(|year| year.amounts.get(&amount));
        match sums {
            None => Said::none(),
            Some(sums) => paper(sums.whole, kind),
        }
    }

    /// The groups of a list in one year with the money of each.
    pub(in crate::papers::annual) fn money_rows(
        &self,
        amount: Amount,
        list: List,
        year: usize,
    ) -> Vec<(String, Figure, Option<Money>)> {
        self.rows(list)
            .into_iter()
            .map(|(label, figures)| {
                let figure = figures.get(year).copied().unwrap_or(Figure::Nothing);
                let mean = self.sum_of(amount, list, &label, year);
                (label, figure, mean.and_then(Sum::mean))
            })
            .collect()
    }

    /// The money of a row of a list; nothing where it isn't told, or the year has no such row.
    fn sum_of(&self, amount: Amount, list: List, label: &str, year: usize) -> Option<Sum> {
        let release = self.years.get(year)?;
        let sums = release.amounts.get(&amount)?.groups.get(&list)?;
        let at = self.group_at(list, label, year)?;
        sums.get(at).copied().flatten()
    }

    /// How many, and their money, for each row of a list and each year.
    pub(in crate::papers::annual) fn money_table(
        &self,
        amount: Amount,
        list: List,
        kinds: &[(Kind, &str)],
        (caption, heading, counted): (&str, &str, &str),
        empty: &str,
    ) -> Table {
        let years = 0..self.titles().len();
        let mut withheld = false;
        let mut rows = Vec::new();
        for (label, figures) in self.rows(list) {
            let mut cells = vec![label.clone()];
            for (year, figure) in years.clone().zip(&figures) {
                cells.push(figure.paper());
                for (kind, _) in kinds {
                    let said = match (figure, self.sum_of(amount, list, &label, year)) {
                        (Figure::Count(0) | Figure::NoLine, _) => Said::none(),
                        (Figure::Count(_), sum) => paper(sum, *kind),
                        _ => Said::withheld(),
                    };
                    withheld |= said.withheld;
                    cells.push(said.text);
                }
            }
            rows.push(Row::entry(cells));
        }
        // Something was counted, and no line of it can be shown: that is not nothing.
        let mut apart = None;
        if rows.is_empty() && self.totals(list).iter().any(|all| *all != Figure::Count(0)) {
            let mut cells = vec!["All".to_owned()];
            for (year, figure) in self.totals(list).into_iter().enumerate() {
                cells.push(figure.paper());
                let money = kinds
                    .iter()
                    .map(|(kind, _)| self.money(amount, *kind, year));
                for said in money {
                    withheld |= said.withheld;
                    cells.push(said.text);
                }
                withheld |= figure == Figure::Withheld;
            }
            rows.push(Row::total(cells));
            apart = Some(APART.to_owned());
        }
        let withheld = withheld.then(|| {
            format!("“{SYMBOL}”: of too few children or too few providers, or it would tell of such a group.")
        });
        let said: Vec<String> = apart.into_iter().chain(withheld).collect();
        let columns = self.titles().iter().flat_map(|title| {
            let count = Column::numbers(format!("{counted}, {title}"), Width::Narrow);
            let money = kinds
                .iter()
                .map(move |(_, name)| Column::numbers(format!("{name}, {title}"), Width::Narrow));
            std::iter::once(count).chain(money)
        });
        Table {
            caption: caption.to_owned(),
            columns: std::iter::once(Column::words(heading, Width::Wide))
                .chain(columns)
                .collect(),
            rows,
            empty: Empty::none(empty),
            note: (!said.is_empty()).then(|| said.join(" ")),
        }
    }
}

fn paper(sum: Option<Sum>, kind: Kind) -> Said {
    let Some(sum) = sum else {
        return Said::withheld();
    };
    if sum.members == 0 {
        return Said::none();
    }
    let money = match kind {
        Kind::Sum => Some(sum.total),
        Kind::Mean => sum.mean(),
        Kind::Median => sum.median,
    };
    money.map_or_else(Said::withheld, |money| Said::from(money.paper_whole()))
}
