//! `ipop check`: says what is wrong and makes nothing.

use super::{Exit, Place, Surroundings, open};
use crate::diag::{Format, Summary, render};
use crate::pipeline::{Selection, succeeds};

/// What `check` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// How findings are told
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Count warnings as failures too
    #[arg(long)]
    strict: bool,
    /// Tell the findings of closed meetings too
    #[arg(long)]
    all: bool,
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some(opened) = open::workspace(place, with)? else {
        return Ok(Exit::Usage);
    };
    let inspection = &opened.inspection;
    let selection = Selection {
        all: flags.all,
        ..Selection::default()
    };
    let findings = inspection.findings_for(&selection, &[]);
    write!(
        with.out,
        "{}",
        render(&opened.sources, &findings, flags.format, with.screen())
    )?;
    if flags.format == Format::Human {
        writeln!(
            with.out,
            "{}, as of {}",
            Summary::of(&findings),
            inspection.as_of
        )?;
    }
    Ok(if succeeds(&findings, flags.strict) {
        Exit::Fine
    } else {
        Exit::Findings
    })
}
