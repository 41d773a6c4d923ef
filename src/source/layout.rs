//! Which files a workspace has, and what is probably meant by one that it has not.

use std::path::Path;

use super::decode::Kind;

/// The folders of a workspace. Nothing else is walked: not `.git`, `out/` or `target/`.
pub(super) const FOLDERS: [&str; 5] = ["cases", "imports", "panels", "registers", "templates"];

/// Where pictures for the papers lie, such as the authority's logo. Only pictures are read there, and
/// only at its top: it may hold whatever else somebody wants.
pub(super) const PICTURES: &str = "assets";

/// The files at its top.
const TOP_FILES: [&str; 2] = ["ipop.yaml", NAMES];

/// The file with the children's names, which git must never see.
pub const NAMES: &str = "names.yaml";

/// The folders of a workspace, for those who watch it.
#[must_use]
pub fn workspace_folders() -> [&'static str; 6] {
    let [cases, imports, panels, registers, templates] = FOLDERS;
    [cases, imports, panels, registers, templates, PICTURES]
}

/// The folder that a name at the top is probably meant to be, if it is none itself: `Panels`,
/// `panel`, `registers_`.
pub(super) fn misnamed(name: &str) -> Option<&'static str> {
    if FOLDERS.contains(&name) {
        return None;
    }
    let lower = name.trim().to_lowercase();
    let near = |folder: &&&str| strsim::damerau_levenshtein(&lower, folder) <= 1;
    FOLDERS.iter().find(near).copied()
}

/// Whether a path below the root is one that [`super::Sources::read`] would look at: a file at the
/// top with a name of ours, or anything in one of the folders.
#[must_use]
pub fn is_workspace_path(below_root: &Path) -> bool {
    let first = below_root.components().next();
    let first = first.and_then(|part| part.as_os_str().to_str());
    first.is_some_and(|first| {
        FOLDERS.contains(&first) || TOP_FILES.contains(&first) || first == PICTURES
    })
}

/// A file in one of the workspace's folders that is none of the workspace's files, so that a
/// finding can say what to do: nothing that an officer saved is passed over in silence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Its path below the root, with anything unprintable escaped.
    pub path: String,
    /// The path that it should probably have, or whose copy it is.
    pub suggestion: Option<String>,
    /// Whether it looks like a copy of the suggested file (`Copy of C-0107.yaml`).
    pub is_copy: bool,
}

/// What kind of file the workspace has at this path, if any.
pub(super) fn kind(path: &str) -> Option<Kind> {
    let parts: Vec<&str> = path.split('/').collect();
    let (stem, extension) = parts.last()?.rsplit_once('.')?;
    let tidy = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_alphanumeric())
            && part
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-'))
    };
    let folders = &parts[..parts.len() - 1];
    if !tidy(stem) || !folders.iter().all(|folder| tidy(folder)) {
        return None;
    }
    let data = match folders {
        [] => TOP_FILES.contains(&path),
        ["registers" | "cases"] | ["panels", _, "terms"] => extension == "yaml",
        // A return itself is never kept here: it holds what git must not.
        ["imports"] => extension == "yaml" || path == "imports/references.csv",
        ["panels", _] if extension == "md" => {
            return stem.starts_with("annual-report-").then_some(Kind::Prose);
        }
        ["panels", _] => matches!(extension, "yaml" | "csv"),
        [PICTURES] => {
            return matches!(extension, "svg" | "png").then_some(Kind::Picture);
        }
        ["templates", ..] => {
            return matches!(extension, "html" | "typ" | "css").then_some(Kind::Prose);
        }
        _ => false,
    };
    // `C-0107.copy.yaml` is one dot too many for a reference, but `2026-06-10.issued.yaml` is not.
    data.then_some(Kind::Data)
}

/// The stray for a path that is none of the workspace's files; nothing for what editors and
/// systems put down for themselves.
pub(super) fn stray(path: &str) -> Option<Stray> {
    let (folder, name) = path
        .rsplit_once('/')
        .map_or(("", path), |(folder, name)| (folder, name));
    if is_editors_own(name) {
        return None;
    }
    let at = |name: &str| match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    let (original, is_copy) = uncopied(name);
    let named = at(&extension_mended(original));
    let lower = named.to_ascii_lowercase();
    let suggestion = [named, lower].into_iter().find(|path| kind(path).is_some());
    // At the top only a near miss counts: README.md and the like are nobody's mistake.
    if folder.is_empty() && suggestion.is_none() {
        return None;
    }
    Some(Stray {
        path: path.to_owned(),
        is_copy: is_copy && suggestion.is_some(),
        suggestion,
    })
}

/// Whether a file of this name is put down by an editor, an office program or the system for
/// itself: backups, swap files, locks, thumbnails.
#[must_use]
pub fn is_editors_own(name: &str) -> bool {
    let tilde = name.ends_with('~') || name.starts_with('~');
    let temporary = [".tmp", ".swp", ".swx", ".part", ".crswap"];
    name.starts_with('.')
        || tilde
        || (name.starts_with('#') && name.ends_with('#'))
        || temporary.iter().any(|end| name.ends_with(end))
        || matches!(name, "4913" | "Thumbs.db" | "desktop.ini")
}

/// The name that a copy was made of, and whether it is one.
fn uncopied(name: &str) -> (&str, bool) {
    let name_part = name.strip_prefix("Copy of ").unwrap_or(name);
    (
        name_part,
        name_part.len() != name.len() || copy_mark(name_part).is_some(),
    )
}

