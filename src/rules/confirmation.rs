//! What a panel only recommends, or agrees in principle, is confirmed by whoever must.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use super::seats::Decided;
use crate::model::edition::Confirmation;
use crate::model::value::words;
use crate::terms::{Conditions, Parameters, Setting, Spec};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// Nothing to set: who confirms and by when stands with each word under the edition's `decisions`.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
    const SETTINGS: &'static [Setting] = &[Setting::Confirmation];
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for decided in cx.decided() {
            let Some(confirmation) = &decided.word.confirmation else {
                continue;
            };
            let due = confirmation.deadline.as_ref();
            let due = due.and_then(|due| cx.due_after(due, decided.on(cx)));
            let due = due.map(|due| due.at.date());
            let fault = fault(cx, &decided, confirmation, due);
            match (fault, due) {
                (Some(waits), Some(due)) if decided.outcome.confirmed.is_none() => {
                    sink.to_be_done(due, cx.as_of, waits);
                }
                (judged, _) => sink.judge(judged),
            }
        }
    }
}

fn fault(
    cx: &MeetingContext<'_>,
    decided: &Decided<'_>,
    confirmation: &At<Confirmation>,
    due: Option<Date>,
) -> Option<Finding> {
    let name = decided.about.name();
    let who = cx.roles_in_words(&confirmation.roles);
    let by = due.map_or(String::new(), |due| {
        let was = cx.was_or_is(due);
        format!("; that {was} due by {}", words::day_in_full(due))
    });
    let (span, what) = match &decided.outcome.confirmed {
        None => (
            decided.span(),
            format!("{name} waits for the {who} to confirm it{by}"),
        ),
        Some(given)
            if !confirmation
                .roles
                .iter()
                .any(|role| cx.workspace.holds(&given.by.id, &role.id, given.on.value)) =>
        {
            (
                given.by.span,
                format!("who confirmed {name} is not the {who}"),
            )
        }
        Some(given) if given.on.value < decided.on(cx) => (
            given.on.span,
            format!(
                "{name} was confirmed on {}, before it was decided",
                words::day(given.on.value)
            ),
        ),
        Some(given) if due.is_some_and(|due| given.on.value > due) => (
            given.on.span,
            format!("{name} was confirmed on {}{by}", words::day(given.on.value)),
        ),
        Some(_) => return None,
    };
    let mut finding = Finding::new(span, what)
        .label(confirmation.span, "who must confirm it")
        .help(format!(
            "nothing is settled until the {who} confirms; then enter it under `confirmed:`"
        ))
        .owed_by(&who, cx.holders_of(&confirmation.roles, cx.date))
        .on(cx.subject_of(decided.about.item))
        .about(name)
        .unsettled_if(decided.outcome.confirmed.is_none());
    for role in &confirmation.roles {
        finding = finding.about(&role.id);
    }
    Some(finding)
}
