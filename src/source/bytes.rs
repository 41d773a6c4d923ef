//! One file, read once and not without end.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use super::content::MAX_BYTES;
use super::refusal::Refusal;

/// Reads no more than is allowed, and no device or pipe, which might never end.
pub(super) fn bytes_of(place: &Path) -> Result<Vec<u8>, Refusal> {
    let unreadable = |error: io::Error| Refusal::Unreadable {
        why: error.to_string(),
    };
    let data = fs::symlink_metadata(place).map_err(unreadable)?;
    if !data.is_file() {
        return Err(Refusal::NotAFile);
    }
    if data.len() > MAX_BYTES {
        return Err(Refusal::TooBig { bytes: data.len() });
    }
    let mut bytes = Vec::new();
    let mut capped = File::open(place).map_err(unreadable)?.take(MAX_BYTES + 1);
    capped.read_to_end(&mut bytes).map_err(unreadable)?;
    Ok(bytes)
}
