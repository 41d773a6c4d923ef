//! What is most likely wrong with a text that is no YAML, in words for whoever typed or pasted it.

use super::Problem;
use crate::diag::Span;
use crate::source::FileId;

/// What to say where the YAML crate gave up.
pub(super) fn malformed(file: FileId, text: &str, span: Span) -> Problem {
    let start = span.start as usize;
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    if let Some(problem) = control(file, text).or_else(|| indentation(file, text, line_start)) {
        return problem;
    }
    let line = text[line_start..].lines().next().unwrap_or_default();
    match text[start..].chars().next() {
        _ if line.contains(": !") => tag(span),
        Some('&' | '*') => Problem::new(
            "invalid-yaml",
            span,
            "a value that begins with `&` or `*` has a meaning of its own in YAML",
        )
        .help("put the value in quotation marks"),
        _ => Problem::new(
            "invalid-yaml",
            span,
            "the file cannot be read as YAML from here on",
        )
        .help(
            "look at the indentation of this line and the one above, for a missing space after a \
             colon, and for a quotation mark or bracket that is not closed; a text with `: ` or `#` \
             in it needs quotation marks",
        ),
    }
}

/// A tag, which is refused wherever it stands.
pub(super) fn tag(span: Span) -> Problem {
    Problem::new("invalid-yaml", span, "a tag (`!`) has no use here")
        .help("put the value in quotation marks if it begins with `!`")
}

/// A character that YAML does not take; Word has some for its own line breaks and hyphens.
fn control(file: FileId, text: &str) -> Option<Problem> {
    let is_control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let (at, c) = text.char_indices().find(|(_, c)| is_control(*c))?;
    let message = format!(
        "a control character (U+{:04X}) stands here, which can't be seen",
        u32::from(c)
    );
    let span = Span::new(file, at, at + c.len_utf8());
    Some(
        Problem::new("invalid-yaml", span, message)
            .help("delete it; Word pastes such characters for line breaks and hyphens of its own"),
    )
}

/// A line that is indented with something other than spaces. It is reported where the scanner gave
/// up, which may be a line or two earlier or later.
fn indentation(file: FileId, text: &str, line_start: usize) -> Option<Problem> {
    let above = |at: usize| {
        text[..at.saturating_sub(1)]
            .rfind('\n')
            .map_or(0, |at| at + 1)
    };
    let mut start = above(above(line_start));
    for line in text[start..].split_inclusive('\n').take(4) {
        let indent = line.len() - line.trim_start().len();
        let odd = |(_, c): &(usize, char)| !matches!(c, ' ' | '\n' | '\r');
        if let Some((column, c)) = line[..indent].char_indices().find(odd) {
            let at = start + column;
            let span = Span::new(file, at, at + c.len_utf8());
            return Some(if c == '\t' {
                Problem::new("invalid-yaml", span, "this line is indented with a tab").help(
                    "indent with spaces; most editors can change tabs to spaces for the whole file",
                )
            } else {
                let message = format!(
                    "this line is indented with another kind of space (U+{:04X})",
                    u32::from(c)
                );
                Problem::new("invalid-yaml", span, message)
                    .help("delete the spaces in front of the line and type them again")
            });
        }
        start += line.len();
    }
    None
}
