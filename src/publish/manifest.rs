//! `out/manifest.json`: every published file with its SHA-256.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::path::OutPath;

/// The manifest's own name; no paper may have it.
pub(super) const NAME: &str = "manifest.json";

/// One published file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PublishedFile {
    /// Where it is, relative to `out/`.
    pub path: OutPath,
    /// The SHA-256 of its content, as 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

/// Every published file, in path order. It holds no time and no absolute path, so the same papers
/// give the same manifest on every machine.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    files: BTreeMap<OutPath, PublishedFile>,
}

#[derive(Serialize)]
struct Written<'a> {
    program: &'a str,
    files: Vec<&'a PublishedFile>,
}

/// Fields are read leniently: an entry that makes no sense is passed over, never acted on.
#[derive(Deserialize)]
struct Read {
    files: Vec<serde_json::Value>,
}

#[derive(Deserialize)]
struct ReadEntry {
    path: OutPath,
    sha256: String,
    bytes: u64,
}

impl Manifest {
    /// Reads a manifest; `None` if it is no manifest at all. Entries whose path is not safe are
    /// left out, so an edited manifest can't send us outside `out/`.
    #[must_use]
    pub fn parse(json: &[u8]) -> Option<Self> {
        let read: Read = serde_json::from_slice(json).ok()?;
        let entries = read.files.into_iter().filter_map(|value| {
            let ReadEntry {
                path,
                sha256,
                bytes,
            } = serde_json::from_value(value).ok()?;
            Some(PublishedFile {
                path,
                sha256,
                bytes,
            })
        });
        Some(entries.collect())
    }

    /// The manifest as it is written: indented JSON with a newline at the end.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        to_json(&Written {
            program: "ipop",
            files: self.files.values().collect(),
        })
    }

    /// The files, in path order.
    pub fn files(&self) -> impl Iterator<Item = &PublishedFile> {
        self.files.values()
    }

    /// One file.
    #[must_use]
    pub fn get(&self, path: &OutPath) -> Option<&PublishedFile> {
        self.files.get(path)
    }
}

impl FromIterator<PublishedFile> for Manifest {
    fn from_iter<I: IntoIterator<Item = PublishedFile>>(entries: I) -> Self {
        let files = entries
            .into_iter()
            .map(|entry| (entry.path.clone(), entry))
            .collect();
        Self { files }
    }
}

/// Indented JSON.
pub(super) fn to_json(value: &impl Serialize) -> Vec<u8> {
    let mut json =
        serde_json::to_vec_pretty(value).expect("a record holds strings, numbers and lists");
    json.push(b'\n');
    json
}

/// The SHA-256 of some bytes in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    crate::hex::hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(path: &str) -> PublishedFile {
        PublishedFile {
            path: OutPath::new(path).unwrap(),
            sha256: sha256(path.as_bytes()),
            bytes: path.len() as u64,
        }
    }

    #[test]
    fn sorted_and_read_back() {
        let one: Manifest = [entry("b"), entry("a/c")].into_iter().collect();
        let two: Manifest = [entry("a/c"), entry("b")].into_iter().collect();
        assert_eq!(one.to_bytes(), two.to_bytes());
        assert_eq!(Manifest::parse(&one.to_bytes()), Some(one));
        assert!(sha256(b"").starts_with("e3b0c44298fc1c14"));
    }

    #[test]
    fn nonsense_is_passed_over() {
        assert_eq!(Manifest::parse(b"<<<<<<< HEAD"), None);
        let json = br#"{"files": [3, {"path": "../x", "sha256": "", "bytes": 1},
                                  {"path": "x", "sha256": "00", "bytes": 1}]}"#;
        let read = Manifest::parse(json).unwrap();
        assert_eq!(
            read.files().map(|e| e.path.as_str()).collect::<Vec<_>>(),
            ["x"]
        );
    }
}
