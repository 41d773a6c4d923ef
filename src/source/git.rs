//! What git says of a folder. Git itself is asked, as it alone knows what it has taken in; it only looks.

use std::path::Path;
use std::process::{Command, Stdio};

/// What git says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Git {
    /// Its version; nothing where there is no git.
    pub version: Option<String>,
    /// Whether the folder lies in a repository.
    pub is_kept: bool,
    /// Why it doesn't say more of the repository.
    pub trouble: Option<String>,
    /// The files that it keeps, below the folder.
    pub tracked: Vec<String>,
    /// When the newest commit was made.
    pub newest: Option<jiff::Timestamp>,
}

/// Asks git about a workspace's folder.
#[must_use]
pub fn git(root: &Path) -> Git {
    let Some(Ok(version)) = ask(root, &["--version"]) else {
        return Git::default();
    };
    let version = version.trim().trim_start_matches("git version ").to_owned();
    let is_kept = super::ground(root).in_git;
    let mut git = Git {
        version: Some(version),
        is_kept,
        ..Git::default()
    };
    if !is_kept {
        return git;
    }
    match ask(root, &["ls-files", "-z"]) {
        Some(Ok(files)) => git.tracked = files.split_terminator('\0').map(str::to_owned).collect(),
        Some(Err(why)) => git.trouble = Some(why),
        None => {}
    }
    // Before the first commit there is none, which git calls an error.
    if let Some(Ok(time)) = ask(root, &["log", "-1", "--format=%ct"]) {
        let seconds = time.trim().parse().ok();
        git.newest = seconds.and_then(|seconds| jiff::Timestamp::from_second(seconds).ok());
    }
    git
}

/// What git answers, or what it complains of; nothing where there is none.
fn ask(root: &Path, what: &[&str]) -> Option<Result<String, String>> {
    let output = Command::new("git")
        // Nothing that the repository's own settings name is to be run.
        .args([
            "-c",
            "core.fsmonitor=false",
            "-c",
            "log.showSignature=false",
        ])
        .args(what)
        .current_dir(root)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Some(if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        let all = text(&output.stderr);
        Err(all.lines().next().unwrap_or_default().to_owned())
    })
}
