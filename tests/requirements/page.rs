//! Pages of changes to a base workspace.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The files of a workspace, by path.
pub(crate) type Files = BTreeMap<String, String>;

/// A page.
pub(crate) struct Page {
    /// Its file's name.
    pub(crate) name: String,
    /// What stands under each of its headings.
    pub(crate) cases: Vec<Case>,
}

/// Changes that stand together.
pub(crate) struct Case {
    pub(crate) title: String,
    /// The date at which the workspace is looked at.
    pub(crate) as_of: String,
    blocks: Vec<Block>,
}

/// A change of one file.
struct Block {
    path: String,
    change: Change,
    text: String,
}

/// What a block is.
enum Change {
    /// The lines that change.
    Diff,
    /// The whole file.
    Whole,
    /// Nothing: there is no such file.
    Gone,
}

/// The folder of a panel.
pub(crate) fn folder(panel: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/requirements")
        .join(panel)
}

/// The pages of a panel, but for its walk.
pub(crate) fn read(panel: &str) -> Vec<Page> {
    let entries = std::fs::read_dir(folder(panel)).expect("a folder");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|kind| kind == "md"));
    paths.retain(|path| !path.ends_with("walk.md"));
    paths.sort();
    paths.iter().map(|path| Page::read(path)).collect()
}

impl Page {
    pub(crate) fn read(path: &Path) -> Self {
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let text = std::fs::read_to_string(path).expect("readable");
        let mut cases: Vec<Case> = Vec::new();
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(title) = line.strip_prefix("## ") {
                cases.push(Case {
                    title: title.to_owned(),
                    as_of: String::new(),
                    blocks: Vec::new(),
                });
            } else if let Some(info) = line.strip_prefix("```") {
                let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
                let case = cases.last_mut().expect("a block stands under a heading");
                case.take(info, block.join("\n") + "\n");
            }
        }
        Self { name, cases }
    }
}

impl Case {
    fn take(&mut self, info: &str, text: String) {
        let words: Vec<&str> = info.split_whitespace().collect();
        let (change, path, rest) = match words.as_slice() {
            ["diff", path, rest @ ..] => (Change::Diff, *path, rest),
            ["yaml" | "csv", path, rest @ ..] => (Change::Whole, *path, rest),
            ["gone", path, rest @ ..] => (Change::Gone, *path, rest),
            _ => panic!(
                "{}: a block begins ```diff PATH, ```yaml PATH or ```gone PATH",
                self.title
            ),
        };
        for word in rest {
            let date = word
                .strip_prefix("as-of=")
                .expect("the only further word is as-of=DATE");
            date.clone_into(&mut self.as_of);
        }
        self.blocks.push(Block {
            path: path.to_owned(),
            change,
            text,
        });
    }

    /// The files with the changes made.
    pub(crate) fn applied_to(&self, mut files: Files) -> Result<Files, String> {
        for block in &self.blocks {
            let base = files.remove(&block.path);
            let text = match (&block.change, base) {
                (Change::Diff, Some(base)) => patched(&base, &block.text)
                    .map_err(|fault| format!("{}: {fault}", block.path))?,
                (Change::Whole, _) => block.text.clone(),
                (Change::Gone, Some(_)) => continue,
                (Change::Diff | Change::Gone, None) => {
                    return Err(format!("there is no {}", block.path));
                }
            };
            files.insert(block.path.clone(), text);
        }
        Ok(files)
    }
}

/// A text with a diff's hunks, each of which must fit one place only.
fn patched(text: &str, diff: &str) -> Result<String, String> {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    for hunk in diff.split("@@\n") {
        let mut old = Vec::new();
        let mut new = Vec::new();
        for line in hunk.lines() {
            match (line.get(..1), line.get(1..)) {
                (Some("-"), Some(rest)) => old.push(rest),
                (Some("+"), Some(rest)) => new.push(rest),
                (Some(" "), Some(rest)) => {
                    old.push(unmarked(rest));
                    new.push(rest);
                }
                _ => return Err(format!("`{line}` begins with neither `-`, `+` nor a blank")),
            }
        }
        let fits = |at: &usize| {
            lines[*at..].len() >= old.len()
                && old
                    .iter()
                    .zip(&lines[*at..])
                    .all(|(old, line)| unmarked(line) == *old)
        };
        let places: Vec<usize> = (0..lines.len()).filter(fits).collect();
        match places.as_slice() {
            [at] => drop(lines.splice(*at..*at + old.len(), new.into_iter().map(str::to_owned))),
            [] => return Err(format!("these lines are not there:\n{}", old.join("\n"))),
            _ => {
                return Err(format!(
                    "these lines stand there more than once:\n{}",
                    old.join("\n")
                ));
            }
        }
    }
    Ok(lines.join("\n") + "\n")
}

/// The places marked in some files, as `path:line: severity: [name]`.
pub(crate) fn marks_of(files: &Files) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in files {
        for (index, line) in text.lines().enumerate() {
            let mut severity = "";
            for mark in comment(line)
                .map_or("", |(_, marks)| marks)
                .split_inclusive(']')
            {
                let Some((before, name)) = mark.split_once('[') else {
                    continue;
                };
                let before = before.trim_matches([',', ' ', ':', '#']);
                if !before.is_empty() {
                    severity = before;
                }
                let name = name.trim_end_matches(']');
                found.push(format!("{path}:{}: {severity}: [{name}]", index + 1));
            }
        }
    }
    found
}

/// A line and the marks at its end.
fn comment(line: &str) -> Option<(&str, &str)> {
    let at = ["# error: [", "# warning: [", "# info: [", "# waived: ["]
        .iter()
        .find_map(|mark| line.find(mark))?;
    Some((line[..at].trim_end(), &line[at..]))
}

fn unmarked(line: &str) -> &str {
    comment(line).map_or(line, |(line, _)| line)
}
