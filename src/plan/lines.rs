//! The lines that are worked out for a section, and that a return can give a figure for.

use crate::model::Workspace;
use crate::model::edition::Section;
use crate::model::registers::{Setting, SettingSort};
use crate::model::value::{PlacementProvider, PlacementType};

/// The line of the whole, which every such section has.
pub const ALL_LINES: &str = "all";

/// The names of a section's lines; none for a section that is no table of figures.
#[must_use]
pub fn line_names(workspace: &Workspace, section: Section) -> Vec<String> {
    let own: Vec<String> = match section {
        Section::PlacementsAndCosts => PlacementType::ALL.iter().map(ToString::to_string).collect(),
        Section::Movements => ["began", "moved", "ended"].map(str::to_owned).to_vec(),
        Section::Forecast => workspace.budgets.keys().map(ToString::to_string).collect(),
        Section::PlannedMoves => Vec::new(),
        Section::FosteringVacancies
        | Section::ResidentialVacancies
        | Section::SupportedLodgings => {
            let settings = own_settings(workspace, section);
            settings
                .map(|setting| setting.id.value.to_string())
                .collect()
        }
        _ => return Vec::new(),
    };
    std::iter::once(ALL_LINES.to_owned()).chain(own).collect()
}

/// The authority's own settings whose free places a section tells.
pub fn own_settings(workspace: &Workspace, section: Section) -> impl Iterator<Item = &Setting> {
    let sorts: &[SettingSort] = match section {
        Section::FosteringVacancies => &[SettingSort::Fostering],
        Section::ResidentialVacancies => &[
            SettingSort::ChildrensHome,
            SettingSort::SecureHome,
            SettingSort::ResidentialSchool,
        ],
        Section::SupportedLodgings => &[SettingSort::SupportedLodgings],
        _ => &[],
    };
    let providers = workspace.providers.values();
    let own = providers.filter(|provider| provider.code == PlacementProvider::Pr1);
    let settings = own.flat_map(|provider| &provider.settings);
    settings
        .map(|setting| &setting.value)
        .filter(|setting| sorts.contains(&setting.sort))
}
