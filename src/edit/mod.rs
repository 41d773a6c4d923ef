//! Changes to a YAML file *by place*: what an officer wrote and no change is about stays byte for byte.
//!
//! A change is text in, text out. Where things stand is worked out along the tree that `yaml`
//! reads, so nothing is changed that ipop does not understand; then whole lines, or the part of a line
//! that a value takes, are put in, taken out or replaced. Remarks, order, quotation marks, indentation
//! and line ends are nobody's business but the officer's: a remark that stands directly above an entry
//! goes with it, and no other is touched.
//!
//! What comes out is read again before anybody gets it, and must mean the old values with the change
//! and nothing else. Where it does not, or where a place is laid out in a way that can't be changed
//! safely, the change is refused with the place and what to do by hand.
//!
//! Deliberately absent: the disk, and any knowledge of what a file is about. Who wants a field in a
//! certain place among its neighbours says so with the change.

mod add;
mod carry;
mod change;
mod emit;
mod expected;
mod known;
mod laid;
mod lines;
mod place;
mod refused;
mod remove;
mod scalar;
mod set;
mod value;
mod walk;

pub use carry::carry;
pub use change::{Edit, edit, new_file};
pub use place::{Place, Step};
pub use refused::{Refused, Why};
pub use value::{Entry, Field, Value};

#[cfg(test)]
mod tests;
