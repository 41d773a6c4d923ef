//! `ipop build`: checks everything and makes the papers.

use super::open::{self, Opened};
use super::{Exit, Place, Surroundings};
use crate::diag::{Format, Summary, render};
use crate::pipeline::{Built, Selection, build, succeeds};
use crate::publish::{PublishError, Publisher, Trust};
use jiff::civil::Date;
use std::path::PathBuf;

/// What `build` takes.
#[derive(Debug, Default, Clone, clap::Args)]
pub(super) struct Flags {
    /// Only the papers of this panel, by its folder's name
    #[arg(long, value_name = "PANEL")]
    panel: Option<String>,
    /// Only the papers of this day's meetings, such as 2026-06-10
    #[arg(long, value_name = "DATE", value_parser = super::date)]
    date: Option<Date>,
    /// Closed meetings too
    #[arg(long)]
    all: bool,
    /// Count warnings as failures too
    #[arg(long)]
    strict: bool,
    /// Where the papers go [default: out/ in the workspace]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Read every paper in out/ again instead of trusting its size and time
    #[arg(long)]
    verify: bool,
}

impl Flags {
    /// The flags of a plain build into a folder.
    pub(super) fn into_folder(out: PathBuf) -> Self {
        Self {
            out: Some(out),
            ..Self::default()
        }
    }
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some((root, out)) = open::root_and_out(place, flags.out.as_deref(), with)? else {
        return Ok(Exit::Usage);
    };
    let mut waited = false;
    // The folder is locked before the files are read: of two builds at once, the one that ends last
    // has also read last.
    let publisher = Publisher::open_with(&out, || waited = true, with.points);
    if waited {
        writeln!(
            with.err,
            "another build was at work in {}; waited for it",
            out.display()
        )?;
    }
    let mut publisher = match publisher {
        Ok(publisher) => publisher,
        Err(error) => return write_failure(&error, with),
    };
    let Some(opened) = open::open_for(&root, &out, place, with)? else {
        return Ok(Exit::Usage);
    };
    let selection = Selection {
        panel: flags.panel.clone(),
        date: flags.date,
        all: flags.all,
    };
    if let Some(problem) = nothing_selected(&opened, &selection) {
        writeln!(with.err, "error: {problem}")?;
        return Ok(Exit::Usage);
    }
    let trust = if flags.verify {
        Trust::Content
    } else {
        Trust::SizeAndTime
    };
    let built = build(
        &opened.sources,
        &opened.inspection,
        &selection,
        &mut publisher,
        trust,
    );
    let built = match built {
        Ok(built) => built,
        Err(error) => return write_failure(&error, with),
    };
    report(&opened, &selection, &built, with)?;
    let findings = opened.inspection.findings_for(&selection, &built.findings);
    Ok(if !built.report.is_complete() {
        Exit::Write
    } else if succeeds(&findings, flags.strict) {
        Exit::Fine
    } else {
        Exit::Findings
    })
}

fn write_failure(error: &PublishError, with: &mut Surroundings<'_>) -> std::io::Result<Exit> {
    writeln!(with.err, "error: {error}")?;
    Ok(Exit::Write)
}

/// What is wrong with a selection that selects nothing.
fn nothing_selected(opened: &Opened, selection: &Selection) -> Option<String> {
    let workspace = opened.inspection.workspace.as_ref()?;
    let panels: Vec<&str> = workspace
        .panels
        .keys()
        .map(super::super::model::value::id::Slug::as_str)
        .collect();
    if let Some(asked) = &selection.panel
        && !panels.contains(&asked.as_str())
    {
        return Some(format!(
            "there is no panel `{asked}`; there are: {}",
            panels.join(", ")
        ));
    }
    let date = selection.date?;
    let mut meetings = opened.inspection.plans.meetings.keys();
    let found = meetings.any(|key| key.date == date && selection.has_panel(&key.panel));
    (!found)
        .then(|| format!("there is no meeting on {date}; a meeting's file is named after its day"))
}

fn report(
    opened: &Opened,
    selection: &Selection,
    built: &Built,
    with: &mut Surroundings<'_>,
) -> std::io::Result<()> {
    let findings = opened.inspection.findings_for(selection, &built.findings);
    write!(
        with.out,
        "{}",
        render(&opened.sources, &findings, Format::Human, with.screen())
    )?;
    for failure in &built.report.failed {
        writeln!(with.err, "error: {}", failure.message)?;
    }
    for path in &built.report.kept_edited {
        writeln!(
            with.err,
            "note: out/{path} is no longer made, but somebody changed it: it was left alone"
        )?;
    }
    for held in &built.held_back {
        writeln!(with.out, "held back: out/{}: {}", held.path, held.reason)?;
    }
    if let Some(reason) = &built.stopped {
        writeln!(with.out, "no paper was made: {reason}")?;
    }
    let summary = &built.summary;
    writeln!(
        with.out,
        "{}, {} coming up (`ipop check` says what), as of {}",
        Summary::of(&findings),
        opened.inspection.coming_for(selection).len(),
        opened.inspection.as_of
    )?;
    writeln!(
        with.out,
        "{} made, {} unchanged, {} held back, {} removed",
        summary.made, summary.unchanged, summary.held_back, summary.removed
    )?;
    if let Some(next) = &built.next_due {
        writeln!(with.out, "next: {next}")?;
    }
    Ok(())
}
