//! The command line end to end: files in, exact output, exit code.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "the workspaces under test are real folders"
)]

mod annual;
mod broken;
mod build;
mod clauses;
mod dated;
mod door;
mod editions;
mod explain;
mod first_hour;
mod flags;
mod import;
mod interrupted;
mod invites;
mod issue;
mod lived;
mod names;
mod on_paper;
mod privacy;
mod processes;
mod reach;
mod reading;
mod recipients;
mod record;
mod refused;
mod renders;
mod said;
mod schemas;
mod sections;
mod sent;
mod slips;
mod start;
mod templates;
mod terms;
mod words;
mod workspace;
