//! What an import would do, line by line, each with the line that it rests on.

use super::check::Difference;
use super::sheet::Said;
use crate::model::value::CaseRef;
use crate::pipeline::Change;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// From how many children on something is told once that is the same with each.
const MANY: usize = 5;

/// What becomes of something that a file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is new.
    Added,
    /// It completes an entry that is there.
    Changed,
    /// The workspace says it already.
    Kept,
    /// The workspace says otherwise, and stays as it is: somebody has to look.
    Conflict,
    /// It can't be taken over.
    LeftOut,
    /// It is taken over, and looks odd.
    Odd,
}

impl Fate {
    const fn word(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Kept => "kept",
            Self::Conflict => "conflict",
            Self::LeftOut => "left out",
            Self::Odd => "look at",
        }
    }
}

/// One line of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What becomes of it.
    pub fate: Fate,
    /// Of what: a case's reference, a register, a file.
    pub of: String,
    /// What it is; never the value of a text or a sum.
    pub what: String,
    /// Where it is said.
    pub(super) at: Vec<Said>,
    /// Of how many it is said.
    count: usize,
}

impl Line {
    pub(super) fn new(
        fate: Fate,
        of: impl Into<String>,
        what: impl Into<String>,
        at: Option<&Said>,
    ) -> Self {
        Self {
            fate,
            of: of.into(),
            what: what.into(),
            at: at.into_iter().cloned().collect(),
            count: 1,
        }
    }

    /// What it is and where it is said.
    pub(super) fn told(&self) -> String {
        let at: Vec<&Said> = self.at.iter().collect();
        if at.is_empty() {
            return self.what.clone();
        }
        format!("{} ({})", self.what, listed(&at))
    }
}

/// What is said of one after another in the same words, to be told once.
#[derive(Debug, Default)]
pub(super) struct Together(BTreeMap<(Fate, String), OfMany>);

/// Of whom it is said, and where.
#[derive(Debug, Default)]
struct OfMany {
    of: BTreeSet<String>,
    count: usize,
    at: BTreeSet<Said>,
}

impl Together {
    pub(super) fn add(
        &mut self,
        fate: Fate,
        of: &str,
        what: impl Into<String>,
        at: impl IntoIterator<Item = Said>,
    ) {
        let many = self.0.entry((fate, what.into())).or_default();
        many.of.insert(of.to_owned());
        many.count += 1;
        many.at.extend(at);
    }

    /// A line for each thing that is said of children: of one by reference, of more by their number.
    pub(super) fn of_children(self) -> impl Iterator<Item = Line> {
        self.0.into_iter().map(|(said, mut many)| {
            let of = match many.of.len() {
                1 => many.of.pop_first().unwrap_or_default(),
                count => format!("{count} children"),
            };
            many.line(said, of)
        })
    }

    /// A line for each thing that is said of what has no reference, such as `a line` or `3 lines`.
    pub(super) fn of_unnamed(self, many_are: &str) -> impl Iterator<Item = Line> {
        self.0.into_iter().map(move |(said, mut many)| {
            let of = match many.count {
                1 => many.of.pop_first().unwrap_or_default(),
                count => format!("{count} {many_are}"),
            };
            many.line(said, of)
        })
    }
}

impl OfMany {
    fn line(self, (fate, what): (Fate, String), of: String) -> Line {
        Line {
            fate,
            of,
            what,
            at: self.at.into_iter().collect(),
            count: self.count,
        }
    }
}

/// What an import would do.
#[derive(Debug, Default)]
pub struct Plan {
    /// What would be written.
    pub changes: Vec<Change>,
    /// What becomes of what the files say.
    pub lines: Vec<Line>,
    /// What is said of the files as a whole.
    pub notes: Vec<String>,
    /// Where sheets of costs and cases differ.
    pub differences: Vec<Difference>,
}

