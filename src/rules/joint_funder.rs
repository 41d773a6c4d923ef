//! Where a need is one of several agencies, more than one was asked to pay.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::case::Payer;
use crate::terms::{Conditions, Parameters, Spec};
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeSet;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {}

impl Parameters for Params {}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Needed;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            let Some(about) = cx.circumstances(&item) else {
                continue;
            };
            let day = cx.plan.facts_on;
            let in_force = about.case.costs_on(day).flat_map(|cost| &cost.shares);
            let proposed = item
                .item
                .proposed
                .iter()
                .flat_map(|proposed| &proposed.costs);
            let shares = in_force.chain(proposed.flat_map(|cost| &cost.shares));
            let payers: BTreeSet<Payer> = shares.map(|share| share.payer).collect();
            // Asked and refused, or considered and not asked, is an answer too.
            let considered = about
                .case
                .health_funding
                .iter()
                .any(|entry| entry.on.value <= day)
                || item
                    .item
                    .proposed
                    .as_ref()
                    .is_some_and(|proposed| proposed.joint_funding.is_some());
            // Where nothing is paid yet there is nothing to share.
            if payers.is_empty() && !considered {
                continue;
            }
            let name = item.name();
            sink.judge((payers.len() == 1 && !considered).then(|| {
                Finding::new(
                    item.item.case.span,
                    format!("{name}: one payer bears all of it"),
                )
                .help(
                    "ask education or health for their share and enter it, or enter under \
                         `health-funding:` or `joint-funding:` what was considered",
                )
                .on(cx.subject_of(item.item))
                .about(&name)
                .about(&name.case)
            }));
        }
    }
}
