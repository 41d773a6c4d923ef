//! The next school or college of a pupil with a plan is named by the day that the law sets.

use super::asked::{AnyOf, Someone};
use super::binding::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use super::duty::lateness;
use crate::model::case::{Case, PhaseTransfer};
use crate::model::value::{Text, YearStart, words};
use crate::yaml::At;
use jiff::civil::Date;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// By which day of the year of the transfer: the first entry that applies.
    by: Vec<NamedBy>,
    /// For which items.
    #[serde(default)]
    when: AnyOf,
    /// Where the law says so.
    source: Text,
    /// Who owes it.
    owes: Someone,
}

/// A day of the year, and for whom. The agenda's section reads it too, so that both tell one day.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct NamedBy {
    /// Such as `15 February`.
    day: YearStart,
    /// Only for a move into this school year or a later one.
    into_year_from: Option<u32>,
}

impl NamedBy {
    /// By when the setting of a transfer is to be named: the first entry that applies.
    pub(crate) fn due(all: &[Self], transfer: &PhaseTransfer) -> Option<Date> {
        let applies = |by: &&Self| {
            by.into_year_from
                .is_none_or(|year| year <= transfer.into_year)
        };
        let by = all.iter().find(applies)?;
        Some(by.day.in_year(transfer.september))
    }
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for (item, case) in cx.children(&self.when) {
            if let Some((transfer, due)) = self.transfer(case, cx.plan.facts_on) {
                sink.judge(self.look(cx, &item, case, transfer, due));
            }
        }
    }
}

impl Params {
    /// The transfer that is in question on a day, for a plan that is maintained, and by when.
    fn transfer<'a>(&self, case: &'a Case, day: Date) -> Option<(&'a At<PhaseTransfer>, Date)> {
        let education = case.education.as_ref()?;
        education.ehcp.as_ref().filter(|ehcp| ehcp.is_maintained(day))?;
        let transfer = education.phase_transfer_on(day)?;
        Some((transfer, NamedBy::due(&self.by, transfer)?))
    }

    fn look(&self, cx: &MeetingContext<'_>, item: &ItemContext<'_>, case: &Case, transfer: &At<PhaseTransfer>, due: Date) -> Option<Finding> {
        let reference = &case.case.value;
        let day = cx.plan.facts_on;
        let named = transfer.named.filter(|named| *named <= day);
        let until = named.unwrap_or(day);
        if until <= due || named.is_some_and(|named| !cx.is_news(reference, named)) {
            return None;
        }
        let what = format!("{reference}: Phase transfer into Year {} in September {}", transfer.into_year, transfer.september);
        let (due, late, source) = (words::day(due), lateness(due, until), &self.source);
        let place = format!("`named:` of the entry of `phase-transfers:` in cases/{reference}.yaml");
        if let Some(named) = named {
            let message = format!(
                "{what}: the setting was named on {}, {late}: due by {due} ({source})",
                words::day(named),
            );
            let found = cx.about_child(item, case, transfer.span, message);
            return Some(found.help(format!("if the day is wrong, correct it under {place}")));
        }
        let who = self.owes.name(cx.workspace, case, cx.date);
        let message = format!(
            "{what}: the plan was to name the setting by {due} ({source}), and no day is entered: {late}"
        );
        let help = format!("ask {who}; when the plan names it, or does already, enter the day under {place}");
        let found = cx.about_child(item, case, transfer.span, message);
        Some(found.help(help).owed_by(who))
    }
}
