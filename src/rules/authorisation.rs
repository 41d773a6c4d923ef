//! What the panel agreed has the further agreement that it needs.

use super::asked::AnyOf;
use super::binding::{Check, Vocabulary, Word};
use super::context::{Finding, MeetingContext, Sink};
use crate::model::edition::{Effect, RequestSort};
use crate::model::meeting::Authorisation;
use crate::model::refs::RoleRef;
use crate::model::value::Slug;
use crate::yaml::At;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// Whoever holds one of these roles may give it.
    roles: Vec<RoleRef>,
    /// The kinds of request concerned; none means all.
    #[serde(default)]
    kinds: Vec<At<Slug>>,
    /// The sorts of request concerned; none means all.
    #[serde(default)]
    sorts: Vec<RequestSort>,
    /// The items concerned.
    #[serde(default)]
    when: AnyOf,
}

impl Check for Params {
    fn words(&self) -> Vec<Word<'_>> {
        let kinds = self.kinds.iter().map(|kind| (Vocabulary::Kind, kind));
        kinds.chain(self.when.words()).collect()
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let roles = cx.roles_in_words(&self.roles);
        let agreed = cx.decided().filter(|decided| decided.effect == Effect::Agreed);
        for decided in agreed {
            let about = &decided.about;
            let of_kind = about.is_of_kind(&self.kinds) && about.is_of_sort(&self.sorts);
            if !of_kind || !cx.meets(&self.when, about) {
                continue;
            }
            let given: Vec<_> =
                decided.outcome.authorised.iter().filter(|given| given.on <= cx.as_of).collect();
            let may = |given: &Authorisation| self.roles.iter().any(|role| cx.workspace.holds(&given.by.id, &role.id, given.on));
            if given.iter().any(|given| may(given)) {
                sink.kept();
                continue;
            }
            let name = about.name();
            let (span, what) = match given.first() {
                None => (
                    decided.span(),
                    format!("{name} is agreed by the panel; the agreement of the {roles} is awaited"),
                ),
                Some(given) => {
                    (given.by.span, format!("who authorised {name} is not the {roles}"))
                }
            };
            let mut finding = Finding::new(span, what)
                .help(format!(
                    "nothing is confirmed until the {roles} agrees; then enter it under `authorised:`"
                ))
                .owed_by(&roles)
                .on(cx.subject_of(about.item))
                .about(name);
            for role in &self.roles {
                finding = finding.about(&role.id);
            }
            sink.judge([finding]);
        }
    }
}
