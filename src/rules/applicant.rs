//! A request comes from somebody whose request it is to make.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::terms::{Conditions, Parameters, Someone, Spec, titles};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// Who may ask.
    who: Vec<Someone>,
}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            sink.judge(self.fault(cx, &item));
        }
    }
}

impl Params {
    fn fault(&self, cx: &MeetingContext<'_>, item: &ItemContext<'_>) -> Option<Finding> {
        let case = item.case?;
        let name = item.name();
        let who = titles(&self.who, cx.workspace);
        let asked_on = item.item.requested_on.unwrap_or(cx.date);
        let (span, what) = match &item.item.requested_by {
            None => (
                item.item.case.span,
                format!("{name}: nothing says who asks for it"),
            ),
            Some(by)
                if self
                    .who
                    .iter()
                    .any(|who| who.people(cx.workspace, case, asked_on).contains(&by.id)) =>
            {
                return None;
            }
            Some(by) => (
                by.span,
                format!(
                    "{name}: {} asks for it, who is no {who}",
                    cx.workspace.name(by)
                ),
            ),
        };
        let finding = Finding::new(span, what)
            .help(format!("enter the {who} who applies under `requested-by:`"));
        Some(
            finding
                .on(cx.subject_of(item.item))
                .about(&name)
                .about(&name.case),
        )
    }
}
