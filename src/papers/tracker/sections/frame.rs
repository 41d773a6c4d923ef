//! What sections of a tracker share.

use crate::model::edition;
use crate::papers::view::{Section, Table};

/// A section of one table, worked out from the files.
pub(super) fn section(asked: edition::Section, title: &str, table: Table) -> Section {
    Section {
        name: asked.name().to_owned(),
        title: title.to_owned(),
        tables: vec![table],
        ..Section::default()
    }
}
