//! `ipop watch`: builds, and builds again whenever a file of the workspace changes.

use super::{Exit, Place, Surroundings, build, open};
use std::io::Write;
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
    let Some(root) = open::root(place, with)? else {
        return Ok(Exit::Usage);
    };
    let out = flags.out.clone().unwrap_or_else(|| root.join("out"));
    let flags = build::Flags { out: Some(out.clone()), ..build::Flags::default() };
    let place = Place { root: Some(root.clone()), ..place.clone() };
    let mut failed = None;
    let result = crate::watch::watch(&root, &out, self::poll(&flags, place.clone(), &mut failed, with), || {});
    Ok(Exit::Fine)
}
