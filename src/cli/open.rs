//! Opens the workspace.

use super::{Exit, Place, Surroundings};
use crate::pipeline::{AsOf, Inspection, inspect};
use crate::publish::{OutPath, Settled, settle};
use crate::source::{Root, Sources, uncovered};
use std::path::{Path, PathBuf};

/// A workspace that was read.
pub(super) struct Opened {
    /// Its files.
    pub sources: Sources,
    /// What is in them.
    pub inspection: Inspection,
}

/// Finds the workspace's folder, or says why there is none.
pub(super) fn root(place: &Place, with: &mut Surroundings<'_>) -> std::io::Result<Option<PathBuf>> {
    match Root::find(place.root.as_deref(), &with.folder) {
        Ok(root) => {
            if root.above {
                writeln!(with.err, "using the workspace in {}", root.path.display())?;
            }
            Ok(Some(root.path))
        }
        Err(error) => {
            writeln!(with.err, "error: {error}")?;
            Ok(None)
        }
    }
}

/// As of which day the workspace is looked at.
pub(super) fn as_of(place: &Place, with: &Surroundings<'_>) -> AsOf {
    AsOf {
        asked: place.as_of,
        epoch: with.epoch,
        now: with.now,
    }
}

/// Says that there is nothing to go by without `ipop.yaml`.
pub(super) fn unreadable(with: &mut Surroundings<'_>) -> std::io::Result<Exit> {
    writeln!(
        with.err,
        "error: ipop.yaml cannot be read; `ipop check` says why"
    )?;
    Ok(Exit::Findings)
}

/// Finds the workspace's folder and the one that its papers go to, or says why there is none.
pub(super) fn root_and_out(
    place: &Place,
    out: Option<&Path>,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Option<(PathBuf, PathBuf)>> {
    let root = root(place, with)?;
    Ok(root.map(|root| {
        let out = out.map_or_else(|| root.join("out"), Path::to_path_buf);
        (root, out)
    }))
}

/// Finds and opens the workspace, or says why there is none.
pub(super) fn workspace(
    place: &Place,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Option<Opened>> {
    Ok(rooted(place, with)?.map(|(_, opened)| opened))
}

/// The same, with the folder that it is in.
pub(super) fn rooted(
    place: &Place,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Option<(PathBuf, Opened)>> {
    let Some(root) = root(place, with)? else {
        return Ok(None);
    };
    let opened = open(&root, place, with)?;
    Ok(opened.map(|opened| (root, opened)))
}

/// As [`open`], for a command that writes papers into a folder, or takes them from there: where git would
/// take them in they hold no names.
pub(super) fn open_for(
    root: &Path,
    out: &Path,
    place: &Place,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Option<Opened>> {
    let mut opened = open(root, place, with)?;
    if let Some(Opened {
        sources,
        inspection,
    }) = &mut opened
    {
        let papers = inspection.papers_with_names();
        if let Some(uncovered) = uncovered(out, &papers) {
            inspection.leave_out_names(sources, &uncovered);
        }
    }
    Ok(opened)
}

/// Finishes or takes back what an interrupted command had begun to change, and says so. Nothing if that
/// can't be done: then nobody knows what the files are to say.
pub(super) fn settled(root: &Path, with: &mut Surroundings<'_>) -> std::io::Result<Option<()>> {
    match settle(root, with.points) {
        Ok(None) => {}
        Ok(Some(Settled::Finished(paths))) => {
            let paths: Vec<&str> = paths.iter().map(OutPath::as_str).collect();
            let paths = paths.join(", ");
            writeln!(
                with.err,
                "finished what an interrupted command had begun: {paths}"
            )?;
        }
        Ok(Some(Settled::TakenBack)) => writeln!(
            with.err,
            "took back what an interrupted command had begun: nothing of it stands in the files"
        )?,
        Err(error) => {
            writeln!(with.err, "error: {error}")?;
            return Ok(None);
        }
    }
    Ok(Some(()))
}

/// Reads, plans and checks the workspace in a folder, or says why it cannot be read.
pub(super) fn open(
    root: &Path,
    place: &Place,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Option<Opened>> {
    match settled(root, with)? {
        Some(()) => read(root, place, with),
        None => Ok(None),
    }
}

/// As [`open`], and leaves what an interrupted command had begun as it is.
pub(super) fn read(
    root: &Path,
    place: &Place,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Option<Opened>> {
    match Sources::read(root) {
        Ok(sources) => {
            let inspection = inspect(&sources, as_of(place, with));
            Ok(Some(Opened {
                sources,
                inspection,
            }))
        }
        Err(error) => {
            writeln!(with.err, "error: {error}")?;
            Ok(None)
        }
    }
}

/// The folder that the workspace has for the copies of what was sent, if it has one of its own.
pub(super) fn copies(root: &Path, inspection: &Inspection) -> Option<PathBuf> {
    let workspace = inspection.workspace.as_ref()?;
    let copies = workspace.authority.copies.as_ref()?;
    Some(root.join(copies.as_str()))
}
