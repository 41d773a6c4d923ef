//! What the panel agreed has the further agreement that it needs.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::edition::Effect;
use crate::model::value::Slug;
use crate::terms::Authorisation;
use jiff::civil::Date;

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
            let may = |person: &Slug, day: Date| {
                self.roles
                    .iter()
                    .any(|role| cx.workspace.holds(person, &role.id, day))
            };
            if given.iter().any(|given| may(&given.by.id, given.on)) {
                sink.kept();
                continue;
            }
            let name = about.name();
            let (span, what) = match given.first() {
                None => (
                    decided.span(),
                    format!(
                        "{name} is agreed by the panel; the agreement of the {roles} is awaited"
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
