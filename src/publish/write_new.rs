//! New source files, for the commands that start one.

use std::fs;
use std::io;
use std::path::Path;

use super::failpoint::Op;
use super::folder::Folder;
use super::path::{OutPath, fold};
use super::report::PublishError;

/// Writes a file of the folder whole, making its folders, and only if nothing is there: a file that an
/// officer wrote is never overwritten, not even one whose name differs only in upper and lower
/// case, nor one that appears in this very moment.
///
/// # Errors
///
/// [`PublishError::AlreadyThere`] if there is something of that name, [`PublishError::Write`] if
/// the file can't be written.
pub(super) fn write_new(
    folder: &Folder<'_>,
    path: &OutPath,
    bytes: &[u8],
) -> Result<(), PublishError> {
    let place = folder.place(path.as_str());
    let shown = || folder.shown(path.as_str());
    let failed = |source| PublishError::Write {
        path: shown(),
        source,
    };
    folder.make_folders_for(path).map_err(failed)?;
    folder.sweep_beside(path);
    if let Some(there) = namesake(&place) {
        return Err(PublishError::AlreadyThere { path: there });
    }
    let temp = folder.stage(path.as_str(), bytes).map_err(failed)?;
    let put = folder.points.before(Op::Rename, path.as_str());
    put.map_err(failed)?;
    match temp.persist_noclobber(&place) {
        Ok(()) => {
            folder.flush_folders([path].into_iter());
            Ok(())
        }
        Err(lost) if lost.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(PublishError::AlreadyThere { path: shown() })
        }
        Err(lost) => Err(failed(lost.error)),
    }
}

/// What lies there under the same name, as Windows sees names.
pub(super) fn namesake(place: &Path) -> Option<String> {
    let name = fold(place.file_name()?.to_str()?);
    let entries = fs::read_dir(place.parent()?).ok()?;
    let same = |entry: &fs::DirEntry| entry.file_name().to_str().map(fold) == Some(name.clone());
    let there = entries.flatten().find(same)?;
    Some(there.path().display().to_string())
}
