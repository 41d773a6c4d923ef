//! Finding the workspace.

use std::fs;
use std::path::{Path, PathBuf};

use super::error::SourceError;

/// The folder that has `ipop.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Root {
    /// Where it is.
    pub path: PathBuf,
    /// Whether it was found above the current folder, which the command line should say.
    pub above: bool,
}

impl Root {
    /// The workspace at `given` (`--root`), which must be one; without it the one at `current` or
    /// in the nearest folder above, as git does, so that a build works from within `cases/`.
    ///
    /// # Errors
    ///
    /// [`SourceError::NoWorkspace`] if there is no `ipop.yaml`, [`SourceError::Folder`] if `given`
    /// is no folder that can be read.
    pub fn find(given: Option<&Path>, current: &Path) -> Result<Self, SourceError> {
        let at = |path: &Path| path.display().to_string();
        if let Some(path) = given {
            if let Err(source) = fs::read_dir(path) {
                return Err(SourceError::Folder {
                    path: at(path),
                    source,
                });
            }
            if !has_workspace(path) {
                let (at, above) = (at(path), false);
                return Err(SourceError::NoWorkspace { at, above });
            }
            let path = path.to_path_buf();
            return Ok(Self { path, above: false });
        }
        match current.ancestors().find(|folder| has_workspace(folder)) {
            Some(folder) => Ok(Self {
                path: folder.to_path_buf(),
                above: folder != current,
            }),
            None => Err(SourceError::NoWorkspace {
                at: at(current),
                above: true,
            }),
        }
    }
}

/// Anything of that name will do: a link or a folder is a finding, not another search.
fn has_workspace(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join("ipop.yaml")).is_ok()
}
