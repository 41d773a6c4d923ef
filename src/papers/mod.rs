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
mod agreement;
mod annual;
mod asked;
#[cfg(test)]
pub(crate) mod bench;
mod cleared;
mod desk;
mod due;
mod facts;
mod findings;
mod flags;
mod follow_up;
mod head;
mod index;
mod invite;
mod lacking;
mod markdown;
mod meeting;
mod named;
mod paper_of;
mod record;
mod reports;
mod sheets;
mod supplement;
mod terms;
mod tracker;
pub mod view;
mod who;
mod words;
mod written;

pub use agenda::{agenda, annex, lines_of_agenda, told_by_agenda};
pub use annual::report_years;
pub use asked::{AskedSection, asked_of_index};
pub use desk::{Desk, PROGRAM};
pub use due::due_next;
pub use index::{BuildResult, HeldBackPaper, MadePaper, index};
pub use invite::{
    CalendarBlock, CalendarMethod, InviteMail, PersonInvite, calendar_file, invites, mail,
};
pub use paper_of::PaperOf;
pub use record::is_minuted;
pub use sheets::{SheetOf, sheets_of};
pub use supplement::{NumberedSupplement, supplements};
pub use terms::{
    CheckedBy, Figures, PrintedAs, Reading, Source as TermsSource, Terms, TermsRequirement, terms,
};
pub use tracker::extract_readers;
pub use who::{Reach, Reached, who};
pub use written::{Beside, Occasion, Written};
