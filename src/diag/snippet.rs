//! Lines of a file as a terminal may show them.

use super::Span;
use crate::source::{Sources, printable, unprintable};
use annotate_snippets::{Annotation, Snippet};
use std::borrow::Cow;
use std::ops::Range;

/// The lines from the first to the last of some places, with whatever a terminal would obey written
/// out as its number.
pub(super) struct ShownLines<'s> {
    text: Cow<'s, str>,
    path: &'s str,
    /// The number of the first line, from 1.
    line: usize,
    /// The lines as the file has them, and where they begin in it.
    raw: &'s str,
    start: usize,
}

impl<'s> ShownLines<'s> {
    /// The lines of these places, which are all in one file; there is one at least.
    pub(super) fn around(sources: &'s Sources, spans: &[Span]) -> Self {
        let file = spans[0].file;
        let line_of = |span: &Span| sources.line_col(file, span.start as usize).line;
        let lines = spans.iter().map(line_of);
        let (first, last) = (lines.clone().min().unwrap_or(1), lines.max().unwrap_or(1));
        let start = sources.line_bytes(file, first).start;
        let end = sources.line_bytes(file, last).end;
        let source = sources.file(file);
        let raw = source.shown().get(start..end).unwrap_or_default();
        Self {
            text: shown(raw),
            path: source.path.as_str(),
            line: first as usize,
            raw,
            start,
        }
    }

    pub(super) fn snippet(&self) -> Snippet<'_, Annotation<'_>> {
        Snippet::source(self.text.as_ref())
            .line_start(self.line)
            .path(self.path)
    }

    /// Where a place lies in what is shown; of a long text, its first line.
    pub(super) fn range(&self, span: Span) -> Range<usize> {
        let below = |at: u32| (at as usize).saturating_sub(self.start).min(self.raw.len());
        let (start, end) = (below(span.start), below(span.end));
        let stretch = self.raw.get(start..end.max(start)).unwrap_or_default();
        let length = stretch.lines().next().map_or(0, str::len);
        let shift = |at: usize| self.raw.get(..at).map_or(at, |before| shown(before).len());
        shift(start)..shift(start + length)
    }
}

fn shown(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_shown) {
        return Cow::Borrowed(text);
    }
    let mut written = String::with_capacity(text.len());
    for c in text.chars() {
        if is_shown(c) {
            written.push(c);
        } else {
            written.push_str(&printable(c.encode_utf8(&mut [0; 4])));
        }
    }
    Cow::Owned(written)
}

fn is_shown(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t') || unprintable(c).is_none()
}

#[cfg(test)]
mod tests {
    use super::ShownLines;
    use crate::diag::Span;
    use crate::source::Sources;

    #[test]
    fn places_move_with_what_is_written_out() {
        let text = "a: 1\nb: \u{202e}x\u{9b} wrong here\nc: 3\n";
        let sources = Sources::from_strings([("cases/C-0001.yaml", text)]);
        let at = text.find("wrong").expect("there");
        let file = sources.files()[0].id;
        let span = Span::new(file, at, at + 5);
        let lines = ShownLines::around(&sources, &[span]);
        assert_eq!(lines.text, "b: U+202ExU+009B wrong here");
        assert_eq!(&lines.text[lines.range(span)], "wrong");
        assert_eq!(lines.line, 2);
    }
}
