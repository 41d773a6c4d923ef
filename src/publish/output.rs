//! What is to be published.

use super::path::OutPath;

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Where it goes, relative to `out/`.
    pub path: OutPath,
    /// Its whole content.
    pub bytes: Vec<u8>,
}

/// How to find out whether a file in `out/` is still as we wrote it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trust {
    /// By its size and time, reading it only where those differ.
    #[default]
    SizeAndTime,
    /// By reading it, as `--verify` asks.
    Content,
}
