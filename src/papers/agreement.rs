//! The agreement that a decision needs besides the panel's, and how a placement stands without it
//! the panel ratifies, somebody else agrees, in either order, and it takes both.

use super::desk::Sitting;
use super::words;
use crate::model::edition::{Chairs, Effect};
use crate::model::meeting::{Authorisation, Item, Outcome};
use crate::model::value::{Slug, words as days};
use jiff::civil::Date;

/// The roles of which one must agree to what an item asks; none if the panel's word is enough.
pub(crate) fn roles(sitting: &Sitting<'_>, item: &Item) -> Vec<Slug> {
    let about = sitting.about(item);
    about.map_or_else(Vec::new, |about| sitting.terms.authorisers(&about))
}

/// Who gave it by the as-of date: of what needs one, only whoever may.
pub(crate) fn given<'a>(
    sitting: &Sitting<'_>,
    item: &Item,
    outcome: &'a Outcome,
) -> Vec<&'a Authorisation> {
    let about = sitting.about(item);
    let may = |given: &Authorisation| {
        let about = about.as_ref();
        about.is_none_or(|about| sitting.terms.is_authorised(about, given))
    };
    let given = outcome.authorised.iter().map(|given| &given.value);
    given
        .filter(|given| given.on <= sitting.desk.as_of && may(given))
        .collect()
}

/// `Helena Marchbank, Director, 3 June 2026`: in the role in which they may agree.
pub(crate) fn given_words(sitting: &Sitting<'_>, item: &Item, given: &Authorisation) -> String {
    let roles = roles(sitting, item);
    let who = words::person_as(sitting.desk.workspace, &given.by.id, given.on, &roles);
    format!("{who}, {}", days::day(given.on))
}

/// Who decided, in the role in which they did: of the Chair, a role that the Chair's seat asks for.
pub(crate) fn decider(sitting: &Sitting<'_>, by: &Slug, on: Date) -> String {
    let chairs = sitting.meeting.chair.as_ref();
    let chairs = chairs.is_some_and(|chair| chair.person.id == *by);
    let seats = sitting.edition.seats.iter();
    let seats = seats.filter(|seat| chairs && seat.chairs != Chairs::Never);
    let roles = seats.flat_map(|seat| &seat.roles);
    let roles: Vec<Slug> = roles.map(|role| role.id.clone()).collect();
    words::person_as(sitting.desk.workspace, by, on, &roles)
}

/// How a request stands between the panel and whoever else must agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// The panel has not ratified it, or it is not written down who did.
    NotRatified,
    /// The panel has; who else must agree has not.
    Awaited,
    /// Both are there.
    Confirmed,
}

/// How what an item asks stands on the as-of date.
pub(crate) fn standing(sitting: &Sitting<'_>, item: &Item) -> Standing {
    let outcome = item.outcome.as_ref().filter(|_| sitting.is_held());
    let ratified =
        outcome.filter(|outcome| is_decided(sitting, outcome) && is_agreed(sitting, outcome));
    match ratified {
        None => Standing::NotRatified,
        Some(outcome)
            if roles(sitting, item).is_empty() || !given(sitting, item, outcome).is_empty() =>
        {
            Standing::Confirmed
        }
        Some(_) => Standing::Awaited,
    }
}

/// Whether it is written down who decided, and the day of it has come.
pub(crate) fn is_decided(sitting: &Sitting<'_>, outcome: &Outcome) -> bool {
    let come = outcome.on.is_none_or(|on| on <= sitting.desk.as_of);
    outcome.by.is_some() && come
}

/// Whether the panel's word for it is one of agreement, and confirmed where it must be.
pub(crate) fn is_agreed(sitting: &Sitting<'_>, outcome: &Outcome) -> bool {
    match words::decision(sitting.edition, outcome) {
        Some(word) if word.confirmation.is_some() => {
            word.effect.is_agreement() && outcome.confirmed.is_some()
        }
        Some(word) => word.effect == Effect::Agreed,
        None => false,
    }
}
