//! Spreadsheets of any kind, read by a file that says what their columns mean.

mod dated;
mod education;
mod fields;
mod file;
mod form;
mod kind;
mod new;
mod rows;
mod value;

pub(super) use file::{Named, all};
pub(super) use new::{mapping as new_mapping, of_settings};
pub(super) use rows::{Listed, Reader};
pub(super) use value::Cells;
