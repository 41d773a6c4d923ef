//! The walk over the disk.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use walkdir::{DirEntry, WalkDir};

use super::bytes::bytes_of;
use super::content::{Content, MAX_FILES};
use super::decode::{Kind, decode};
use super::error::SourceError;
use super::gitignore;
use super::layout::{FOLDERS, NAMES, PICTURES, Stray, is_editors_own, kind, misnamed, stray};
use super::printable::printable;
use super::refusal::Refusal;
use super::sources::Sources;

/// No folder of a workspace lies deeper; templates may have a few of their own.
const MAX_DEPTH: usize = 12;

/// What was found at a path.
enum Found {
    File {
        path: String,
        bom: bool,
        content: Content,
    },
    Stray(Stray),
    Nothing,
}

impl Sources {
    /// Sources from pairs of path and text, for tests; what is refused on disk is refused here.
    #[must_use]
    pub fn from_strings<P: AsRef<str>, T: AsRef<str>>(
        files: impl IntoIterator<Item = (P, T)>,
    ) -> Self {
        let bytes =
            |(path, text): (P, T)| (path.as_ref().to_owned(), text.as_ref().as_bytes().to_vec());
        Self::from_bytes(files.into_iter().map(bytes))
    }

    /// As [`Sources::from_strings`], from bytes in any encoding.
    #[must_use]
    pub fn from_bytes(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let (mut found, mut gitignore) = (Vec::new(), None);
        for (path, bytes) in files {
            if path == gitignore::FILE {
                gitignore = Some(bytes);
            } else {
                found.push(self::found(path, &bytes));
            }
        }
        let hides_names = gitignore.is_some_and(|bytes| gitignore::ignores(&bytes, NAMES));
        gather("workspace".to_owned(), found, hides_names)
    }

    /// Reads every file of the workspace at `root` once.
    ///
    /// # Errors
    ///
    /// [`SourceError`] if there is no `ipop.yaml` or a folder can't be read. A file that can't be
    /// read is no error here: it is kept with its [`Refusal`].
    pub fn read(root: &Path) -> Result<Self, SourceError> {
        let path = || root.display().to_string();
        if let Err(source) = fs::read_dir(root) {
            return Err(SourceError::Folder {
                path: path(),
                source,
            });
        }
        if fs::symlink_metadata(root.join("ipop.yaml")).is_err() {
            return Err(SourceError::NoWorkspace {
                at: path(),
                above: false,
            });
        }
        Self::begun(root)
    }

    /// The same of a folder that is about to become a workspace: what it holds of one already.
    ///
    /// # Errors
    ///
    /// [`SourceError`] if a folder can't be read.
    pub fn begun(root: &Path) -> Result<Self, SourceError> {
        if fs::symlink_metadata(root).is_err() {
            return Ok(Self::from_bytes([]));
        }
        let failed = |path: &Path, source| SourceError::Folder {
            path: path.display().to_string(),
            source,
        };
        let top = fs::read_dir(root).map_err(|source| failed(root, source))?;
        let mut found = Vec::new();
        let mut entries = top
            .collect::<io::Result<Vec<_>>>()
            .map_err(|source| failed(root, source))?;
        entries.sort_by_key(fs::DirEntry::file_name);
        let names: Vec<String> = entries.iter().map(name_of).collect();
        for entry in entries {
            let name = entry.file_name();
            let is_folder = FOLDERS.iter().any(|folder| name == *folder);
            if let Some(refused) = misnamed_folder(root, &entry, &names) {
                found.push(refused);
            } else if !is_folder && entry.file_type().is_ok_and(|kind| !kind.is_dir()) {
                found.push(at_path(root, &entry.path()));
            }
        }
        for folder in FOLDERS {
            walk(root, &root.join(folder), &mut found)?;
        }
        pictures(root, &mut found);
        let name = fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
        let name = name.file_name().unwrap_or_default().to_string_lossy();
        let gitignore = bytes_of(&root.join(gitignore::FILE));
        let hides_names = gitignore.is_ok_and(|bytes| gitignore::ignores(&bytes, NAMES));
        Ok(gather(printable(&name).into_owned(), found, hides_names))
    }
}

