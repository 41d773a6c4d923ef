//! Puts the Terms of Reference that `ipop init` offers into the program, by folder: those of the sample workspace
//! and those of `editions/`. Each is there once, as a file that is checked as every other; no code has a list.
#![expect(
    clippy::disallowed_methods,
    reason = "it runs before there is a program, and reads what that is made of"
)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The workspaces that have editions to begin with.
const WORKSPACES: [&str; 2] = ["", "editions"];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?);
    let mut text = String::from("[\n");
    for workspace in WORKSPACES {
        let folder = root.join(workspace);
        let roles = folder.join("registers/people.yaml");
        for panel in sorted(&folder.join("panels"))? {
            let terms = panel.join("terms");
            if !terms.is_dir() {
                continue;
            }
            println!("cargo::rerun-if-changed={}", terms.display());
            // The newest one: a panel begins with what holds now.
            let Some(edition) = sorted(&terms)?.pop() else {
                continue;
            };
            let id = panel.file_name().unwrap_or_default().to_string_lossy();
            // Writing to a String cannot fail.
            let _ = writeln!(
                text,
                "    BuiltIn {{ id: {id:?}, terms: include_str!({:?}), people: include_str!({:?}) }},",
                edition.to_string_lossy(),
                roles.to_string_lossy()
            );
        }
    }
    text.push(']');
    println!("cargo::rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    fs::write(Path::new(&out).join("built_in.rs"), text)
}

/// What lies in a folder, in the order of names.
fn sorted(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = entries.collect::<io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}
