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
use super::super::proposal::difference;
use super::marked::marks;
use crate::model::case::Ceased;
use crate::model::edition;
use crate::model::meeting::LineOf;
use crate::model::schedules::ScheduleKind;
use crate::model::value::Money;
use crate::papers::view::Section;
use element_3::{Change, changes_listed, element_3, element_3_frame};
use phase_transfers::{phase_transfers, transfers_frame};
use plans::{ceased, ceased_frame, effect, moves_frame, plan_moves};

pub(super) use lines::schedule_lines;
pub(super) use phase_transfers::transfers_listed;
pub(super) use plans::{ceased_listed, moves_listed};

/// What a schedule holds that is taken as a whole: `31 lines together, −£4,400.00 a year; 1 pulled out.`
pub(in super::super) fn taken_together(sitting: &Sitting<'_>, kind: ScheduleKind) -> String {
    match kind {
        ScheduleKind::Element3 => {
            let effect = |change: &Change<'_>| difference(change.new, change.old);
            element_3_frame(sitting).together(&changes_listed(sitting), effect)
        }
        ScheduleKind::PlanMoves => {
            moves_frame(sitting).together(&moves_listed(sitting), |moved| effect(moved))
        }
        ScheduleKind::CeasedPlans => {
            let saving = |ceased: &&Ceased| {
                difference(Money::ZERO, ceased.annual_saving.unwrap_or_default())
            };
            ceased_frame(sitting).together(&ceased_listed(sitting), saving)
        }
        ScheduleKind::PhaseTransfers => {
            transfers_frame(sitting).together(&transfers_listed(sitting), |_| Money::ZERO)
        }
    }
}

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
