//! Somebody owns the record of decisions.

use super::Check;
use super::context::{Finding, PanelContext, Sink};
use crate::terms::{Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// Nothing to set: the owner stands in the edition's `record`.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        let record = &cx.edition.record;
        let finding = match &record.owner {
            None => Finding::new(cx.edition_span, format!("nobody owns the {}", record.title)),
            Some(owner) => {
                let person = cx.workspace.person(owner);
                let left = person.and_then(|person| person.left);
                if left.is_none_or(|left| cx.as_of <= left) {
                    return sink.kept();
                }
                Finding::new(
                    owner.span,
                    format!("the owner of the {} has left", record.title),
                )
            }
        };
        sink.judge([finding.help("name an officer under `record:`, as `owner:`")]);
    }
}
