//! What the panel set to be done, and what came of it (P-26).

use super::disclosure::{Category, Counts, List, Population, Settled};
use super::exhibit::drawn;
use super::year::Year;
use crate::model::meeting::ActionState;
use crate::papers::view::{ChartKind, ReportSection, RichText};
use crate::plan::{CarriedAction, all_actions};

const ACTIONS: Population = Population::new("actions set");
const STATE: List = ACTIONS.by("state");

/// Counts the actions.
pub(super) fn count(year: &Year<'_>, counts: &mut Counts) {
    counts.list(STATE, set_in(year).iter().map(state));
}

/// Actions set in the year, as they stood at its end or stand now.
pub(super) fn actions(settled: &Settled) -> ReportSection {
    let words = ("Actions by how they stand", "State", "No action was set.");
    ReportSection {
        name: "actions".to_owned(),
        title: "Actions".to_owned(),
        intro: RichText::plain(
            "Actions set in the year, as they stood at its end; in a year that runs, as they stand now.",
        ),
        exhibits: vec![drawn(settled, STATE, words, ChartKind::Stacked)],
        ..ReportSection::default()
    }
}

fn set_in(year: &Year<'_>) -> Vec<CarriedAction> {
    let mut actions = all_actions(year.panel, year.until);
    actions.retain(|action| {
        year.sittings
            .iter()
            .any(|sitting| sitting.date == action.meeting)
    });
    actions
}

fn state(action: &CarriedAction) -> Category {
    let (rank, word) = match action.state {
        ActionState::Done => (0, "Done"),
        ActionState::Dropped => (1, "No longer needed"),
        ActionState::Open | ActionState::InProgress if action.overdue => (3, "Overdue"),
        ActionState::Open | ActionState::InProgress => (2, "Open"),
    };
    (rank, word.to_owned())
}
