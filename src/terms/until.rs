//! Until the panel came to something.

use crate::model::edition::Effect;

/// What is wrong with the outcomes after which something need not be heard any more: one that settles
/// nothing can't be among them.
pub(crate) fn settles_nothing(until: &[Effect]) -> Option<String> {
    let open = until
        .iter()
        .any(|effect| !effect.is_decision() || *effect == Effect::Deferred);
    open.then(|| {
        "`until` takes what settles a matter: `agreed`, `in-principle` or `declined`".to_owned()
    })
}
