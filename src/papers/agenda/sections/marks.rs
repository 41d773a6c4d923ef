//! Where each line of a place of the agenda was told, if that was later than in the agenda.

use crate::model::meeting::SentLine;

/// The lines that are still to be shown, in their order, each with its mark: `New (Supplement 1)`.
pub(in crate::papers::agenda) struct Marks {
    lines: Vec<(SentLine, Option<String>)>,
}

impl Marks {
    /// Of these lines.
    pub(super) fn of(lines: Vec<(SentLine, Option<String>)>) -> Self {
        Self { lines }
    }

    /// The mark of the next line, of those that are meant.
    pub(in crate::papers::agenda) fn next(
        &mut self,
        is_meant: impl Fn(&SentLine) -> bool,
    ) -> Option<String> {
        let at = self.lines.iter().position(|(line, _)| is_meant(line))?;
        self.lines.remove(at).1
    }
}
