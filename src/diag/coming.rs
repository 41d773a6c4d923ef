//! What is coming up: not wrong yet, and wrong from a day on if nobody does anything.
//!
//! It is a type of its own, so that nothing that counts findings, prints them on a paper or ends with
//! them can take one of these for something that is wrong.

use super::human::Format;
use super::once::{Told, each_place};
use super::{Diagnostic, place_among};
use crate::source::{Sources, printable};
use jiff::civil::Date;
use std::fmt::Write as _;

/// Something that is still to be done by its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming {
    /// The last day on which it can be done in time.
    pub by: Date,
    /// What will be found from then on.
    pub finding: Diagnostic,
}

/// Puts what is coming up in the order in which it is due, and on one day in that of findings.
pub fn sort_coming(coming: &mut Vec<Coming>) {
    coming.sort_by_cached_key(|one| (one.by, place_among(&one.finding)));
    coming.dedup();
}

/// Tells what is coming up, in its order: a heading for each day, and of each thing where it stands,
/// what it is and what to do.
#[must_use]
pub fn render_coming(sources: &Sources, coming: &[Coming], format: Format) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    match format {
        Format::Short => {
            for due in coming.chunk_by(|one, other| one.by == other.by) {
                for told in told(due) {
                    let (place, by) = (place(sources, told.finding), due[0].by);
                    let (name, message) = (told.name(), &told.finding.message);
                    let _ = writeln!(text, "{place}: coming up by {by}[{name}]: {message}");
                }
            }
        }
        Format::Human => {
            for due in coming.chunk_by(|one, other| one.by == other.by) {
                let day = due[0].by.strftime("%A %-d %B %Y");
                let _ = writeln!(text, "coming up, to be done by {day}:");
                // What is to be done stands once below all of which it is said.
                for same in told(due).chunk_by(|one, other| one.finding.help == other.finding.help)
                {
                    for told in same {
                        let place = place(sources, told.finding);
                        let message = printable(&told.finding.message);
                        let _ = writeln!(text, "  {place}: [{}] {message}", told.name());
                    }
                    if let Some(help) = &same[0].finding.help {
                        let _ = writeln!(text, "    help: {}", printable(help));
                    }
                }
                text.push('\n');
            }
        }
    }
    text
}

fn told(due: &[Coming]) -> Vec<Told<'_>> {
    each_place(due.iter().map(|one| &one.finding))
}

fn place(sources: &Sources, finding: &Diagnostic) -> String {
    let path = &sources.file(finding.span.file).path;
    let place = sources.line_col(finding.span.file, finding.span.start as usize);
    format!("{path}:{}:{}", place.line, place.col)
}

#[cfg(test)]
mod tests {
    use super::{Coming, render_coming, sort_coming};
    use crate::diag::{Diagnostic, Format, Span, Subject};
    use crate::source::{FileId, Sources};
    use jiff::civil::{Date, date};

    fn coming(by: Date, requirement: &str, at: usize, message: &str) -> Coming {
        let span = Span::new(FileId::FIRST, at, at + 1);
        let finding = Diagnostic::warning("member", Subject::Workspace, span, message.into());
        let finding = Diagnostic {
            requirement: Some(requirement.to_owned()),
            ..finding.with_help("enter who comes")
        };
        Coming { by, finding }
    }

    /// By day, each cause once, and what to do once below all of which it is said.
    #[test]
    fn what_is_coming_up_is_told_by_its_day() {
        let sources = Sources::from_strings([("panels/psp/2026-06-09.yaml", "date: 2026-06-09\n")]);
        let mut told = vec![
            coming(date(2026, 6, 5), "S-2", 0, "nobody is down for it"),
            coming(date(2026, 6, 1), "S-3", 0, "it has not gone out"),
            coming(date(2026, 6, 5), "S-4", 0, "nobody is down for it"),
            coming(date(2026, 6, 5), "S-2", 6, "nobody is down for it either"),
        ];
        sort_coming(&mut told);
        assert_eq!(
            render_coming(&sources, &told, Format::Human),
            "coming up, to be done by Monday 1 June 2026:\n  \
               panels/psp/2026-06-09.yaml:1:1: [S-3 member] it has not gone out\n    \
                 help: enter who comes\n\n\
             coming up, to be done by Friday 5 June 2026:\n  \
               panels/psp/2026-06-09.yaml:1:1: [S-2, S-4 member] nobody is down for it\n  \
               panels/psp/2026-06-09.yaml:1:7: [S-2 member] nobody is down for it either\n    \
                 help: enter who comes\n\n"
        );
        let short = render_coming(&sources, &told, Format::Short);
        let first = "panels/psp/2026-06-09.yaml:1:1: coming up by 2026-06-01[S-3 member]: it has not gone out\n";
        assert!(short.starts_with(first), "{short}");
        assert_eq!(short.lines().count(), 3);
    }
}
