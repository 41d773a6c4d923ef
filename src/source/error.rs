//! Why there are no sources at all.

use super::printable::printable;
use std::fmt;
use std::io;

/// Why a workspace could not be read; the command ends with [`SourceError::EXIT_CODE`]. A bad file
/// *in* a workspace is never one of these: it is a [`super::Refusal`] and becomes a finding.
#[derive(Debug)]
pub enum SourceError {
    /// No `ipop.yaml` where it was looked for.
    NoWorkspace {
        /// Where the search began.
        at: String,
        /// Whether the folders above were looked at too.
        above: bool,
    },
    /// A folder can't be read.
    Folder {
        /// Which one.
        path: String,
        /// What the system said.
        source: io::Error,
    },
}

impl SourceError {
    /// The exit code of a command that found no workspace or could not read it.
    pub const EXIT_CODE: u8 = 2;
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoWorkspace { at, above } => {
                let above = if *above {
                    " or in a folder above it"
                } else {
                    ""
                };
                write!(
                    f,
                    "there is no workspace here: no file ipop.yaml in {at}{above}. Go to the folder that has it, name it with --root FOLDER, or begin one with `ipop init FOLDER`"
                )
            }
            Self::Folder { path, source } => write!(
                f,
                "the folder {} can't be read ({source}). Check that it is there and that you may open it",
                printable(path)
            ),
        }
    }
}

impl std::error::Error for SourceError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NoWorkspace { .. } => None,
            Self::Folder { source, .. } => Some(source),
        }
    }
}
