//! The sections that an edition can ask of its tracker, beside the actions and decisions themselves.

mod agencies;
mod projections;
mod record;
mod stale;
#[cfg(test)]
mod tests;

use super::gather::Hearing;
use crate::model::edition;
use crate::papers::desk::Desk;
use crate::papers::view::{Section, Table};
use crate::terms::Terms;

/// The sections that the edition asks for, in the order of the closed list.
pub(super) fn sections(desk: &Desk<'_>, terms: &Terms, hearings: &[Hearing<'_>]) -> Vec<Section> {
    let asked = edition::Section::ALL
        .iter()
        .filter(|section| terms.asks_for(**section));
    let built = asked.filter_map(|section| {
        Some(match section {
            edition::Section::RecordOutstanding => record::outstanding(hearings),
            edition::Section::Projections => projections::projections(desk, hearings),
            edition::Section::ActionsByAgency => agencies::by_agency(desk, hearings),
            edition::Section::StaleCases => stale::stale(desk, terms, hearings),
            _ => return None,
        })
    });
    built.collect()
}

/// A section of one table, worked out from the files.
fn section(asked: edition::Section, title: &str, table: Table) -> Section {
    Section {
        name: asked.name().to_owned(),
        title: title.to_owned(),
        tables: vec![table],
        ..Section::default()
    }
}
