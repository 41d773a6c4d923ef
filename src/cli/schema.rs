//! `ipop schema`: what an editor needs to know of a kind of file.

use super::door::{Agreement, offer};
use super::{Exit, Place, Surroundings, open};
use crate::pipeline::start::schemas;
use crate::schema::FileKind;
use crate::source::beside;

/// What `schema` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// The kind of file; without one, the kinds are listed
    #[arg(value_enum)]
    kind: Option<FileKind>,
    /// Write the schemas of all kinds into the workspace, after the program was updated
    #[arg(long, conflicts_with = "kind")]
    write: bool,
    #[command(flatten)]
    agreement: Agreement,
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    if flags.write {
        return write(place, &flags.agreement, with);
    }
    if let Some(kind) = flags.kind {
        write!(with.out, "{}", kind.text())?;
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

/// Brings the schemas of a workspace in line with the program.
fn write(
    place: &Place,
    agreement: &Agreement,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some((root, opened)) = open::rooted(place, with)? else {
        return Ok(Exit::Usage);
    };
    match schemas(|path| beside(&root, path).text()) {
        Ok(changes) => offer((&root, place), &opened, &changes, agreement, with),
        Err(why) => {
            writeln!(with.err, "error: {why}")?;
            Ok(Exit::Usage)
        }
    }
}
