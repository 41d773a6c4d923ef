//! Lines and columns, counted as an editor counts them.

use std::fmt;

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

/// Where a byte is. A byte inside a character counts as that character.
pub(super) fn line_col(text: &str, byte: usize) -> LineCol {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    LineCol {
        line: count(before.matches('\n').count()) + 1,
        col: count(before[line_start..].chars().count()) + 1,
    }
}

/// A line without its end.
pub(super) fn line_text(text: &str, line: u32) -> Option<&str> {
    let index = usize::try_from(line.checked_sub(1)?).ok()?;
    let line = text.split('\n').nth(index)?;
    Some(line.strip_suffix('\r').unwrap_or(line))
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
        let place = |byte| line_col(text, byte).to_string();
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
        let lines: Vec<_> = (0..6).map(|line| line_text(text, line)).collect();
        assert_eq!(
            lines,
            [
                None,
                Some("a: é"),
                Some("b: £5"),
                Some(""),
                Some("end"),
                None
            ]
        );
    }
}
