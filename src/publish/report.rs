//! What came of it, in words for the person who ran the build.

use std::fmt;
use std::io;

use super::path::{BadPath, OutPath};

/// What a build did to `out/`. Every list is in path order.
#[derive(Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Report {
    /// New or different, and now in place.
    pub written: Vec<OutPath>,
    /// Already as they should be; not touched.
    pub unchanged: Vec<OutPath>,
    /// Made by an earlier build, no longer made, and removed.
    pub removed: Vec<OutPath>,
    /// Made by an earlier build and no longer made, but changed since by somebody: left alone.
    pub kept_edited: Vec<OutPath>,
    /// Could not be written or removed; what was there before is still there, whole.
    pub failed: Vec<Failure>,
}

/// A file that could not be written or removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Which one.
    pub path: OutPath,
    /// Why, and what to do: a whole sentence or two, with the path as the reader knows it.
    pub message: String,
}

impl Report {
    /// Whether `out/` is now as it should be; if not, the command ends with exit code 3.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.failed.is_empty()
    }
}

/// Why nothing, or not everything, could be written. Every one ends the command with
/// [`PublishError::EXIT_CODE`].
#[derive(Debug)]
pub enum PublishError {
    /// A paper has a name that no file may have.
    BadPath(BadPath),
    /// Two papers have names that Windows and macOS take for the same.
    Collision {
        /// The one.
        first: String,
        /// The other.
        second: String,
    },
    /// A paper was made that the build does not answer for: a fault of this program.
    OutsideScope {
        /// Its path.
        path: OutPath,
    },
    /// Where a folder or file of ours should be is a link to somewhere else.
    Link {
        /// The link.
        path: String,
    },
    /// The output folder can't be made or read.
    Folder {
        /// The folder.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The lock can't be had.
    Lock {
        /// Its file.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// The disk is full; nothing was changed.
    NoSpace {
        /// The file that did not fit.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// A file could not be written.
    Write {
        /// Which one.
        path: String,
        /// What the system said.
        source: io::Error,
    },
    /// A source file says something else than when it was read.
    Changed {
        /// Its path.
        path: String,
    },
    /// The copy of a paper as it was sent could not be kept.
    Copy {
        /// Why, and what to do.
        message: String,
    },
    /// A new file was asked for where there is one already.
    AlreadyThere {
        /// Its path.
        path: String,
    },
}

impl PublishError {
    /// The exit code of a command that could not write.
    pub const EXIT_CODE: u8 = 3;
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadPath(bad) => bad.fmt(f),
            Self::Collision { first, second } => write!(
                f,
                "`{first}` and `{second}` would be the same file on Windows, so nothing was written; rename one of the two"
            ),
            Self::OutsideScope { path } => write!(
                f,
                "`{path}` does not belong to this build, so nothing was written; this is a fault in ipop, please report it"
            ),
            Self::Link { path } => write!(
                f,
                "{path} is a link to another place, and papers are never written through a link; remove it, or name the real folder with --out"
            ),
            Self::Folder { path, source } => {
                write!(f, "the folder {path} can't be used: {source}")
            }
            Self::Lock { path, source } if is_of_sources(path) => write!(
                f,
                "{path} can't be locked ({source}); nothing was changed. The workspace must lie where you may write, on a drive that knows locks"
            ),
            Self::Lock { path, source } => write!(
                f,
                "{path} can't be locked ({source}); choose a folder on this computer's own disk with --out"
            ),
            Self::NoSpace { path, source } => write!(
                f,
                "there is no room on the disk for {path} ({source}); the earlier papers are still in place and nothing was changed"
            ),
            Self::Write { path, source } => write!(f, "{path} can't be written: {source}"),
            Self::Changed { path } => write!(
                f,
                "somebody changed {path} at this moment, so nothing was written; type the command again"
            ),
            Self::Copy { message } => write!(f, "{message}; nothing was recorded"),
            Self::AlreadyThere { path } => write!(
                f,
                "{path} is there already and was left as it is; choose another name, or edit that file"
            ),
        }
    }
}

/// Whether it is the lock behind which sources are written, which can't be elsewhere.
fn is_of_sources(lock: &str) -> bool {
    let parts: Vec<&str> = lock.split(['/', '\\']).collect();
    parts.iter().rev().nth(1) == Some(&".ipop")
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Folder { source, .. }
            | Self::Lock { source, .. }
            | Self::NoSpace { source, .. }
            | Self::Write { source, .. } => Some(source),
            Self::BadPath(bad) => Some(bad),
            _ => None,
        }
    }
}

impl From<BadPath> for PublishError {
    fn from(bad: BadPath) -> Self {
        Self::BadPath(bad)
    }
}

/// Whether the disk, or the officer's share of it, is full.
pub(super) fn is_full(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded
    )
}

/// Whether another program holds the file open. Windows says "access denied" (5), "sharing
/// violation" (32) or "lock violation" (33); elsewhere a file in use can be replaced.
pub(super) fn is_held(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::ResourceBusy
        || (cfg!(windows) && matches!(error.raw_os_error(), Some(5 | 32 | 33)))
}

/// The sentence for a file that could not be written or removed. `shown` is its path as the
/// reader knows it.
pub(super) fn explain(shown: &str, error: &io::Error) -> String {
    if !is_held(error) {
        return format!("{shown} could not be written or removed: {error}");
    }
    let program = match shown.rsplit('.').next() {
        Some("xlsx") => "Excel",
        Some("pdf") => "a PDF reader",
        Some("html") => "a browser",
        Some("ics" | "eml") => "Outlook",
        _ => "another program",
    };
    format!(
        "{shown} is open, probably in {program}, so the earlier version is still there. Close it and run the build again."
    )
}
