//! Building again when a file of the workspace changes.
//!
//! Two things keep this calm. Events are gathered until nothing has happened for 300 ms, or for
//! 2 s if it never becomes quiet. And an event is only a hint: what counts is whether the files
//! that were read before read differently now. So a touch, a backup file or a rename that ends
//! where it began builds nothing, and our own outputs cannot start a circle.
//!
//! Only the workspace's own folders are watched, never `out/`, `target/` or `.git`. The settling is
//! done here, on plain `notify` events, because its debouncers know no upper limit, and because
//! the comparison of contents makes their bookkeeping of renames unnecessary.
#![expect(
    clippy::disallowed_methods,
    reason = "whether a path is a folder or a link decides how it is watched"
)]

use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::source::{SourceError, Sources, is_editors_own, is_workspace_path, workspace_folders};

const QUIET: Duration = Duration::from_millis(300);
const CEILING: Duration = Duration::from_secs(2);
const POLL: Duration = Duration::from_secs(1);
/// How often it is looked whether the folder is still there.
const STILL_THERE: Duration = Duration::from_secs(2);

/// Calls `on_change` once at the start and again after each change to the workspace at `root`,
/// for ever: Ctrl-C ends the program, which is safe at any moment because outputs are only ever
/// replaced whole. `poll` looks at the files each second instead of waiting for the system's word,
/// which never comes from some network drives.
///
/// # Errors
///
/// [`WatchError`] if the workspace can't be read at the start or can't be watched.
pub fn watch(
    root: &Path,
    out: &Path,
    poll: bool,
    mut on_change: impl FnMut(),
) -> Result<(), WatchError> {
    let mut watch = Watch::start(root, out, poll)?;
    on_change();
    while watch.next_change(None)? {
        on_change();
    }
    Ok(())
}

/// A workspace under watch.
pub struct Watch {
    root: PathBuf,
    watcher: Box<dyn Watcher + Send>,
    hints: Receiver<Vec<PathBuf>>,
    watched: BTreeSet<&'static str>,
    /// What the files said last; `None` if they could not be read.
    last: Option<[u8; 32]>,
}

/// Why a workspace can't be watched.
#[derive(Debug)]
pub enum WatchError {
    /// It can't be read.
    Source(SourceError),
    /// Its folder was deleted or moved away.
    Gone,
    /// The system would not watch it.
    System(notify::Error),
}

impl Watch {
    /// Starts to watch; a change after this call is not missed, so start before the first build.
    ///
    /// # Errors
    ///
    /// [`WatchError`] if the workspace can't be read or the system won't watch it.
    pub fn start(root: &Path, out: &Path, poll: bool) -> Result<Self, WatchError> {
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
        let root = real(root);
        let (send, hints) = mpsc::channel();
        let hint = {
            let (root, out) = (root.clone(), real(out));
            move |event: notify::Result<Event>| {
                if let Some(paths) = paths_of_interest(event, &root, &out) {
                    // Nobody listens any more once the watch is dropped.
                    let _ = send.send(paths);
                }
            }
        };
        let watcher: Box<dyn Watcher + Send> = if poll {
            // Contents, because it compares times by the second only and would miss a quick edit.
            let config = Config::default()
                .with_poll_interval(POLL)
                .with_compare_contents(true);
            Box::new(PollWatcher::new(hint, config)?)
        } else {
            Box::new(RecommendedWatcher::new(hint, Config::default())?)
        };
        let mut watch = Self {
            root,
            watcher,
            hints,
            watched: BTreeSet::new(),
            last: None,
        };
        watch
            .watcher
            .watch(&watch.root, RecursiveMode::NonRecursive)?;
        watch.follow_folders(&[])?;
        watch.last = Some(
            Sources::read(&watch.root)
                .map_err(WatchError::Source)?
                .fingerprint(),
        );
        Ok(watch)
    }