impl Plan {
    /// Tells once what is to be looked at with many children in the same words.
    fn gather(&mut self) {
        let is_of_child = |line: &Line| {
            matches!(line.fate, Fate::LeftOut | Fate::Odd) && line.of.parse::<CaseRef>().is_ok()
        };
        let mut said: BTreeMap<(Fate, &str), BTreeSet<&str>> = BTreeMap::new();
        for line in self.lines.iter().filter(|line| is_of_child(line)) {
            let of = said.entry((line.fate, &line.what)).or_default();
            of.insert(&line.of);
        }
        said.retain(|_, of| of.len() >= MANY);
        let is_of_many =
            |line: &Line| is_of_child(line) && said.contains_key(&(line.fate, line.what.as_str()));
        let (many, few): (Vec<&Line>, Vec<&Line>) =
            self.lines.iter().partition(|line| is_of_many(line));
        let mut together = Together::default();
        for line in many {
            together.add(line.fate, &line.of, &line.what, line.at.iter().cloned());
        }
        let few: Vec<Line> = few.into_iter().cloned().collect();
        self.lines = few;
        self.lines.extend(together.of_children());
    }

    /// Lines in the order of what they are about.
    pub(super) fn sort(&mut self) {
        self.gather();
        self.lines.sort_by(|one, other| {
            let key = |line: &Line| (line.of.clone(), line.fate, line.at.clone());
            key(one).cmp(&key(other))
        });
    }

    /// How much has such a fate.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        let lines = self.lines.iter().filter(|line| line.fate == fate);
        lines.map(|line| line.count).sum()
    }

    /// What a reconciliation says: where files and cases differ, and how often; the sums where they may be
    /// shown.
    #[must_use]
    pub fn differences(&self, with_sums: bool) -> (String, usize) {
        let mut text = String::new();
        let mut count = self.differences.len();
        // Writing to a String cannot fail.
        for difference in &self.differences {
            let _ = writeln!(text, "{}", difference.text(with_sums));
        }
        for line in &self.lines {
            let says = match line.fate {
                Fate::Added => "only in the file",
                Fate::Changed => "more in the file",
                Fate::Conflict => "differs",
                Fate::LeftOut => "can't be compared",
                Fate::Kept | Fate::Odd => continue,
            };
            count += line.count;
            let _ = writeln!(text, "{says}: {}: {}", line.of, line.told());
        }
        (text, count)
    }

    /// The plan as text: lines in their order, those that are kept together for each case, and the numbers.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut lines = self.lines.iter().peekable();
        while let Some(line) = lines.next() {
            let mut what = line.what.clone();
            let mut places: Vec<&Said> = line.at.iter().collect();
            if line.fate == Fate::Kept {
                let mut count = 1;
                while let Some(next) =
                    lines.next_if(|next| next.fate == Fate::Kept && next.of == line.of)
                {
                    places.extend(&next.at);
                    count += 1;
                }
                if count > 1 {
                    what = format!("{count} entries and fields");
                }
            }
            // Writing to a String cannot fail.
            let _ = write!(text, "{:<9}{}: {what}", line.fate.word(), line.of);
            if !places.is_empty() {
                let _ = write!(text, " ({})", listed(&places));
            }
            text.push('\n');
        }
        for note in &self.notes {
            let _ = writeln!(text, "{note}");
        }
        let counts = [
            (Fate::Added, "added"),
            (Fate::Changed, "changed"),
            (Fate::Kept, "kept"),
            (Fate::Conflict, "in conflict"),
            (Fate::LeftOut, "left out"),
            (Fate::Odd, "to look at"),
        ];
        let counts = counts.map(|(fate, word)| format!("{} {word}", self.count(fate)));
        let _ = writeln!(text, "{}", counts.join(", "));
        text
    }
}

/// `episodes.csv:11, 14 to 17; reviews.csv:3`.
fn listed(places: &[&Said]) -> String {
    let mut places = places.to_vec();
    places.sort();
    places.dedup();
    let files = places.chunk_by(|one, other| one.file == other.file);
    let files = files.map(|of_file| {
        let runs = of_file.chunk_by(|one, other| one.line + 1 == other.line);
        let lines: Vec<String> = runs
            .map(|run| match run {
                [first, _, .., last] => format!("{} to {}", first.line, last.line),
                few => {
                    let few: Vec<String> = few.iter().map(|said| said.line.to_string()).collect();
                    few.join(", ")
                }
            })
            .collect();
        format!("{}:{}", of_file[0].file, lines.join(", "))
    });
    files.collect::<Vec<_>>().join("; ")
}
