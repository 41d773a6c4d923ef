//! What the panel agreed has the further agreement that it needs.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::edition::Effect;
use crate::model::value::words;
use crate::terms::Authorisation;

pub(crate) type Params = Authorisation;

impl Check for Authorisation {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let roles = cx.roles_in_words(&self.roles);
        let agreed = cx
            .decided()
            .filter(|decided| decided.effect == Effect::Agreed);
        for decided in agreed {
            let about = &decided.about;
            let given: Vec<_> = decided
                .outcome
                .authorised
                .iter()
                .filter(|given| given.on <= cx.as_of)
                .collect();
            if given
                .iter()
                .any(|given| self.counts(cx.workspace, given, cx.date))
            {
                sink.kept();
                continue;
            }
            let name = about.name();
            let old = given.iter().find(|given| self.may(cx.workspace, given));
            let (span, what) = match old.or(given.first()) {
                None => (
                    decided.span(),
                    format!(
                        "{name} is agreed by the panel; the agreement of the {roles} is awaited"
                    ),
                ),
                Some(given) if old.is_some() => (
                    given.span,
                    format!(
                        "{name} was authorised on {}, more than {} before the panel",
                        words::day(given.on),
                        words::count(self.within_months.unwrap_or(0), "month"),
                    ),
                ),
                Some(given) => (
                    given.by.span,
                    format!("who authorised {name} is not the {roles}"),
                ),
            };
            let mut finding = Finding::new(span, what)
                .help(format!(
                    "nothing is confirmed until the {roles} agrees; then enter it under `authorised:`"
                ))
                .owed_by(&roles, cx.holders_of(&self.roles, cx.date))
                .on(cx.subject_of(about.item))
                .about(name)
                .unsettled_if(true);
            for role in &self.roles {
                finding = finding.about(&role.id);
            }
            sink.judge([finding]);
        }
    }
}
