//! Findings as text: at length for the officer at the terminal, or a line each.

use super::{Diagnostic, Severity};
use crate::source::Sources;
use annotate_snippets::{AnnotationKind, Group, Level, Message, Origin, Renderer, Snippet};
use std::fmt::{self, Write as _};

/// How findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With the lines of the files, the clause and what to do.
    Human,
    /// One line each: no line of a file is repeated.
    Short,
}

/// How many findings there are of each severity, waived ones apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Pieces of information.
    pub infos: usize,
    /// Exceptions that somebody agreed to.
    pub waived: usize,
}

impl Summary {
    /// Counts findings.
    #[must_use]
    pub fn of(findings: &[Diagnostic]) -> Self {
        let mut summary = Self::default();
        for finding in findings {
            let count = match (&finding.waived, finding.severity) {
                (Some(_), _) => &mut summary.waived,
                (None, Severity::Error) => &mut summary.errors,
                (None, Severity::Warning) => &mut summary.warnings,
                (None, Severity::Info) => &mut summary.infos,
            };
            *count += 1;
        }
        summary
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |count: usize, noun: &str| {
            let s = if count == 1 { "" } else { "s" };
            format!("{count} {noun}{s}")
        };
        write!(
            f,
            "{}, {}, {} for information, {} agreed by waiver",
            plural(self.errors, "error"),
            plural(self.warnings, "warning"),
            self.infos,
            plural(self.waived, "exception"),
        )
    }
}

/// Tells findings in their order. `colour` is for terminals only.
#[must_use]
pub fn render(sources: &Sources, findings: &[Diagnostic], format: Format, colour: bool) -> String {
    let mut text = String::new();
    for finding in findings {
        match format {
            Format::Human => {
                text.push_str(&at_length(sources, finding, colour));
                text.push_str("\n\n");
            }
            Format::Short => {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{}", in_a_line(sources, finding));
            }
        }
    }
    text
}

fn in_a_line(sources: &Sources, finding: &Diagnostic) -> String {
    let path = &sources.file(finding.span.file).path;
    let place = sources.line_col(finding.span.file, finding.span.start as usize);
    let waived = if finding.waived.is_some() {
        " (waived)"
    } else {
        ""
    };
    format!(
        "{path}:{}:{}: {}[{}]{waived}: {}",
        place.line,
        place.col,
        finding.severity,
        finding.name(),
        finding.message,
    )
}

fn at_length(sources: &Sources, finding: &Diagnostic, colour: bool) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let mut group = Group::with_title(
        level
            .primary_title(finding.message.as_str())
            .id(finding.name()),
    );
    let text = |span: super::Span| sources.file(span.file).shown();
    let snippet = |span: super::Span| {
        Snippet::source(text(span))
            .line_start(1)
            .path(sources.file(span.file).path.as_str())
    };
    // Where the lines of a file may not be shown, a place is all that is told of it.
    if sources.file(finding.span.file).is_secret() {
        let place = sources.line_col(finding.span.file, finding.span.start as usize);
        let origin = Origin::path(sources.file(finding.span.file).path.as_str());
        group = group.element(
            origin
                .line(place.line as usize)
                .char_column(place.col as usize),
        );
        return rendered(group.elements(notes(finding)), colour);
    }
    // Places in one file belong to one snippet.
    let mut main = snippet(finding.span).annotation(
        AnnotationKind::Primary.span(first_line(text(finding.span), finding.span.range())),
    );
    let (near, far): (Vec<_>, Vec<_>) =
        (finding.labels.iter()).partition(|label| label.span.file == finding.span.file);
    for label in near {
        main = main.annotation(
            AnnotationKind::Context
                .span(first_line(text(label.span), label.span.range()))
                .label(label.text.as_str()),
        );
    }
    group = group.element(main);
    for label in far {
        group = group.element(
            snippet(label.span).annotation(
                AnnotationKind::Context
                    .span(first_line(text(label.span), label.span.range()))
                    .label(label.text.as_str()),
            ),
        );
    }
    rendered(group.elements(notes(finding)), colour)
}

/// The clause, who agreed to the exception, and what to do.
fn notes(finding: &Diagnostic) -> Vec<Message<'_>> {
    let mut notes = Vec::new();
    if let Some(clause) = &finding.clause {
        notes.push(Level::NOTE.no_name().message(clause.to_string()));
    }
    if let Some(waived) = &finding.waived {
        notes.push(Level::NOTE.message(waived.words.as_str()));
    }
    if let Some(help) = &finding.help {
        notes.push(Level::HELP.message(help.as_str()));
    }
    notes
}

fn rendered(group: Group<'_>, colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    renderer.render(&[group])
}

/// The first line of a stretch of text: a finding about a long text points at where it begins.
fn first_line(text: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let end = range.end.min(text.len());
    let start = range.start.min(end);
    let length = text[start..end].lines().next().map_or(0, str::len);
    start..start + length
}
