//! A workspace in a folder of its own, and what the program says of it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::SystemTime;

use ipop::cli::{Exit, Surroundings, run};
use ipop::publish::{FailPoints, NoFailPoints};
use tempfile::TempDir;

/// A workspace on disk.
pub(crate) struct Workspace {
    folder: PathBuf,
    /// Removes it in the end, if it is ours.
    _guard: Option<TempDir>,
}

/// The files of a workspace, with the times at which they were written: a build goes by these.
pub(crate) struct Kept(Vec<(String, Vec<u8>, SystemTime)>);

impl Kept {
    /// A workspace of one's own, as it was kept.
    pub(crate) fn unpacked(&self) -> Workspace {
        let workspace = Workspace::empty();
        for (path, bytes, time) in &self.0 {
            workspace.write(path, bytes);
            let file = fs::OpenOptions::new()
                .append(true)
                .open(workspace.path().join(path));
            file.and_then(|file| file.set_modified(*time))
                .expect("a time");
        }
        workspace
    }
}

/// What a command did.
pub(crate) struct Ran {
    pub(crate) exit: Exit,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Workspace {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        let guard = tempfile::tempdir().expect("a folder");
        Self {
            folder: guard.path().to_path_buf(),
            _guard: Some(guard),
        }
    }

    /// A folder that is somebody else's.
    pub(crate) fn in_place(folder: PathBuf) -> Self {
        Self {
            folder,
            _guard: None,
        }
    }

    /// The base workspace of the rules' pages.
    pub(crate) fn base() -> Self {
        let workspace = Self::empty();
        copy(Path::new("tests/pages/base"), workspace.path());
        workspace
    }

    /// The same, built once for all tests.
    pub(crate) fn built() -> Self {
        static BUILT: LazyLock<Kept> = LazyLock::new(|| {
            let workspace = Workspace::base();
            workspace.run(&["build"]);
            workspace.kept()
        });
        BUILT.unpacked()
    }

    /// Everything in it, to be unpacked again.
    pub(crate) fn kept(&self) -> Kept {
        let kept = |file: String| {
            let path = self.path().join(&file);
            let time = fs::metadata(&path).and_then(|file| file.modified());
            (file, fs::read(path).expect("a file"), time.expect("a time"))
        };
        Kept(self.files("").into_iter().map(kept).collect())
    }

    /// A made-up council's workspace.
    pub(crate) fn edition(name: &str) -> Self {
        let workspace = Self::empty();
        copy(&Path::new("tests/editions").join(name), workspace.path());
        workspace
    }

    /// The sample workspace of the repository.
    pub(crate) fn sample() -> Self {
        let workspace = Self::empty();
        for name in ["registers", "cases", "panels"] {
            copy(Path::new(name), &workspace.path().join(name));
        }
        fs::copy("ipop.yaml", workspace.path().join("ipop.yaml")).expect("ipop.yaml");
        let logo = fs::read("assets/logo.svg").expect("the logo");
        workspace.write("assets/logo.svg", logo);
        workspace
    }

    pub(crate) fn path(&self) -> &Path {
        &self.folder
    }

    /// Writes a file.
    pub(crate) fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(path, content);
        self
    }

    /// Writes a file of a workspace that is in use.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let place = self.path().join(path);
        fs::create_dir_all(place.parent().expect("a folder")).expect("a folder");
        fs::write(place, content).expect("a file");
    }

    /// Changes a file's text; the text must be there.
    pub(crate) fn change(self, path: &str, from: &str, to: &str) -> Self {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from:?}");
        self.file(path, text.replacen(from, to, 1))
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.path().join(path).is_file()
    }

    /// Every file below a folder, as relative paths, sorted.
    pub(crate) fn files(&self, below: &str) -> Vec<String> {
        let mut found = Vec::new();
        let start = self.path().join(below);
        collect(&start, &start, &mut found);
        found.sort();
        found
    }

    /// Runs the program in the folder, on Thursday 4 June 2026; what it says goes into a pipe.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_at(false, &NoFailPoints, arguments)
    }

    /// The same, as it looks on a terminal.
    pub(crate) fn run_at_terminal(&self, arguments: &[&str]) -> Ran {
        self.run_at(true, &NoFailPoints, arguments)
    }

    /// The same, on a disk that fails at some step.
    pub(crate) fn run_failing(&self, points: &dyn FailPoints, arguments: &[&str]) -> Ran {
        self.run_at(false, points, arguments)
    }

    /// The same on a terminal, where somebody types answers.
    pub(crate) fn run_answering(&self, answers: &str, arguments: &[&str]) -> Ran {
        self.run_with(true, &NoFailPoints, Some(answers), arguments)
    }

    fn run_at(&self, terminal: bool, points: &dyn FailPoints, arguments: &[&str]) -> Ran {
        self.run_with(terminal, points, None, arguments)
    }

    fn run_with(
        &self,
        terminal: bool,
        points: &dyn FailPoints,
        answers: Option<&str>,
        arguments: &[&str],
    ) -> Ran {
        let mut answers = answers.map(str::as_bytes);
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut with = Surroundings {
            folder: self.path().to_path_buf(),
            epoch: None,
            now: "2026-06-04T10:00:00Z".parse().expect("a moment"),
            terminal,
            colour: false,
            points,
            answers: answers.as_mut().map(|answers| answers as _),
            out: &mut out,
            err: &mut err,
        };
        let arguments = std::iter::once("ipop").chain(arguments.iter().copied());
        let exit = run(arguments, &mut with).expect("output into memory");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Ran {
            exit,
            out: text(out),
            err: text(err),
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).unwrap_or_else(|e| panic!("{}: {e}", from.display())) {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

fn collect(start: &Path, folder: &Path, found: &mut Vec<String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for path in entries.map(|entry| entry.expect("an entry").path()) {
        if path.is_dir() {
            collect(start, &path, found);
        } else {
            let below: PathBuf = path.strip_prefix(start).expect("below").to_path_buf();
            found.push(below.to_string_lossy().replace('\\', "/"));
        }
    }
}

/// Whether a file's name has this ending.
pub(crate) fn ends_in(path: &str, ending: &str) -> bool {
    std::path::Path::new(path)
        .extension()
        .is_some_and(|found| found == ending)
}
