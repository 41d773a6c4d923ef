//! Free places in the authority's own provision, and moves that are planned.

use super::super::super::desk::Sitting;
use super::super::super::view::{Cell, Column, Row, Section, Table, Width};
use super::super::super::words;
use super::frame::among_cases;
use super::frame::{cases, section_beside, window};
use super::supplied::Computed;
use crate::model::case::{Case, Placement};
use crate::model::edition;
use crate::model::value::words as days;
use crate::papers::view::Empty;
use crate::plan::{self, ALL_LINES, planned_key};
use crate::terms::Weeks;
use jiff::ToSpan;
use jiff::civil::Date;

/// The section, where it is one of these.
pub(super) fn build(sitting: &Sitting<'_>, asked: edition::Section) -> Option<Section> {
    Some(match asked {
        edition::Section::PlannedMoves => planned_moves(sitting),
        edition::Section::FosteringVacancies => fostering(sitting),
        edition::Section::ResidentialVacancies => residential(sitting),
        edition::Section::SupportedLodgings => lodgings(sitting),
        _ => return None,
    })
}

/// Fostering vacancies.
fn fostering(sitting: &Sitting<'_>) -> Section {
    let asked = edition::Section::FosteringVacancies;
    free_places(sitting, asked, "Fostering vacancies", "fostering")
}

/// Residential vacancies.
fn residential(sitting: &Sitting<'_>) -> Section {
    let asked = edition::Section::ResidentialVacancies;
    free_places(sitting, asked, "Residential vacancies", "residential")
}

/// Supported lodgings.
fn lodgings(sitting: &Sitting<'_>) -> Section {
    let asked = edition::Section::SupportedLodgings;
    free_places(sitting, asked, "Supported lodgings", "supported lodgings")
}

/// What the register says of the authority's own settings.
fn free_places(sitting: &Sitting<'_>, asked: edition::Section, title: &str, what: &str) -> Section {
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    let mut all = 0;
    for setting in plan::own_settings(sitting.desk.workspace, asked) {
        let vacancies = setting
            .vacancies
            .filter(|counted| counted.on <= sitting.plan.facts_on);
        if let Some(counted) = vacancies {
            let free = usize::try_from(counted.free).unwrap_or(usize::MAX);
            all += free;
            let label = format!("{}: free places", setting.name);
            lines.push(Computed::count(setting.id.value.as_str(), label, free));
        }
        rows.push(Row::entry([
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
        ]));
    }
    lines.insert(
        0,
        Computed::count(ALL_LINES, "Free places, all settings", all),
    );
    let table = Table {
        caption: format!("The authority's own {what} places, from the register"),
        columns: vec![
            Column::words("Setting", Width::Wide),
            Column::numbers("Places", Width::Narrow),
            Column::numbers("Free", Width::Narrow),
            Column::words("Counted", Width::Narrow),
        ],
        rows,
        empty: Empty::none(format!(
            "The register holds no {what} places of the authority's own."
        )),
        note: None,
    };
    section_beside(sitting, asked, title, table, &lines)
}

/// The last day of which planned moves are told, where the edition sets one.
fn horizon(sitting: &Sitting<'_>) -> Date {
    let set = sitting
        .terms
        .section::<Weeks>(edition::Section::PlannedMoves);
    set.map_or(Date::MAX, |set| {
        sitting.date.saturating_add(i64::from(set.weeks).weeks())
    })
}

/// The keys of the placements to begin of which the agenda tells: those within the horizon that were
/// known when it was made.
pub(super) fn planned(sitting: &Sitting<'_>) -> Vec<String> {
    let (today, last) = (sitting.plan.facts_on, horizon(sitting));
    let window = window(sitting);
    let mut keys = Vec::new();
    for case in cases(sitting) {
        for home in case.homes() {
            let placement = home.first();
            let key = planned_key(&case.case.value, placement);
            let known = placement.known.map(|known| known.value);
            if (today < placement.from.value && placement.from.value <= last)
                && window.knew(&key, known, sitting.is_held())
            {
                keys.push(key);
            }
        }
    }
    keys
}

/// Placements that have notice or a day on which they begin, and moves proposed at this meeting.
fn planned_moves(sitting: &Sitting<'_>) -> Section {
    let workspace = sitting.desk.workspace;
    let today = sitting.plan.facts_on;
    let horizon = horizon(sitting);
    let told = planned(sitting);
    let is_told = |case: &Case, placement: &Placement| {
        told.contains(&planned_key(&case.case.value, placement))
    };
    let mut moves: Vec<(Option<Date>, Row)> = Vec::new();
    let agreed = plan::agreed_moves(workspace, today);
    let mut add = |case: String, on: Option<Date>, place: String, why: &str| {
        let when = on.map_or_else(|| "Day not set".to_owned(), days::day);
        moves.push((
            on,
            Row::entry([Cell::from(case), when.into(), place.into(), why.into()]),
        ));
    };
    for case in cases(sitting) {
        let label = words::case(sitting.desk, &case.case.value);
        for home in case.homes() {
            let placement = home.first();
            let place = words::placement(workspace, placement);
            if placement.from.value > today {
                if !is_told(case, placement) {
                    continue;
                }
                add(label.clone(), Some(placement.from.value), place, "Begins");
            } else if let Some(notice) = home.last().notice.as_ref().filter(|notice| {
                notice.served.value <= today
                    && notice.ends.value <= horizon
                    && home.until.is_none_or(|until| today < until)
            }) {
                add(
                    label.clone(),
                    Some(notice.ends.value),
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
        let lives = case.placement_on(today).map(|home| &home.setting.id);
        for agreed in agreed
            .iter()
            .filter(|agreed| *agreed.case == case.case.value)
        {
            if agreed.from <= horizon && lives != Some(&agreed.proposed.setting.id) {
                let place = words::setting(workspace, &agreed.proposed.setting);
                let why = format!("Agreed on {}", days::day(agreed.meeting));
                add(label.clone(), Some(agreed.from), place, &why);
            }
        }
        let proposed = items.filter_map(|item| Some((item, item.proposed.as_ref()?)));
        for (item, proposed) in proposed {
            let elsewhere = lives != Some(&proposed.setting.id);
            if elsewhere && plan::is_for_a_home(sitting.edition, item, proposed) {
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
        empty: among_cases(sitting, "The files hold no move that is planned."),
        note: None,
    };
    let all = Computed::count(ALL_LINES, "Moves that are planned", table.rows.len());
    section_beside(
        sitting,
        edition::Section::PlannedMoves,
        "Planned moves",
        table,
        &[all],
    )
}
