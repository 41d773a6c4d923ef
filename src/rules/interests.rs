//! Members are asked for their interests, and whoever has one keeps out of the case.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::diag::Span;
use crate::model::meeting::{Declaration, Item};
use crate::model::refs::PersonRef;
use crate::model::value::words;
use crate::terms::{Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// Whether it is about keeping out of a case; else about being asked.
    #[serde(default)]
    apart: bool,
}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        if !cx.is_held() {
            return;
        }
        let Some(declared) = &cx.meeting.declarations else {
            if !self.apart {
                let what = format!(
                    "nothing says that members were asked for interests on {}",
                    words::day(cx.date)
                );
                let help = "enter what was declared under `declarations:`; `[]` if nothing was";
                sink.judge([Finding::new(cx.meeting.date.span, what)
                    .help(help)
                    .about("declarations")]);
            }
            return;
        };
        if !self.apart {
            sink.judge([]);
            return;
        }
        for declaration in declared {
            let faults = cx.items().filter(|item| {
                declaration
                    .case
                    .as_ref()
                    .is_some_and(|case| case.id == item.item.case.id)
            });
            let faults: Vec<_> = faults
                .filter_map(|item| {
                    let (span, what) =
                        took_part(declaration, item.item, item.planned?.presenter.as_deref())?;
                    let name = item.name();
                    Some(
                        Finding::new(
                            span,
                            format!("who declared an interest in {name} {what} it"),
                        )
                        .label(declaration.span, "declared here")
                        .help("have somebody else do it, and say so in the outcome or the item")
                        .on(cx.subject_of(item.item))
                        .about(name),
                    )
                })
                .collect();
            sink.judge(faults);
        }
    }
}

/// What somebody with an interest did all the same.
fn took_part(
    declaration: &Declaration,
    item: &Item,
    presenter: Option<&crate::model::value::Slug>,
) -> Option<(Span, &'static str)> {
    let is = |person: &&PersonRef| person.id == declaration.person.id;
    let outcome = item.outcome.as_ref();
    if let Some(by) = outcome.and_then(|outcome| outcome.by.as_ref()).filter(is) {
        return Some((by.span, "decided"));
    }
    if let Some(given) = outcome
        .and_then(|outcome| outcome.confirmed.as_ref())
        .filter(|given| is(&&given.by))
    {
        return Some((given.by.span, "confirmed"));
    }
    if let Some(given) = item.endorsements.iter().find(|given| is(&&given.by)) {
        return Some((given.by.span, "endorsed"));
    }
    (presenter == Some(&declaration.person.id)).then_some((item.case.span, "presented"))
}
