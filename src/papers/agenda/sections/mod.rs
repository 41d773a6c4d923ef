//! The sections that an edition can ask for: computed from the files, and beside it what a role
//! supplied.

mod cases;
mod changed;
mod costs;
mod frame;
mod line;
mod lines;
mod lists;
mod marked;
mod marks;
mod send;
mod standing;
mod supplied;
#[cfg(test)]
mod tests;
mod told;
mod vacancies;

pub(in crate::papers) use changed::{Changed, changed_lines};
pub(in crate::papers) use lines::lines;
pub(in crate::papers::agenda) use marked::marks;
pub(in crate::papers) use told::{News, news, told};

use super::super::desk::Sitting;
use super::super::view::Section;
use crate::model::edition;

/// What the files of this folder print, each its own sections and nothing for another's. A test asks for
/// every section of an agenda.
const BUILDERS: [fn(&Sitting<'_>, edition::Section) -> Option<Section>; 6] = [
    costs::build,
    vacancies::build,
    cases::build,
    send::build,
    lists::build,
    standing::build,
];

/// The sections that the edition asks for and that are no fixed piece of the agenda.
pub(super) fn sections(sitting: &Sitting<'_>) -> Vec<Section> {
    let asked = edition::Section::ALL
        .iter()
        .filter(|section| sitting.asks_for(**section));
    let build = |section| BUILDERS.iter().find_map(|build| build(sitting, section));
    asked.filter_map(|section| build(*section)).collect()
}
