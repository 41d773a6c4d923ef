//! Findings as text: at length for the officer at the terminal, or a line each.

use super::once::{Told, each_place, once};
use super::snippet::ShownLines;
use super::{Diagnostic, Label, Severity, Span};
use crate::source::{Sources, printable};
use annotate_snippets::{AnnotationKind, Group, Level, Message, Origin, Renderer};
use std::fmt::{self, Write as _};

/// How findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// With the lines of the files, the clause and what to do.
    Human,
    /// One line each: no line of a file is repeated.
    Short,
}

/// How many findings there are of each severity, waived ones apart. What several requirements ask for in
/// one place is one.
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
        for told in once(findings) {
            let finding = told.finding;
            let count = match (&finding.waived, finding.severity) {
                (Some(_), _) => &mut summary.waived,
                (None, Severity::Error) => &mut summary.errors,
                (None, Severity::Warning) => &mut summary.warnings,
                (None, Severity::Info) => &mut summary.infos,
            };
            *count += told.places();
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

/// Where findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// In a pipe or a file, which others may read: no line of a file is repeated.
    None,
    /// On a terminal, in front of whoever has the files.
    Terminal {
        /// Whether colours are wanted.
        colour: bool,
    },
}

/// Tells findings in their order.
#[must_use]
pub fn render(
    sources: &Sources,
    findings: &[Diagnostic],
    format: Format,
    screen: Screen,
) -> String {
    let mut text = String::new();
    match format {
        Format::Human => {
            for told in once(findings) {
                text.push_str(&at_length(sources, &told, screen));
                text.push_str("\n\n");
            }
        }
        Format::Short => {
            for told in each_place(findings) {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{}", in_a_line(sources, &told));
            }
        }
    }
    text
}

fn in_a_line(sources: &Sources, told: &Told<'_>) -> String {
    let finding = told.finding;
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
        told.name(),
        finding.message,
    )
}

fn at_length(sources: &Sources, told: &Told<'_>, screen: Screen) -> String {
    let finding = told.finding;
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = printable(&finding.message);
    let title = level.primary_title(title.as_ref()).id(told.name());
    // Where the lines of a file may not be shown, a place is all that is told of it.
    let places_only = screen == Screen::None || sources.file(finding.span.file).is_secret();
    let notes = Notes::of(told, screen);
    let rendered = |group: Group<'_>| match screen {
        Screen::Terminal { colour: true } => Renderer::styled().render(&[group]),
        Screen::Terminal { colour: false } | Screen::None => Renderer::plain().render(&[group]),
    };
    let mut group = Group::with_title(title);
    if places_only {
        group = group.element(origin(sources, finding.span));
        for label in &finding.labels {
            group = group.element(origin(sources, label.span));
        }
        return rendered(group.elements(notes.messages()));
    }
    // Places in one file belong to one snippet.
    let (near, far): (Vec<_>, Vec<_>) =
        (finding.labels.iter()).partition(|label| label.span.file == finding.span.file);
    let spans: Vec<Span> = std::iter::once(finding.span)
        .chain(near.iter().map(|label| label.span))
        .collect();
    let lines = ShownLines::around(sources, &spans);
    let mut main = lines
        .snippet()
        .annotation(AnnotationKind::Primary.span(lines.range(finding.span)));
    for label in near {
        main = main.annotation(
            AnnotationKind::Context
                .span(lines.range(label.span))
                .label(label.text.as_str()),
        );
    }
    group = group.element(main);
    let far: Vec<(&Label, ShownLines<'_>)> = far
        .into_iter()
        .map(|label| (label, ShownLines::around(sources, &[label.span])))
        .collect();
    for (label, lines) in &far {
        group = group.element(
            lines.snippet().annotation(
                AnnotationKind::Context
                    .span(lines.range(label.span))
                    .label(label.text.as_str()),
            ),
        );
    }
    rendered(group.elements(notes.messages()))
}

fn origin(sources: &Sources, span: Span) -> Origin<'_> {
    let place = sources.line_col(span.file, span.start as usize);
    Origin::path(sources.file(span.file).path.as_str())
        .line(place.line as usize)
        .char_column(place.col as usize)
}

/// The clause, who agreed to the exception, and what to do.
struct Notes {
    clause: Option<String>,
    waived: Option<String>,
    elsewhere: Option<String>,
    help: Option<String>,
}

impl Notes {
    fn of(told: &Told<'_>, screen: Screen) -> Self {
        let finding = told.finding;
        let text = |text: &str| {
            let lines: Vec<_> = text.lines().map(printable).collect();
            lines.join("\n")
        };
        let waived = finding.waived.as_ref().map(|waived| match screen {
            // Why somebody agreed is a text of the meeting's file.
            Screen::None => text(&format!("exception agreed by {}", waived.by)),
            Screen::Terminal { .. } => text(&waived.words),
        });
        Self {
            clause: (finding.clause.as_ref()).map(|clause| text(&clause.to_string())),
            waived,
            elsewhere: told.elsewhere(),
            help: finding.help.as_deref().map(text),
        }
    }

    fn messages(&self) -> Vec<Message<'_>> {
        let clause = self.clause.as_deref();
        let waived = self.waived.as_deref();
        let elsewhere = self.elsewhere.as_deref();
        let help = self.help.as_deref();
        clause
            .map(|clause| Level::NOTE.no_name().message(clause))
            .into_iter()
            .chain(waived.map(|waived| Level::NOTE.message(waived)))
            .chain(elsewhere.map(|elsewhere| Level::NOTE.no_name().message(elsewhere)))
            .chain(help.map(|help| Level::HELP.message(help)))
            .collect()
    }
}
