//! `ipop schema`: what an editor needs to know of a kind of file.

use super::{Exit, Place, Surroundings};
use crate::schema::FileKind;

/// What `schema` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// The kind of file; without one, the kinds are listed
    #[arg(value_enum)]
    kind: Option<FileKind>,
}

pub(super) fn run(_: &Place, flags: &Flags, with: &mut Surroundings<'_>) -> std::io::Result<Exit> {
    if let Some(kind) = flags.kind {
        writeln!(with.out, "{:#}", kind.schema().as_value())?;
        return Ok(Exit::Fine);
    }
    for kind in FileKind::ALL {
        writeln!(with.out, "{:<10} {}", kind.name(), kind.path())?;
    }
    writeln!(
        with.out,
        "\n`ipop schema KIND` prints the JSON Schema of such files, by which an editor completes and explains"
    )?;
    Ok(Exit::Fine)
}
