//! Every file of a workspace, each with its number.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

use super::content::Content;
use super::layout::{NAMES, Stray, kind};
use super::place::{self, LineCol, Lines};
use super::refusal::Refusal;

/// The number of a file in its [`Sources`]: small enough to go with every value that has a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub(crate) u32);

impl FileId {
    /// The first file, for what belongs to no file.
    pub const FIRST: Self = Self(0);

    fn index(self) -> usize {
        self.0 as usize
    }
}

/// One file of the workspace.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Its number.
    pub id: FileId,
    /// Its path below the root, with forward slashes on every system; anything unprintable in it
    /// is escaped.
    pub path: String,
    /// Whether it began with a byte order mark, which is not part of the text: its bytes on disk
    /// are three further on than those of the text.
    pub bom: bool,
    /// What is in it.
    pub content: Content,
    /// Where its lines begin, once somebody has asked.
    lines: OnceLock<Lines>,
}

/// Every file of a workspace, in path order.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The name of the root folder, for people; no path, so no output can depend on one.
    pub root_name: String,
    /// The files that were read, then the strays.
    files: Vec<SourceFile>,
    read: usize,
    strays: Vec<Stray>,
    by_path: BTreeMap<String, FileId>,
    /// Whether the `.gitignore` at the top covers the file with the children's names.
    hides_names: bool,
}

impl SourceFile {
    /// The text, if the file is usable.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            Content::Picture(_) | Content::Refused(_) => None,
        }
    }

    /// Why the file is not usable, if so.
    #[must_use]
    pub fn refusal(&self) -> Option<&Refusal> {
        match &self.content {
            Content::Text(_) | Content::Picture(_) => None,
            Content::Refused(refusal) => Some(refusal),
        }
    }

    /// The bytes, if the file is a picture.
    #[must_use]
    pub fn picture(&self) -> Option<&Arc<[u8]>> {
        match &self.content {
            Content::Picture(bytes) => Some(bytes),
            Content::Text(_) | Content::Refused(_) => None,
        }
    }

    /// Whether nothing of the file may be shown, not even on the terminal: children's names.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        self.path == NAMES
    }

    /// What can be shown of the file in a finding's snippet: also the text of a file with merge
    /// markers.
    #[must_use]
    pub fn shown(&self) -> &str {
        match &self.content {
            Content::Text(text) | Content::Refused(Refusal::MergeMarker { text, .. }) => text,
            Content::Picture(_) | Content::Refused(_) => "",
        }
    }
}

impl Sources {
    pub(super) fn new(
        root_name: String,
        contents: Vec<(String, bool, Content)>,
        strays: Vec<Stray>,
        hides_names: bool,
    ) -> Self {
        let read = contents.len();
        // A stray has a number too, so that a finding can point at it.
        let unread = strays.iter().map(|stray| {
            let content = Content::Refused(Refusal::NotAFile);
            (stray.path.clone(), false, content)
        });
        let numbered = (0u32..).zip(contents.into_iter().chain(unread));
        let files: Vec<SourceFile> = numbered
            .map(|(id, (path, bom, content))| SourceFile {
                id: FileId(id),
                path,
                bom,
                content,
                lines: OnceLock::new(),
            })
            .collect();
        let by_path = files[..read]
            .iter()
            .map(|file| (file.path.clone(), file.id))
            .collect();
        Self {
            root_name,
            files,
            read,
            strays,
            by_path,
            hides_names,
        }
    }

    /// The same with other texts for some files, new ones, or without some. What would not be read as a
    /// workspace's file is none.
    #[must_use]
    pub fn with(&self, texts: impl IntoIterator<Item = (String, Option<String>)>) -> Self {
        let file = |file: &SourceFile| (file.path.clone(), (file.bom, file.content.clone()));
        let mut files: BTreeMap<String, (bool, Content)> = self.files().iter().map(file).collect();
        for (path, text) in texts {
            if kind(&path).is_none() {
                continue;
            }
            match text {
                Some(text) => {
                    let bom = files.get(&path).is_some_and(|(bom, _)| *bom);
                    files.insert(path, (bom, Content::Text(text.into())));
                }
                None => drop(files.remove(&path)),
            }
        }
        let files = files.into_iter();
        Self::new(
            self.root_name.clone(),
            files
                .map(|(path, (bom, content))| (path, bom, content))
                .collect(),
            self.strays.clone(),
            self.hides_names,
        )
    }

    /// Every file, in path order.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files[..self.read]
    }

    /// The files in a folder and beneath it, in path order.
    pub fn under<'s>(&'s self, folder: &'s str) -> impl Iterator<Item = &'s SourceFile> {
        let within = move |file: &&SourceFile| {
            let rest = file.path.strip_prefix(folder);
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        self.files().iter().filter(within)
    }

    /// Files that lie where the workspace's files lie but are none of them, in path order.
    #[must_use]
    pub fn strays(&self) -> &[Stray] {
        &self.strays
    }

    /// The strays with their numbers.
    pub fn numbered_strays(&self) -> impl Iterator<Item = (FileId, &Stray)> {
        let unread = self.files[self.read..].iter();
        unread.map(|file| file.id).zip(&self.strays)
    }

    /// Whether git passes over the file with the children's names.
    #[must_use]
    pub fn hides_names(&self) -> bool {
        self.hides_names
    }

    /// The file with this path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&SourceFile> {
        self.by_path.get(path).map(|id| self.file(*id))
    }

    /// The file with this number.
    ///
    /// # Panics
    ///
    /// If the number comes from other sources that had more files.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.index()]
    }

    /// The line and column of a byte of a file's text; past the end it is the end.
    #[must_use]
    pub fn line_col(&self, id: FileId, byte: usize) -> LineCol {
        place::line_col(self.file(id).shown(), self.lines(id), byte)
    }

    /// The place of a line of a file, counted from 1, without its line end.
    #[must_use]
    pub fn line_bytes(&self, id: FileId, line: u32) -> std::ops::Range<usize> {
        let found = (line as usize).checked_sub(1);
        let found = found.and_then(|line| self.lines(id).bytes_of(self.file(id).shown(), line));
        found.unwrap_or(0..0)
    }

    fn lines(&self, id: FileId) -> &Lines {
        let file = self.file(id);
        file.lines.get_or_init(|| Lines::of(file.shown()))
    }

    /// A hash over every path and content: equal hashes mean that a build would give the same.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        let mut add = |bytes: &[u8]| {
            hash.update((bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        for file in self.files() {
            add(file.path.as_bytes());
            add(file.shown().as_bytes());
            add(file.picture().map_or(&[], |bytes| bytes));
            add(file
                .refusal()
                .map(Refusal::message)
                .unwrap_or_default()
                .as_bytes());
        }
        for stray in &self.strays {
            add(stray.path.as_bytes());
        }
        hash.finalize().into()
    }
}
