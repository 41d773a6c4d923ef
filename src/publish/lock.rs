//! One build at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

use super::report::PublishError;

/// The lock's file. It stays in place: only the lock on it counts, and the system releases that
/// when the program ends, however it ends. So there is no stale lock to remove by hand.
const NAME: &str = ".lock";

/// Waits for the lock on `out` and holds it for as long as the file is alive; calls `on_wait` once
/// if another build has it.
pub(super) fn take(out: &Path, on_wait: impl FnOnce()) -> Result<File, PublishError> {
    let path = out.join(NAME);
    let failed = |source| PublishError::Lock {
        path: path.display().to_string(),
        source,
    };
    if path.is_symlink() {
        return Err(PublishError::Link {
            path: path.display().to_string(),
        });
    }
    // To open a pipe is to wait for somebody at its other end.
    if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
        return Err(failed(io::Error::other("it is no file: delete it")));
    }
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(failed)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            on_wait();
            file.lock().map_err(failed)?;
        }
        Err(TryLockError::Error(source)) => return Err(failed(source)),
    }
    Ok(file)
}
