//! Where the workspace lies.

use super::told::Told;
use crate::source::FolderFacts;

/// Programs that copy a folder to other computers by themselves, by how they name theirs.
const SYNCED: [&str; 7] = [
    "OneDrive",
    "Dropbox",
    "Google Drive",
    "GoogleDrive",
    "iCloud",
    "CloudStorage",
    "SharePoint",
];

/// File systems of another computer.
const NETWORK: [&str; 8] = [
    "network",
    "cifs",
    "smb3",
    "smbfs",
    "nfs",
    "nfs4",
    "fuse.sshfs",
    "9p",
];

/// The longest path that every program on Windows can open.
const LONGEST: usize = 259;

/// What papers add to a workspace's own path: `out/`, a panel, a day, a folder and a name.
const PAPERS: usize = 120;

pub(super) fn check(facts: &FolderFacts) -> Vec<Told> {
    let mut told = Vec::new();
    if facts.read_only {
        told.push(Told::to_do(
            "nothing can be written here: ask for the right to change the folder, or copy it to where you have it",
        ));
    }
    let parts = || facts.path.split(['/', '\\']);
    if let Some(by) = SYNCED
        .iter()
        .find(|name| parts().any(|part| part.starts_with(**name)))
    {
        told.push(Told::to_do(format!(
            "{by} copies this folder to other computers by itself: it makes second copies of files that two people \
             change, and spoils git's own. Keep the workspace in a folder that is not synced"
        )));
    }
    let on_network = facts
        .file_system
        .as_deref()
        .filter(|kind| NETWORK.contains(kind));
    if let Some(kind) = on_network {
        told.push(Told::note(format!(
            "the folder lies on another computer ({kind}). Commands that write take turns there; editors don't, so \
             agree who has which file open"
        )));
    }
    let own = facts.path.encode_utf16().count();
    if facts.longest > LONGEST {
        told.push(Told::to_do(format!(
            "a path in it has {} characters, and programs on Windows stop at {LONGEST}: move the workspace nearer to \
             the top of its drive",
            facts.longest
        )));
    } else if own + PAPERS > LONGEST {
        told.push(Told::note(format!(
            "the folder's own path has {own} characters; with those of papers it may come to more than {LONGEST}, \
             where programs on Windows stop"
        )));
    }
    if told.is_empty() {
        told.push(Told::ok("on this computer, and can be written to"));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::super::told::State;
    use super::check;
    use crate::source::FolderFacts;

    fn states(path: &str, kind: &str, read_only: bool, longest: usize) -> Vec<State> {
        let facts = FolderFacts {
            path: path.to_owned(),
            file_system: Some(kind.to_owned()),
            read_only,
            longest,
        };
        check(&facts).iter().map(|told| told.state).collect()
    }

    #[test]
    fn where_it_lies() {
        use State::{Note, Ok, ToDo};
        assert_eq!(states("/home/x/panel", "ext4", false, 90), [Ok]);
        assert_eq!(
            states(
                "C:\\Users\\x\\OneDrive - A Council\\panel",
                "ntfs",
                false,
                90
            ),
            [ToDo]
        );
        assert_eq!(states("/mnt/share", "cifs", true, 90), [ToDo, Note]);
        assert_eq!(states("/home/x", "ext4", false, 260), [ToDo]);
        assert_eq!(
            states(&format!("/{}", "x".repeat(160)), "ext4", false, 200),
            [Note]
        );
    }
}
