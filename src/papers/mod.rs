//! What each paper says.
//!
//! This stage turns a workspace and its plan into plain values that hold finished
//! words in reading order. All wording, order and date formats are decided here, and
//! what a reader may not see is already left out. Nothing here knows a page size, a
//! template or a file format.
//!
//! A builder takes the [`Desk`], on which everything lies that papers are made from, and
//! gives one value of [`view`]. It never fails: what is not known is printed as a gap.

mod agenda;
#[cfg(test)]
mod base;
mod desk;
mod facts;
mod findings;
mod flags;
mod head;
mod invite;
mod markdown;
mod meeting;
mod reports;
pub mod view;
mod words;

mod stub;
pub use stub::*;
pub use agenda::{agenda, agenda_for};
pub use desk::{Desk, PROGRAM};
pub use invite::{CalendarBlock, PersonInvite, invites};
