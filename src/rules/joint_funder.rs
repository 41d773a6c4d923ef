//! Where a need is one of several agencies, more than one was asked to pay.

use super::Check;
use super::context::{Finding, MeetingContext, Sink};
use crate::model::case::{Payer, Share};
use crate::terms::{Conditions, Parameters, Spec};
use crate::yaml::At;
use jiff::civil::Date;
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
            let case = about.case;
            let proposed = item.item.proposed.as_ref();
            let asked_for = proposed.map_or(&[][..], |proposed| &proposed.costs);
            // Who pays for the present place says nothing of who would pay for another, nor does what
            // was asked for an earlier one.
            let (payers, since) = if asked_for.is_empty() {
                let shares = case.costs_on(day).flat_map(|cost| &cost.shares);
                let home = case.home_on(cx.date).map(|home| home.from().value);
                (payers(shares), home)
            } else {
                let shares = asked_for.iter().flat_map(|cost| &cost.shares);
                (payers(shares), item.item.requested_on)
            };
            let is_answer = |on: Date| on <= day && since.is_none_or(|since| since <= on);
            // Asked and refused, or considered and not asked, is an answer too.
            let mut asked = case.health_funding.iter();
            let considered = asked.any(|entry| is_answer(entry.on.value))
                || proposed.is_some_and(|proposed| proposed.joint_funding.is_some());
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

fn payers<'a>(shares: impl Iterator<Item = &'a At<Share>>) -> BTreeSet<Payer> {
    shares.map(|share| share.payer).collect()
}
