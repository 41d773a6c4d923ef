//! The Terms of Reference are themselves reviewed.

use super::Check;
use super::context::{Finding, PanelContext, Sink};
use crate::model::value::words;
use crate::terms::{Parameters, Setting, Spec};
use jiff::ToSpan;
use schemars::JsonSchema;
use serde::Deserialize;

/// Nothing to set: how often stands in the edition's `review`.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {
    const SETTINGS: &'static [Setting] = &[Setting::Review];
}

impl Check for Params {
    fn concerns_children(&self) -> bool {
        false
    }

    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        let Some(review) = &cx.edition.review else {
            return sink.judge([
                Finding::new(
                    cx.edition_span,
                    "nothing says when these Terms of Reference were last reviewed, and how often they are",
                )
                .help("enter it under `review:`, with `last:` and `every-months:`"),
            ]);
        };
        let due = review
            .last
            .saturating_add(i64::from(review.every_months).months());
        sink.judge((cx.as_of > due).then(|| {
            Finding::new(
                review.last.span,
                format!(
                    "the Terms of Reference were due for review by {}",
                    words::day(due)
                ),
            )
            .help("put the review on an agenda, and enter its date under `review:` when it is done")
        }));
    }
}
