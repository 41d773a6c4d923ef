//! Why a file could not be used, in words for the officer who saved it.

use std::sync::Arc;

/// Why a file of the workspace could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Larger than [`super::MAX_BYTES`].
    TooBig {
        /// Its size.
        bytes: u64,
    },
    /// Not UTF-8.
    NotUtf8 {
        /// What it looks like instead.
        encoding: Encoding,
        /// The first byte that is not UTF-8.
        byte: usize,
        /// The line of that byte, from 1.
        line: u32,
    },
    /// A link, or behind one.
    Link,
    /// A folder, or something odder, where a file should be; or a file where a folder should be.
    NotAFile,
    /// Nothing in it but white space.
    Empty,
    /// Left by a merge in git that was not finished.
    MergeMarker {
        /// The first line with a marker, from 1.
        line: u32,
        /// The whole text, to show that line.
        text: Arc<str>,
    },
    /// The first file beyond [`super::MAX_FILES`]; no further file was read.
    TooMany,
    /// Its name differs only in upper and lower case from that of another file.
    SameName {
        /// The other file.
        other: String,
    },
    /// A folder whose name is nearly that of one of the workspace's, which is not there.
    Misnamed {
        /// The folder that is not there.
        meant: &'static str,
    },
    /// The system would not let us read it.
    Unreadable {
        /// What the system said.
        why: String,
    },
}

/// What a file looks like that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Two bytes a character, as Notepad's "Unicode" writes.
    Utf16,
    /// One byte a character, as older Windows programs write ("ANSI", Windows-1252, Latin-1).
    Latin1,
    /// Neither: perhaps no text at all.
    Other,
}

impl Refusal {
    /// What is wrong, as one line that stands alone after the file's name.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::TooBig { bytes } => {
                format!(
                    "this file has {bytes} bytes, and the most that is read is 1 MiB (1048576 bytes)"
                )
            }
            Self::NotUtf8 { encoding, .. } => match encoding {
                Encoding::Utf16 => {
                    "this file is saved as UTF-16 (\"Unicode\"), not as UTF-8".to_owned()
                }
                Encoding::Latin1 => {
                    "this file is saved in an older Windows encoding (\"ANSI\"), not as UTF-8"
                        .to_owned()
                }
                Encoding::Other => "this file is not text in UTF-8".to_owned(),
            },
            Self::Link => "this is a link to another place, and links are not followed".to_owned(),
            Self::NotAFile => {
                "a folder stands where a file should be, or a file where a folder should be"
                    .to_owned()
            }
            Self::Empty => "this file is empty".to_owned(),
            Self::MergeMarker { .. } => {
                "this line was left by a merge in git that is not finished".to_owned()
            }
            Self::TooMany => {
                "the workspace has more than 10000 files; no more than these were read".to_owned()
            }
            Self::SameName { other } => {
                format!(
                    "Windows takes this file and `{other}` for the same, so one would overwrite the other"
                )
            }
            Self::Misnamed { meant } => format!(
                "this folder is not read, and there is no folder `{meant}`, which it is probably meant to be"
            ),
            Self::Unreadable { why } => format!("this file can't be read: {why}"),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::TooBig { .. } => {
                "check that it is the right file; split a long list into several files"
            }
            Self::NotUtf8 { .. } => {
                "open it in your editor and save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8; in \
                 Excel: Save as, CSV UTF-8)"
            }
            Self::Link => "put a copy of the file here in its place",
            Self::NotAFile => "rename it or move it elsewhere",
            Self::Empty => "fill it in, or delete it",
            Self::MergeMarker { .. } => {
                "keep the lines that are right, and delete the others and the lines that start with <<<<<<<, ======= and >>>>>>>"
            }
            Self::TooMany => {
                "keep other files outside the folders cases, panels, registers and templates"
            }
            Self::SameName { .. } => "rename or delete one of the two",
            Self::Misnamed { .. } => "rename it, in small letters, exactly as it is written there",
            Self::Unreadable { .. } => {
                "close other programs that use it, and check that you may read it"
            }
        }
    }

    /// The line that it is about, from 1, where there is one.
    #[must_use]
    pub fn line(&self) -> Option<u32> {
        match self {
            Self::NotUtf8 { line, .. } | Self::MergeMarker { line, .. } => Some(*line),
            _ => None,
        }
    }
}
