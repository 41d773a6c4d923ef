//! How every command changes the workspace's own files: it shows what would happen, asks, and writes all of
//! it or nothing.

use super::{Exit, Place, Surroundings, open, open::Opened};
use crate::diag::{Diagnostic, Severity};
use crate::pipeline::{Change, inspect, with_changes};
use crate::publish::{SourceChange, change};
use std::path::Path;

/// What every command that changes sources takes.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Agreement {
    /// Write without asking
    #[arg(long)]
    pub yes: bool,
}

/// Shows changes in the panel's words, and makes them if somebody agrees.
pub(super) fn offer(
    (root, place): (&Path, &Place),
    opened: &Opened,
    changes: &[Change],
    agreement: &Agreement,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    if changes.is_empty() {
        writeln!(with.out, "nothing to change")?;
        return Ok(Exit::Fine);
    }
    for change in changes {
        show(change, with)?;
    }
    let refused = settle((root, place), opened, changes, agreement, with)?;
    if let Some(exit) = refused {
        return Ok(exit);
    }
    for change in changes {
        writeln!(with.out, "written: {}", change.path)?;
    }
    writeln!(with.out, "next: ipop check, and commit the change with git")?;
    Ok(Exit::Fine)
}

/// Makes changes that were shown, if they bring no error and somebody agrees; else says why not, and how the
/// command ends.
pub(super) fn settle(
    (root, place): (&Path, &Place),
    opened: &Opened,
    changes: &[Change],
    agreement: &Agreement,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Option<Exit>> {
    let errors = new_errors(place, opened, changes, with);
    if !errors.is_empty() {
        for error in &errors {
            writeln!(with.err, "error[{}]: {}", error.rule, error.message)?;
            if let Some(help) = &error.help {
                writeln!(with.err, "  help: {help}")?;
            }
        }
        writeln!(with.err, "nothing written: the files would not be in order")?;
        return Ok(Some(Exit::Findings));
    }
    if !agreement.yes && !is_agreed(with)? {
        return Ok(Some(Exit::Fine));
    }
    let sources: Vec<SourceChange> = changes.iter().map(Change::to_source).collect();
    let mut waited = false;
    let written = change(root, &sources, || waited = true, with.points);
    if waited {
        writeln!(with.err, "waited for another command that was writing here")?;
    }
    if let Err(error) = written {
        writeln!(with.err, "error: {error}")?;
        return Ok(Some(Exit::Write));
    }
    Ok(None)
}

/// How many lines of a change are shown; what is longer is a file of its own, and can be read there.
const SHOWN: usize = 200;

/// The sentence, and on a terminal the lines: what they say may go to nobody else.
fn show(change: &Change, with: &mut Surroundings<'_>) -> std::io::Result<()> {
    writeln!(with.out, "{}: {}", change.path, change.says)?;
    if with.terminal {
        let (gone, new) = change.lines();
        let gone = gone.into_iter().map(|line| ('-', line));
        let new = new.into_iter().map(|line| ('+', line));
        let lines: Vec<(char, &str)> = gone.chain(new).collect();
        for (sign, line) in lines.iter().take(SHOWN) {
            writeln!(with.out, "  {sign} {}", crate::source::printable(line))?;
        }
        if let Some(more) = lines.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            writeln!(with.out, "  and {more} lines more")?;
        }
    }
    Ok(())
}

/// The errors that the workspace would have with the changes, and has not without.
fn new_errors(
    place: &Place,
    opened: &Opened,
    changes: &[Change],
    with: &Surroundings<'_>,
) -> Vec<Diagnostic> {
    let sources = with_changes(&opened.sources, changes);
    let kind = |error: &Diagnostic| {
        let requirement = error.requirement.clone();
        (error.rule, requirement, error.subject.clone())
    };
    let is_error = |finding: &&Diagnostic| finding.counts_as(Severity::Error);
    let before = opened.inspection.findings.iter().filter(is_error);
    let mut known: Vec<_> = before.map(kind).collect();
    // As many of a kind as there were already are the same ones.
    let mut found = inspect(&sources, open::as_of(place, with)).findings;
    found.retain(|error| {
        let same = known.iter().position(|known| *known == kind(error));
        let is_known = same.map(|at| known.swap_remove(at)).is_some();
        is_error(&error) && !is_known
    });
    found
}

/// What somebody on a terminal answers; nothing elsewhere, where nobody can.
fn answer(question: &str, with: &mut Surroundings<'_>) -> std::io::Result<Option<String>> {
    let Some(answers) = with.answers.as_mut() else {
        return Ok(None);
    };
    write!(with.out, "{question} ")?;
    with.out.flush()?;
    let mut answer = String::new();
    answers.read_line(&mut answer)?;
    Ok(Some(answer.trim().to_owned()))
}

fn is_agreed(with: &mut Surroundings<'_>) -> std::io::Result<bool> {
    let Some(answer) = answer("Write this? [y/N]", with)? else {
        writeln!(with.out, "nothing written; add --yes to write")?;
        return Ok(false);
    };
    let is_yes = matches!(answer.to_ascii_lowercase().as_str(), "y" | "yes");
    if !is_yes {
        writeln!(with.out, "nothing written")?;
    }
    Ok(is_yes)
}

/// What a flag says, or else an answer on a terminal; nothing where there is neither.
pub(super) fn asked(
    given: Option<&String>,
    (flag, question): (&str, &str),
    with: &mut Surroundings<'_>,
) -> std::io::Result<Option<String>> {
    if let Some(given) = given {
        return Ok(Some(given.clone()));
    }
    let answer = answer(&format!("{question}:"), with)?;
    if let Some(answer) = answer.filter(|answer| !answer.is_empty()) {
        return Ok(Some(answer));
    }
    writeln!(with.err, "error: {flag} is needed: {question}")?;
    Ok(None)
}

/// What a flag says, or else an answer on a terminal; what is usual where there is neither, or no answer.
pub(super) fn asked_or(
    given: Option<&String>,
    question: &str,
    usual: &str,
    with: &mut Surroundings<'_>,
) -> std::io::Result<String> {
    if let Some(given) = given {
        return Ok(given.clone());
    }
    let answer = answer(&format!("{question} [{usual}]:"), with)?;
    let answer = answer.filter(|answer| !answer.is_empty());
    Ok(answer.unwrap_or_else(|| usual.to_owned()))
}
