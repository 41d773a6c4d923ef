//! Bytes as hexadecimal figures, for names and sums that are made of a hash.

use std::fmt::Write as _;

/// Two figures for each byte.
#[must_use]
pub(crate) fn hex(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}
