//! A file's lines as bytes: where they begin and end, and which of them are remarks.

use std::ops::Range;

/// Some bytes and what takes their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Splice {
    pub(super) range: Range<usize>,
    pub(super) with: String,
}

impl Splice {
    pub(super) fn new(range: Range<usize>, with: impl Into<String>) -> Self {
        Self {
            range,
            with: with.into(),
        }
    }
}

/// The text with the splices, none of which overlaps another.
pub(super) fn spliced(text: &str, mut splices: Vec<Splice>) -> String {
    splices.sort_by_key(|splice| (splice.range.start, splice.range.end));
    let mut out = String::with_capacity(text.len() + 200);
    let mut at = 0;
    for splice in splices {
        out.push_str(&text[at..splice.range.start]);
        out.push_str(&splice.with);
        at = splice.range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// A text by its lines.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a>(pub(super) &'a str);

impl<'a> Lines<'a> {
    /// Where the line of a byte begins.
    pub(super) fn start(self, at: usize) -> usize {
        self.0[..at].rfind('\n').map_or(0, |at| at + 1)
    }

    /// Where the line of a byte ends, before its line end.
    pub(super) fn end(self, at: usize) -> usize {
        let rest = &self.0[at..];
        let end = rest.find('\n').map_or(self.0.len(), |found| at + found);
        let has_return = end > 0 && self.0.as_bytes()[end - 1] == b'\r';
        if has_return && end < self.0.len() {
            end - 1
        } else {
            end
        }
    }

    /// Where the next line begins.
    pub(super) fn next(self, at: usize) -> usize {
        let rest = &self.0[at..];
        rest.find('\n').map_or(self.0.len(), |found| at + found + 1)
    }

    /// The line of a byte, without its line end.
    pub(super) fn line(self, at: usize) -> &'a str {
        &self.0[self.start(at)..self.end(at)]
    }

    /// Where the line above begins, if there is one.
    pub(super) fn above(self, at: usize) -> Option<usize> {
        let start = self.start(at);
        (start > 0).then(|| self.start(start - 1))
    }

    /// How far a byte stands from the beginning of its line.
    pub(super) fn column(self, at: usize) -> usize {
        at - self.start(at)
    }

    /// Whether only spaces stand before a byte in its line.
    pub(super) fn begins(self, at: usize) -> bool {
        self.0[self.start(at)..at].bytes().all(|byte| byte == b' ')
    }

    pub(super) fn is_blank(self, at: usize) -> bool {
        self.line(at).trim().is_empty()
    }

    pub(super) fn is_remark(self, at: usize) -> bool {
        self.line(at).trim_start().starts_with('#')
    }

    /// The line end to use beside a byte: that of its own line, else of the file's first.
    pub(super) fn line_end(self, at: usize) -> &'static str {
        let own = &self.0[self.end(at)..self.next(at)];
        let first = || &self.0[self.end(0)..self.next(0)];
        let end = if own.is_empty() { first() } else { own };
        if end == "\r\n" { "\r\n" } else { "\n" }
    }

    /// Where the remark begins that stands directly above the line of a byte; the line itself if there is
    /// none. It does not reach above `floor`, and what the file begins with belongs to the file.
    pub(super) fn remark_above(self, at: usize, floor: usize) -> usize {
        let mut from = self.start(at);
        while let Some(above) = self.above(from) {
            if above < floor || !self.is_remark(above) {
                break;
            }
            from = above;
        }
        if from == 0 { self.start(at) } else { from }
    }

    /// Puts lines below the line of a byte, or rather below the whole lines up to there.
    pub(super) fn below(self, at: usize, lines: &[String]) -> Splice {
        let end = self.line_end(at);
        let next = self.next(at);
        let is_open = next == self.0.len() && !self.0.ends_with('\n');
        let with = if is_open {
            format!("{end}{}", lines.join(end))
        } else {
            joined(lines, end)
        };
        Splice::new(next..next, with)
    }

    /// Puts lines above the line of a byte.
    pub(super) fn above_line(self, at: usize, lines: &[String]) -> Splice {
        let start = self.start(at);
        Splice::new(start..start, joined(lines, self.line_end(at)))
    }

    /// Takes out whole lines, from the beginning of one to the beginning of another. A file that did not
    /// end its last line does not end it afterwards.
    pub(super) fn without(self, range: Range<usize>) -> Splice {
        let is_last = range.end == self.0.len() && !self.0.ends_with('\n');
        let from = if is_last && range.start > 0 {
            self.end(range.start - 1)
        } else {
            range.start
        };
        Splice::new(from..range.end, "")
    }

    /// Whether a remark stands between two bytes, none of which lies in a value.
    pub(super) fn has_remark(self, range: Range<usize>) -> bool {
        self.0[range].contains('#')
    }
}

fn joined(lines: &[String], end: &str) -> String {
    let mut text = lines.join(end);
    text.push_str(end);
    text
}
