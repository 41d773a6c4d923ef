//! The seam through which a test can pull the plug.

use std::io;
use std::thread;
use std::time::Duration;

/// A step that changes something on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// A folder is about to be made.
    MakeFolder,
    /// A temporary file is about to be made and filled.
    WriteTemp,
    /// Half of a temporary file has been written.
    MidWrite,
    /// A temporary file is about to be flushed to the disk.
    Flush,
    /// A temporary file is about to take the place of the real one.
    Rename,
    /// A leftover is about to be removed.
    Remove,
    /// An empty folder is about to be removed.
    RemoveFolder,
}

/// Asked before every step that changes the disk.
///
/// The program uses [`NoFailPoints`]. Tests answer with an error to play a full disk or a file
/// that Excel holds open, or never come back to play a kill; so the code under test is the code
/// that runs.
pub trait FailPoints: Sync {
    /// Called before `op` on `path` (relative to `out/`).
    ///
    /// # Errors
    ///
    /// An error stands for the failure of that step.
    fn before(&self, op: Op, path: &str) -> io::Result<()> {
        let _ = (op, path);
        Ok(())
    }

    /// Waits between two attempts on a file that another program holds open.
    fn pause(&self, time: Duration) {
        thread::sleep(time);
    }
}

/// The real disk: no step is made to fail.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoFailPoints;

impl FailPoints for NoFailPoints {}
