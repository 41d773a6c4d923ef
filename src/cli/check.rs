//! `ipop check`: says what is wrong and makes nothing.

use super::{Exit, Place, Surroundings, open};
use crate::diag::{Format, Summary, render, render_coming};
use crate::pipeline::{Selection, copies, succeeds};
use crate::publish::{OutPath, hash_in};
use std::path::PathBuf;

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
    /// Look too whether the copies of what was sent are there and as they were
    #[arg(long)]
    copies: bool,
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some((root, out)) = open::root_and_out(place, None, with)? else {
        return Ok(Exit::Usage);
    };
    let Some(opened) = open::open(&root, place, with)? else {
        return Ok(Exit::Usage);
    };
    let inspection = &opened.inspection;
    let selection = Selection {
        all: flags.all,
        ..Selection::default()
    };
    let mut findings = inspection.findings_for(&selection, &[]);
    if flags.copies {
        // Copies that were made before the workspace had a folder for them lie beside the papers.
        let folders: Vec<PathBuf> = open::copies(&root, inspection)
            .into_iter()
            .chain([out])
            .collect();
        let hash = |path: &OutPath| folders.iter().find_map(|folder| hash_in(folder, path));
        findings.extend(copies(inspection, &hash));
    }
    write!(
        with.out,
        "{}",
        render(&opened.sources, &findings, flags.format, with.screen())
    )?;
    let coming = inspection.coming_for(&selection);
    write!(
        with.out,
        "{}",
        render_coming(&opened.sources, &coming, flags.format)
    )?;
    if flags.format == Format::Human {
        writeln!(
            with.out,
            "{}, {} coming up, as of {}",
            Summary::of(&findings),
            coming.len(),
            inspection.as_of
        )?;
    }
    Ok(if succeeds(&findings, flags.strict) {
        Exit::Fine
    } else {
        Exit::Findings
    })
}
