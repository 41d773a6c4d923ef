//! The workspace as typed values: every reference leads somewhere, and dates, money and codes are
//! types that cannot hold anything else.
//!
//! The model knows no rule, no paper and no panel's terms; those stand in an [`edition`], as data.

pub mod case;
pub mod edition;
mod load;
mod logo;
pub mod mapping;
pub mod meeting;
pub mod names;
mod reading;
pub mod refs;
pub mod registers;
pub mod schedules;
mod schema;
mod suppression;
pub mod value;
mod workspace;

pub use load::{Loaded, load};
pub use logo::{Logo, Picture};
pub use workspace::{CaseFile, EditionFile, MeetingFile, Panel, Recommendations, Workspace};
