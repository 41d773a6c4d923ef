//! What the law wants to follow something within a time did so.

use super::Check;
use super::context::{Finding, ItemContext, MeetingContext, Sink};
use super::duty::{care, due, lateness};
use crate::model::case::{AnnualReview, Case, ReviewDecision};
use crate::model::value::{Limit, Text, words};
use crate::terms::{Conditions, Parameters, Someone, Spec};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// What an edition sets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub(crate) struct Params {
    /// What must follow.
    of: Step,
    /// Within what time; without one, on the same day.
    within: Option<Limit>,
    /// For `permanence`: at the so-manieth review.
    at_review: Option<usize>,
    /// Where the law, or its guidance, says so.
    source: Text,
    /// Who owes it.
    owes: Someone,
}

/// What follows something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum Step {
    /// The authority's decision after an annual review.
    ReviewDecision,
    /// The final amended plan after an annual review, where the decision was to amend.
    FinalPlan,
    /// The decision about permanence at a review of the child.
    Permanence,
}

/// A step: what it is counted from, and when it was done.
struct Taken {
    from: At<Date>,
    done: Option<At<Date>>,
}

impl Parameters for Params {
    fn nonsense(&self) -> Option<String> {
        let wrong = match (self.of, self.at_review) {
            (Step::Permanence, None | Some(0)) => "`permanence` needs `at-review`, counted from 1",
            (Step::ReviewDecision | Step::FinalPlan, Some(_)) => {
                "`at-review` says nothing beside this step"
            }
            _ => return None,
        };
        Some(wrong.to_owned())
    }
}

impl Spec for Params {
    const CONDITIONS: Conditions = Conditions::Optional;
}

impl Check for Params {
    fn meeting(&self, cx: &MeetingContext<'_>, sink: &mut Sink<'_>) {
        for (item, case) in cx.children() {
            if let Some(taken) = self.taken(case, cx.plan.facts_on) {
                sink.judge(self.look(cx, &item, case, &taken));
            }
        }
    }
}

impl Params {
    fn taken(&self, case: &Case, day: Date) -> Option<Taken> {
        let by_then = |on: Option<At<Date>>| on.filter(|on| on.value <= day);
        match self.of {
            Step::ReviewDecision => {
                let review = annual_review(case, day)?;
                Some(Taken {
                    from: review.on,
                    done: by_then(review.decided),
                })
            }
            Step::FinalPlan => {
                let review = annual_review(case, day)?;
                by_then(review.decided)?;
                let amended = review.decision == ReviewDecision::Amend;
                amended.then(|| Taken {
                    from: review.on,
                    done: by_then(review.final_plan),
                })
            }
            Step::Permanence => self.permanence(case, day),
        }
    }

    /// A plan without its day, or a reason for delay, is an answer, which `information` looks at. Where
    /// the file doesn't reach back to the first review, its second is later than the true one, so that
    /// what is late by it is late.
    fn permanence(&self, case: &Case, day: Date) -> Option<Taken> {
        let since = care(case, day)?;
        let held = case.reviews.iter().map(|review| review.on);
        let mut held: Vec<At<Date>> = held
            .filter(|on| since.value <= on.value && on.value <= day)
            .collect();
        held.sort_by_key(|on| on.value);
        let from = *held.get(self.at_review?.checked_sub(1)?)?;
        let decided = case.permanence.iter().filter_map(|entry| entry.decided);
        let decided = decided.filter(|on| since.value <= on.value && on.value <= day);
        let done = decided.min_by_key(|on| on.value);
        let explained = case
            .permanence_on(day)
            .is_some_and(|entry| entry.delay.is_some() || (done.is_none() && entry.plan.is_some()));
        (!explained).then_some(Taken { from, done })
    }

    /// What is overdue, or was done late since the panel last had the child.
    fn look(
        &self,
        cx: &MeetingContext<'_>,
        item: &ItemContext<'_>,
        case: &Case,
        taken: &Taken,
    ) -> Option<Finding> {
        let reference = &case.case.value;
        let day = cx.plan.facts_on;
        let due = match self.within {
            Some(limit) => due(limit, taken.from.value, cx.workspace)?,
            None => taken.from.value,
        };
        let until = taken.done.map_or(day, |done| done.value);
        let news = taken
            .done
            .is_none_or(|done| cx.is_news(reference, done.value));
        if until <= due || !news {
            return None;
        }
        let (title, after, place) = self.of.words();
        let from = words::day(taken.from.value);
        let counted = match self.within {
            Some(limit) => format!("{limit} after the {after} of {from}"),
            None => format!("at the {after} of {from}"),
        };
        let (due, late) = (words::day(due), lateness(due, until));
        let source = &self.source;
        let who = self.owes.name(cx.workspace, case, cx.date);
        Some(match taken.done {
            Some(done) => cx
                .about_child(item, case, done.span, format!(
                    "{reference}: {title}: that of {} was {late}: due by {due}, {counted} ({source})",
                    words::day(done.value),
                ))
                .help(format!("if the day is wrong, correct it under {place} in cases/{reference}.yaml"))
                .label(taken.from.span, "counted from here"),
            None => cx
                .about_child(item, case, taken.from.span, format!(
                    "{reference}: {title}: due by {due}, {counted} ({source}), and none is entered: {late}"
                ))
                .overdue()
                .help(format!("ask {who}; when it is done, or was done already, enter its day under {place} in cases/{reference}.yaml"))
                .owed_by(who, self.owes.people(cx.workspace, case, cx.date)),
        })
    }
}

impl Step {
    /// What it is called, what it follows, and where its day is entered.
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::ReviewDecision => (
                "Decision after the annual review",
                "review",
                "`decided:` of the entry of `annual-reviews:`",
            ),
            Self::FinalPlan => (
                "Final amended plan",
                "annual review",
                "`final-plan:` of the entry of `annual-reviews:`",
            ),
            Self::Permanence => (
                "Decision about permanence",
                "review",
                "`permanence:`, or why it is late as its `delay:`,",
            ),
        }
    }
}

/// The last annual review of a plan that the authority maintains.
fn annual_review(case: &Case, day: Date) -> Option<&At<AnnualReview>> {
    let ehcp = case.education.as_ref()?.ehcp.as_ref()?;
    ehcp.review_by(day).filter(|_| ehcp.is_maintained(day))
}
