//! A file from elsewhere as rows under headings, each with its line.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// How far down the headings may stand, below a title or a note.
pub(super) const HEADINGS_WITHIN: usize = 30;

/// Where something was said, as `episodes.csv:11`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Said {
    pub(super) file: Arc<str>,
    pub(super) line: u32,
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.file, self.line)
    }
}

/// The lines of one file, or of one sheet of a workbook.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) file: Arc<str>,
    /// Its name in the workbook.
    pub(super) name: Option<String>,
    /// The lines in which something stands, each with its number.
    pub(super) lines: Vec<(u32, Vec<String>)>,
}

/// The rows below the headings of a sheet.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// One row, whose values are asked for by their headings.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) at: Said,
    columns: Arc<BTreeMap<String, usize>>,
    cells: Vec<String>,
}

impl Row {
    pub(super) fn new(at: Said, columns: Arc<BTreeMap<String, usize>>, cells: Vec<String>) -> Self {
        Self { at, columns, cells }
    }

    /// The value under a heading; nothing where it is empty or there is no such heading.
    pub(super) fn get(&self, heading: &str) -> Option<&str> {
        let at = *self.columns.get(&folded(heading))?;
        let cell = self.cells.get(at)?.trim();
        (!cell.is_empty()).then_some(cell)
    }

    /// Whether there is such a heading.
    pub(super) fn has(&self, heading: &str) -> bool {
        self.columns.contains_key(&folded(heading))
    }
}

/// A heading as it is looked for: case, and white space around and between its words, mean nothing.
pub(super) fn folded(heading: &str) -> String {
    let words = heading.split_whitespace();
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A name in the order in which it is said: `Brown, Amelia` is turned round.
pub(super) fn turned(name: &str) -> String {
    match name.split_once(',') {
        Some((last, first)) => format!("{first} {last}"),
        None => name.to_owned(),
    }
}

impl Sheet {
    /// The rows below the first line that has all of these headings.
    pub(super) fn under(&self, wanted: &[&str]) -> Option<Rows> {
        let wanted: Vec<String> = wanted.iter().map(|heading| folded(heading)).collect();
        let top = self.lines.iter().take(HEADINGS_WITHIN);
        let at = top.enumerate().find_map(|(at, (_, cells))| {
            let has = |heading: &String| cells.iter().any(|cell| folded(cell) == *heading);
            wanted.iter().all(has).then_some(at)
        })?;
        let headings = self.lines[at].1.clone();
        let mut columns = BTreeMap::new();
        for (at, heading) in headings.iter().enumerate() {
            columns.entry(folded(heading)).or_insert(at);
        }
        columns.remove("");
        let columns = Arc::new(columns);
        let rows = self.lines[at + 1..].iter().map(|(line, cells)| {
            let (file, line) = (Arc::clone(&self.file), *line);
            Row::new(Said { file, line }, Arc::clone(&columns), cells.clone())
        });
        let rows = rows.collect();
        Some(Rows { headings, rows })
    }

    /// What the plan calls it.
    pub(super) fn title(&self) -> String {
        match &self.name {
            Some(name) => format!("{} [{name}]", self.file),
            None => self.file.to_string(),
        }
    }
}

/// What was read of one file: its sheets, and what is wrong with it.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) sheets: Vec<Sheet>,
    pub(super) faults: Vec<(Option<u32>, String)>,
}

impl Read {
    pub(super) fn refused(why: impl Into<String>) -> Self {
        Self {
            sheets: Vec::new(),
            faults: vec![(None, why.into())],
        }
    }
}
