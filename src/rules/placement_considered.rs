//! No placement is made past the panel: each was asked for at one of its meetings.

use super::Check;
use super::context::{Finding, PanelContext, Sink};
use crate::diag::Subject;
use crate::model::case::{Case, Placement};
use crate::model::value::words;
use crate::plan::circumstances_of;
use crate::terms::{Conditions, Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        for case in cx.workspace.sound_cases() {
            // Before the files begin nobody can say what the panel considered. What could not wait
            // is the business of the rules that ask for it at the next meeting.
            // A temporary stay is no placement to ask for, nor is another code for the same home.
            let homes = case.homes().into_iter().map(|home| home.first());
            let judged = homes.filter(|placement| {
                let from = placement.from.value;
                from <= cx.as_of && cx.is_on_file(from) && placement.unplanned.is_none()
            });
            for placement in judged.filter(|placement| is_meant(cx, case, placement)) {
                let reference = &case.case.value;
                let from = placement.from.value;
                sink.judge_of(from, (!was_proposed(cx, case, placement)).then(|| {
                    Finding::new(
                        placement.from.span,
                        format!(
                            "{reference}: the placement {}, from {}, was at no meeting of the panel",
                            placement.id.value,
                            words::day(placement.from.value),
                        ),
                    )
                    .help(
                        "add an item that proposes it; if it could not wait, say so under `unplanned:` of the \
                         placement, with who decided",
                    )
                    .on(Subject::Case(reference.to_string()))
                    .about(reference)
                }));
            }
        }
    }
}

fn is_meant(cx: &PanelContext<'_>, case: &Case, placement: &Placement) -> bool {
    let day = placement.from.value;
    let about = circumstances_of(cx.workspace, cx.panel, cx.edition, day, day, case, None);
    cx.when().holds(&about)
}

/// Whether an item about the case, of a meeting that is held or planned, proposes to live there.
fn was_proposed(cx: &PanelContext<'_>, case: &Case, placement: &Placement) -> bool {
    cx.panel.sittings().any(|(_, file)| {
        file.meeting.items.iter().any(|item| {
            let proposed = item.proposed.as_ref();
            item.case.id == case.case.value
                && proposed.is_some_and(|proposed| proposed.setting.id == placement.setting.id)
        })
    })
}
