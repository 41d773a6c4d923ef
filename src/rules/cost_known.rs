//! What a placement costs is known.

use super::asked::AnyOf;
use super::binding::Check;
use super::context::{Finding, PanelContext, Sink};
use crate::diag::Subject;
use crate::model::case::Purpose;
use crate::plan::circumstances_of;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// For which children who live in a placement; none means all.
    #[serde(default)]
    when: AnyOf,
}

impl Check for Params {
    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        for file in cx.workspace.cases.values() {
            let case = &file.case;
            let Some(placement) = case.placement_on(cx.as_of) else {
                continue;
            };
            let (day, panel) = (cx.as_of, cx.panel);
            let about = circumstances_of(cx.workspace, panel, cx.edition, day, day, case, None);
            if !self.when.holds(&about) {
                continue;
            }
            if case.weekly_on(Purpose::Placement, cx.as_of).is_some() {
                sink.kept();
                continue;
            }
            let reference = &case.case.value;
            sink.judge([
                Finding::new(
                    placement.span,
                    format!("{reference}: no cost in force says what the placement {} costs", placement.id.value),
                )
                .help("add an entry under `costs:`; a placement that costs nothing has one of 0")
                .on(Subject::Case(reference.to_string()))
                .about(reference),
            ]);
        }
    }
}
