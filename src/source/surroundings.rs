//! On what kind of folder a workspace lies.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;

use super::beside::plain;
use super::gitignore::real;

/// What can be seen of a folder without writing into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderFacts {
    /// Where it is, without links.
    pub path: String,
    /// The kind of file system, where the system says; `network` on Windows for another computer's.
    pub file_system: Option<String>,
    /// Whether nothing can be written there.
    pub read_only: bool,
    /// The longest path in it, as Windows counts, with everything above.
    pub longest: usize,
}

/// Looks at a folder.
#[must_use]
pub fn folder_facts(root: &Path) -> FolderFacts {
    let path = real(root).map_or_else(|| root.to_path_buf(), plain);
    let path = path.to_string_lossy().into_owned();
    let mounts = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let mount = mount(&mounts, &path);
    let permits = fs::metadata(root).is_ok_and(|data| !data.permissions().readonly());
    let on_network = path.starts_with(r"\\");
    // Below git's folder git looks after itself.
    let entries = WalkDir::new(root).into_iter();
    let entries = entries.filter_entry(|entry| entry.file_name() != ".git");
    let below = entries.flatten().map(|entry| {
        let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
        below.to_string_lossy().encode_utf16().count()
    });
    let longest = below.max().unwrap_or_default();
    FolderFacts {
        file_system: mount
            .as_ref()
            .map(|(kind, _)| kind.clone())
            .or_else(|| on_network.then(|| "network".to_owned())),
        read_only: !permits || mount.is_some_and(|(_, read_only)| read_only),
        longest: path.encode_utf16().count() + 1 + longest,
        path,
    }
}

/// The kind of the file system on which a path lies, and whether it is read only, from Linux's list.
fn mount(mounts: &str, path: &str) -> Option<(String, bool)> {
    let lines = mounts.lines().filter_map(|line| {
        let mut words = line.split(' ').skip(1);
        let (at, kind, options) = (words.next()?, words.next()?, words.next()?);
        // As the list writes a space.
        let at = at.replace("\\040", " ");
        let rest = path.strip_prefix(at.trim_end_matches('/'))?;
        let is_below = rest.is_empty() || rest.starts_with('/');
        is_below.then_some((at.len(), kind, options))
    });
    // Of two on one place the later one counts.
    let (_, kind, options) = lines.max_by_key(|(length, ..)| *length)?;
    let read_only = options.split(',').any(|option| option == "ro");
    Some((kind.to_owned(), read_only))
}

#[cfg(test)]
mod tests {
    use super::mount;

    #[test]
    fn the_deepest_mount_counts() {
        let mounts = "overlay / overlay rw,relatime 0 0\n\
                      //files/share /mnt/panel\\040files cifs rw,vers=3 0 0\n\
                      /dev/sdb /mnt/panel\\040files/old ext4 ro,noatime 0 0\n";
        let kind = |path| mount(mounts, path).map(|(kind, ro)| format!("{kind} {ro}"));
        assert_eq!(kind("/home/x").as_deref(), Some("overlay false"));
        assert_eq!(kind("/mnt/panel files/ipop").as_deref(), Some("cifs false"));
        assert_eq!(kind("/mnt/panel files/old/x").as_deref(), Some("ext4 true"));
        assert_eq!(
            kind("/mnt/panel filesystem").as_deref(),
            Some("overlay false")
        );
        assert_eq!(mount("", "/x"), None);
    }
}
