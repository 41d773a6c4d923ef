//! Lines and columns, counted as an editor counts them.

use std::fmt;
use std::ops::Range;

/// A place in a text: line and column from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineCol {
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub col: u32,
}

impl fmt::Display for LineCol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.col)
    }
}

/// Where the lines of a text begin, found once.
#[derive(Clone, Debug)]
pub(crate) struct Lines(Vec<usize>);

impl Lines {
    pub(crate) fn of(text: &str) -> Self {
        let ends = text.match_indices('\n').map(|(at, _)| at + 1);
        Self(std::iter::once(0).chain(ends).collect())
    }

    /// The first byte of a line, counted from 0; nothing past the last.
    pub(crate) fn start(&self, line: usize) -> Option<usize> {
        self.0.get(line).copied()
    }

    /// The line of a byte, counted from 0.
    pub(crate) fn line_of(&self, byte: usize) -> usize {
        self.0.partition_point(|start| *start <= byte) - 1
    }

    /// Where a line lies, without its end.
    pub(super) fn bytes_of(&self, text: &str, line: usize) -> Option<Range<usize>> {
        let start = self.start(line)?;
        let end = self.start(line + 1).map_or(text.len(), |next| next - 1);
        let content = text[start..end].trim_end_matches('\r');
        Some(start..start + content.len())
    }
}

/// Where a byte is. A byte inside a character counts as that character.
pub(super) fn line_col(text: &str, lines: &Lines, byte: usize) -> LineCol {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let line = lines.line_of(at);
    let start = lines.start(line).unwrap_or(at);
    LineCol {
        line: count(line) + 1,
        col: count(text[start..at].chars().count()) + 1,
    }
}

/// Files are at most 1 MiB, so a count always fits.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_not_bytes() {
        let text = "a: é\r\nb: £5\r\n";
        let place = |byte| line_col(text, &Lines::of(text), byte).to_string();
        assert_eq!(place(0), "1:1");
        assert_eq!(place(3), "1:4");
        assert_eq!(place(4), "1:4", "the second byte of é");
        assert_eq!(place(5), "1:5");
        assert_eq!(place(7), "2:1");
        assert_eq!(place(text.find('5').unwrap()), "2:5");
        assert_eq!(place(999), "3:1");
    }

    #[test]
    fn lines() {
        let text = "a: é\r\nb: £5\n\nend";
        let found = Lines::of(text);
        let lines: Vec<_> = (0..5)
            .map(|line| found.bytes_of(text, line).map(|bytes| &text[bytes]))
            .collect();
        assert_eq!(
            lines,
            [Some("a: é"), Some("b: £5"), Some(""), Some("end"), None]
        );
    }
}
