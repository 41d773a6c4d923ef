//! What a command is about to write into the workspace's own files.

use crate::publish::{BadPath, OutPath, SourceChange};
use crate::schema::FileKind;
use crate::source::Sources;

/// What is about to become of one file.
#[derive(Debug, Clone)]
pub struct Change {
    /// The file.
    pub path: OutPath,
    /// What happens, in the panel's words: a sentence that names references and dates, and no text or
    /// amount of a file.
    pub says: String,
    before: Option<String>,
    after: Option<String>,
    bom: bool,
}

impl Change {
    /// A new text of a file: of one that was read, or of one that is not there yet.
    ///
    /// # Errors
    /// If no file may have that name.
    pub fn new(
        sources: &Sources,
        path: &str,
        text: String,
        says: impl Into<String>,
    ) -> Result<Self, BadPath> {
        let file = sources.get(path);
        Ok(Self {
            path: OutPath::new(path)?,
            says: says.into(),
            before: file.map(|file| file.shown().to_owned()),
            after: Some(text),
            bom: file.is_some_and(|file| file.bom),
        })
    }

    /// A new text of a file beside the workspace's own, which says `before` now, if it is there.
    ///
    /// # Errors
    /// If no file may have that name.
    pub fn beside(
        path: &str,
        before: Option<String>,
        text: String,
        says: impl Into<String>,
    ) -> Result<Self, BadPath> {
        Ok(Self {
            path: OutPath::new(path)?,
            says: says.into(),
            before,
            after: Some(text),
            bom: false,
        })
    }

    /// The same; a new file begins with the line by which an editor knows what may stand in it.
    #[must_use]
    pub fn with_schema(mut self) -> Self {
        let kind = FileKind::of(self.path.as_str()).filter(|_| self.before.is_none());
        if let (Some(kind), Some(text)) = (kind, &mut self.after) {
            let line = format!("# {}", kind.remark(self.path.as_str()));
            // What was copied from a file of the same kind has it already.
            if text.lines().next() != Some(&line) {
                text.insert_str(0, &format!("{line}\n"));
            }
        }
        self
    }

    /// The lines that go and the lines that come.
    #[must_use]
    pub fn lines(&self) -> (Vec<&str>, Vec<&str>) {
        let one = self.before.as_deref().unwrap_or_default();
        let other = self.after.as_deref().unwrap_or_default();
        let most = one.lines().count().min(other.lines().count());
        let head = one
            .lines()
            .zip(other.lines())
            .take_while(|(one, other)| one == other);
        let head = head.count();
        let tail = one.lines().rev().zip(other.lines().rev());
        let tail = tail
            .take(most - head)
            .take_while(|(one, other)| one == other);
        let tail = tail.count();
        let middle = |text| {
            let lines: Vec<&str> = str::lines(text).collect();
            lines[head..lines.len() - tail].to_vec()
        };
        (middle(one), middle(other))
    }

    /// The same for the door to the disk.
    #[must_use]
    pub fn to_source(&self) -> SourceChange {
        let bytes = |text: &Option<String>| {
            let mark = if self.bom { "\u{feff}" } else { "" };
            text.as_ref()
                .map(|text| format!("{mark}{text}").into_bytes())
        };
        SourceChange {
            path: self.path.clone(),
            seen: bytes(&self.before),
            new: bytes(&self.after),
        }
    }
}

/// The workspace as it would be with some changes.
#[must_use]
pub fn with_changes(sources: &Sources, changes: &[Change]) -> Sources {
    let texts = changes.iter();
    sources.with(texts.map(|change| (change.path.to_string(), change.after.clone())))
}
