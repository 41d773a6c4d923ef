//! Which revision of git the workspace stands on, read from git's own files: nothing is run.

use std::fs;
use std::path::{Path, PathBuf};

/// The longest of git's files that is read here; `packed-refs` has a line for each branch and tag.
const MAX_BYTES: u64 = 1 << 20;

/// The revision that is checked out where a workspace lies, if it is kept in git: what `HEAD` leads
/// to. Anything that is not as git writes it counts as no revision.
#[must_use]
pub fn revision(root: &Path) -> Option<String> {
    let git = root.ancestors().find_map(git_folder)?;
    let head = text(&git.join("HEAD"))?;
    let Some(name) = head.strip_prefix("ref: ") else {
        return hash(&head);
    };
    if !is_plain(name) {
        return None;
    }
    // A worktree keeps its HEAD to itself and shares the branches.
    let common = text(&git.join("commondir")).map_or_else(|| git.clone(), |at| git.join(at));
    let own = text(&common.join(name)).and_then(|text| hash(&text));
    own.or_else(|| packed(&common, name))
}

/// `.git`, or where a file of that name says that it is.
fn git_folder(folder: &Path) -> Option<PathBuf> {
    let git = folder.join(".git");
    let kind = fs::symlink_metadata(&git).ok()?;
    if kind.is_dir() {
        return Some(git);
    }
    let at = text(&git)?;
    Some(folder.join(at.strip_prefix("gitdir: ")?))
}

fn packed(common: &Path, name: &str) -> Option<String> {
    let refs = text(&common.join("packed-refs"))?;
    let mut lines = refs.lines().filter_map(|line| line.split_once(' '));
    let (revision, _) = lines.find(|(_, of)| *of == name)?;
    hash(revision)
}

/// A small file's text without the white space around it; a link is not followed.
fn text(path: &Path) -> Option<String> {
    let kind = fs::symlink_metadata(path).ok()?;
    if !kind.is_file() || kind.len() > MAX_BYTES {
        return None;
    }
    Some(fs::read_to_string(path).ok()?.trim().to_owned())
}

/// A branch's name cannot lead out of git's folder.
fn is_plain(name: &str) -> bool {
    name.starts_with("refs/") && !name.split('/').any(|part| part.is_empty() || part == "..")
}

fn hash(text: &str) -> Option<String> {
    let is_hash = matches!(text.len(), 40 | 64)
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    is_hash.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::revision;
    use std::fs;
    use std::path::Path;

    const ONE: &str = "0123456789abcdef0123456789abcdef01234567";

    fn write(root: &Path, path: &str, text: &str) {
        let place = root.join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(place, text).expect("a file");
    }

    #[test]
    fn what_head_leads_to() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        write(root, "panels/x", "");
        let below = root.join("panels");
        write(root, ".git/HEAD", "ref: refs/heads/main\n");
        assert_eq!(revision(&below), None, "nothing was committed");
        write(
            root,
            ".git/packed-refs",
            &format!("# pack-refs\n{ONE} refs/heads/main\n"),
        );
        assert_eq!(revision(&below).as_deref(), Some(ONE));
        let two = ONE.replace('0', "f");
        write(root, ".git/refs/heads/main", &format!("{two}\n"));
        assert_eq!(revision(&below), Some(two.clone()));
        write(root, ".git/HEAD", &format!("{ONE}\n"));
        assert_eq!(
            revision(&below).as_deref(),
            Some(ONE),
            "no branch is checked out"
        );
        write(root, ".git/HEAD", "ref: refs/../../secret\n");
        assert_eq!(revision(&below), None);
        // A worktree's HEAD lies elsewhere.
        write(root, ".git/worktrees/w/HEAD", "ref: refs/heads/main\n");
        write(root, ".git/worktrees/w/commondir", "../..\n");
        write(
            root,
            "w/.git",
            &format!("gitdir: {}\n", root.join(".git/worktrees/w").display()),
        );
        assert_eq!(revision(&root.join("w")), Some(two));
    }
}
