//! What is checked though no edition asks for it, because it can't be true whatever the Terms of
//! Reference say. Where an edition does ask, its rule tells it, with the clause.

mod coherence;
mod left;
mod meeting;
mod order;
mod presence;

use crate::diag::Diagnostic;

pub(super) use coherence::check_cases;
pub(super) use left::check_people;
pub(super) use meeting::BuiltIn;

pub(super) fn check_meeting(cx: &BuiltIn<'_>, findings: &mut Vec<Diagnostic>) {
    presence::check(cx, findings);
    order::check(cx, findings);
    coherence::check(cx, findings);
}
