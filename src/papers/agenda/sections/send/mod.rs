//! Schedules of special educational needs: Element 3, ceased plans, transfers, plans that move.
//!
//! What a section lists comes from the schedule beside the meeting and from the case files; a child
//! who is in both is listed once.

mod element_3;
mod frame;
mod phase_transfers;
mod plans;
#[cfg(test)]
mod tests;

pub(super) use element_3::element_3;
pub(super) use phase_transfers::phase_transfers;
pub(super) use plans::{ceased, plan_moves};

use super::super::super::desk::Sitting;
use super::frame::cases;
use crate::model::case::Education;
use crate::model::value::CaseRef;

fn educations<'a>(sitting: &Sitting<'a>) -> impl Iterator<Item = (&'a CaseRef, &'a Education)> {
    cases(sitting).filter_map(|case| Some((&case.case.value, &case.education.as_ref()?.value)))
}
