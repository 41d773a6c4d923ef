//! What the panel must know about a case is stated, and not too old.

use super::asked::{AnyOf, Someone};
use super::binding::{Check, Word};
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use crate::diag::Span;
use crate::model::edition::Fact;
use crate::model::value::{date::plus_days, words};
use crate::yaml::At;
use crate::plan::{Circumstances, FactState, fact_date, fact_due, fact_span, find_fact};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// What must be stated.
    facts: Vec<Fact>,
    /// For which items.
    #[serde(default)]
    when: AnyOf,
    /// Who owes it.
    owes: Someone,
    /// How many months before the meeting a dated fact may lie.
    within_months: Option<u32>,
    /// How many days before the meeting it may lie.
    within_days: Option<u32>,
    /// For how many days a child must have been looked after before it is asked for.
    in_care_days: Option<u32>,
    /// That it is asked only of what is entered: whether anything should be there by now is told by a
    /// rule that knows the time.
    #[serde(default)]
    if_entered: bool,
    /// How many reviews must have been held before it is asked for.
    from_review: Option<u32>,
}

impl Check for Params {
    fn words(&self) -> Vec<Word<'_>> {
        self.when.words()
    }

    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for item in cx.items() {
            let Some(about) = cx.circumstances(&item) else {
                continue;
            };
            // Conditions are those of the meeting's day, as for parts; facts are what papers show.
            let facts = Circumstances { day: cx.plan.facts_on, ..about };
            if !self.when.holds(&about) || !self.is_due(&about) {
                continue;
            }
            sink.judge(self.facts.iter().filter_map(|fact| {
                let fault = self.fault(*fact, cx, &facts)?;
                Some(self.tell(*fact, fault, cx, &item, &facts))
            }));
        }
    }
}

impl Params {
    /// Whether it is asked for yet, by the time in care and the reviews held.
    fn is_due(&self, about: &Circumstances<'_>) -> bool {
        let in_care = self.in_care_days.is_none_or(|days| {
            let days = i32::try_from(days).unwrap_or(i32::MAX);
            let since = about.case.looked_after_since(about.day);
            since.is_some_and(|since| plus_days(since, days) <= about.day)
        });
        let reviewed = self
            .from_review
            .is_none_or(|from| about.case.reviews_by(about.day) >= from as usize);
        in_care && reviewed
    }

    /// Where a fact is wanting, and how, in words that follow its title.
    fn fault(
        &self,
        fact: Fact,
        cx: &MeetingContext<'_>,
        about: &Circumstances<'_>,
    ) -> Option<(Span, String)> {
        let missing = match find_fact(fact, about, cx.panel.panel, cx.plan) {
            FactState::NotApplicable => return None,
            FactState::Missing if self.if_entered => return None,
            FactState::Missing => Some("not stated".to_owned()),
            FactState::Incomplete { mut missing, .. } => {
                missing.dedup();
                Some(format!("{} not stated", missing.join(" and ")))
            }
            FactState::Found(_) => None,
        };
        if let Some(what) = missing {
            return Some((fact_span(fact, about), what));
        }
        let panel = words::day(cx.date);
        if let Some((on, limit)) = self.too_old(fact, cx.date, about) {
            let day = words::day(on.value);
            return Some((on.span, format!("that of {day} is more than {limit} before the panel of {panel}")));
        }
        let due = fact_due(fact, about).filter(|due| due.value < cx.date)?;
        let day = words::day(due.value);
        Some((due.span, format!("due on {day}, before the panel of {panel}, and no later one is entered")))
    }

    /// The day of a fact and the limit that it is beyond.
    fn too_old(&self, fact: Fact, day: Date, about: &Circumstances<'_>) -> Option<(At<Date>, String)> {
        let at = fact_date(fact, about)?;
        let on = at.value;
        let months = self.within_months.filter(|months| on < day.saturating_sub(i64::from(*months).months()));
        let days = self.within_days.filter(|days| on < day.saturating_sub(i64::from(*days).days()));
        let limit = months
            .map(|months| words::count(months, "month"))
            .or(days.map(|days| words::count(days, "day")))?;
        Some((at, limit))
    }

    fn tell(
        &self,
        fact: Fact,
        (span, what): (Span, String),
        cx: &MeetingContext<'_>,
        item: &ItemContext<'_>,
        about: &Circumstances<'_>,
    ) -> Finding {
        let case = &about.case.case.value;
        let who = self.owes.name(cx.workspace, about.case, cx.date);
        let place = if span.file == cx.file.file {
            format!("at the item {} of this meeting", item.name())
        } else {
            format!("in cases/{case}.yaml")
        };
        Finding::new(span, format!("{case}: {}: {what}", fact.title(cx.edition)))
            .help(format!("ask {who} for it and enter it {place}"))
            .owed_by(who)
            .on(cx.subject_of(item.item))
            .about(item.name())
            .about(case)
    }
}
