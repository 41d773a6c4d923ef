//! The program: hands the command line, the clock and the terminal to the library.

use ipop::cli::{Surroundings, run};
use ipop::publish::NoFailPoints;
use std::io::{IsTerminal, Write};
use std::process::ExitCode;

#[expect(
    clippy::disallowed_methods,
    reason = "the one place where the clock, the folder and the environment are read"
)]
fn main() -> ExitCode {
    let folder = std::env::current_dir().unwrap_or_else(|_| ".".into());
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok();
    let epoch = epoch.and_then(|seconds| jiff::Timestamp::from_second(seconds.parse().ok()?).ok());
    let colourless = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let mut out = anstream::AutoStream::auto(std::io::stdout().lock());
    let mut err = std::io::stderr().lock();
    let mut answers = std::io::stdin().lock();
    // Somebody answers only where both the question is seen and the answer is typed.
    let asks = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let mut with = Surroundings {
        folder,
        epoch,
        now: jiff::Timestamp::now(),
        terminal: std::io::stdout().is_terminal(),
        colour: std::io::stdout().is_terminal() && !colourless,
        points: &NoFailPoints,
        answers: asks.then_some(&mut answers as _),
        out: &mut out,
        err: &mut err,
    };
    match run(std::env::args_os(), &mut with) {
        Ok(exit) => ExitCode::from(exit.code()),
        // Whoever reads our output has stopped reading, as `ipop check | head` does.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::from(3)
        }
    }
}
