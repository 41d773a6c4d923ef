//! The sections that an edition can ask of its tracker, beside the actions and decisions themselves.

mod record;

use super::gather::Hearing;
use crate::model::edition::{Edition, Section as Asked};
use crate::papers::desk::asks_for;
use crate::papers::view::{Section, Table};

/// The sections that the edition asks for, in the order of the closed list.
pub(super) fn sections(edition: &Edition, hearings: &[Hearing<'_>]) -> Vec<Section> {
    let asked = Asked::ALL
        .iter()
        .filter(|section| asks_for(edition, **section));
    asked
        .filter_map(|section| build(hearings, *section))
        .collect()
}

fn build(hearings: &[Hearing<'_>], section: Asked) -> Option<Section> {
    Some(match section {
        Asked::RecordOutstanding => record::outstanding(hearings),
        _ => return None,
    })
}

/// A section of one table, worked out from the files.
fn section(asked: Asked, title: &str, table: Table) -> Section {
    Section {
        name: asked.name().to_owned(),
        title: title.to_owned(),
        tables: vec![table],
        ..Section::default()
    }
}
