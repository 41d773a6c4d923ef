//! Adding to a file that only grows: the ledger.

use std::fs;

use super::folder::{Folder, Look};
use super::path::OutPath;
use super::report::PublishError;
use super::rounds::in_rounds;

/// What a text may begin with on disk that is not part of it.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// Adds to the end of a file of the folder, which must still say what was `seen`. The file is put in place
/// whole, with every byte that stood in it before; a reader sees the old one or the new one.
///
/// # Errors
///
/// [`PublishError::Changed`] if the file says something else by now, [`PublishError::Write`] if it
/// can't be read or written.
pub(super) fn append(
    folder: &Folder<'_>,
    path: &OutPath,
    seen: &str,
    addition: &str,
) -> Result<(), PublishError> {
    let shown = || folder.shown(path.as_str());
    let failed = |source| PublishError::Write {
        path: shown(),
        source,
    };
    if !matches!(folder.look(path), Look::File { .. }) {
        return Err(PublishError::Changed { path: shown() });
    }
    let mut bytes = fs::read(folder.place(path.as_str())).map_err(failed)?;
    let text = bytes.strip_prefix(BOM).unwrap_or(&bytes);
    if text != seen.as_bytes() {
        return Err(PublishError::Changed { path: shown() });
    }
    folder.sweep_beside(path);
    bytes.extend_from_slice(addition.as_bytes());
    let temp = folder.stage(path.as_str(), &bytes).map_err(failed)?;
    let lost = in_rounds(folder.points, vec![temp], |temp| {
        folder.put(temp, path.as_str())
    });
    if let Some((_, source)) = lost.into_iter().next() {
        return Err(failed(source));
    }
    folder.flush_folders([path].into_iter());
    Ok(())
}
