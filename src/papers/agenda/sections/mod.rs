//! The sections that an edition can ask for: computed from the files, and beside it what a role
//! supplied.

mod cases;
mod costs;
mod frame;
mod lists;
mod send;
mod standing;
mod supplied;
#[cfg(test)]
mod tests;
mod vacancies;

use super::super::desk::Sitting;
use super::super::view::Section;
use crate::model::edition;

/// The sections that the edition asks for and that are no fixed piece of the agenda.
pub(super) fn sections(sitting: &Sitting<'_>) -> Vec<Section> {
    let asked = edition::Section::ALL
        .iter()
        .filter(|section| sitting.asks_for(**section));
    asked
        .filter_map(|section| build(sitting, *section))
        .collect()
}

fn build(sitting: &Sitting<'_>, section: edition::Section) -> Option<Section> {
    Some(match section {
        edition::Section::PlacementsAndCosts => costs::placements(sitting),
        edition::Section::Movements => costs::movements(sitting),
        edition::Section::Forecast => costs::forecast(sitting),
        edition::Section::PlannedMoves => vacancies::planned_moves(sitting),
        edition::Section::FosteringVacancies => vacancies::fostering(sitting),
        edition::Section::ResidentialVacancies => vacancies::residential(sitting),
        edition::Section::SupportedLodgings => vacancies::lodgings(sitting),
        edition::Section::Coverage => cases::coverage(sitting),
        edition::Section::NotSeenSince => cases::not_seen_since(sitting),
        edition::Section::Element3 => send::element_3(sitting),
        edition::Section::CeasedPlans => send::ceased(sitting),
        edition::Section::PhaseTransfers => send::phase_transfers(sitting),
        edition::Section::PlanMoves => send::plan_moves(sitting),
        edition::Section::Referrals => lists::referrals(sitting),
        edition::Section::RetainersAndTaxis => lists::retainers_and_taxis(sitting),
        edition::Section::ReturnCandidates => lists::return_candidates(sitting),
        edition::Section::UnstablePlacements => lists::unstable(sitting),
        edition::Section::ComplexNeeds => lists::complex_needs(sitting),
        edition::Section::Rota => standing::rota(sitting),
        edition::Section::Disputes => standing::disputes(sitting),
        edition::Section::Policies => standing::policies(sitting),
        _ => return None,
    })
}
