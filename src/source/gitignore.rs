//! Whether git would pass over a file.
//!
//! Only files called `.gitignore` are asked, as they lie in the folders above the file: what else may
//! cover it (the user's own list, the clone's) is not seen by a colleague who clones the repository.
//! In doubt git would take it in: a pattern with `[` covers nothing, and one that takes away from the
//! others, as `![ab]` does, takes away everything.

use std::fs;
use std::path::{Path, PathBuf};

use super::bytes::bytes_of;

/// Its name.
pub(super) const FILE: &str = ".gitignore";

/// What to add to which file, so that git passes over a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// The line.
    pub line: String,
    /// Where the `.gitignore` lies, seen from the top of the repository: `.gitignore` at its top.
    pub file: String,
}

/// What is to be done before git passes over each of some files of a folder, named by their paths
/// below it; nothing if it does, or if the folder lies in no repository.
#[must_use]
pub fn uncovered(folder: &Path, files: &[String]) -> Option<Uncovered> {
    let folder = real(folder)?;
    let top = folder
        .ancestors()
        .find(|above| fs::symlink_metadata(above.join(".git")).is_ok())?;
    let below = folder.strip_prefix(top).ok()?;
    let parts: Vec<String> = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect();
    let mut lists = Vec::new();
    let mut at = top.to_path_buf();
    let mut above = String::new();
    for part in std::iter::once(None).chain(parts.iter().map(Some)) {
        if let Some(part) = part {
            at.push(part);
            above.push_str(part);
            above.push('/');
        }
        if let Ok(bytes) = bytes_of(&at.join(FILE)) {
            lists.push((above.clone(), bytes));
        }
    }
    let is_open = |file: &String| !hides(&lists, &format!("{above}{file}"));
    files.iter().any(is_open).then(|| Uncovered {
        line: format!("/{above}"),
        file: FILE.to_owned(),
    })
}

/// The folder without links, whether it is there already or not.
pub(super) fn real(folder: &Path) -> Option<PathBuf> {
    let there = folder.ancestors().find_map(|above| {
        let real = fs::canonicalize(if above.as_os_str().is_empty() {
            Path::new(".")
        } else {
            above
        });
        Some((real.ok()?, folder.strip_prefix(above).ok()?))
    })?;
    Some(there.0.join(there.1))
}

/// Whether lists, each with the folder in which it lies (`""`, `panels/`), cover a file; the deeper
/// ones come last. What lies in a covered folder is covered, whatever else is said of it.
fn hides(lists: &[(String, Vec<u8>)], path: &str) -> bool {
    let ends = path.match_indices('/').map(|(at, _)| (at, true));
    ends.chain([(path.len(), false)]).any(|(end, is_folder)| {
        let part = &path[..end];
        let says = lists.iter().rev().find_map(|(folder, list)| {
            let below = part.strip_prefix(folder.as_str())?;
            verdict(list, below, is_folder)
        });
        says == Some(true)
    })
}

/// Whether a list ignores a file that lies beside it.
pub(super) fn ignores(gitignore: &[u8], name: &str) -> bool {
    verdict(gitignore, name, false) == Some(true)
}

/// What the last line says that speaks of a path below the list's own folder.
fn verdict(gitignore: &[u8], path: &str, is_folder: bool) -> Option<bool> {
    let mut says = None;
    for line in String::from_utf8_lossy(gitignore).lines() {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (pattern, ignored) = match line.strip_prefix('!') {
            Some(pattern) => (pattern, false),
            None => (line, true),
        };
        let doubtful = pattern.contains(['[', '\\']);
        let covers = if doubtful {
            !ignored
        } else {
            covers(pattern, path, is_folder)
        };
        if covers {
            says = Some(ignored);
        }
    }
    says
}

fn covers(pattern: &str, path: &str, is_folder: bool) -> bool {
    let (pattern, folders_only) = match pattern.strip_suffix('/') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    if pattern.is_empty() || folders_only && !is_folder {
        return false;
    }
    // Without a slash it is about the last part of a path, wherever that lies.
    if !pattern.contains('/') {
        let name = path.rsplit('/').next().unwrap_or(path);
        return matches(pattern.as_bytes(), name.as_bytes());
    }
    let pattern = pattern.strip_prefix('/').unwrap_or(pattern);
    let patterns: Vec<&str> = pattern.split('/').collect();
    let parts: Vec<&str> = path.split('/').collect();
    parts_match(&patterns, &parts)
}

/// `**` is any number of folders, at the end whatever lies below.
fn parts_match(patterns: &[&str], parts: &[&str]) -> bool {
    match patterns.split_first() {
        None => parts.is_empty(),
        Some((&"**", [])) => !parts.is_empty(),
        Some((&"**", rest)) => (0..=parts.len()).any(|skip| parts_match(rest, &parts[skip..])),
        Some((first, rest)) => parts.split_first().is_some_and(|(part, after)| {
            matches(first.as_bytes(), part.as_bytes()) && parts_match(rest, after)
        }),
    }
}

/// `*` is any run of letters, `?` any one.
fn matches(pattern: &[u8], name: &[u8]) -> bool {
    match pattern.split_first() {
        None => name.is_empty(),
        Some((b'*', rest)) => (0..=name.len()).any(|skip| matches(rest, &name[skip..])),
        Some((one, rest)) => name
            .split_first()
            .is_some_and(|(first, after)| (*one == b'?' || one == first) && matches(rest, after)),
    }
}

#[cfg(test)]
mod tests {
    use super::{hides, ignores};

    #[test]
    fn as_git_reads_it() {
        for (text, ignored) in [
            ("names.yaml\n", true),
            ("/names.yaml", true),
            ("**/names.yaml", true),
            ("names.*\r\n/out/*\r\n", true),
            ("*.yaml\n!ipop.yaml\n", true),
            ("name?.yaml   \n", true),
            ("*\n", true),
            ("", false),
            ("# names.yaml\n", false),
            ("names.yml\n", false),
            ("names.yaml/\n", false),
            ("/panels/names.yaml\n", false),
            ("names.yaml\n!names.yaml\n", false),
            ("*.yaml\n!names*\nnames.yaml\n", true),
            ("name[s].yaml\n", false),
            ("names.yaml\n!name[s].yaml\n", false),
        ] {
            assert_eq!(ignores(text.as_bytes(), "names.yaml"), ignored, "{text:?}");
        }
    }

    #[test]
    fn folders_and_lists_in_folders() {
        let agenda = "work/out/psp/2026-06-09/agenda.html";
        for (top, below, hidden) in [
            ("/work/out/\n", "", true),
            ("out\n", "", true),
            ("out/\n", "", true),
            ("/out/\n", "", false),
            ("", "/out/*\n!/out/README.md\n", true),
            ("", "/out/*\n!/out/psp/\n", false),
            ("", "/out/**/*.html\n", true),
            ("", "/out/*.html\n", false),
            ("**/2026-06-09/**\n", "", true),
            ("out/\n", "!out/\n", false),
            ("work/**/agenda.html\n", "", true),
            (
                "/work/out/\n!/work/out/psp/2026-06-09/agenda.html\n",
                "",
                true,
            ),
            ("", "", false),
        ] {
            let lists = [
                (String::new(), top.as_bytes().to_vec()),
                ("work/".to_owned(), below.as_bytes().to_vec()),
            ];
            assert_eq!(hides(&lists, agenda), hidden, "{top:?} {below:?}");
        }
    }
}
