//! Free places in the authority's own provision, and moves that are planned.

use super::super::super::desk::Sitting;
use super::super::super::view::{Cell, Column, Row, Section, Table, Width};
use super::super::super::words;
use super::{cases, section};
use crate::model::edition::Section as Asked;
use crate::model::registers::SettingSort;
use crate::model::value::{PlacementProvider, words as days};
use jiff::civil::Date;

/// Fostering vacancies.
pub(super) fn fostering(sitting: &Sitting<'_>) -> Section {
    let table = free_places(sitting, &[SettingSort::Fostering], "fostering");
    section(
        sitting,
        Asked::FosteringVacancies,
        "Fostering vacancies",
        vec![table],
    )
}

/// Residential vacancies.
pub(super) fn residential(sitting: &Sitting<'_>) -> Section {
    let sorts = [
        SettingSort::ChildrensHome,
        SettingSort::SecureHome,
        SettingSort::ResidentialSchool,
    ];
    let table = free_places(sitting, &sorts, "residential");
    section(
        sitting,
        Asked::ResidentialVacancies,
        "Residential vacancies",
        vec![table],
    )
}

/// Supported lodgings.
pub(super) fn lodgings(sitting: &Sitting<'_>) -> Section {
    let table = free_places(
        sitting,
        &[SettingSort::SupportedLodgings],
        "supported lodgings",
    );
    section(
        sitting,
        Asked::SupportedLodgings,
        "Supported lodgings",
        vec![table],
    )
}

/// What the register says of the authority's own settings.
fn free_places(sitting: &Sitting<'_>, sorts: &[SettingSort], what: &str) -> Table {
    let providers = sitting.desk.workspace.providers.values();
    let own = providers.filter(|provider| provider.code == PlacementProvider::Pr1);
    let settings = own.flat_map(|provider| &provider.settings);
    let settings = settings.filter(|setting| sorts.contains(&setting.sort));
    let rows = settings.map(|setting| {
        let vacancies = setting
            .vacancies
            .filter(|counted| counted.on <= sitting.desk.as_of);
        Row::entry([
            setting.name.to_string(),
            setting
                .places
                .map(|places| places.to_string())
                .unwrap_or_default(),
            vacancies.map_or_else(
                || "Not stated".to_owned(),
                |counted| counted.free.to_string(),
            ),
            vacancies
                .map(|counted| days::day(counted.on))
                .unwrap_or_default(),
        ])
    });
    Table {
        caption: format!("The authority's own {what} places, from the register"),
        columns: vec![
            Column::words("Setting", Width::Wide),
            Column::numbers("Places", Width::Narrow),
            Column::numbers("Free", Width::Narrow),
            Column::words("Counted", Width::Narrow),
        ],
        rows: rows.collect(),
        empty: format!("The register holds no {what} places of the authority's own."),
        note: None,
    }
}

/// Placements that have notice or a day on which they begin, and moves proposed at this meeting.
pub(super) fn planned_moves(sitting: &Sitting<'_>) -> Section {
    let workspace = sitting.desk.workspace;
    let today = sitting.plan.facts_on;
    let mut moves: Vec<(Option<Date>, Row)> = Vec::new();
    let mut add = |case: String, on: Option<Date>, place: String, why: &str| {
        let when = on.map_or_else(|| "Day not set".to_owned(), days::day);
        moves.push((
            on,
            Row::entry([Cell::from(case), when.into(), place.into(), why.into()]),
        ));
    };
    for case in cases(sitting) {
        let label = words::case(sitting.desk, &case.case.value);
        for placement in &case.placements {
            let place = words::placement(workspace, placement);
            if placement.from.value > today {
                add(label.clone(), Some(placement.from.value), place, "Begins");
            } else if let Some(notice) = placement
                .notice
                .as_ref()
                .filter(|_| placement.is_in_force(today))
            {
                add(
                    label.clone(),
                    Some(notice.ends),
                    place,
                    "Notice served: ends",
                );
            }
        }
        let items = sitting
            .meeting
            .items
            .iter()
            .filter(|item| item.case.id == case.case.value);
        for proposed in items.filter_map(|item| item.proposed.as_ref()) {
            if proposed.placement_type.is_some() {
                let place = words::setting(workspace, &proposed.setting);
                let from = proposed.from.map(|from| from.value);
                add(
                    label.clone(),
                    from,
                    place,
                    "Proposed at this meeting, not confirmed",
                );
            }
        }
    }
    moves.sort_by_key(|(on, _)| (on.is_none(), *on));
    let table = Table {
        caption: "Placements that are to begin or end".to_owned(),
        columns: vec![
            Column::words("Case", Width::Narrow),
            Column::words("When", Width::Narrow),
            Column::words("Placement", Width::Wide),
            Column::words("What", Width::Normal),
        ],
        rows: moves.into_iter().map(|(_, row)| row).collect(),
        empty: "The files hold no move that is planned.".to_owned(),
        note: None,
    };
    section(sitting, Asked::PlannedMoves, "Planned moves", vec![table])
}
