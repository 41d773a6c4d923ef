//! Somebody who may tells the panel what came of each action, by its next meeting.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::meeting::Action;
use crate::model::value::words;
use crate::terms::{Parameters, Someone, Spec, titles};
use crate::yaml::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// Who may report.
    who: Vec<Someone>,
}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        let who = titles(&self.who, cx.workspace);
        for action in &cx.meeting.actions {
            let name = format!("{}/{}", cx.date, action.id.value);
            let mut wrong = Vec::new();
            let mut say = |span, what: String, help: String| {
                wrong.push(
                    Finding::new(span, what)
                        .help(help)
                        .about(&name)
                        .about(action.id.value),
                );
            };
            match &action.reporter {
                None => say(
                    action.id.span,
                    format!("action {name}: nobody is named who tells the panel what came of it"),
                    format!("name a {who} under `reporter:`"),
                ),
                Some(person) if !self.may_report(cx, action, &person.id) => say(
                    person.span,
                    format!(
                        "action {name}: {} is to report, who is no {who}",
                        cx.workspace.name(person)
                    ),
                    format!("name a {who} under `reporter:`; the owner may be anybody"),
                ),
                Some(_) => {}
            }
            sink.judge(wrong);
        }
        silent(cx, sink);
    }
}

impl Params {
    /// Whether a person may report; by a relation only where the action belongs to a case.
    fn may_report(
        &self,
        cx: &MeetingContext<'_>,
        action: &Action,
        person: &crate::model::value::Slug,
    ) -> bool {
        let case = action.child();
        let Some(case) = case.and_then(|case| cx.workspace.case(case)) else {
            return true;
        };
        self.who
            .iter()
            .any(|who| who.people(cx.workspace, case, cx.date).contains(person))
    }
}

/// Open actions of earlier meetings of which this one, now that its day has come, heard nothing.
fn silent(cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
    if cx.as_of < cx.date {
        return;
    }
    for carried in &cx.plan.actions {
        let Some(action) = carried.action(cx.panel.panel) else {
            continue;
        };
        let name = format!("{}/{}", carried.meeting, carried.id);
        sink.judge(is_silent(action, cx.date).then(|| {
            let day = words::day(cx.date);
            Finding::new(
                action.id.span,
                format!("action {name}: the panel of {day} heard nothing of it"),
            )
            .help("enter under `updates:` what was done, even if it is little")
            .about(&name)
            .about(carried.id)
        }));
    }
}

/// Whether nothing was written of an action by a day.
fn is_silent(action: &At<Action>, by: jiff::civil::Date) -> bool {
    !action.updates.iter().any(|update| update.on <= by)
}
