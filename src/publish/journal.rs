//! Changes to several source files, of which all are made or none.
//!
//! What is to change is first written whole into a folder of its own, the old text beside the new; then a
//! journal says so; then each new text takes the place of the old. Whoever is ended before the journal has
//! changed nothing, and whoever is ended after it is finished by the next command. A file that somebody else
//! changed in between is theirs: then the others get their old text back.
//!
//! The folder lies in the workspace, so that every command finds it, and has a `.gitignore` of its own. The
//! names in it are numbers. Only the lock in it stays.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::failpoint::{FailPoints, Op};
use super::folder::{Folder, Look};
use super::lock;
use super::manifest::sha256;
use super::path::{OutPath, fold};
use super::report::{PublishError, is_full};
use super::rounds::in_rounds;
use super::write_new::namesake;

/// The folder.
const FOLDER: &str = ".ipop";
const JOURNAL: &str = ".ipop/journal.json";
const IGNORES: &str = ".ipop/.gitignore";
/// What stays in the folder.
const KEPT: [&str; 2] = [".gitignore", ".lock"];

/// A source file that is to change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceChange {
    /// Its path below the workspace's folder.
    pub path: OutPath,
    /// Its bytes as they were read; nothing where there is to be no such file.
    pub seen: Option<Vec<u8>>,
    /// Its bytes from now on; nothing where it is to go.
    pub new: Option<Vec<u8>>,
}

/// What became of a change that was interrupted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// These files had been changed in part, and now all are.
    Finished(Vec<OutPath>),
    /// None of it stands in the files.
    TakenBack,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Journal {
    /// Whether the old texts are to be put back.
    back: bool,
    files: Vec<Step>,
}

/// One file, with the hashes of what it said and of what it is to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    path: OutPath,
    old: Option<String>,
    new: Option<String>,
}

/// Which text a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Old,
    New,
    /// Somebody else's.
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Old,
    New,
}

/// Changes source files of the workspace at `root`, all of them or none, if each says what was seen. The folder
/// is made if need be. Whoever else writes sources there has to wait, wherever their papers go; `on_wait` is
/// called once if it is us who wait.
///
/// # Errors
/// [`PublishError::Changed`] if a file says something else than was seen, [`PublishError::AlreadyThere`] if
/// there is a file where a new one is to be, and whatever the disk says. Nothing was changed then.
pub fn change(
    root: &Path,
    changes: &[SourceChange],
    on_wait: impl FnOnce(),
    points: &dyn FailPoints,
) -> Result<(), PublishError> {
    let folder = &Folder {
        root: root.to_path_buf(),
        points,
    };
    let changes: Vec<&SourceChange> = changes.iter().filter(|one| one.seen != one.new).collect();
    if changes.is_empty() {
        return Ok(());
    }
    distinct(&changes)?;
    made(folder)?;
    let _lock = opened(folder, on_wait)?;
    recover(folder)?;
    for change in &changes {
        as_seen(folder, change)?;
    }
    let hash = |bytes: &Option<Vec<u8>>| bytes.as_deref().map(sha256);
    let step = |change: &&SourceChange| Step {
        path: change.path.clone(),
        old: hash(&change.seen),
        new: hash(&change.new),
    };
    let mut journal = Journal {
        back: false,
        files: changes.iter().map(step).collect(),
    };
    if let Err(error) = noted(folder, &changes, &journal) {
        // What can't be cleared up now is found by the next command.
        let _ = cleared(folder);
        return Err(error);
    }
    match put(folder, &journal, Which::New) {
        Ok(()) => cleared(folder),
        Err(error) => {
            journal.back = true;
            written(folder, &journal)?;
            put(folder, &journal, Which::Old)?;
            cleared(folder)?;
            Err(error)
        }
    }
}

/// Finishes or takes back what an interrupted command had begun in a workspace. Where there is nothing of the
/// kind, the disk is only looked at.
///
/// # Errors
/// Whatever the disk says.
pub fn settle(root: &Path, points: &dyn FailPoints) -> Result<Option<Settled>, PublishError> {
    let folder = Folder {
        root: root.to_path_buf(),
        points,
    };
    if leftovers(&folder).is_empty() {
        return Ok(None);
    }
    let _lock = opened(&folder, || {})?;
    recover(&folder)
}

