//! The next school or college of a pupil with a plan is named by the day that the law sets.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use super::duty::lateness;
use crate::model::case::{Case, PhaseTransfer, day_of};
use crate::model::value::words;
use crate::terms::PhaseTransferDays;
use crate::yaml::At;
use jiff::civil::Date;

pub(crate) type Params = PhaseTransferDays;

impl Check for PhaseTransferDays {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for (item, case) in cx.children() {
            if let Some((transfer, due)) = self.transfer(case, cx.plan.facts_on) {
                sink.judge(self.look(cx, &item, case, transfer, due));
            }
        }
    }
}

impl PhaseTransferDays {
    /// The transfer that is in question on a day, for a plan that is maintained, and by when.
    fn transfer<'a>(&self, case: &'a Case, day: Date) -> Option<(&'a At<PhaseTransfer>, Date)> {
        let education = case.education.as_ref()?;
        education
            .ehcp
            .as_ref()
            .filter(|ehcp| ehcp.is_maintained(day))?;
        let transfer = education.phase_transfer_on(day)?;
        Some((transfer, self.due(transfer)?))
    }

    fn look(
        &self,
        cx: &MeetingContext<'_>,
        item: &ItemContext<'_>,
        case: &Case,
        transfer: &At<PhaseTransfer>,
        due: Date,
    ) -> Option<Finding> {
        let reference = &case.case.value;
        let day = cx.plan.facts_on;
        let named = day_of(transfer.named).filter(|named| *named <= day);
        let until = named.unwrap_or(day);
        if until <= due || named.is_some_and(|named| !cx.is_news(reference, named)) {
            return None;
        }
        let what = format!(
            "{reference}: Phase transfer into Year {} in September {}",
            transfer.into_year, transfer.september
        );
        let (due, late, source) = (words::day(due), lateness(due, until), &self.source);
        let place =
            format!("`named:` of the entry of `phase-transfers:` in cases/{reference}.yaml");
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
        let help = format!(
            "ask {who}; when the plan names it, or does already, enter the day under {place}"
        );
        let found = cx.about_child(item, case, transfer.span, message);
        Some(
            found
                .overdue()
                .help(help)
                .owed_by(who, self.owes.people(cx.workspace, case, cx.date)),
        )
    }
}
