//! The door to `out/`: the lock, and the order of things.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;

use super::append::append;
use super::cache::{self, Cache, Known};
use super::compare::{arrange, found, judge};
use super::failpoint::{FailPoints, NoFailPoints};
use super::folder::{Folder, Look};
use super::journal::locked;
use super::lock;
use super::manifest::{self, Manifest};
use super::output::{Output, Trust};
use super::path::OutPath;
use super::recipes::{self, Recipes};
use super::report::{PublishError, Report};
use super::run::Run;
use super::scope::Scope;
use super::write_new::write_new;

/// `out/`, locked for this build until the value is dropped.
///
/// Take it before the sources are read: then of two builds at once the one that ends last has
/// also read last, and what lies in `out/` is what the files say.
pub struct Publisher<'a> {
    folder: Folder<'a>,
    _lock: File,
}

impl Publisher<'static> {
    /// Makes the folder `out` if need be and waits until no other build uses it; `on_wait` is
    /// called once if there is something to wait for, so that the command line can say so.
    ///
    /// # Errors
    ///
    /// [`PublishError`] if the folder is a link, can't be made, or can't be locked.
    pub fn open(out: &Path, on_wait: impl FnOnce()) -> Result<Self, PublishError> {
        Self::open_with(out, on_wait, &NoFailPoints)
    }
}

impl<'a> Publisher<'a> {
    /// As [`Publisher::open`], asking `points` before each step that changes the disk.
    ///
    /// # Errors
    ///
    /// As [`Publisher::open`].
    pub fn open_with(
        out: &Path,
        on_wait: impl FnOnce(),
        points: &'a dyn FailPoints,
    ) -> Result<Self, PublishError> {
        let path = out.display().to_string();
        if out.is_symlink() {
            return Err(PublishError::Link { path });
        }
        if let Err(source) = fs::create_dir_all(out) {
            return Err(PublishError::Folder { path, source });
        }
        let root = out.to_path_buf();
        Ok(Self {
            _lock: lock::take(out, on_wait)?,
            folder: Folder { root, points },
        })
    }

    /// Brings `out/` in line with `outputs`, within `scope`.
    ///
    /// A file that can't be written or removed, such as one that Excel holds open, is reported and
    /// the others go ahead.
    ///
    /// # Errors
    ///
    /// [`PublishError`] if the outputs can't lie on every disk or are outside the scope (nothing
    /// was written then), if the disk is full (nothing was changed), or if the manifest can't be
    /// written.
    pub fn publish(
        &mut self,
        outputs: Vec<Output>,
        scope: &Scope,
        trust: Trust,
    ) -> Result<Report, PublishError> {
        let outputs = arrange(outputs, scope)?;
        let paths: BTreeSet<OutPath> = outputs.iter().map(|output| output.path.clone()).collect();
        let known = self.known();
        self.sweep(&paths, &known);
        let judged = judge(&self.folder, &known, outputs, trust);

        let mut run = Run::new(&self.folder, &known);
        run.note_intentions(&judged)?;
        let staged = run.stage(judged)?;
        run.put(staged);
        run.clear_up(&paths, scope);
        run.finish()
    }

    /// What the manifest lists now.
    #[must_use]
    pub fn listed(&self) -> Vec<OutPath> {
        let manifest = self
            .folder
            .record(manifest::NAME)
            .and_then(|json| Manifest::parse(&json));
        let files = manifest.iter().flat_map(super::manifest::Manifest::files);
        files.map(|entry| entry.path.clone()).collect()
    }

    /// Every path that an earlier build has made or was about to make, as far as our records know.
    #[must_use]
    pub fn remembered(&self) -> Vec<OutPath> {
        let known = self.known();
        known.iter().map(|(path, _)| path.clone()).collect()
    }

    /// Whether a file of its own lies at a path.
    #[must_use]
    pub fn lies(&self, path: &OutPath) -> bool {
        matches!(self.folder.look(path), Look::File { .. })
    }

    /// What lies at a path; nothing if that is no file of its own.
    #[must_use]
    pub fn content(&self, path: &OutPath) -> Option<Vec<u8>> {
        self.lies(path)
            .then(|| fs::read(self.folder.place(path.as_str())).ok())
            .flatten()
    }

    /// Which of these papers lie in `out/` just as their recipe left them.
    #[must_use]
    pub fn up_to_date<'p>(
        &self,
        papers: impl IntoIterator<Item = (&'p OutPath, &'p str)>,
        trust: Trust,
    ) -> BTreeSet<OutPath> {
        let (known, recipes) = (self.known(), self.recipes());
        let papers = papers.into_iter().filter(|(path, recipe)| {
            let made = recipes.result(path, recipe);
            made.is_some() && found(&self.folder, &known, path, trust).as_deref() == made
        });
        papers.map(|(path, _)| path.clone()).collect()
    }

    /// Keeps what a build noted for the next one, over what earlier builds noted.
    ///
    /// # Errors
    ///
    /// [`PublishError`] if it can't be written.
    pub fn keep(&self, noted: Recipes) -> Result<(), PublishError> {
        let ours: BTreeSet<OutPath> = self.remembered().into_iter().collect();
        let mut recipes = self.recipes();
        recipes.extend(noted);
        recipes.retain(|path| ours.contains(path));
        self.folder
            .write_if_new(recipes::NAME, &recipes.to_bytes())
            .map_err(|source| PublishError::Write {
                path: self.folder.shown(recipes::NAME),
                source,
            })
    }

    /// Adds to the end of a source file, `root/path`, which must still say what was `seen`. A reader sees
    /// the old file or the new one; whoever else writes sources waits.
    ///
    /// # Errors
    ///
    /// [`PublishError::Changed`] if the file says something else by now, [`PublishError::Write`] if it
    /// can't be read or written.
    pub fn append(
        &self,
        root: &Path,
        path: &OutPath,
        seen: &str,
        addition: &str,
    ) -> Result<(), PublishError> {
        let folder = self.beside(root);
        let _lock = locked(&folder)?;
        append(&folder, path, seen, addition)
    }

    /// Writes a source file, `root/path`, if nothing is there; whoever else writes sources waits.
    ///
    /// # Errors
    ///
    /// [`PublishError::AlreadyThere`] if there is something of that name, [`PublishError::Write`] if
    /// the file can't be written.
    pub fn write_new(&self, root: &Path, path: &OutPath, bytes: &[u8]) -> Result<(), PublishError> {
        let folder = self.beside(root);
        let _lock = locked(&folder)?;
        write_new(&folder, path, bytes)
    }

    /// The workspace whose papers lie here. It has a lock of its own, as papers may go elsewhere.
    fn beside(&self, root: &Path) -> Folder<'a> {
        Folder {
            root: root.to_path_buf(),
            points: self.folder.points,
        }
    }

    /// What the papers in `out/` were made of.
    fn recipes(&self) -> Recipes {
        Recipes::parse(&self.folder.record(recipes::NAME).unwrap_or_default())
    }

    fn known(&self) -> Known {
        let read = |name| self.folder.record(name).unwrap_or_default();
        let manifest = Manifest::parse(&read(manifest::NAME)).unwrap_or_default();
        Known::new(&manifest, &Cache::parse(&read(cache::NAME)))
    }

    fn sweep(&self, paths: &BTreeSet<OutPath>, known: &Known) {
        let all = paths.iter().chain(known.iter().map(|(path, _)| path));
        self.folder.sweep(&all.flat_map(OutPath::folders).collect());
    }
}
