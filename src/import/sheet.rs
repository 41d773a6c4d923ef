//! A file from elsewhere as rows under headings, each with its line.

use std::collections::BTreeSet;
use std::collections::btree_map::{BTreeMap, Entry};
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
    pub(super) top: Top,
    pub(super) rows: Vec<Row>,
}

/// What may be the headings of a sheet: one line, or two of which the upper says what the lower is about.
#[derive(Debug, Clone)]
pub(super) struct Top {
    /// The heading of each column; of two lines, with what stands above it.
    pub(super) headings: Vec<String>,
    /// Of two lines, the lower one's heading of each column that is known by it too.
    pub(super) alone: Vec<(usize, String)>,
    /// On which line they stand, the lower of two.
    pub(super) line: u32,
    /// Where in the sheet the rows below begin.
    below: usize,
    columns: Arc<BTreeMap<String, usize>>,
    twice: BTreeSet<String>,
}

impl Top {
    fn new(headings: Vec<String>, line: u32, below: usize) -> Self {
        let (mut columns, mut twice) = (BTreeMap::new(), BTreeSet::new());
        for (at, heading) in headings.iter().enumerate() {
            let heading = folded(heading);
            if heading.is_empty() {
                continue;
            }
            match columns.entry(heading) {
                Entry::Vacant(free) => _ = free.insert(at),
                Entry::Occupied(known) => _ = twice.insert(known.key().clone()),
            }
        }
        let columns = Arc::new(columns);
        Self {
            headings,
            alone: Vec::new(),
            line,
            below,
            columns,
            twice,
        }
    }

    /// Two lines as one. A column is known by the lower line alone too, where no other is called so.
    fn of_two(upper: &[String], (line, lower): &(u32, Vec<String>), below: usize) -> Self {
        let mut top = Self::new(joined(upper, lower), *line, below);
        let mut columns = top.columns.as_ref().clone();
        for (at, heading) in lower.iter().enumerate() {
            let known = folded(heading);
            let is_one = lower.iter().filter(|other| folded(other) == known).count() == 1;
            if is_one && !known.is_empty() && !columns.contains_key(&known) {
                columns.insert(known, at);
                top.alone.push((at, heading.clone()));
            }
        }
        top.columns = Arc::new(columns);
        top
    }

    /// Whether there is such a heading.
    pub(super) fn has(&self, heading: &str) -> bool {
        self.columns.contains_key(&folded(heading))
    }

    /// Whether more than one column has such a heading, of which the first is read.
    pub(super) fn has_twice(&self, heading: &str) -> bool {
        self.twice.contains(&folded(heading))
    }

    /// The values below a heading.
    pub(super) fn below<'s>(
        &self,
        heading: &str,
        sheet: &'s Sheet,
    ) -> impl Iterator<Item = &'s str> {
        let column = self.columns.get(&folded(heading)).copied();
        let cells = sheet.lines[self.below..].iter();
        let cells = cells.filter_map(move |(_, cells)| cells.get(column?));
        cells.map(String::as_str).filter(|cell| !cell.is_empty())
    }
}

/// The headings of two lines. What is merged stands in its first cell alone and is over the columns that
/// follow, up to the next that has something above or nothing in either line.
fn joined(upper: &[String], lower: &[String]) -> Vec<String> {
    let cell = |line: &[String], at: usize| line.get(at).cloned().unwrap_or_default();
    let mut over = String::new();
    let columns = (0..upper.len().max(lower.len())).map(|at| {
        let (above, below) = (cell(upper, at), cell(lower, at));
        if below.is_empty() {
            over.clear();
            return above;
        }
        if !above.is_empty() {
            over = above;
        }
        format!("{over} {below}").trim().to_owned()
    });
    columns.collect()
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
    /// What may be the headings, the likeliest first: each line near the top, then each two that follow on
    /// one another.
    pub(super) fn tops(&self) -> impl Iterator<Item = Top> {
        let lines = &self.lines[..self.lines.len().min(HEADINGS_WITHIN)];
        let one = lines.iter().enumerate();
        let one = one.map(|(at, (line, cells))| Top::new(cells.clone(), *line, at + 1));
        let two = lines.windows(2).enumerate();
        let two = two.filter_map(|(at, two)| match two {
            [(_, upper), lower] => Some(Top::of_two(upper, lower, at + 2)),
            _ => None,
        });
        one.chain(two)
    }

    /// The rows below the first headings that have all of these.
    pub(super) fn under(&self, wanted: &[&str]) -> Option<Rows> {
        let top = self
            .tops()
            .find(|top| wanted.iter().all(|heading| top.has(heading)))?;
        Some(self.rows(top))
    }

    /// The rows below such headings.
    pub(super) fn rows(&self, top: Top) -> Rows {
        let rows = self.lines[top.below..].iter().map(|(line, cells)| {
            let (file, line) = (Arc::clone(&self.file), *line);
            Row::new(Said { file, line }, Arc::clone(&top.columns), cells.clone())
        });
        let rows = rows.collect();
        Rows { top, rows }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(lines: &[&str]) -> Sheet {
        let cells = |line: &&str| line.split(',').map(str::to_owned).collect();
        Sheet {
            file: "x.csv".into(),
            name: None,
            lines: (1..).zip(lines.iter().map(cells)).collect(),
        }
    }

    #[test]
    fn headings_over_two_lines() {
        for (upper, lower, headings) in [
            // A group over two columns, and columns that reach over both lines.
            (
                "Child,Cost,,Notes",
                ",per week,from,",
                "Child|Cost per week|Cost from|Notes",
            ),
            // Wrapped: each goes on below.
            (
                "Date of,Cost per",
                "birth,week",
                "Date of birth|Cost per week",
            ),
            // A group ends where a column has nothing in either line.
            (
                "Cost,,,",
                "per week,from,,Team",
                "Cost per week|Cost from||Team",
            ),
            ("Cost", ",,Team", "Cost||Team"),
        ] {
            let sheet = sheet(&["Placements", upper, lower, "1,2,3,4"]);
            let wanted: Vec<&str> = headings.split('|').filter(|one| !one.is_empty()).collect();
            let rows = sheet.under(&wanted).expect(headings);
            assert_eq!(rows.top.headings.join("|"), headings);
            assert_eq!((rows.top.line, rows.rows.len()), (3, 1), "{headings}");
        }
    }

    #[test]
    fn a_lower_heading_alone_is_known_where_no_other_is_called_so() {
        let sheet = sheet(&[",Cost,,Agreed,", "Child,from,to,from,by", "1,2,3,4,5"]);
        let row = |wanted: &[&str]| Some(sheet.under(wanted)?.rows[0].clone());
        let found = row(&["Child", "Cost from", "to", "Agreed from", "by"]).expect("headings");
        let values = ["Cost from", "to", "agreed from", "by"].map(|heading| found.get(heading));
        assert_eq!(values, [Some("2"), Some("3"), Some("4"), Some("5")]);
        // One line has all of these: then it alone is the headings, and `from` is there twice.
        let rows = sheet.under(&["Child", "from"]).expect("headings");
        assert!(rows.top.has_twice("From") && !rows.top.has_twice("to"));
        assert_eq!(rows.top.headings[1], "from");
    }
}
