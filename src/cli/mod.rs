//! The command line: one small file a command.
//!
//! Nothing here reads the clock or a variable: `main` hands over what there is.

mod build;
mod check;
mod explain;
mod issue;
mod open;
mod overview;
mod terms;
mod watch;
mod wrap;

use crate::diag::Screen;
use clap::{Parser, Subcommand};
use jiff::civil::Date;
use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

/// What the program is run in.
pub struct Surroundings<'a> {
    /// The folder in which it was started.
    pub folder: PathBuf,
    /// The moment of `SOURCE_DATE_EPOCH`, if it is set.
    pub epoch: Option<jiff::Timestamp>,
    /// Now.
    pub now: jiff::Timestamp,
    /// Whether results go to a terminal, where a person sits who has the files anyway; else they may go
    /// anywhere.
    pub terminal: bool,
    /// Whether colours are wanted there.
    pub colour: bool,
    /// Where results go.
    pub out: &'a mut dyn Write,
    /// Where progress and failures go.
    pub err: &'a mut dyn Write,
}

impl Surroundings<'_> {
    /// Where findings are shown.
    fn screen(&self) -> Screen {
        if self.terminal {
            Screen::Terminal {
                colour: self.colour,
            }
        } else {
            Screen::None
        }
    }
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// There are errors, or warnings under `--strict`.
    Findings,
    /// Wrong flags, no workspace, a folder that can't be read.
    Usage,
    /// Something could not be written.
    Write,
}

impl Exit {
    /// The exit code.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Write => 3,
        }
    }
}

/// Makes the papers of placement panels from a folder of YAML files, and says where they do not keep
/// to the panel's Terms of Reference.
#[derive(Debug, Parser)]
#[command(name = "ipop", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check everything and make the papers in out/
    Build(build::Flags),
    /// Check everything, make nothing
    Check(check::Flags),
    /// Make the papers again whenever a file changes
    Watch(watch::Flags),
    /// Record that a paper went out, and keep a copy of it
    Issue(issue::Flags),
    /// Show what a panel's Terms of Reference ask for, and what meets it
    Terms(terms::Flags),
    /// Explain a requirement, a rule or a built-in check
    Explain(explain::Flags),
}

/// Where the workspace is and when it is looked at.
#[derive(Debug, Clone, clap::Args)]
struct Place {
    /// The folder with ipop.yaml [default: this folder, or one above it]
    #[arg(long, global = true, value_name = "DIR")]
    root: Option<PathBuf>,
    /// Look at the workspace as it stands on this date, such as 2026-06-10
    #[arg(long, global = true, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
}

fn date(text: &str) -> Result<Date, String> {
    crate::model::value::date::parse_date(text).map_err(|problem| problem.to_string())
}

/// Runs the program.
///
/// # Errors
/// Only where its own output cannot be written.
pub fn run<I, T>(arguments: I, with: &mut Surroundings<'_>) -> std::io::Result<Exit>
where
    I: IntoIterator<Item = T>,
    T: Into<OsString> + Clone,
{
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let asked_for = !error.use_stderr();
            let text = if with.colour {
                error.render().ansi().to_string()
            } else {
                error.render().to_string()
            };
            let to: &mut dyn Write = if asked_for { with.out } else { with.err };
            write!(to, "{text}")?;
            return Ok(if asked_for { Exit::Fine } else { Exit::Usage });
        }
    };
    let place = arguments.place;
    match arguments.command {
        Some(Command::Build(flags)) => build::run(&place, &flags, with),
        Some(Command::Check(flags)) => check::run(&place, &flags, with),
        Some(Command::Watch(flags)) => watch::run(&place, &flags, with),
        Some(Command::Issue(flags)) => issue::run(&place, &flags, with),
        Some(Command::Terms(flags)) => terms::run(&place, &flags, with),
        Some(Command::Explain(flags)) => explain::run(&place, &flags, with),
        None => overview::run(&place, with),
    }
}
