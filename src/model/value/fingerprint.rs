//! Fingerprints: what shows whether two things are the same, and tells nothing of them.

use std::fmt;
use std::str::FromStr;

use sha2::{Digest, Sha256};

use super::ParseProblem;

/// Hexadecimal digits in lower case: part of a SHA-256, an event's opaque name, a revision of git.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of a list of values, in so many bytes. Where one value ends and the next
    /// begins counts, so that no two lists run into the same text.
    #[must_use]
    pub fn of<T: AsRef<str>>(values: impl IntoIterator<Item = T>, bytes: usize) -> Self {
        let mut hash = Sha256::new();
        for value in values {
            let value = value.as_ref();
            hash.update((value.len() as u64).to_be_bytes());
            hash.update(value);
        }
        Self::written(&hash.finalize(), bytes)
    }

    /// The first bytes of a SHA-256 over one text.
    #[must_use]
    pub fn of_text(text: &str, bytes: usize) -> Self {
        Self::written(&Sha256::digest(text.as_bytes()), bytes)
    }

    /// The whole SHA-256 of a file.
    #[must_use]
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self::written(&Sha256::digest(bytes), 32)
    }

    fn written(hash: &[u8], bytes: usize) -> Self {
        Self(crate::hex::hex(&hash[..bytes.min(hash.len())]))
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Fingerprint {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if (7..=64).contains(&text.len()) && text.bytes().all(is_hex) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ParseProblem::new(
                "expected 7 to 64 hexadecimal digits, as `ipop issue` writes them",
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn data_form() {
        let no = "expected 7 to 64 hexadecimal digits";
        check::<Fingerprint>(&[
            ("00112233aabbccdd", Ok("00112233aabbccdd")),
            ("1234567", Ok("1234567")),
            ("123456", Err(no)),
            ("00112233AABBCCDD", Err(no)),
            ("not a fingerprint", Err(no)),
        ]);
    }

    #[test]
    fn where_a_value_ends_counts() {
        assert_eq!(
            Fingerprint::of(["ab", "c"], 8),
            Fingerprint::of(["ab", "c"], 8)
        );
        assert_ne!(
            Fingerprint::of(["ab", "c"], 8),
            Fingerprint::of(["a", "bc"], 8)
        );
        assert_ne!(Fingerprint::of(["a"], 8), Fingerprint::of(["a", ""], 8));
        assert_eq!(Fingerprint::of_text("", 4).as_str(), "e3b0c442");
    }
}
