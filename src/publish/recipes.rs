//! `out/.recipes.json`: of what each paper was made, so that one which would come out the same need
//! not be made again.
//!
//! A recipe is a hash over everything that goes into a paper. It is believed only while the file in
//! `out/` is still as that recipe left it. Losing the record costs time and nothing else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::manifest::to_json;
use super::path::OutPath;

/// The record's own name.
pub(super) const NAME: &str = ".recipes.json";

/// Recipes by the path of the paper: the whole record, or what one build notes for it. A build never
/// gets the record itself, so that it cannot write old notes over its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recipes {
    papers: BTreeMap<OutPath, Recipe>,
}

/// What a paper was made of, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Recipe {
    recipe: String,
    sha256: String,
}

impl Recipes {
    pub(super) fn parse(json: &[u8]) -> Self {
        serde_json::from_slice(json).unwrap_or_default()
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        to_json(self)
    }

    /// The hash of what a recipe gave at a path, if it is the one noted there.
    pub(super) fn result(&self, path: &OutPath, recipe: &str) -> Option<&str> {
        let noted = self.papers.get(path)?;
        (noted.recipe == recipe).then_some(noted.sha256.as_str())
    }

    /// Notes that a recipe gave these bytes.
    pub fn note(&mut self, path: OutPath, recipe: String, bytes: &[u8]) {
        let sha256 = super::manifest::sha256(bytes);
        self.papers.insert(path, Recipe { recipe, sha256 });
    }

    /// Takes over the notes of a later step; where both have a path, the later one is right.
    pub fn extend(&mut self, later: Self) {
        self.papers.extend(later.papers);
    }

    /// Forgets what is no longer in `out/`.
    pub(super) fn retain(&mut self, is_ours: impl Fn(&OutPath) -> bool) {
        self.papers.retain(|path, _| is_ours(path));
    }
}