/// Finishes, or else takes back, what lies in the folder. Whoever calls this has the lock.
fn recover(folder: &Folder<'_>) -> Result<Option<Settled>, PublishError> {
    if leftovers(folder).is_empty() {
        return Ok(None);
    }
    let Some(bytes) = folder.record(JOURNAL) else {
        cleared(folder)?;
        return Ok(Some(Settled::TakenBack));
    };
    let mut journal: Journal = serde_json::from_slice(&bytes).map_err(|_| PublishError::Write {
        path: folder.shown(JOURNAL),
        source: io::Error::other(
            "it says in a way that can't be read which files were about to change; look at them, then \
             delete the folder",
        ),
    })?;
    let is_ready = |(number, step): (usize, &Step)| match state(folder, step) {
        State::New => true,
        State::Old => step.new.is_none() || folder.record(&staged(number, Which::New)).is_some(),
        State::Other => false,
    };
    let can_finish = !journal.back && journal.files.iter().enumerate().all(is_ready);
    if can_finish {
        put(folder, &journal, Which::New)?;
        cleared(folder)?;
        let paths = journal.files.into_iter().map(|step| step.path);
        return Ok(Some(Settled::Finished(paths.collect())));
    }
    journal.back = true;
    written(folder, &journal)?;
    put(folder, &journal, Which::Old)?;
    cleared(folder)?;
    Ok(Some(Settled::TakenBack))
}

/// Two of the files must not be the same one on Windows.
fn distinct(changes: &[&SourceChange]) -> Result<(), PublishError> {
    let mut seen = BTreeSet::new();
    match changes
        .iter()
        .find(|one| !seen.insert(fold(one.path.as_str())))
    {
        None => Ok(()),
        Some(twice) => Err(PublishError::Collision {
            first: twice.path.to_string(),
            second: twice.path.to_string(),
        }),
    }
}

/// Takes the lock of the workspace's sources, for those who write one file.
pub(super) fn locked(folder: &Folder<'_>) -> Result<File, PublishError> {
    opened(folder, || {})
}

/// Makes the workspace's own folder, and those above it, where it is about to begin.
fn made(folder: &Folder<'_>) -> Result<(), PublishError> {
    if folder.root.is_dir() {
        return Ok(());
    }
    let made = folder.points.before(Op::MakeFolder, "");
    let made = made.and_then(|()| fs::create_dir_all(&folder.root));
    made.map_err(|source| PublishError::Folder {
        path: folder.root.display().to_string(),
        source,
    })
}

/// Makes the folder if need be, and takes its lock.
fn opened(folder: &Folder<'_>, on_wait: impl FnOnce()) -> Result<File, PublishError> {
    let failed = |source| failed(folder, FOLDER, source);
    let place = folder.place(FOLDER);
    match fs::symlink_metadata(&place) {
        Ok(data) if data.is_dir() => {}
        Ok(_) => {
            let path = folder.shown(FOLDER);
            return Err(PublishError::Link { path });
        }
        Err(_) => {
            folder
                .points
                .before(Op::MakeFolder, FOLDER)
                .map_err(failed)?;
            match fs::create_dir(&place) {
                Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
                    return Err(failed(error));
                }
                _ => {}
            }
        }
    }
    let lock = lock::take(&place, on_wait)?;
    folder.write_if_new(IGNORES, b"*\n").map_err(failed)?;
    Ok(lock)
}

