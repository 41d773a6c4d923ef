//! Every touch of `out/` goes through here, relative to it and never through a link.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use tempfile::{Builder, TempPath};

use super::failpoint::{FailPoints, NoFailPoints, Op};
use super::manifest::sha256;
use super::path::OutPath;
use super::rounds::in_rounds;

const TEMP_START: &str = ".ipop-";
const TEMP_END: &str = ".tmp";

/// A folder that we publish into.
pub(super) struct Folder<'a> {
    pub(super) root: PathBuf,
    pub(super) points: &'a dyn FailPoints,
}

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Missing,
    File {
        bytes: u64,
        modified: Option<u64>,
    },
    /// A link, or something behind one.
    Link,
    /// A folder, or something odder.
    Other,
}

/// The SHA-256 of a file in a folder that is only looked at; nothing where there is no plain file.
#[must_use]
pub fn hash_in(root: &Path, path: &OutPath) -> Option<String> {
    let folder = Folder {
        root: root.to_path_buf(),
        points: &NoFailPoints,
    };
    match folder.look(path) {
        Look::File { .. } => folder.hash(path).ok(),
        _ => None,
    }
}

impl Folder<'_> {
    /// Where `path` is on the disk.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        let mut place = self.root.clone();
        place.extend(path.split('/'));
        place
    }

    /// The path as the reader knows it.
    pub(super) fn shown(&self, path: &str) -> String {
        self.place(path).display().to_string()
    }

    /// Looks without following a link, neither at the end of the path nor on the way.
    pub(super) fn look(&self, path: &OutPath) -> Look {
        if path.folders().any(|folder| self.place(folder).is_symlink()) {
            return Look::Link;
        }
        match fs::symlink_metadata(self.place(path.as_str())) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Look::Missing,
            Ok(data) if data.is_symlink() => Look::Link,
            Ok(data) if data.is_file() => {
                let since = data.modified().ok().map(|at| at.duration_since(UNIX_EPOCH));
                let nanos = since.and_then(Result::ok).map(|time| time.as_nanos());
                Look::File {
                    bytes: data.len(),
                    modified: nanos.and_then(|nanos| u64::try_from(nanos).ok()),
                }
            }
            _ => Look::Other,
        }
    }

    /// The hash of the file at a path that was looked at.
    pub(super) fn hash(&self, path: &OutPath) -> io::Result<String> {
        Ok(sha256(&fs::read(self.place(path.as_str()))?))
    }

    /// The content of one of our own records at the top of the folder; nothing if it is a link.
    pub(super) fn record(&self, name: &str) -> Option<Vec<u8>> {
        let place = self.root.join(name);
        let plain = fs::symlink_metadata(&place).is_ok_and(|data| data.is_file());
        plain.then(|| fs::read(&place).ok()).flatten()
    }

    /// Makes the folders above `path`.
    pub(super) fn make_folders_for(&self, path: &OutPath) -> io::Result<()> {
        let mut folders: Vec<&str> = path.folders().collect();
        folders.reverse();
        for folder in folders {
            let place = self.place(folder);
            match fs::symlink_metadata(&place) {
                Ok(data) if data.is_symlink() => {
                    return Err(io::Error::other(
                        "its folder is a link to another place, which is never followed; remove the link",
                    ));
                }
                Ok(data) if data.is_dir() => {}
                Ok(_) => return Err(io::Error::other("a file is where its folder should be")),
                Err(_) => {
                    self.points.before(Op::MakeFolder, folder)?;
                    fs::create_dir(&place)?;
                }
            }
        }
        Ok(())
    }

    /// Writes a temporary file beside `path` and flushes it. It vanishes when dropped.
    pub(super) fn stage(&self, path: &str, bytes: &[u8]) -> io::Result<TempPath> {
        self.points.before(Op::WriteTemp, path)?;
        let place = self.place(path);
        let mut file = temp_builder(place.parent().unwrap_or(&self.root))?;
        let (first, second) = bytes.split_at(bytes.len() / 2);
        file.write_all(first)?;
        self.points.before(Op::MidWrite, path)?;
        file.write_all(second)?;
        self.points.before(Op::Flush, path)?;
        file.as_file().sync_all()?;
        Ok(file.into_temp_path())
    }

    /// Puts a staged file in its place, over what was there; a link there is replaced.
    pub(super) fn put(&self, temp: TempPath, path: &str) -> Result<(), (TempPath, io::Error)> {
        if let Err(error) = self.points.before(Op::Rename, path) {
            return Err((temp, error));
        }
        temp.persist(self.place(path))
            .map_err(|failed| (failed.path, failed.error))
    }

    /// Writes one of our own records whole.
    fn write_record(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let temp = self.stage(name, bytes)?;
        let failed = in_rounds(self.points, vec![temp], |temp| self.put(temp, name));
        failed
            .into_iter()
            .next()
            .map_or(Ok(()), |(_, error)| Err(error))
    }

    /// Writes one of our own records whole, unless it says the same already.
    pub(super) fn write_if_new(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if self.record(name).as_deref() == Some(bytes) {
            return Ok(());
        }
        self.write_record(name, bytes)
    }

    /// Removes a file of ours.
    pub(super) fn remove(&self, path: &OutPath) -> io::Result<()> {
        self.points.before(Op::Remove, path.as_str())?;
        fs::remove_file(self.place(path.as_str()))
    }

    /// Removes the folders above `path` that are empty now.
    pub(super) fn tidy_above(&self, path: &OutPath) {
        if self.look(path) != Look::Missing {
            return;
        }
        for folder in path.folders() {
            let place = self.place(folder);
            let empty = fs::read_dir(&place).is_ok_and(|mut all| all.next().is_none());
            if !empty && place.exists() {
                return;
            }
            if empty && self.points.before(Op::RemoveFolder, folder).is_ok() {
                // Somebody may just have put a file there: then the folder stays, rightly.
                let _ = fs::remove_dir(place);
            }
        }
    }

    /// Removes what a killed run left beside a file that is about to be written.
    pub(super) fn sweep_beside(&self, path: &OutPath) {
        self.sweep(&path.folders().take(1).collect());
    }

    /// Removes the temporary files that a killed build left in these folders.
    pub(super) fn sweep(&self, folders: &BTreeSet<&str>) {
        let places = folders.iter().map(|folder| self.place(folder));
        for place in places.chain([self.root.clone()]) {
            let real = place == self.root || !place.is_symlink();
            let Some(entries) = real.then(|| fs::read_dir(&place).ok()).flatten() else {
                continue;
            };
            for entry in entries.flatten() {
                let name = entry.file_name();
                let ours = name
                    .to_str()
                    .is_some_and(|name| name.starts_with(TEMP_START) && name.ends_with(TEMP_END));
                if ours {
                    // What can't be removed now is found again by the next build.
                    let _ = fs::remove_file(entry.path());
                }
            }
        }
    }

    /// Makes renames durable before the manifest speaks of them. Windows has no such call, and a
    /// file system that refuses it keeps its own order.
    pub(super) fn flush_folders<'p>(&self, paths: impl Iterator<Item = &'p OutPath>) {
        let folders: BTreeSet<&str> = paths
            .map(|path| path.folders().next().unwrap_or_default())
            .collect();
        if cfg!(unix) {
            for folder in folders {
                if let Ok(folder) = fs::File::open(self.place(folder)) {
                    let _ = folder.sync_all();
                }
            }
        }
    }
}

/// A temporary file that will have the permissions of any new file, not the private ones that
/// temporary files usually get: colleagues must be able to read the papers.
pub(super) fn temp_builder(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(TEMP_START).suffix(TEMP_END);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    // Its own words name the temporary file, which means nothing to anybody.
    let made = builder.tempfile_in(folder);
    made.map_err(|error| error.kind().into())
}
