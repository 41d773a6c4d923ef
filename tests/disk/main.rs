//! What the program does to and with a real disk: one binary, a module for each module under test.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    clippy::unwrap_used,
    reason = "real folders are what is tested here, and a step that fails fails the test"
)]

mod faults;
mod killed;
#[cfg(unix)]
mod links;
mod lock;
mod publish;
mod source;
mod watch;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ipop::publish::{OutPath, Output};

fn path(path: &str) -> OutPath {
    OutPath::new(path).expect("a safe path")
}

fn outputs(files: &[(&str, &str)]) -> Vec<Output> {
    let output = |(at, text): &(&str, &str)| Output {
        path: path(at),
        bytes: text.as_bytes().to_vec(),
    };
    files.iter().map(output).collect()
}

fn put(root: &Path, at: &str, bytes: impl AsRef<[u8]>) {
    let place = root.join(at);
    fs::create_dir_all(place.parent().expect("a parent")).expect("folders");
    fs::write(place, bytes).expect("a file");
}

/// Every file below `root` with its content, without our lock and cache.
fn tree(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(root)
        .into_iter()
        .map(|entry| entry.expect("an entry"));
    let below = files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(root).expect("below");
            let name = path.to_string_lossy().replace('\\', "/");
            (name, fs::read(entry.path()).expect("readable"))
        });
    below
        .filter(|(name, _)| name != ".lock" && name != ".cache.json")
        .collect()
}

fn names(paths: &[OutPath]) -> Vec<&str> {
    paths.iter().map(OutPath::as_str).collect()
}
