//! Schedules of special educational needs: Element 3, ceased plans, transfers, plans that move.
//!
//! What a section lists comes from the schedule beside the meeting and from the case files; a child
//! who is in both is listed once.

mod element_3;
mod frame;
mod lines;
mod phase_transfers;
mod plans;
#[cfg(test)]
mod tests;

use super::super::super::desk::Sitting;
use super::marked::marks;
use crate::model::edition;
use crate::model::meeting::LineOf;
use crate::papers::view::Section;
use element_3::element_3;
use phase_transfers::phase_transfers;
use plans::{ceased, plan_moves};

pub(super) use lines::schedule_lines;
pub(super) use phase_transfers::transfers_listed;
pub(super) use plans::{ceased_listed, moves_listed};

/// The section, where it is one of these.
pub(super) fn build(sitting: &Sitting<'_>, asked: edition::Section) -> Option<Section> {
    let marks = |of| marks(sitting, of);
    Some(match asked {
        edition::Section::Element3 => element_3(sitting, marks(LineOf::Element3)),
        edition::Section::CeasedPlans => ceased(sitting, marks(LineOf::CeasedPlans)),
        edition::Section::PhaseTransfers => phase_transfers(sitting, marks(LineOf::PhaseTransfers)),
        edition::Section::PlanMoves => plan_moves(sitting, marks(LineOf::PlanMoves)),
        _ => return None,
    })
}
