//! What was to be done is done by its date, or has a new one.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::meeting::Action;
use crate::model::value::{Text, words};
use crate::plan::CarriedAction;
use crate::terms::{Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// Nothing to set: each action has its own date.
#[derive(Debug, Deserialize, JsonSchema)]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        // A panel that meets before this one is told first.
        if cx.sittings_from(cx.as_of).next().is_some() {
            return;
        }
        // One that is open and not due yet is neither kept nor broken.
        for carried in cx
            .plan
            .actions
            .iter()
            .filter(|carried| carried.overdue || carried.state.is_closed())
        {
            let action = carried.action(cx.panel.panel).filter(|_| carried.overdue);
            let finding = action.map(|action| late(cx, carried, action));
            // An action is one thing: late at one meeting, it is neither late anew at the next nor, once it
            // is done, in time.
            match (finding, was_late(cx, carried)) {
                (Some(late), true) => sink.told_again(late),
                (None, true) => {}
                (judged, false) => sink.judge(judged),
            }
        }
    }
}

/// Whether the action came overdue to a meeting before this one.
fn was_late(cx: &MeetingContext<'_>, carried: &CarriedAction) -> bool {
    let mut earlier = cx.sittings_from(carried.meeting);
    earlier.any(|earlier| {
        let mut then = earlier.plan.actions.iter();
        then.any(|one| one.overdue && one.meeting == carried.meeting && one.id == carried.id)
    })
}

fn late(cx: &MeetingContext<'_>, carried: &CarriedAction, action: &Action) -> Finding {
    let name = format!("{}/{}", carried.meeting, carried.id);
    let mut finding = Finding::new(
        action.due.span,
        format!(
            "action {name} comes to the meeting of {} overdue: it was due by {}",
            words::day(cx.date),
            words::day(carried.due),
        ),
    )
    .help("add an update under `updates:`: that it is done, or a new date and why")
    .about(&name);
    if let Some(item) = &action.item {
        finding = finding.about(&item.value);
    }
    let owner = action.owner.as_ref();
    let who = owner.map(|owner| cx.workspace.name(owner));
    if let Some(who) = who.or(action.partner.as_ref().map(Text::as_str)) {
        finding = finding.owed_by(who, owner.map(|owner| &owner.id));
    }
    finding
}
