//! Files from outside the workspace: what other systems export.

use super::layout::is_editors_own;
use super::printable::printable;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The largest file that is read.
pub const MAX_GIVEN_BYTES: u64 = 20 << 20;

/// The most files that are read at once.
const MAX_GIVEN_FILES: usize = 200;

/// The endings of files that can be read.
const ENDINGS: [&str; 5] = ["csv", "tsv", "txt", "xlsx", "xml"];

/// The endings of spreadsheets and archives that can't.
const OTHER_ENDINGS: [&str; 6] = ["xls", "xlsm", "xlsb", "ods", "numbers", "zip"];

/// A file that somebody named on the command line, or that lies in a folder named there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its name without its folders, and with anything unprintable escaped.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// What was found where somebody pointed.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, each folder's in the order of their names.
    pub files: Vec<Given>,
    /// What lies in a named folder, may have been meant too and is not read: folders and other spreadsheets,
    /// by name.
    pub passed_over: Vec<String>,
}

/// Why such files can't be read.
#[derive(Debug)]
pub enum NotGiven {
    /// It lies in the workspace, where git would keep it.
    Within(String),
    /// A link, or no file.
    NotAFile(String),
    /// Larger than [`MAX_GIVEN_BYTES`].
    TooBig(String),
    /// A folder without a file that can be read.
    Nothing(String),
    /// More than a return has.
    TooMany,
    /// The system would not let us.
    Unreadable(String, io::Error),
}

impl fmt::Display for NotGiven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Within(path) => write!(
                f,
                "{path} lies in the workspace, where git would keep it: move it to a folder outside, and \
                 take it out of git if it was added"
            ),
            Self::NotAFile(path) => write!(f, "{path} is a link, or no file; name the file itself"),
            Self::TooBig(path) => write!(
                f,
                "{path} is larger than {} MiB; check that it is the right export",
                MAX_GIVEN_BYTES >> 20
            ),
            Self::Nothing(path) => write!(
                f,
                "there is no file in {path} whose name ends in .csv, .tsv, .txt, .xlsx or .xml"
            ),
            Self::TooMany => write!(f, "these are more than {MAX_GIVEN_FILES} files; name fewer"),
            Self::Unreadable(path, why) => write!(f, "{path} can't be read ({why})"),
        }
    }
}

impl std::error::Error for NotGiven {}

/// Reads the files at these paths, and those that lie directly in a folder that is named, each folder in the
/// order of the names.
///
/// # Errors
/// [`NotGiven`] of the first path that can't be read.
pub fn given(paths: &[PathBuf], folder: &Path, root: &Path) -> Result<Found, NotGiven> {
    let root = fs::canonicalize(root).unwrap_or_else(|_| root.to_path_buf());
    let (mut files, mut passed_over) = (Vec::new(), Vec::new());
    for path in paths {
        let path = folder.join(path);
        let said = printable(&path.to_string_lossy()).into_owned();
        let unreadable = |error| NotGiven::Unreadable(said.clone(), error);
        let data = fs::symlink_metadata(&path).map_err(unreadable)?;
        if fs::canonicalize(&path)
            .map_err(unreadable)?
            .starts_with(&root)
        {
            return Err(NotGiven::Within(said));
        }
        if data.is_dir() {
            let (found, others) = readable_in(&path).map_err(unreadable)?;
            if found.is_empty() {
                return Err(NotGiven::Nothing(said));
            }
            files.extend(found);
            passed_over.extend(others);
        } else {
            files.push(path);
        }
        if files.len() > MAX_GIVEN_FILES {
            return Err(NotGiven::TooMany);
        }
    }
    let files = files
        .iter()
        .map(|path| one(path))
        .collect::<Result<_, _>>()?;
    Ok(Found { files, passed_over })
}

/// The files of a folder that can be read, and the names of what may have been meant and can't.
fn readable_in(folder: &Path) -> io::Result<(Vec<PathBuf>, Vec<String>)> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = entries.iter().map(fs::DirEntry::path).collect();
    paths.sort();
    let mut passed_over = Vec::new();
    paths.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if is_editors_own(&name) || name.starts_with('.') {
            return false;
        }
        let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
        let is_one_of = |endings: &[&str]| endings.iter().any(|known| ending == *known);
        let is_read = path.is_file() && is_one_of(&ENDINGS);
        if !is_read && (path.is_dir() || is_one_of(&OTHER_ENDINGS)) {
            passed_over.push(printable(&name).into_owned());
        }
        is_read
    });
    Ok((paths, passed_over))
}

fn one(path: &Path) -> Result<Given, NotGiven> {
    let said = || printable(&path.to_string_lossy()).into_owned();
    let unreadable = |error| NotGiven::Unreadable(said(), error);
    let data = fs::symlink_metadata(path).map_err(unreadable)?;
    if !data.is_file() {
        return Err(NotGiven::NotAFile(said()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    let mut capped = file.take(MAX_GIVEN_BYTES + 1);
    capped.read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > MAX_GIVEN_BYTES {
        return Err(NotGiven::TooBig(said()));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = printable(&name).into_owned();
    Ok(Given { name, bytes })
}
