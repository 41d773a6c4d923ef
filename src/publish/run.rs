//! The steps of one build's publishing, each safe to be killed in.

use std::collections::BTreeSet;
use std::io;

use rayon::prelude::*;
use tempfile::TempPath;

use super::cache::{self, Cache, Contents, Known, Written};
use super::compare::{Judged, Verdict};
use super::folder::{Folder, Look};
use super::manifest::{self, Manifest, PublishedFile};
use super::path::OutPath;
use super::report::{Failure, PublishError, Report, explain, is_full};
use super::rounds::in_rounds;
use super::scope::Scope;
use super::stale::{self, Fate};

/// A file written under its temporary name, and what it will be.
type Staged = (TempPath, PublishedFile);

/// What is known so far of the outcome.
pub(super) struct Run<'r> {
    folder: &'r Folder<'r>,
    known: &'r Known,
    report: Report,
    /// For the manifest.
    entries: Vec<PublishedFile>,
    /// For the cache.
    made: Vec<Written>,
}

impl<'r> Run<'r> {
    pub(super) fn new(folder: &'r Folder<'r>, known: &'r Known) -> Self {
        Self {
            folder,
            known,
            report: Report::default(),
            entries: Vec::new(),
            made: Vec::new(),
        }
    }

    /// Notes what is about to be written, beside all that is known already.
    pub(super) fn note_intentions(&self, judged: &[Judged]) -> Result<(), PublishError> {
        let is_write = |one: &&Judged| matches!(one.verdict, Verdict::Write);
        let writes = judged.iter().filter(is_write);
        let planned: Vec<Written> = writes.map(|one| made(entry(one), None)).collect();
        if planned.is_empty() {
            return Ok(());
        }
        let contents = self.known.iter().map(|(_, contents)| contents);
        let before = contents.flat_map(|contents| contents.made.iter().cloned());
        match self.write_cache(before.chain(planned).collect()) {
            // Nothing has been changed yet, and the message may say so.
            Err(PublishError::Write { path, source }) if is_full(&source) => {
                Err(PublishError::NoSpace { path, source })
            }
            written => written,
        }
    }

    /// Writes every temporary file, in parallel: most of the time goes into waiting for the disk.
    pub(super) fn stage(&mut self, judged: Vec<Judged>) -> Result<Vec<Staged>, PublishError> {
        let mut to_write = Vec::new();
        for one in judged {
            match &one.verdict {
                Verdict::Unchanged => {
                    self.settled(entry(&one));
                    self.report.unchanged.push(one.output.path);
                }
                Verdict::Refused(message) => {
                    let message = message.clone();
                    self.fail(one.output.path, message);
                }
                Verdict::Write => {
                    let folders = self.folder.make_folders_for(&one.output.path);
                    to_write.push((one, folders));
                }
            }
        }
        let folder = self.folder;
        let stage_one = |(one, folders): (Judged, io::Result<()>)| {
            let path = one.output.path.as_str();
            let temp = folders.and_then(|()| folder.stage(path, &one.output.bytes));
            (entry(&one), temp)
        };
        let staged: Vec<_> = to_write.into_par_iter().map(stage_one).collect();

        let full =
            |(_, temp): &(PublishedFile, io::Result<TempPath>)| temp.as_ref().is_err_and(is_full);
        if staged.iter().any(full) {
            return Err(self.give_up(staged));
        }
        let mut ready = Vec::new();
        for (entry, temp) in staged {
            match temp {
                Ok(temp) => ready.push((temp, entry)),
                Err(error) => self.fail_with(entry.path, &error),
            }
        }
        Ok(ready)
    }

    /// The disk is full: takes back what was staged, before anything was changed.
    fn give_up(&self, staged: Vec<(PublishedFile, io::Result<TempPath>)>) -> PublishError {
        let mut first = None;
        let mut paths = Vec::new();
        for (entry, temp) in staged {
            match temp {
                Err(error) if is_full(&error) && first.is_none() => {
                    first = Some((self.folder.shown(entry.path.as_str()), error));
                }
                taken_back => drop(taken_back),
            }
            paths.push(entry.path);
        }
        for path in &paths {
            self.folder.tidy_above(path);
        }
        let (path, source) = first.unwrap_or_else(|| {
            let shown = self.folder.root.display().to_string();
            (shown, io::ErrorKind::StorageFull.into())
        });
        PublishError::NoSpace { path, source }
    }

