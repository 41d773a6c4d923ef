//! The first stage: the workspace on disk becomes [`Sources`].
//!
//! Every file that a workspace has is read once, in path order, and no other. A file that can't be
//! read as text is kept with the reason ([`Refusal`]), so that it becomes a finding with a place
//! rather than the end of the run. Links are never followed.
//!
//! Deliberately absent: any knowledge of YAML or of what the files mean. After this stage nothing
//! reads the disk again, so a build can't see half of an edit; tests build sources from strings.
#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this module is the door through which the disk is read"
)]

mod beside;
mod bytes;
mod content;
mod decode;
mod error;
mod git;
mod gitignore;
mod given;
mod layout;
mod place;
mod printable;
mod read;
mod refusal;
mod revision;
mod root;
mod sources;
mod surroundings;

pub use beside::{Beside, Ground, beside, ground};
pub use content::{Content, MAX_BYTES, MAX_FILES};
pub use error::SourceError;
pub use git::{Git, git};
pub use gitignore::{Uncovered, uncovered};
pub use given::{Found, Given, MAX_GIVEN_BYTES, NotGiven, given};
pub use layout::{NAMES, Stray, is_editors_own, is_workspace_path, workspace_folders};
pub use place::LineCol;
pub(crate) use place::Lines;
pub(crate) use printable::{Unprintable, printable, unprintable};
pub use refusal::{Encoding, Refusal};
pub use revision::revision;
pub use root::Root;
pub use sources::{FileId, SourceFile, Sources};
pub use surroundings::{FolderFacts, folder_facts};
