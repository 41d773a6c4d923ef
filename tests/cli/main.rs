//! The command line end to end: files in, exact output, exit code.
#![expect(
    clippy::disallowed_methods,
    reason = "the workspaces under test are real folders"
)]

mod broken;
mod build;
mod editions;
mod explain;
mod flags;
mod invites;
mod issue;
mod names;
mod renders;
mod sections;
mod templates;
mod words;
mod workspace;
