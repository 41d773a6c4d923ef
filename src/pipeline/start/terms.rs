//! Terms of Reference for a panel: from those that come with the program, or the next ones of a panel.

use super::{BuiltIn, staff};
use crate::edit::{Edit, Place, Refused, Value, edit};
use crate::model::Workspace;
use crate::model::edition::Edition;
use crate::model::value::words;
use crate::pipeline::Change;
use crate::source::Sources;
use jiff::civil::Date;

/// The path of a panel's terms.
pub(super) fn path(panel: &str, from: Date) -> String {
    format!("panels/{panel}/terms/{from}.yaml")
}

/// Built-in terms as a panel's own: the record's owner is somebody who is there, and the terms hold from their first
/// day here. Whoever takes them over today has gone over them.
pub(super) fn adopted(
    built_in: &BuiltIn,
    owner: &str,
    (from, today): (Date, Date),
) -> Result<String, Refused> {
    let edition = built_in.edition();
    let mut edits = Vec::new();
    if edition.record.owner.is_some() {
        let place = Place::top().field("record").field("owner");
        edits.push(Edit::set(place, Value::word(owner)));
    }
    if from != edition.in_force.value {
        edits.push(held_from(from));
        if edition.review.is_some() {
            let place = Place::top().field("review").field("last");
            edits.push(Edit::set(place, Value::word(&today)));
        }
    }
    edit(built_in.terms, &edits)
}

fn held_from(from: Date) -> Edit {
    let place = Place::top().field("in-force");
    Edit::set(place, Value::word(&from))
}

/// A panel more in a workspace, with built-in terms and their roles; who holds which, as of a day.
///
/// # Errors
/// If a file can't be changed.
pub fn panel(
    sources: &Sources,
    (workspace, day): (&Workspace, Date),
    (panel, from): (&str, Date),
    built_in: &BuiltIn,
) -> Result<Vec<Change>, Refused> {
    let edition = built_in.edition();
    let owner = &workspace.authority.administrator.id;
    let text = adopted(built_in, owner.as_str(), (from, day))?;
    let says = format!(
        "the Terms of Reference of {panel}, from {}",
        words::day(from)
    );
    let mut changes = vec![new(sources, &path(panel, from), text, says)?];
    let register = "registers/people.yaml";
    let text = sources.get(register).and_then(|file| file.text());
    if let Some(text) = text {
        let grown = staff::grown(text, (workspace, day), &edition, &built_in.roles())?;
        if grown != text {
            let says = "the roles that these terms name, and a line to fill in for each open seat";
            changes.push(new(sources, register, grown, says.to_owned())?);
        }
    }
    Ok(changes)
}

/// The next terms of a panel: a copy of the present ones that holds from another day.
///
/// # Errors
/// If the file can't be changed.
pub fn next_terms(
    sources: &Sources,
    panel: &str,
    present: &Edition,
    from: Date,
) -> Result<Change, Refused> {
    let of = present.in_force.value;
    let file = sources.file(present.in_force.span.file);
    let text = edit(file.text().unwrap_or_default(), &[held_from(from)])?;
    let says = format!(
        "the next Terms of Reference of {panel}, from {}, as those of {}: change in it what is new, and put the \
         new text's own date under `updated:`",
        words::day(from),
        words::day(of)
    );
    new(sources, &path(panel, from), text, says)
}

fn new(sources: &Sources, path: &str, text: String, says: String) -> Result<Change, Refused> {
    Change::new(sources, path, text, says).map_err(|_| Refused::of_name())
}
