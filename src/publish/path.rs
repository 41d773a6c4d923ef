//! Paths that are safe on every system that an officer or a council's server may use.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The longest part of a path; Windows fails on much longer ones.
const LONGEST_PART: usize = 120;

/// Files beside a workspace whose names begin with a dot. Whoever begins one writes them, as other programs look
/// for just these; no other path may have such a part.
const DOTTED: [&str; 6] = [
    ".gitignore",
    ".gitattributes",
    ".gitlab-ci.yml",
    ".github/workflows/check.yml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
];

/// A relative path with forward slashes that stays inside the folder it is joined to.
///
/// Each part is made of `a-z`, `A-Z`, `0-9`, `.`, `_` and `-`, neither starts nor ends with a dot,
/// and is not a name that Windows keeps for a device. So no reference in a case file, however
/// odd, can make us write elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OutPath(String);

/// Why a path was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPath {
    /// The path as it was given, with anything unprintable escaped.
    pub path: String,
    /// What is wrong with it, as the end of a sentence.
    pub because: &'static str,
}

impl OutPath {
    /// Checks a path.
    ///
    /// # Errors
    ///
    /// [`BadPath`] if a part is empty, is `.` or `..`, holds a character outside the safe
    /// alphabet, is a Windows device name such as `CON`, or is longer than 120 characters.
    pub fn new(path: impl Into<String>) -> Result<Self, BadPath> {
        let path = path.into();
        if DOTTED.contains(&path.as_str()) {
            return Ok(Self(path));
        }
        match path.split('/').find_map(fault) {
            None => Ok(Self(path)),
            Some(because) => Err(BadPath {
                path: path.escape_debug().to_string(),
                because,
            }),
        }
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this path is `folder` itself or lies anywhere beneath it.
    #[must_use]
    pub fn is_within(&self, folder: &Self) -> bool {
        self.0
            .strip_prefix(folder.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// Whether the path lies under a folder `issued`, where copies of sent papers are kept.
    #[must_use]
    pub fn is_issued(&self) -> bool {
        self.folders()
            .any(|folder| folder.rsplit('/').next() == Some("issued"))
    }

    /// The folders that the path lies in, innermost first, without the root.
    pub(super) fn folders(&self) -> impl Iterator<Item = &str> {
        self.0.rmatch_indices('/').map(|(at, _)| &self.0[..at])
    }
}

/// What Windows and macOS see: they do not tell upper from lower case in file names.
pub(super) fn fold(path: &str) -> String {
    path.to_ascii_lowercase()
}

fn fault(part: &str) -> Option<&'static str> {
    let safe = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if part.is_empty() {
        Some("a part of it is empty")
    } else if part.starts_with('.') || part.ends_with('.') {
        Some("a part of it starts or ends with a dot")
    } else if !part.chars().all(safe) {
        Some("it holds a character other than letters a to z, digits, dot, hyphen and underscore")
    } else if part.len() > LONGEST_PART {
        Some("a part of it is longer than 120 characters")
    } else if is_device(part) {
        Some("it uses a name that Windows keeps for a device")
    } else {
        None
    }
}

/// `CON`, and also `con.pdf`: Windows looks only at what stands before the first dot.
fn is_device(part: &str) -> bool {
    let stem = fold(part.split('.').next().unwrap_or(part));
    match stem.as_str() {
        "con" | "prn" | "aux" | "nul" => true,
        _ => ["com", "lpt"].iter().any(|port| {
            stem.strip_prefix(port)
                .is_some_and(|n| n.len() == 1 && n.starts_with(|c: char| c.is_ascii_digit()))
        }),
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<OutPath> for String {
    fn from(path: OutPath) -> Self {
        path.0
    }
}

impl TryFrom<String> for OutPath {
    type Error = BadPath;

    fn try_from(path: String) -> Result<Self, BadPath> {
        Self::new(path)
    }
}

impl fmt::Display for BadPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` can't be the name of a file: {}",
            self.path, self.because
        )
    }
}

impl std::error::Error for BadPath {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_paths_pass() {
        for path in [
            "index.html",
            "demo/2026-06-10/invites/a.b_c-2.ics",
            "console/com10.pdf",
            ".gitignore",
            ".github/workflows/check.yml",
        ] {
            assert_eq!(OutPath::new(path).unwrap().to_string(), path);
        }
    }

    #[test]
    fn dangerous_paths_are_refused() {
        let long = "a".repeat(121);
        for path in [
            "",
            "/etc/passwd",
            "a//b",
            "a/",
            "../x",
            "a/../x",
            ".",
            "./a",
            ".git/config",
            ".vscode/tasks.json",
            "a.",
            "a ",
            "a b",
            "a\\b",
            "C:x",
            "CON",
            "con.pdf",
            "x/Nul.tar.gz",
            "COM1",
            "lpt9.html",
            "é",
            "a\nb",
            "a\0",
            "a:b",
            "a*",
            &long,
        ] {
            assert!(OutPath::new(path).is_err(), "{path:?} was accepted");
        }
    }

    #[test]
    fn within_compares_whole_parts() {
        let path = |p: &str| OutPath::new(p).unwrap();
        assert!(path("demo/2026").is_within(&path("demo")));
        assert!(path("demo").is_within(&path("demo")));
        assert!(!path("demo2/x").is_within(&path("demo")));
        assert!(path("demo/d/issued/1/agenda.pdf").is_issued());
        assert!(!path("demo/d/issued").is_issued());
        assert_eq!(path("a/b/c").folders().collect::<Vec<_>>(), ["a/b", "a"]);
    }
}
