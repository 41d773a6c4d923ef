//! What earlier builds made and this one did not.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::cache::{Contents, Known, Written};
use super::folder::{Folder, Look};
use super::manifest::PublishedFile;
use super::path::{OutPath, fold};
use super::scope::Scope;

/// What is to become of a path that this build did not make.
pub(super) enum Fate {
    /// Ours, in scope, and still as we wrote it.
    Remove,
    /// In scope, but somebody changed it: theirs now.
    KeepEdited,
    /// In scope, and gone already.
    Gone,
    /// Out of scope, issued, or perhaps still wanted.
    Carry,
}

/// Decides for each known path that is not in `outputs`.
pub(super) fn fates<'k>(
    folder: &Folder<'_>,
    known: &'k Known,
    outputs: &BTreeSet<OutPath>,
    scope: &Scope,
) -> Vec<(&'k OutPath, &'k Contents, Fate)> {
    let spellings: BTreeSet<String> = outputs.iter().map(|path| fold(path.as_str())).collect();
    let others = known.iter().filter(|(path, _)| !outputs.contains(*path));
    others
        .map(|(path, contents)| {
            let respelt = spellings.contains(&fold(path.as_str()));
            let fate = if path.is_issued() || !scope.clears(path) {
                Fate::Carry
            } else if respelt && is_one_of(folder, path, outputs) {
                Fate::Gone
            } else {
                fate_in_scope(folder, path, contents)
            };
            (path, contents, fate)
        })
        .collect()
}

fn fate_in_scope(folder: &Folder<'_>, path: &OutPath, contents: &Contents) -> Fate {
    match folder.look(path) {
        Look::Missing => Fate::Gone,
        Look::Link | Look::Other => Fate::KeepEdited,
        // Always read before removing: size and time are not proof enough for that.
        Look::File { .. } => match folder.hash(path) {
            Ok(hash) if contents.entry(path, &hash).is_some() => Fate::Remove,
            _ => Fate::KeepEdited,
        },
    }
}

/// Where upper and lower case are one, `Agenda.pdf` of the last build is `agenda.pdf` of this one.
fn is_one_of(folder: &Folder<'_>, path: &OutPath, outputs: &BTreeSet<OutPath>) -> bool {
    let real =
        |path: &OutPath| -> Option<PathBuf> { fs::canonicalize(folder.place(path.as_str())).ok() };
    let twin = outputs
        .iter()
        .find(|output| fold(output.as_str()) == fold(path.as_str()));
    twin.is_some_and(|twin| real(path).is_some() && real(path) == real(twin))
}

/// The manifest entry and the records of a path that stays as it is. A build that ended between
/// writing and listing is settled here by reading the file.
pub(super) fn carry(
    folder: &Folder<'_>,
    path: &OutPath,
    contents: &Contents,
) -> (Option<PublishedFile>, Vec<Written>) {
    let Look::File { bytes, modified } = folder.look(path) else {
        return (None, Vec::new());
    };
    if !contents.is_open() {
        return (
            contents.listed.clone(),
            contents.made.iter().cloned().collect(),
        );
    }
    let found = folder
        .hash(path)
        .ok()
        .and_then(|hash| contents.entry(path, &hash));
    match found {
        Some(entry) => {
            let made = Written {
                path: path.clone(),
                sha256: entry.sha256.clone(),
                bytes,
                modified,
            };
            (Some(entry), vec![made])
        }
        None => (contents.listed.clone(), remember(path, contents)),
    }
}

/// The records of a file that somebody changed: should they undo that, it is ours again.
pub(super) fn remember(path: &OutPath, contents: &Contents) -> Vec<Written> {
    let made = contents.made.iter().map(|made| (&made.sha256, made.bytes));
    let listed = contents
        .listed
        .iter()
        .map(|entry| (&entry.sha256, entry.bytes));
    let all: BTreeSet<Written> = made
        .chain(listed)
        .map(|(sha256, bytes)| Written {
            path: path.clone(),
            sha256: sha256.clone(),
            bytes,
            modified: None,
        })
        .collect();
    all.into_iter().collect()
}
