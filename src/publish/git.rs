//! A repository to begin with.

use std::path::Path;
use std::process::{Command, Stdio};

use super::failpoint::{FailPoints, Op};

/// Has git begin a repository in a folder.
///
/// # Errors
/// Why there is none, as the end of a sentence.
pub fn begin_git(root: &Path, points: &dyn FailPoints) -> Result<(), String> {
    let failed = |error: std::io::Error| error.to_string();
    points.before(Op::MakeFolder, ".git").map_err(failed)?;
    let begun = Command::new("git")
        .args(["-c", "init.defaultBranch=main", "init", "--quiet"])
        .current_dir(root)
        .stdin(Stdio::null())
        .output();
    match begun {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(String::from_utf8_lossy(&output.stderr).trim().to_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Err("there is no git on this computer".to_owned())
        }
        Err(error) => Err(error.to_string()),
    }
}
