//! `ipop` alone: what is wrong, what is due, what to type next.

use super::{Exit, Place, Surroundings, open};
use crate::diag::Summary;
use crate::papers::due_next;
use crate::pipeline::{Selection, succeeds};

/// How many of the things that fall due are told.
const TOLD: usize = 6;

pub(super) fn run(place: &Place, with: &mut Surroundings<'_>) -> std::io::Result<Exit> {
    let Some(opened) = open::workspace(place, with)? else {
        return Ok(Exit::Usage);
    };
    let inspection = &opened.inspection;
    let selection = Selection::default();
    let findings = inspection.findings_for(&selection, &[]);
    writeln!(
        with.out,
        "{}, as of {}",
        Summary::of(&findings),
        inspection.as_of
    )?;
    if let Some(desk) = inspection.desk() {
        writeln!(with.out, "\nWhat falls due next")?;
        for due in due_next(&desk).iter().take(TOLD) {
            writeln!(with.out, "  {}: {} ({})", due.when, due.what, due.about)?;
        }
    }
    writeln!(with.out, "\nWhat to type next")?;
    writeln!(
        with.out,
        "  ipop check            shows each finding with its file and line"
    )?;
    writeln!(
        with.out,
        "  ipop build            makes the papers; open out/index.html"
    )?;
    writeln!(
        with.out,
        "  ipop watch            makes them again whenever you save a file"
    )?;
    writeln!(
        with.out,
        "  ipop terms PANEL      shows what the Terms of Reference ask for"
    )?;
    Ok(if succeeds(&findings, false) {
        Exit::Fine
    } else {
        Exit::Findings
    })
}