/// What lies in the folder and should not: the names of its files.
fn leftovers(folder: &Folder<'_>) -> Vec<String> {
    let place = folder.place(FOLDER);
    let is_ours = fs::symlink_metadata(&place).is_ok_and(|data| data.is_dir());
    let entries = is_ours.then(|| fs::read_dir(&place).ok()).flatten();
    let names = entries.into_iter().flatten().flatten();
    let names = names.filter_map(|entry| entry.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter(|name| !KEPT.contains(&name.as_str()))
        .collect();
    // The journal goes first: without it, the rest means nothing.
    names.sort_by_key(|name| !JOURNAL.ends_with(&format!("/{name}")));
    names
}

/// Removes all that should not lie in the folder.
fn cleared(folder: &Folder<'_>) -> Result<(), PublishError> {
    for name in leftovers(folder) {
        let path = format!("{FOLDER}/{name}");
        let removed = folder.points.before(Op::Remove, &path);
        let removed = removed.and_then(|()| fs::remove_file(folder.place(&path)));
        removed.map_err(|source| failed(folder, &path, source))?;
    }
    Ok(())
}

/// Whether a file is as it was when it was read.
fn as_seen(folder: &Folder<'_>, change: &SourceChange) -> Result<(), PublishError> {
    let path = &change.path;
    let shown = || folder.shown(path.as_str());
    match (folder.look(path), &change.seen) {
        (Look::Link, _) => Err(PublishError::Link { path: shown() }),
        (Look::Missing, None) => match namesake(&folder.place(path.as_str())) {
            Some(path) => Err(PublishError::AlreadyThere { path }),
            None => Ok(()),
        },
        (_, None) => Err(PublishError::AlreadyThere { path: shown() }),
        (Look::File { .. }, Some(seen)) => {
            let hash = folder.hash(path);
            let hash = hash.map_err(|source| failed(folder, path.as_str(), source))?;
            if hash == sha256(seen) {
                Ok(())
            } else {
                Err(PublishError::Changed { path: shown() })
            }
        }
        (_, Some(_)) => Err(PublishError::Changed { path: shown() }),
    }
}

/// Writes the old and new texts, and then the journal.
fn noted(
    folder: &Folder<'_>,
    changes: &[&SourceChange],
    journal: &Journal,
) -> Result<(), PublishError> {
    for (number, change) in changes.iter().enumerate() {
        let texts = [(Which::Old, &change.seen), (Which::New, &change.new)];
        for (which, bytes) in texts {
            if let Some(bytes) = bytes {
                let path = staged(number, which);
                let written = folder.write_if_new(&path, bytes);
                written.map_err(|source| failed(folder, &path, source))?;
            }
        }
    }
    flush(folder, FOLDER);
    written(folder, journal)
}

fn written(folder: &Folder<'_>, journal: &Journal) -> Result<(), PublishError> {
    let bytes = serde_json::to_vec_pretty(journal).expect("names and hashes are JSON");
    let written = folder.write_if_new(JOURNAL, &bytes);
    written.map_err(|source| failed(folder, JOURNAL, source))?;
    flush(folder, FOLDER);
    Ok(())
}

/// Gives every file the text that it is to have, where it has the other one.
fn put(folder: &Folder<'_>, journal: &Journal, which: Which) -> Result<(), PublishError> {
    let is_other = |step: &&Step| which == Which::New && state(folder, step) == State::Other;
    if let Some(step) = journal.files.iter().find(is_other) {
        // Somebody saved it just now.
        let path = folder.shown(step.path.as_str());
        return Err(PublishError::Changed { path });
    }
    let is_wanted = |step: &Step| match which {
        Which::New => state(folder, step) == State::Old,
        Which::Old => state(folder, step) == State::New,
    };
    let steps = journal.files.iter().enumerate();
    let steps: Vec<(usize, &Step)> = steps.filter(|(_, step)| is_wanted(step)).collect();
    let lost = in_rounds(folder.points, steps, |(number, step)| {
        placed(folder, number, step, which).map_err(|error| ((number, step), error))
    });
    if let Some(((_, step), source)) = lost.into_iter().next() {
        return Err(failed(folder, step.path.as_str(), source));
    }
    folder.flush_folders(journal.files.iter().map(|step| &step.path));
    Ok(())
}

fn placed(folder: &Folder<'_>, number: usize, step: &Step, which: Which) -> io::Result<()> {
    let wanted = match which {
        Which::Old => &step.old,
        Which::New => &step.new,
    };
    if wanted.is_none() {
        folder.remove(&step.path)?;
        folder.tidy_above(&step.path);
        return Ok(());
    }
    folder.make_folders_for(&step.path)?;
    folder.points.before(Op::Rename, step.path.as_str())?;
    let from = folder.place(&staged(number, which));
    fs::rename(from, folder.place(step.path.as_str()))
}

fn state(folder: &Folder<'_>, step: &Step) -> State {
    let found = match folder.look(&step.path) {
        Look::Missing => None,
        Look::File { .. } => match folder.hash(&step.path) {
            Ok(hash) => Some(hash),
            Err(_) => return State::Other,
        },
        Look::Link | Look::Other => return State::Other,
    };
    if found == step.new {
        State::New
    } else if found == step.old {
        State::Old
    } else {
        State::Other
    }
}

/// Where a text waits.
fn staged(number: usize, which: Which) -> String {
    match which {
        Which::Old => format!("{FOLDER}/{number}.old"),
        Which::New => format!("{FOLDER}/{number}.new"),
    }
}

fn flush(folder: &Folder<'_>, path: &str) {
    if cfg!(unix)
        && let Ok(opened) = File::open(folder.place(path))
    {
        // A file system that refuses it keeps its own order.
        let _ = opened.sync_all();
    }
}

fn failed(folder: &Folder<'_>, path: &str, source: io::Error) -> PublishError {
    let path = folder.shown(path);
    if is_full(&source) {
        PublishError::NoSpace { path, source }
    } else {
        PublishError::Write { path, source }
    }
}