fn walk(root: &Path, folder: &Path, found: &mut Vec<Found>) -> Result<(), SourceError> {
    if fs::symlink_metadata(folder).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(());
    }
    let own = |entry: &DirEntry| entry.file_name().to_str().is_some_and(is_editors_own);
    let entries = WalkDir::new(folder)
        .follow_root_links(false)
        .max_depth(MAX_DEPTH)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || !own(entry));
    for entry in entries {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).display().to_string();
            let source = error
                .into_io_error()
                .unwrap_or_else(|| io::Error::other("a circle of folders"));
            SourceError::Folder { path, source }
        })?;
        // A folder with the name of a file is one of the workspace's files gone wrong.
        let plain_folder =
            entry.file_type().is_dir() && kind(&relative(root, entry.path())).is_none();
        if plain_folder && entry.depth() < MAX_DEPTH {
            continue;
        }
        found.push(at_path(root, entry.path()));
        if found.len() > MAX_FILES {
            // Of what was not looked at nothing is known, whatever it would have been.
            found.push(Found::File {
                path: relative(root, folder),
                bom: false,
                content: Content::Refused(Refusal::TooMany),
            });
            break;
        }
    }
    Ok(())
}

fn name_of(entry: &fs::DirEntry) -> String {
    entry.file_name().to_string_lossy().into_owned()
}

/// A folder at the top, or a link, whose name is nearly that of one of ours. Taken for nobody's, it
/// would leave the workspace without its cases or panels.
fn misnamed_folder(root: &Path, entry: &fs::DirEntry, names: &[String]) -> Option<Found> {
    let kind = entry.file_type().ok()?;
    let name = name_of(entry);
    if kind.is_file() {
        return None;
    }
    let meant = misnamed(&name)?;
    let ours = root.join(meant);
    let is_there = fs::symlink_metadata(&ours).is_ok();
    // Where upper and lower case are one, the folder that is asked for is this one.
    if is_there && !names.iter().any(|name| name == meant) {
        return None;
    }
    let refusal = if !is_there {
        Refusal::Misnamed { meant }
    } else if name.eq_ignore_ascii_case(meant) {
        Refusal::SameName {
            other: meant.to_owned(),
        }
    } else {
        return None;
    };
    Some(Found::File {
        path: relative(root, &entry.path()),
        bom: false,
        content: Content::Refused(refusal),
    })
}

/// The pictures; a folder of them that can't be read has none.
fn pictures(root: &Path, found: &mut Vec<Found>) {
    let folder = root.join(PICTURES);
    if folder.is_symlink() {
        return;
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path());
    found.extend(
        paths
            .filter(|path| kind(&relative(root, path)) == Some(Kind::Picture))
            .map(|path| at_path(root, &path)),
    );
}

/// The path below the root, with forward slashes.
fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts = below
        .components()
        .map(|part| part.as_os_str().to_string_lossy());
    printable(&parts.collect::<Vec<_>>().join("/")).into_owned()
}

fn at_path(root: &Path, place: &Path) -> Found {
    let path = relative(root, place);
    let refused = |path, refusal| Found::File {
        path,
        bom: false,
        content: Content::Refused(refusal),
    };
    let is_link = place.is_symlink();
    let in_folders = path.contains('/') || FOLDERS.contains(&path.as_str());
    let Some(kind) = kind(&path) else {
        return if is_link && in_folders {
            refused(path, Refusal::Link)
        } else if FOLDERS.contains(&path.as_str()) {
            refused(path, Refusal::NotAFile)
        } else {
            stray(&path).map_or(Found::Nothing, Found::Stray)
        };
    };
    if is_link {
        return refused(path, Refusal::Link);
    }
    match bytes_of(place) {
        Ok(bytes) => with_bytes(path, &bytes, kind),
        Err(refusal) => refused(path, refusal),
    }
}

fn with_bytes(path: String, bytes: &[u8], kind: Kind) -> Found {
    let (bom, content) = decode(bytes, kind);
    Found::File { path, bom, content }
}

/// A file that a test gives.
fn found(path: String, bytes: &[u8]) -> Found {
    match kind(&path) {
        Some(kind) => with_bytes(path, bytes, kind),
        None => stray(&path).map_or(Found::Nothing, Found::Stray),
    }
}

/// Puts everything in path order and refuses what Windows could not tell apart.
fn gather(root_name: String, found: Vec<Found>, hides_names: bool) -> Sources {
    let mut files = Vec::new();
    let mut strays = Vec::new();
    for one in found {
        match one {
            Found::File { path, bom, content } => files.push((path, bom, content)),
            Found::Stray(stray) => strays.push(stray),
            Found::Nothing => {}
        }
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    strays.sort_by(|a, b| a.path.cmp(&b.path));
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (path, _, content) in &mut files {
        let first = seen
            .entry(path.to_lowercase())
            .or_insert_with(|| path.clone());
        if first != path {
            *content = Content::Refused(Refusal::SameName {
                other: first.clone(),
            });
        }
    }
    if files.len() > MAX_FILES {
        files.truncate(MAX_FILES + 1);
        files[MAX_FILES].2 = Content::Refused(Refusal::TooMany);
    }
    strays.truncate(MAX_FILES);
    Sources::new(root_name, files, strays, hides_names)
}
