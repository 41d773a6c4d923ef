//! Where something stands in a file.

use crate::source::FileId;
use std::ops::Range;

/// A stretch of one file, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// A span of `file`. No file is over 1 MiB, so an offset always fits.
    #[must_use]
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self {
            file,
            start: offset(start),
            end: offset(end),
        }
    }

    /// The place of a whole file, for what concerns no line of it.
    #[must_use]
    pub fn file(file: FileId) -> Self {
        Self::new(file, 0, 0)
    }

    /// The bytes as a range.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(crate) fn parts(self) -> (u32, u32, u32) {
        (self.file.0, self.start, self.end)
    }

    pub(crate) fn from_parts(file: u32, start: u32, end: u32) -> Self {
        Self {
            file: FileId(file),
            start,
            end,
        }
    }
}
