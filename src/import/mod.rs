//! What other systems keep, read into the workspace: statutory returns, lists and spreadsheets.
//!
//! Files become rows with their lines (`sheet`), rows become facts about a child (`facts`), and each fact is
//! held against what the case says (`merge`): it is added, it completes an entry, it is there already, or it
//! is in conflict with what a person wrote, and then the person's word stands. So the same files a second time
//! change nothing. All of it is a function of what was read; [`crate::pipeline::Change`]s go to the door.
//!
//! Deliberately absent: a memory of earlier imports. Whether something is known is asked of the case alone,
//! whoever wrote it.

mod bring;
mod check;
mod child;
mod coverage;
mod day;
mod decode;
mod facts;
mod files;
mod given;
mod home;
mod listed;
mod mapping;
mod merge;
mod new_entry;
mod plan;
mod ready;
mod references;
mod register;
mod sheet;
mod ssda903;
mod staff;
mod tree;
mod workbook;
mod write;
mod xml;

pub use bring::{first_mapping, plan};
pub use check::Difference;
pub use child::Wanted;
pub use plan::{Fate, Line, Plan};
pub use ready::ready_mappings;

#[cfg(test)]
mod tests;
