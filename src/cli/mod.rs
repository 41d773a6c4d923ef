//! The command line: one small file a command.
//!
//! Nothing here reads the clock or a variable: `main` hands over what there is.

mod build;
mod check;
mod doctor;
mod door;
mod explain;
mod import;
mod init;
mod issue;
mod new;
mod open;
mod overview;
mod place;
mod schema;
mod surroundings;
mod terms;
mod watch;
mod who;
mod wrap;

pub use surroundings::{Exit, Surroundings};

use clap::{Parser, Subcommand};
use place::{Place, date};
use std::ffi::OsString;
use std::io::Write;

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

/// The commands: what help says of each, and its file.
macro_rules! commands {
    ($($(#[$about:meta])* $name:ident $file:ident),+ $(,)?) => {
        #[derive(Debug, Subcommand)]
        enum Command {
            $($(#[$about])* $name($file::Flags),)+
        }

        impl Command {
            fn run(&self, place: &Place, with: &mut Surroundings<'_>) -> std::io::Result<Exit> {
                match self {
                    $(Self::$name(flags) => $file::run(place, flags, with),)+
                }
            }
        }
    };
}

commands! {
    /// Check everything and make the papers in out/
    Build build,
    /// Check everything, make nothing
    Check check,
    /// Make the papers again whenever a file changes
    Watch watch,
    /// Begin a workspace
    Init init,
    /// Begin a case, a meeting, Terms of Reference, or an entry of a register
    New new,
    /// Bring what other systems keep into the workspace
    Import import,
    /// Record that a paper went out, and keep a copy of it
    Issue issue,
    /// Show what a panel's Terms of Reference ask for, and what meets it
    Terms terms,
    /// Say who gets what of a case, and why
    Who who,
    /// Explain a requirement, a rule or a built-in check
    Explain explain,
    /// Print what an editor needs to know of a kind of file
    Schema schema,
    /// Say whether the folder and the computer are in order
    Doctor doctor,
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
        Some(command) => command.run(&place, with),
        None => overview::run(&place, with),
    }
}

#[cfg(test)]
mod tests;
