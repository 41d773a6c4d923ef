//! The last stage: finished bytes become files under `out/`.
//!
//! Everything has been rendered before this module is called, and the module keeps six promises:
//!
//! - a file is there whole or not at all: it is written beside its place, flushed, and renamed;
//! - a full disk is found before the first rename, so the earlier papers stay as a set;
//! - a file whose bytes would not change is not touched;
//! - what we made and no longer make is removed, and nothing else ever is: a path must be in our
//!   own records *and* its content must still be what we wrote;
//! - what lies under an `issued/` folder is neither removed nor rewritten;
//! - the manifest is written last, so what it lists is there.
//!
//! Sources are written here too, by the commands that say so: a ledger grows ([`Publisher::append`]), and
//! what a person agreed to is changed in all its files or in none ([`change`], and [`settle`] for what was
//! interrupted). Sources have a lock of their own, in the workspace, so that it counts wherever papers go.
//!
//! Two builds at once take turns behind a lock that the system releases, also when a build is
//! killed. A build that was killed leaves a record of what it was about to write, so the next one
//! can clear up after it.
//!
//! Deliberately absent: any knowledge of panels, cases or papers. Paths and bytes only.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this module is the door through which the disk is written"
)]

mod append;
mod cache;
mod compare;
mod failpoint;
mod folder;
mod git;
mod journal;
mod lock;
mod manifest;
mod output;
mod path;
mod publisher;
mod recipes;
mod report;
mod rounds;
mod run;
mod scope;
mod stale;
mod write_new;

pub use failpoint::{FailPoints, NoFailPoints, Op};
pub use folder::hash_in;
pub use git::begin_git;
pub use journal::{Settled, SourceChange, change, settle};
pub use manifest::{Manifest, PublishedFile};
pub use output::{Output, Trust};
pub use path::{BadPath, OutPath};
pub use publisher::Publisher;
pub use recipes::Recipes;
pub use report::{Failure, PublishError, Report};
pub use scope::Scope;
