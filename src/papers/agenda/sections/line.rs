//! One line of a schedule, or one matter of other business.

use crate::model::meeting::SentLine;
use crate::model::value::{Fingerprint, Slug};

/// How many bytes of a hash tell one line from another.
const FINGERPRINT_BYTES: usize = 8;

/// One line or matter.
pub(in crate::papers) struct Line {
    /// As the ledger keeps it.
    pub(in crate::papers) sent: SentLine,
    /// The child, or what it is.
    pub(super) about: String,
    /// Where it stands, where that is not what it is about.
    pub(super) sub: Option<String>,
    /// What it says, in a few words.
    pub(super) tells: String,
    /// Who raises or presents it.
    pub(super) by: Option<Slug>,
}

/// What shows whether a line still says the same.
pub(super) fn print<'a>(values: impl IntoIterator<Item = &'a str>) -> Fingerprint {
    Fingerprint::of(values, FINGERPRINT_BYTES)
}
