//! A pupil with a plan who is about to change phase has a phase transfer entered.

use super::Check;
use super::context::{Finding, PanelContext, Sink};
use crate::diag::Subject;
use crate::terms::{Conditions, Parameters, Someone, Spec};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// The school years at whose end pupils change phase.
    years: Vec<u32>,
    /// Who owes it.
    owes: Someone,
}

impl Parameters for Params {
    fn nonsense(&self) -> Option<String> {
        (self.years.is_empty()).then(|| "`years` names no school year".to_owned())
    }
}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn panel(&self, cx: &PanelContext<'_>, sink: &mut Sink<'_>) {
        for case in cx.cases() {
            let Some(education) = &case.education else {
                continue;
            };
            let plan = education.ehcp.as_ref();
            let year = education.year_group.map(|year| year.value);
            let year = year.filter(|year| self.years.contains(year));
            let Some(year) = year.filter(|_| plan.is_some_and(|plan| plan.is_maintained(cx.as_of)))
            else {
                continue;
            };
            let september = coming_september(cx.as_of);
            let mut transfers = education.phase_transfers.iter();
            let next = year.saturating_add(1);
            let entered = transfers
                .any(|transfer| transfer.september == september && transfer.into_year == next);
            let reference = &case.case.value;
            sink.judge((!entered).then(|| {
                let who = self.owes.name(cx.workspace, case, cx.as_of);
                let message = format!(
                    "{reference} is in Year {year} with a plan, and no phase transfer into Year {next} in September {september} is entered"
                );
                Finding::new(education.span, message)
                    .help(format!(
                        "ask {who}, and enter it under `phase-transfers:` in cases/{reference}.yaml"
                    ))
                    .owed_by(who, self.owes.people(cx.workspace, case, cx.as_of))
                    .on(Subject::Case(reference.to_string()))
                    .about(reference)
            }));
        }
    }
}

/// The year of the September in which the present school year is followed by the next.
fn coming_september(day: Date) -> i16 {
    day.year() + i16::from(day.month() >= 9)
}
