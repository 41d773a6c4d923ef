//! A child under any other business was brought by somebody who may, could not wait, and something came of
//! it.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::value::words;
use crate::terms::{Parameters, Someone, Spec, titles};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// Who may bring one.
    who: Vec<Someone>,
}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let who = titles(&self.who, cx.workspace);
        for business in &cx.meeting.any_other_business {
            let Some(link) = &business.case else {
                continue;
            };
            let case = &link.id;
            let may = business.raised_by.as_ref().is_none_or(|person| {
                let Some(case) = cx.workspace.case(case) else {
                    return true;
                };
                self.who
                    .iter()
                    .any(|who| who.people(cx.workspace, case, cx.date).contains(&person.id))
            });
            let mut wrong = Vec::new();
            if business.raised_by.is_none() || !may {
                let span = business
                    .raised_by
                    .as_ref()
                    .map_or(link.span, |person| person.span);
                let message =
                    format!("{case} is under any other business and was not raised by a {who}");
                let help = format!("have the {who} raise it, or make it an item of the next panel");
                wrong.push(Finding::new(span, message).help(help).about(case));
            }
            if business.urgency.is_none() {
                let message = format!(
                    "{case} is under any other business, and nothing says why it could not wait"
                );
                let help =
                    "enter the reason under `urgency:`, or make it an item of the next panel";
                wrong.push(Finding::new(link.span, message).help(help).about(case));
            }
            if cx.is_held() && business.outcome.is_none() {
                let message = format!(
                    "nothing says what came of {case}, which was under any other business on {}",
                    words::day(cx.date)
                );
                let help = "enter it under `outcome:` there, even if it was noted only";
                let finding = Finding::new(link.span, message).help(help).about(case);
                wrong.push(finding.unsettled_if(true));
            }
            sink.judge(wrong);
        }
    }
}
