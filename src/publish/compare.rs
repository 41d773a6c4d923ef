//! Which papers need to be written.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::cache::Known;
use super::folder::{Folder, Look};
use super::manifest::{self, sha256};
use super::output::{Output, Trust};
use super::path::{BadPath, OutPath, fold};
use super::report::PublishError;
use super::scope::Scope;

/// A paper beside what lies in its place.
pub(super) struct Judged {
    pub(super) output: Output,
    pub(super) sha256: String,
    pub(super) verdict: Verdict,
}

pub(super) enum Verdict {
    Unchanged,
    Write,
    /// Not ours to write, with the reason.
    Refused(String),
}

/// Puts the papers in path order and refuses a set that could not lie on every disk.
pub(super) fn arrange(
    mut outputs: Vec<Output>,
    scope: &Scope,
) -> Result<Vec<Output>, PublishError> {
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    // What Windows sees -> what we wrote, and whether it is a file.
    let mut seen: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    for Output { path, .. } in &outputs {
        if fold(path.as_str()) == manifest::NAME {
            return Err(PublishError::BadPath(BadPath {
                path: path.to_string(),
                because: "that is the name of the list of all papers",
            }));
        }
        if !scope.covers(path) {
            return Err(PublishError::OutsideScope { path: path.clone() });
        }
        let folders = path.folders().map(|folder| (folder, false));
        for (text, is_file) in folders.chain([(path.as_str(), true)]) {
            let (first, was_file) = *seen.entry(fold(text)).or_insert((text, is_file));
            let same_folder = first == text && !was_file && !is_file;
            let just_put = std::ptr::eq(first, text);
            if !same_folder && !just_put {
                return Err(PublishError::Collision {
                    first: first.to_owned(),
                    second: text.to_owned(),
                });
            }
        }
    }
    Ok(outputs)
}

/// Holds every paper against the disk.
pub(super) fn judge(
    folder: &Folder<'_>,
    known: &Known,
    outputs: Vec<Output>,
    trust: Trust,
) -> Vec<Judged> {
    let judge_one = |output: Output| {
        let sha256 = sha256(&output.bytes);
        let verdict = verdict(folder, known, &output, &sha256, trust);
        Judged {
            output,
            sha256,
            verdict,
        }
    };
    outputs.into_par_iter().map(judge_one).collect()
}

/// The hash of what lies at a path, unless nothing does.
pub(super) fn found(
    folder: &Folder<'_>,
    known: &Known,
    path: &OutPath,
    trust: Trust,
) -> Option<String> {
    let Look::File { bytes, modified } = folder.look(path) else {
        return None;
    };
    let trusted = match trust {
        Trust::SizeAndTime => known
            .get(path)
            .and_then(|made| made.trusted(bytes, modified)),
        Trust::Content => None,
    };
    match trusted {
        Some(sha256) => Some(sha256.to_owned()),
        None => folder.hash(path).ok(),
    }
}

fn verdict(
    folder: &Folder<'_>,
    known: &Known,
    output: &Output,
    new: &str,
    trust: Trust,
) -> Verdict {
    let path = &output.path;
    let Look::File { bytes, .. } = folder.look(path) else {
        return Verdict::Write;
    };
    let same_size = bytes == output.bytes.len() as u64;
    let same = same_size && found(folder, known, path, trust).is_some_and(|old| old == new);
    if same {
        Verdict::Unchanged
    } else if path.is_issued() {
        Verdict::Refused(issued(folder, path))
    } else {
        Verdict::Write
    }
}

fn issued(folder: &Folder<'_>, path: &OutPath) -> String {
    let shown = folder.shown(path.as_str());
    format!("{shown} is the copy of a paper as it was sent, and is never rewritten")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrange_all(paths: &[&str]) -> Result<Vec<Output>, PublishError> {
        let output = |path: &&str| Output {
            path: OutPath::new(*path).unwrap(),
            bytes: Vec::new(),
        };
        arrange(paths.iter().map(output).collect(), &Scope::whole())
    }

    #[test]
    fn sorted() {
        let outputs = arrange_all(&["b/x", "a", "b/a/c", "b/a/d"]).unwrap();
        let paths: Vec<_> = outputs.iter().map(|o| o.path.as_str()).collect();
        assert_eq!(paths, ["a", "b/a/c", "b/a/d", "b/x"]);
    }

    #[test]
    fn names_that_windows_takes_for_one_are_refused() {
        for paths in [
            ["demo/A.pdf", "demo/a.pdf"],
            ["demo/a.pdf", "demo/a.pdf"],
            ["Demo/a.pdf", "demo/b.pdf"],
            ["demo", "demo/a.pdf"],
            ["demo/a", "demo/A/b"],
        ] {
            let error = arrange_all(&paths).unwrap_err();
            assert!(matches!(error, PublishError::Collision { .. }), "{paths:?}");
        }
        assert!(matches!(
            arrange_all(&["Manifest.json"]),
            Err(PublishError::BadPath(_))
        ));
    }

    #[test]
    fn a_paper_outside_the_scope_is_refused() {
        let path = OutPath::new("other/tracker.pdf").unwrap();
        let scope = Scope::only([OutPath::new("demo").unwrap()]);
        let outputs = vec![Output {
            path,
            bytes: Vec::new(),
        }];
        assert!(matches!(
            arrange(outputs, &scope),
            Err(PublishError::OutsideScope { .. })
        ));
    }
}