    /// Waits for a change to what the files say, at most until `timeout` has passed without a hint
    /// of one; tells whether there was a change.
    ///
    /// # Errors
    ///
    /// [`WatchError`] if the system stops watching.
    pub fn next_change(&mut self, timeout: Option<Duration>) -> Result<bool, WatchError> {
        loop {
            let first = match self.hints.recv_timeout(timeout.unwrap_or(STILL_THERE)) {
                Ok(hint) => hint,
                // Nothing tells that the folder itself has gone.
                Err(RecvTimeoutError::Timeout) if !self.root.is_dir() => {
                    return Err(WatchError::Gone);
                }
                Err(RecvTimeoutError::Timeout) if timeout.is_none() => continue,
                Err(RecvTimeoutError::Timeout) => return Ok(false),
                Err(RecvTimeoutError::Disconnected) => return Err(stopped()),
            };
            let hints = self.settle(first);
            // Polling tells each second that it is gone, so that nothing ever times out.
            if !self.root.is_dir() {
                return Err(WatchError::Gone);
            }
            self.follow_folders(&hints)?;
            let now = Sources::read(&self.root)
                .ok()
                .map(|sources| sources.fingerprint());
            if now != self.last {
                self.last = now;
                return Ok(true);
            }
        }
    }

    /// Gathers hints until it is quiet or the ceiling is reached.
    fn settle(&self, mut hints: Vec<PathBuf>) -> Vec<PathBuf> {
        let start = Instant::now();
        loop {
            let left = CEILING.saturating_sub(start.elapsed());
            match self.hints.recv_timeout(QUIET.min(left)) {
                Ok(more) if !left.is_zero() => hints.extend(more),
                _ => return hints,
            }
        }
    }

    /// Watches those of the workspace's folders that have appeared, also those that went and came
    /// back, as in a change of branch.
    fn follow_folders(&mut self, hints: &[PathBuf]) -> Result<(), WatchError> {
        for folder in workspace_folders() {
            let path = self.root.join(folder);
            let there = path.is_dir() && !path.is_symlink();
            let known = self.watched.contains(folder);
            let came_back = hints.contains(&path);
            if known && (!there || came_back) {
                // A folder that is gone is no longer watched anyway.
                let _ = self.watcher.unwatch(&path);
                self.watched.remove(folder);
            }
            if there && (!known || came_back) {
                match self.watcher.watch(&path, RecursiveMode::Recursive) {
                    Ok(()) => {
                        self.watched.insert(folder);
                    }
                    // Gone again in this moment: the next hint will tell.
                    Err(_) if !path.is_dir() => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(())
    }
}

/// The paths of an event that may have changed the workspace; nothing if there is none. Reading a
/// file is no change, or each look at the files would be the cause of the next. An error, such as
/// too many events at once, may hide a change, so it is a hint without a path.
fn paths_of_interest(
    event: notify::Result<Event>,
    root: &Path,
    out: &Path,
) -> Option<Vec<PathBuf>> {
    let Ok(event) = event else {
        return Some(Vec::new());
    };
    if event.need_rescan() {
        return Some(Vec::new());
    }
    if matches!(event.kind, EventKind::Access(_)) {
        return None;
    }
    let ours = |path: &PathBuf| {
        let below = path.strip_prefix(root).ok();
        let name = path.file_name().and_then(|name| name.to_str());
        below.is_some_and(is_workspace_path)
            && !path.starts_with(out)
            && !name.is_some_and(is_editors_own)
    };
    let paths: Vec<PathBuf> = event.paths.into_iter().filter(ours).collect();
    (!paths.is_empty()).then_some(paths)
}

fn stopped() -> WatchError {
    WatchError::System(notify::Error::generic(
        "the system stopped watching the folder",
    ))
}

impl fmt::Display for WatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Source(error) => error.fmt(f),
            Self::Gone => f.write_str("the workspace's folder is no longer there"),
            Self::System(error) => write!(
                f,
                "this folder can't be watched for changes ({error}); try `ipop watch --poll`"
            ),
        }
    }
}

impl std::error::Error for WatchError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Source(error) => Some(error),
            Self::Gone => None,
            Self::System(error) => Some(error),
        }
    }
}

impl From<notify::Error> for WatchError {
    fn from(error: notify::Error) -> Self {
        Self::System(error)
    }
}
