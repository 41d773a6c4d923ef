//! Nothing reaches the wrong person (T17, T18, T19): random workspaces in which every text says whose it is, and
//! every file that comes of them read as its reader would.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "real folders are what is looked through here"
)]

#[expect(
    dead_code,
    reason = "shared with the tests of the command line, which use all of it"
)]
#[path = "../cli/workspace.rs"]
mod workspace;

#[path = "../cli/reading.rs"]
mod reading;

#[path = "../hostile/random.rs"]
mod random;

#[path = "../hostile/mutate.rs"]
mod mutate;

mod cases;
mod fields;
mod made;
mod papers;
mod said;
mod vectors;
