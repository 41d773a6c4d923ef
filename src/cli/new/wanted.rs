//! A change, or why there is none.

use crate::cli::Surroundings;
use crate::edit::Refused;
use crate::pipeline::Change;

/// A change, or nothing once it was said why there is none.
pub(super) type Wanted<T = Change> = std::io::Result<Option<T>>;

pub(super) fn made<T>(change: Result<T, Refused>, with: &mut Surroundings<'_>) -> Wanted<T> {
    match change {
        Ok(change) => Ok(Some(change)),
        Err(why) => refused(&why.to_string(), with),
    }
}

pub(super) fn refused<T>(why: &str, with: &mut Surroundings<'_>) -> Wanted<T> {
    writeln!(with.err, "error: {why}")?;
    Ok(None)
}
