//! What the program is run in, and how it ends.

use crate::diag::Screen;
use crate::publish::FailPoints;
use std::io::{BufRead, Write};
use std::path::PathBuf;

/// What the program is run in.
pub struct Surroundings<'a> {
    /// The folder in which it was started.
    pub folder: PathBuf,
    /// The moment of `SOURCE_DATE_EPOCH`, if it is set.
    pub epoch: Option<jiff::Timestamp>,
    /// Now.
    pub now: jiff::Timestamp,
    /// Whether results go to a terminal, where a person sits who has the files anyway; else they may go
    /// anywhere.
    pub terminal: bool,
    /// Whether colours are wanted there.
    pub colour: bool,
    /// Asked before each step that changes the disk, so that a test can play a full one.
    pub points: &'a dyn FailPoints,
    /// Where somebody answers, if anybody sits there.
    pub answers: Option<&'a mut dyn BufRead>,
    /// Where results go.
    pub out: &'a mut dyn Write,
    /// Where progress and failures go.
    pub err: &'a mut dyn Write,
}

impl Surroundings<'_> {
    /// Where findings are shown.
    pub(super) fn screen(&self) -> Screen {
        if self.terminal {
            Screen::Terminal {
                colour: self.colour,
            }
        } else {
            Screen::None
        }
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// There are errors, or warnings under `--strict`.
    Findings,
    /// Wrong flags, no workspace, a folder that can't be read.
    Usage,
    /// Something could not be written.
    Write,
}

impl Exit {
    /// The exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Write => 3,
        }
    }
}
