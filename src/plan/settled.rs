//! Whether a panel has settled a matter for good, and not only heard of it.

use crate::model::Panel;
use crate::model::edition::{Edition, Effect, RequestKind};
use crate::model::meeting::{Item, Outcome};
use crate::model::value::CaseRef;
use jiff::civil::Date;

/// When the panel came, from one day on and before another, to an outcome about a case that does one of
/// these things, by an item that is meant.
pub(crate) fn settled_on(
    panel: &Panel,
    case: &CaseRef,
    (from, before): (Date, Date),
    effects: &[Effect],
    is_meant: impl Fn(Date, &Item, Option<&RequestKind>) -> bool,
) -> Option<Date> {
    let sittings = panel.sittings();
    let mut earlier = sittings.filter(|(date, _)| from <= *date && *date < before);
    let found = earlier.find(|(date, file)| {
        let Some(edition) = panel.edition_on(*date).map(|file| &file.edition) else {
            return false;
        };
        file.heard().any(|item| {
            let mut kinds = edition.kinds.iter().map(|kind| &kind.value);
            let kind = kinds.find(|kind| kind.id.value == item.kind.value);
            let outcome = item.outcome.as_ref();
            item.case.id == *case
                && outcome.is_some_and(|outcome| settles(edition, outcome, effects))
                && is_meant(*date, item, kind)
        })
    });
    found.map(|(date, _)| date)
}

/// Whether an outcome does one of these things. What was agreed in principle and is confirmed is agreed.
fn settles(edition: &Edition, outcome: &Outcome, effects: &[Effect]) -> bool {
    let mut words = edition.decisions.iter();
    let word = words.find(|word| word.id.value == outcome.decision.value);
    word.is_some_and(|word| match word.effect {
        Effect::InPrinciple if outcome.confirmed.is_some() => {
            effects.contains(&Effect::Agreed) || effects.contains(&Effect::InPrinciple)
        }
        effect => effects.contains(&effect),
    })
}