/// Where ` - Copy`, ` copy` or ` (1)` begins in a name, if it is there.
fn copy_mark(name: &str) -> Option<usize> {
    let stem = &name[..name.find('.')?];
    let at = stem.find(" - Copy").or_else(|| stem.find(" copy"));
    at.or_else(|| stem.find(" ("))
}

/// The name with the extension that it should have, and without the mark of a copy.
fn extension_mended(name: &str) -> String {
    let stem_end = copy_mark(name).or_else(|| extension_start(name));
    match stem_end {
        Some(end) => format!("{}{}", &name[..end], extension(name)),
        None => name.to_owned(),
    }
}

/// `.yaml` begins where the first of the usual endings does: in `C-0107.yaml.txt` after the stem.
fn extension_start(name: &str) -> Option<usize> {
    let lower = name.to_ascii_lowercase();
    let ends = [".yaml", ".yml", ".csv", ".html", ".htm", ".typ", ".css"];
    ends.iter().filter_map(|end| lower.find(end)).min()
}

fn extension(name: &str) -> &'static str {
    let lower = name.to_ascii_lowercase();
    let has = |end: &str| lower.contains(end);
    if has(".csv") {
        ".csv"
    } else if has(".htm") {
        ".html"
    } else if has(".typ") {
        ".typ"
    } else if has(".css") {
        ".css"
    } else {
        ".yaml"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_of_a_workspace() {
        for path in [
            "ipop.yaml",
            "names.yaml",
            "registers/people.yaml",
            "cases/C-0107.yaml",
            "panels/ipop/2026-06-10.yaml",
            "panels/ipop/2026-06-10.issued.yaml",
            "panels/ipop/2026-06-10.ceased-plans.csv",
            "panels/ipop/terms/2023-07-10.yaml",
            "imports/costs.yaml",
            "imports/references.csv",
        ] {
            assert_eq!(kind(path), Some(Kind::Data), "{path}");
        }
        assert_eq!(kind("templates/html/parts/x.html"), Some(Kind::Prose));
        let report = "panels/ipop/annual-report-2025-26.md";
        assert_eq!(kind(report), Some(Kind::Prose));
        assert_eq!(kind("assets/logo.svg"), Some(Kind::Picture));
        for path in [
            "Cargo.yaml",
            "cases/x/C-1.yaml",
            "cases/C-1.yml",
            "cases/.yaml",
            "panels/ipop.yaml",
            "panels/ipop/terms/x.csv",
            "panels/ipop/notes.md",
            "templates/logo.png",
            "assets/fonts/logo.png",
            "assets/logo.jpg",
            "cases/C-1.csv",
            "imports/episodes.csv",
            "cases/../x.yaml",
        ] {
            assert_eq!(kind(path), None, "{path}");
        }
    }

    #[test]
    fn folders_that_are_nearly_ours() {
        for (name, meant) in [
            ("Panels", Some("panels")),
            ("panels ", Some("panels")),
            ("panel", Some("panels")),
            ("cases1", Some("cases")),
            ("REGISTERS", Some("registers")),
            ("panels", None),
            ("cases-2019", None),
            ("assets", None),
            ("docs", None),
        ] {
            assert_eq!(misnamed(name), meant, "{name}");
        }
    }

    #[test]
    fn strays_and_what_was_meant() {
        for (path, meant, is_copy) in [
            ("cases/C-0107.yml", Some("cases/C-0107.yaml"), false),
            ("cases/C-0107.YAML", Some("cases/C-0107.yaml"), false),
            ("cases/C-0107.yaml.txt", Some("cases/C-0107.yaml"), false),
            ("cases/C-0107.yaml.orig", Some("cases/C-0107.yaml"), false),
            ("cases/Copy of C-0107.yaml", Some("cases/C-0107.yaml"), true),
            ("cases/C-0107 - Copy.yaml", Some("cases/C-0107.yaml"), true),
            (
                "cases/C-0107 - Copy (2).yaml",
                Some("cases/C-0107.yaml"),
                true,
            ),
            ("cases/C-0107 copy.yaml", Some("cases/C-0107.yaml"), true),
            ("cases/C-0107 (1).yaml", Some("cases/C-0107.yaml"), true),
            (
                "panels/ipop/ceased.CSV",
                Some("panels/ipop/ceased.csv"),
                false,
            ),
            (
                "templates/html/agenda.htm",
                Some("templates/html/agenda.html"),
                false,
            ),
            ("IPOP.yml", Some("ipop.yaml"), false),
            ("cases/2026/C-0107.yaml", None, false),
            ("cases/notes.docx", None, false),
            ("panels/ipop.yaml", None, false),
        ] {
            let stray = stray(path).unwrap_or_else(|| panic!("{path} is no stray"));
            assert_eq!(
                (stray.suggestion.as_deref(), stray.is_copy),
                (meant, is_copy),
                "{path}"
            );
        }
    }

    #[test]
    fn what_is_nobodys_mistake() {
        for path in [
            "README.md",
            "Cargo.toml",
            "cases/.gitkeep",
            "cases/C-0107.yaml~",
            "cases/.C-0107.yaml.swp",
            "cases/4913",
            "cases/~$C-0107.yaml",
            "cases/#C-0107.yaml#",
            "cases/Thumbs.db",
        ] {
            assert_eq!(stray(path), None, "{path}");
        }
    }
}
