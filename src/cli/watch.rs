//! `ipop watch`: builds, and builds again whenever a file of the workspace changes.

use super::{Exit, Place, Surroundings, build, open};
use crate::watch::{WatchError, watch};
use std::path::PathBuf;

/// What `watch` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// Where the papers go [default: out/ in the workspace]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Look at the files now and then instead of waiting for the system's word: for network drives
    #[arg(long)]
    poll: bool,
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some((root, out)) = open::root_and_out(place, flags.out.as_deref(), with)? else {
        return Ok(Exit::Usage);
    };
    let build_flags = build::Flags::into_folder(out.clone());
    let place = Place {
        root: Some(root.clone()),
        ..place.clone()
    };
    let mut broken_output = Ok(());
    let ended = watch(&root, &out, flags.poll, || {
        // What a build finds stands on the screen; the watch goes on whatever it is.
        let built = build::run(&place, &build_flags, with)
            .and_then(|_| writeln!(with.out, "\nwaiting for changes; Ctrl-C ends\n"));
        if built.is_err() {
            broken_output = built;
        }
    });
    broken_output?;
    match ended {
        Ok(()) => Ok(Exit::Fine),
        Err(error @ (WatchError::Source(_) | WatchError::Gone)) => {
            writeln!(with.err, "error: {error}")?;
            Ok(Exit::Usage)
        }
        Err(error) => {
            writeln!(with.err, "error: {error}")?;
            writeln!(with.err, "help: try `ipop watch --poll`")?;
            Ok(Exit::Usage)
        }
    }
}