    /// Puts every staged file in its place.
    pub(super) fn put(&mut self, staged: Vec<Staged>) {
        let mut done = Vec::new();
        let failed = in_rounds(self.folder.points, staged, |(temp, entry)| {
            match self.folder.put(temp, entry.path.as_str()) {
                Ok(()) => {
                    done.push(entry);
                    Ok(())
                }
                Err((temp, error)) => Err(((temp, entry), error)),
            }
        });
        for entry in done {
            self.report.written.push(entry.path.clone());
            self.settled(entry);
        }
        for ((_, entry), error) in failed {
            self.fail_with(entry.path, &error);
        }
    }

    /// Removes what earlier builds made and this one did not, as far as that is ours to do.
    pub(super) fn clear_up(&mut self, outputs: &BTreeSet<OutPath>, scope: &Scope) {
        let mut leftovers = Vec::new();
        for (path, contents, fate) in stale::fates(self.folder, self.known, outputs, scope) {
            match fate {
                Fate::Remove => leftovers.push(path),
                Fate::Gone => self.folder.tidy_above(path),
                Fate::Carry => self.carry(path, contents),
                Fate::KeepEdited => {
                    self.report.kept_edited.push(path.clone());
                    self.made.extend(stale::remember(path, contents));
                }
            }
        }
        let mut removed = Vec::new();
        let failed = in_rounds(self.folder.points, leftovers, |path| {
            self.folder.remove(path).map_err(|error| (path, error))?;
            removed.push(path.clone());
            self.folder.tidy_above(path);
            Ok(())
        });
        self.report.removed = removed;
        for (path, error) in failed {
            self.fail_with(path.clone(), &error);
        }
    }

    /// Writes the manifest, now that what it lists is there, and then the cache.
    pub(super) fn finish(mut self) -> Result<Report, PublishError> {
        let changed = self.report.written.iter().chain(&self.report.removed);
        self.folder.flush_folders(changed);
        let manifest: Manifest = self.entries.drain(..).collect();
        self.write_if_new(manifest::NAME, &manifest.to_bytes())?;
        let made = std::mem::take(&mut self.made);
        self.write_cache(made)?;
        self.report.written.sort();
        self.report.removed.sort();
        self.report.failed.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(self.report)
    }

    /// Records a file that is now as it should be.
    fn settled(&mut self, entry: PublishedFile) {
        let modified = match self.folder.look(&entry.path) {
            Look::File { modified, .. } => modified,
            _ => None,
        };
        self.made.push(made(entry.clone(), modified));
        self.entries.push(entry);
    }

    fn carry(&mut self, path: &OutPath, contents: &Contents) {
        let (entry, made) = stale::carry(self.folder, path, contents);
        self.entries.extend(entry);
        self.made.extend(made);
    }

    fn fail_with(&mut self, path: OutPath, error: &io::Error) {
        let message = explain(&self.folder.shown(path.as_str()), error);
        self.fail(path, message);
    }

    /// Reports a failure; what was there before is still there and stays recorded.
    fn fail(&mut self, path: OutPath, message: String) {
        if let Some(contents) = self.known.get(&path) {
            self.carry(&path, contents);
        }
        self.report.failed.push(Failure { path, message });
    }

    fn write_cache(&self, mut made: Vec<Written>) -> Result<(), PublishError> {
        made.sort();
        made.dedup();
        self.write_if_new(cache::NAME, &Cache { made }.to_bytes())
    }

    fn write_if_new(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        let written = self.folder.write_if_new(name, bytes);
        written.map_err(|source| PublishError::Write {
            path: self.folder.shown(name),
            source,
        })
    }
}

fn entry(one: &Judged) -> PublishedFile {
    PublishedFile {
        path: one.output.path.clone(),
        sha256: one.sha256.clone(),
        bytes: one.output.bytes.len() as u64,
    }
}

fn made(entry: PublishedFile, modified: Option<u64>) -> Written {
    Written {
        path: entry.path,
        sha256: entry.sha256,
        bytes: entry.bytes,
        modified,
    }
}
