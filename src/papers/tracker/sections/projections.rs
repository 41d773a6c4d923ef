//! What each decision does to the budget's projection.

use super::super::gather::{Heard, Hearing};
use super::super::item;
use super::frame::section;
use crate::model::edition::{self, Effect};
use crate::model::meeting::{Outcome, Projection};
use crate::model::value::Money;
use crate::model::value::words::{count, day};
use crate::papers::desk::{Desk, Sitting};
use crate::papers::view::{Cell, Column, Mark, Row, Section, Status, Table, Width};
use crate::papers::words;
use crate::plan::{BudgetEffects, agreed_effects};

/// The decisions of the year, the latest first: a line, pending or nil, and what a line comes to.
pub(super) fn projections(desk: &Desk<'_>, hearings: &[Hearing<'_>]) -> Section {
    let start = desk.workspace.authority.year_start;
    let year = start.year_of(desk.as_of);
    let mut rows = Vec::new();
    let (mut total, mut pending, mut nil) = (Money::ZERO, 0, 0);
    let this_year = hearings
        .iter()
        .filter(|hearing| year.contains(hearing.sitting.date, start));
    for (sitting, heard) in this_year.flat_map(|hearing| {
        let heard = hearing.heard.iter();
        heard.map(move |heard| (&hearing.sitting, heard))
    }) {
        let Some((outcome, effect, does)) = decided(sitting, heard) else {
            continue;
        };
        let mut row = vec![
            Cell::from(day(sitting.date)),
            words::case(desk, &heard.item.case.id).into(),
        ];
        if let Some(withheld) = sitting.withheld(heard.item) {
            row.extend([Cell::from(withheld.words()), "".into(), "".into()]);
            rows.push(Row::entry(row));
            continue;
        }
        pending += u32::from(does == Projection::Pending);
        nil += u32::from(does == Projection::Nil);
        let effects = (effect == Effect::Agreed)
            .then(|| desk.workspace.case(&heard.item.case.id))
            .flatten()
            .map(|case| {
                let decided = (sitting.panel_id, sitting.date);
                agreed_effects(
                    case,
                    heard.item,
                    decided,
                    year.first_day(start)..=year.last_day(start),
                )
            })
            .unwrap_or_default();
        total = [total].into_iter().chain(effects.values().copied()).sum();
        row.extend([
            words::decision_status(sitting.desk.workspace, sitting.edition, outcome).into(),
            stated(outcome, does).into(),
            amount(desk, &effects),
        ]);
        rows.push(Row::entry(row));
    }
    if !rows.is_empty() {
        rows.push(Row::total([
            "Agreed in the year",
            "",
            "",
            "",
            &words::change(total),
        ]));
    }
    let last = day(year.last_day(start));
    let table = Table {
        caption: format!("Decisions of {year} and the projection of its budgets"),
        columns: vec![
            Column::words("Meeting", Width::Narrow),
            Column::words("Case", Width::Normal),
            Column::words("Decision", Width::Normal),
            Column::words("Projection", Width::Normal),
            Column::numbers(format!("To {last}"), Width::Normal),
        ],
        rows,
        empty: format!("No decision has been made in {year}."),
        note: Some(format!(
            "What is agreed is set beside what was paid for the same on the day before, to {last}; a minus is \
             less than before. {} pending, {} nil.",
            count(pending, "decision"),
            nil
        )),
    };
    section(
        edition::Section::Projections,
        "Decisions and the budget's projection",
        table,
    )
}

/// What a decision does, by its effect; nothing where there was none.
fn decided<'a>(
    sitting: &Sitting<'_>,
    heard: &Heard<'a>,
) -> Option<(&'a Outcome, Effect, Projection)> {
    let outcome = heard.item.outcome.as_ref()?;
    let stated = outcome.projection.as_ref().map(|stated| stated.value);
    let effect = words::decision(sitting.edition, outcome)?.effect;
    let does = match effect {
        // What is agreed without a cost may well leave the budget as it is.
        Effect::Agreed if outcome.costs.is_empty() => stated.unwrap_or(Projection::Nil),
        Effect::Agreed => Projection::Line,
        Effect::InPrinciple | Effect::Deferred => Projection::Pending,
        Effect::Declined => Projection::Nil,
        Effect::Noted | Effect::Withdrawn | Effect::NotReached => return None,
    };
    Some((outcome, effect, does))
}

/// What the record states, and that it is not what the decision does.
fn stated(outcome: &Outcome, does: Projection) -> Status {
    match outcome.projection.as_ref().map(|stated| stated.value) {
        Some(Projection::Line) if outcome.costs.is_empty() => Status::new(
            Mark::Attention,
            format!(
                "{}; its cost is not stated",
                item::projection(Projection::Line)
            ),
        ),
        Some(stated) if stated == does => {
            let mark = match does {
                Projection::Line => Mark::Done,
                Projection::Pending => Mark::Open,
                Projection::Nil => Mark::None,
            };
            Status::new(mark, item::projection(does))
        }
        Some(stated) => Status::new(
            Mark::Attention,
            format!(
                "Recorded as \"{}\", decided as \"{}\"",
                words::lower_first(item::projection(stated)),
                words::lower_first(item::projection(does))
            ),
        ),
        None => Status::new(
            Mark::Attention,
            format!("{}; not recorded", item::projection(does)),
        ),
    }
}

/// The sum, and by budget where there are several or none is named.
fn amount(desk: &Desk<'_>, effects: &BudgetEffects) -> Cell {
    if effects.is_empty() {
        return Cell::from("");
    }
    let sum: Money = effects.values().copied().sum();
    let lines: Vec<String> = effects
        .iter()
        .map(|(budget, amount)| {
            let name = budget.as_ref().map_or("Budget to be confirmed", |id| {
                words::budget(desk.workspace, id)
            });
            format!("{name} {}", words::change(*amount))
        })
        .collect();
    Cell::from(words::change(sum)).with_sub(lines.join("; "))
}
