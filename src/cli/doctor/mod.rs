//! `ipop doctor`: whether the folder and the computer are in order. It looks, and changes nothing.

mod clock;
mod encodings;
mod folder;
mod git;
mod told;
mod versions;

use super::{Exit, Place, Surroundings, open};
use crate::schema::FileKind;
use crate::source::{beside, folder_facts, uncovered};
use serde_json::json;
use told::{State, Told};

/// What `doctor` takes.
#[derive(Debug, clap::Args)]
pub(super) struct Flags {
    /// How it is told
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A line each
    Human,
    /// For other programs
    Json,
}

pub(super) fn run(
    place: &Place,
    flags: &Flags,
    with: &mut Surroundings<'_>,
) -> std::io::Result<Exit> {
    let Some(root) = open::root(place, with)? else {
        return Ok(Exit::Usage);
    };
    // Not through `open::open`, which finishes what was interrupted.
    let Some(opened) = open::read(&root, place, with)? else {
        return Ok(Exit::Usage);
    };
    let kept = crate::source::git(&root);
    let covers = |path: &str| uncovered(&root, &[path.to_owned()]).is_none();
    let schema = |kind: &FileKind| beside(&root, &kind.file()).text();
    let version = kept.version.as_deref();
    let checks = [
        ("git", git::check(&kept, &covers)),
        ("encodings", encodings::check(&opened.sources)),
        ("folder", folder::check(&folder_facts(&root))),
        (
            "clock",
            clock::check(with.now, &kept, opened.inspection.workspace.as_ref()),
        ),
        ("versions", versions::check(version, &schema)),
    ];
    match flags.format {
        Format::Human => {
            for (name, told) in checks
                .iter()
                .flat_map(|(name, all)| all.iter().map(move |one| (name, one)))
            {
                let state = match told.state {
                    State::Ok => "ok",
                    State::Note => "note",
                    State::ToDo => "to do",
                };
                writeln!(with.out, "{name:<9}  {state}: {}", told.says)?;
            }
        }
        Format::Json => {
            let checks = checks
                .iter()
                .map(|(name, told)| json!({ "check": name, "told": told }));
            let checks: Vec<_> = checks.collect();
            writeln!(with.out, "{:#}", json!({ "checks": checks }))?;
        }
    }
    let mut all = checks.iter().flat_map(|(_, told)| told);
    Ok(if all.any(|told: &Told| told.state == State::ToDo) {
        Exit::Findings
    } else {
        Exit::Fine
    })
}
