//! New files and entries, with what the editions will ask for beside each field.
//!
//! Each function gives a change and writes nothing. Whether what was typed makes sense is found by reading
//! the workspace with the change, as everything is.

mod case;
mod fields;
mod meeting;
mod register;

pub use case::{NewCase, case};
pub use meeting::{meeting, next_day};
pub use register::{NewPerson, NewProvider, person, provider};
