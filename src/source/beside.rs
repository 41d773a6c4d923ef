//! Files that lie beside a workspace's own: for git, for an editor, for people.

use std::fs;
use std::path::{Path, PathBuf};

use super::bytes::bytes_of;
use super::gitignore::real;

/// What lies at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beside {
    /// Nothing.
    Missing,
    /// A file of text.
    Text(String),
    /// Anything else: a folder, a link, a file that can't be read.
    Other,
}

impl Beside {
    /// The text, if it is one.
    #[must_use]
    pub fn text(self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text),
            Self::Missing | Self::Other => None,
        }
    }
}

/// What lies at a path below a folder, whatever it is.
#[must_use]
pub fn beside(root: &Path, path: &str) -> Beside {
    let mut place = root.to_path_buf();
    place.extend(path.split('/'));
    if fs::symlink_metadata(&place).is_err_and(|error| error.kind() == std::io::ErrorKind::NotFound)
    {
        return Beside::Missing;
    }
    let text = bytes_of(&place).ok().map(String::from_utf8);
    text.and_then(Result::ok)
        .map_or(Beside::Other, Beside::Text)
}

/// A path without the mark that Windows puts before one without links: git doesn't know it.
pub(super) fn plain(path: PathBuf) -> PathBuf {
    let Some(text) = path.to_str() else {
        return path;
    };
    if let Some(share) = text.strip_prefix(r"\\?\UNC\") {
        return PathBuf::from(format!(r"\\{share}"));
    }
    match text.strip_prefix(r"\\?\") {
        Some(rest) => PathBuf::from(rest),
        None => path,
    }
}

/// A folder that is to become a workspace, and what stands in its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The folder without links, whether it is there already or not.
    pub path: PathBuf,
    /// The workspace that it is, or lies in.
    pub workspace: Option<PathBuf>,
    /// Whether it is no folder, or what it would lie in is none.
    pub is_no_folder: bool,
    /// Whether it lies in a git repository.
    pub in_git: bool,
}

/// Looks at a folder that is to become a workspace.
#[must_use]
pub fn ground(folder: &Path) -> Ground {
    let path = real(folder).map_or_else(|| folder.to_path_buf(), plain);
    let has = |folder: &Path, name: &str| fs::symlink_metadata(folder.join(name)).is_ok();
    let above = |name: &str| path.ancestors().find(|folder| has(folder, name));
    Ground {
        workspace: above("ipop.yaml").map(Path::to_path_buf),
        is_no_folder: path
            .ancestors()
            .find_map(|above| fs::symlink_metadata(above).ok())
            .is_some_and(|found| !found.is_dir()),
        in_git: above(".git").is_some(),
        path,
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_path_loses_the_mark_of_windows() {
        for (path, wanted) in [
            (r"\\?\C:\Users\x\panel", r"C:\Users\x\panel"),
            (r"\\?\UNC\files\share\panel", r"\\files\share\panel"),
            ("/home/x/panel ü", "/home/x/panel ü"),
        ] {
            assert_eq!(plain(path.into()), std::path::Path::new(wanted));
        }
    }
}
