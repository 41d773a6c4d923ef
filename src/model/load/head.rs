//! One head for several panels of an authority: what an edition leaves out there, and another panel's
//! edition says.

use crate::diag::Span;
use crate::model::edition::SHARED_HEAD;
use crate::model::value::Slug;
use crate::source::{FileId, Sources};
use crate::yaml::{self, Node, NodeKind, nearest};
use jiff::civil::Date;

/// An edition that is still to be read: of which panel, from when on, and in which file.
pub(super) type Unread = (Slug, Date, FileId);

/// What is wrong with the name of another panel, where, and what to do.
pub(super) type Wrong = (Span, String, String);

/// Gives an edition what it leaves out of its head, if it names a panel whose edition says it.
pub(super) fn complete(
    sources: &Sources,
    editions: &[Unread],
    (panel, date): (&Slug, Date),
    node: &mut Node,
) -> Result<(), Wrong> {
    let Some((named, span)) = scalar(node, "head") else {
        return Ok(());
    };
    let taken = other(sources, editions, (panel, date), (&named, span))?;
    let NodeKind::Map(fields) = &mut node.kind else {
        return Ok(());
    };
    for (key, value) in taken {
        let own = fields.iter().any(|(own, _)| own.name == key.name);
        if SHARED_HEAD.contains(&key.name.as_str()) && !own {
            fields.push((key, value));
        }
    }
    Ok(())
}

/// The fields of the edition of another panel that was in force on a day. What can't be read there is told
/// of that panel.
fn other(
    sources: &Sources,
    editions: &[Unread],
    (panel, date): (&Slug, Date),
    (named, span): (&str, Span),
) -> Result<Vec<(yaml::Key, Node)>, Wrong> {
    if named == panel.as_str() {
        let message = "an edition can't take its head over from its own panel".to_owned();
        let help = "name the panel that states it, or write it here".to_owned();
        return Err((span, message, help));
    }
    let mut known: Vec<&str> = editions.iter().map(|(panel, ..)| panel.as_str()).collect();
    known.dedup();
    if !known.contains(&named) {
        let message = format!("there is no panel `{named}` whose Terms of Reference are here");
        let help = nearest(named, known.iter().copied()).map_or_else(
            || "write the name of a folder under panels/".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err((span, message, help));
    }
    let mut before = editions.iter().rev();
    let found = before.find(|(panel, from, _)| panel.as_str() == named && *from <= date);
    let Some((.., file)) = found else {
        let message = format!("the panel `{named}` has no edition that was in force on {date}");
        let help = "write the head here, or give that panel its earlier edition".to_owned();
        return Err((span, message, help));
    };
    let text = sources.file(*file).text().unwrap_or_default();
    let Ok(node) = yaml::parse(*file, text) else {
        return Ok(Vec::new());
    };
    if let Some((further, _)) = scalar(&node, "head") {
        let message = format!("the panel `{named}` takes its own head over from `{further}`");
        return Err((span, message, format!("write `head: {further}`")));
    }
    match node.kind {
        NodeKind::Map(fields) => Ok(fields),
        _ => Ok(Vec::new()),
    }
}

/// The word under a field at the top.
fn scalar(node: &Node, name: &str) -> Option<(String, Span)> {
    let NodeKind::Map(fields) = &node.kind else {
        return None;
    };
    let (_, value) = fields.iter().find(|(key, _)| key.name == name)?;
    match &value.kind {
        NodeKind::Scalar { text, .. } => Some((text.clone(), value.span)),
        _ => None,
    }
}
