//! `out/.cache.json`: what we made, and how the disk described it then.
//!
//! It serves two ends. A file whose size and time are as they were need not be read again. And
//! what is about to be written is noted here first, so that a build that is killed before its
//! manifest leaves no paper behind that nobody knows to be ours. Losing it costs time only, and
//! the clearing up after a killed build.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::manifest::{Manifest, PublishedFile, to_json};
use super::path::OutPath;

/// The cache's own name.
pub(super) const NAME: &str = ".cache.json";

/// A content that we wrote, or were about to write, at a path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Written {
    pub(super) path: OutPath,
    pub(super) sha256: String,
    pub(super) bytes: u64,
    /// Nanoseconds since 1970; absent while it is not known that the file was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) modified: Option<u64>,
}

/// The whole file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Cache {
    pub(super) made: Vec<Written>,
}

impl Cache {
    /// Reads a cache; one that can't be read is an empty one.
    pub(super) fn parse(json: &[u8]) -> Self {
        serde_json::from_slice(json).unwrap_or_default()
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        to_json(self)
    }
}

/// What earlier builds made, from their manifest and their cache together.
#[derive(Debug, Default)]
pub(super) struct Known {
    paths: BTreeMap<OutPath, Contents>,
}

/// Every content that we ever put at a path and that may still lie there.
#[derive(Debug, Default)]
pub(super) struct Contents {
    pub(super) made: BTreeSet<Written>,
    /// As the manifest has it.
    pub(super) listed: Option<PublishedFile>,
}

impl Known {
    pub(super) fn new(manifest: &Manifest, cache: &Cache) -> Self {
        let mut paths: BTreeMap<OutPath, Contents> = BTreeMap::new();
        for entry in manifest.files() {
            paths.entry(entry.path.clone()).or_default().listed = Some(entry.clone());
        }
        for made in &cache.made {
            let contents = paths.entry(made.path.clone()).or_default();
            contents.made.insert(made.clone());
        }
        Self { paths }
    }

    pub(super) fn get(&self, path: &OutPath) -> Option<&Contents> {
        self.paths.get(path)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = (&OutPath, &Contents)> {
        self.paths.iter()
    }
}

impl Contents {
    /// The entry whose content has this hash, if we made it.
    pub(super) fn entry(&self, path: &OutPath, sha256: &str) -> Option<PublishedFile> {
        let made = self.made.iter().map(|made| (&made.sha256, made.bytes));
        let listed = self.listed.iter().map(|entry| (&entry.sha256, entry.bytes));
        let (sha256, bytes) = made.chain(listed).find(|(known, _)| *known == sha256)?;
        Some(PublishedFile {
            path: path.clone(),
            sha256: sha256.clone(),
            bytes,
        })
    }

    /// The hash of a file that the disk describes so, if it was so when we wrote it.
    pub(super) fn trusted(&self, bytes: u64, modified: Option<u64>) -> Option<&str> {
        let modified = modified?;
        let same = |made: &&Written| made.bytes == bytes && made.modified == Some(modified);
        self.made.iter().find(same).map(|made| made.sha256.as_str())
    }

    /// Whether a build may have ended between writing this path and listing it.
    pub(super) fn is_open(&self) -> bool {
        self.listed.is_none() || self.made.iter().any(|made| made.modified.is_none())
    }
}
