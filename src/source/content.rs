//! What is in a file, and how much is read of it and of how many.

use std::sync::Arc;

use super::refusal::Refusal;

/// The largest file that is read: a case file has some 5 KiB.
pub const MAX_BYTES: u64 = 1 << 20;

/// The most files that a workspace may have.
pub const MAX_FILES: usize = 10_000;

/// The text of a file, or why there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// UTF-8, with line ends as they are on disk (LF or CRLF).
    Text(Arc<str>),
    /// The bytes of a picture.
    Picture(Arc<[u8]>),
    /// Not usable, and why.
    Refused(Refusal),
}
