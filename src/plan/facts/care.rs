//! Facts about care: plans, reviews, visits, legal status.

use super::gather::{markdown, only, to_come};
use super::{FactState, FactValue, Gather, Value};
use crate::model::case::{CarePlan, Case, OrderKind, PathwayPlan, PermanencePlan, Visit, day_of};
use crate::model::value::{LongText, words};
use crate::plan::circumstances::Circumstances;
use crate::plan::elsewhere::heard_elsewhere;
use crate::yaml::At;
use jiff::civil::Date;

/// The entry of the latest day that is not after `day`.
pub(super) fn latest<T>(entries: &[At<T>], day: Date, on: impl Fn(&T) -> Date) -> Option<&At<T>> {
    let entries = entries.iter().filter(|entry| on(entry) <= day);
    entries.max_by_key(|entry| on(entry))
}

pub(super) fn latest_care_plan<'a>(about: &Circumstances<'a>) -> Option<&'a At<CarePlan>> {
    let plans = about.case.care_plans.iter();
    plans
        .filter(|plan| {
            let on = plan.on.value;
            on <= about.facts_on && about.case.is_for_this_time(on, about.facts_on)
        })
        .max_by_key(|plan| plan.on.value)
}

pub(super) fn latest_pathway_plan<'a>(about: &Circumstances<'a>) -> Option<&'a At<PathwayPlan>> {
    latest(&about.case.pathway_plans, about.facts_on, |plan| {
        plan.on.value
    })
}

pub(super) fn latest_visit(visits: &[At<Visit>], day: Date) -> Option<&At<Visit>> {
    latest(visits, day, |visit| visit.on.value)
}

/// What an officer wrote in a field of the case.
pub(super) fn written<'a>(
    about: &Circumstances<'a>,
    field: impl FnOnce(&'a Case) -> Option<&'a LongText>,
) -> FactState {
    only(field(about.case).map(markdown))
}

pub(super) fn care_plan(about: &Circumstances<'_>) -> FactState {
    let Some(plan) = latest_care_plan(about) else {
        return FactState::Missing;
    };
    Gather::default()
        .also("Date", Some(Value::Date(plan.on.value)))
        .need_text("Short term", "short-term plan", plan.short_term.as_ref())
        .need_text("Medium term", "medium-term plan", plan.medium_term.as_ref())
        .need_text(
            "Actions to deliver it",
            "actions to deliver it",
            plan.to_deliver.as_ref(),
        )
        .state()
}

pub(super) fn care_plan_agreed(about: &Circumstances<'_>) -> FactState {
    let Some(plan) = latest_care_plan(about) else {
        return FactState::Missing;
    };
    let agreed = plan.agreed.then_some(Value::Word("Agreed"));
    Gather::default()
        .need("Date", "date", Some(Value::Date(plan.on.value)))
        .need("", "agreement", agreed)
        .state()
}

pub(super) fn pathway_plan(about: &Circumstances<'_>) -> FactState {
    let Some(plan) = latest_pathway_plan(about) else {
        return FactState::Missing;
    };
    let adviser = about.case.personal_adviser.as_ref();
    let next = plan.next_due.as_ref();
    Gather::default()
        .also("Date", Some(Value::Date(plan.on.value)))
        .also("Next review", next.map(|next| Value::Date(next.value)))
        .need_text("", "summary", plan.summary.as_ref())
        .need(
            "Personal adviser",
            "personal adviser",
            adviser.map(|who| Value::Person(who.id.clone())),
        )
        .state()
}

pub(super) fn barriers(about: &Circumstances<'_>) -> FactState {
    let Some(plan) = latest_care_plan(about) else {
        return FactState::Missing;
    };
    Gather::default()
        .need_text("Barriers", "barriers", plan.barriers.as_ref())
        .need_text(
            "How the panel can help",
            "how the panel can help",
            plan.panel_support.as_ref(),
        )
        .state()
}

pub(super) fn iro_view(about: &Circumstances<'_>) -> FactState {
    let Some(review) = about.case.review_by(about.facts_on) else {
        return FactState::Missing;
    };
    let iro = about.case.iro_on(review.on.value);
    Gather::default()
        .also("At the review of", Some(Value::Date(review.on.value)))
        .also(
            "Independent Reviewing Officer",
            iro.map(|iro| Value::Person(iro.id.clone())),
        )
        .need_text("View", "view", review.iro_view.as_ref())
        .need_text("Impact", "impact", review.iro_impact.as_ref())
        .state()
}

pub(super) fn next_review(about: &Circumstances<'_>) -> FactState {
    let Some(review) = about.case.review_by(about.facts_on) else {
        return FactState::Missing;
    };
    Gather::default()
        .need_text(
            "Key developments",
            "key developments",
            review.key_developments.as_ref(),
        )
        .need_day("Next review", "next review date", review.next_due.as_ref())
        .state()
}

/// The child's view may be "not obtained", with the reason.
pub(super) fn review_views(about: &Circumstances<'_>) -> FactState {
    let Some(review) = about.case.review_by(about.facts_on) else {
        return FactState::Missing;
    };
    let not_obtained = review.child_view_not_obtained.as_ref();
    let (label, view) = match (&review.child_view, not_obtained) {
        (None, Some(why)) => ("Child's view not obtained", Some(why)),
        (view, _) => ("Child's view", view.as_ref()),
    };
    Gather::default()
        .also("Held", Some(Value::Date(review.on.value)))
        .need_text(
            "Recommendations",
            "recommendations",
            review.recommendations.as_ref(),
        )
        .need_text(
            "Independent Reviewing Officer's view",
            "Independent Reviewing Officer's view",
            review.iro_view.as_ref(),
        )
        .need_text(label, "child's view", view)
        .state()
}

/// A plan with its date, or why there is a delay.
pub(super) fn permanence(about: &Circumstances<'_>) -> FactState {
    let Some(permanence) = about.case.permanence_on(about.facts_on) else {
        return FactState::Missing;
    };
    let plan = permanence
        .plan
        .map(|plan| Value::Word(permanence_words(plan)));
    let decided = permanence
        .decided
        .filter(|decided| decided.value <= about.facts_on)
        .map(|decided| Value::Date(decided.value));
    match &permanence.delay {
        Some(delay) => Gather::default()
            .also("Plan", plan)
            .also("Decided", decided)
            .need_text("Delay", "reason for the delay", Some(delay))
            .state(),
        None => Gather::default()
            .need("Plan", "plan", plan)
            .need("Decided", "date of the decision", decided)
            .state(),
    }
}

fn permanence_words(plan: PermanencePlan) -> &'static str {
    match plan {
        PermanencePlan::ReturnHome => "Return home",
        PermanencePlan::FamilyAndFriends => "Family and friends",
        PermanencePlan::SpecialGuardianship => "Special guardianship",
        PermanencePlan::LongTermFostering => "Long-term fostering",
        PermanencePlan::Adoption => "Adoption",
        PermanencePlan::LongTermResidential => "Residential care for the long term",
        PermanencePlan::Independence => "Independence",
    }
}

pub(super) fn last_review(about: &Circumstances<'_>) -> FactState {
    only(
        about
            .case
            .review_by(about.facts_on)
            .map(|review| Value::Date(review.on.value)),
    )
}

pub(super) fn last_visit(about: &Circumstances<'_>) -> FactState {
    visited(&about.case.visits, about.facts_on)
}

pub(super) fn health_assessment(about: &Circumstances<'_>) -> FactState {
    visited(&about.case.health_assessments, about.facts_on)
}

fn visited(visits: &[At<Visit>], day: Date) -> FactState {
    only(latest_visit(visits, day).map(|visit| Value::Date(visit.on.value)))
}

pub(super) fn holistic_needs(about: &Circumstances<'_>) -> FactState {
    let needs = about.case.needs.as_ref();
    Gather::default()
        .need_text(
            "Education",
            "education",
            needs.map(|needs| &needs.education),
        )
        .need_text("Care", "care", needs.map(|needs| &needs.care))
        .need_text("Health", "health", needs.map(|needs| &needs.health))
        .state()
}

pub(super) fn agencies(about: &Circumstances<'_>) -> FactState {
    let agencies = about.case.agencies.iter();
    let named: Vec<_> = agencies
        .map(|agency| FactValue {
            label: "",
            value: Value::Text(agency.to_string()),
        })
        .collect();
    if named.is_empty() {
        FactState::Missing
    } else {
        FactState::Found(named)
    }
}

pub(super) fn legal_status(about: &Circumstances<'_>) -> FactState {
    let status = about.case.legal_on(about.day);
    if status.is_none() && !about.case.is_looked_after(about.day) {
        return care_ended(about);
    }
    let from = status.map(|entry| entry.from.value);
    let status = status.map(|entry| Value::Word(entry.status.label()));
    let mut gather = Gather::default()
        .need("", "legal status", status)
        .also("From", to_come(about, from));
    for order in about.case.orders_on(about.day) {
        let expires = order.expires.as_ref();
        gather = gather
            .also(order_words(order.kind), Some(Value::Date(order.made.value)))
            .also("Expires", expires.map(|expires| Value::Date(expires.value)))
            .also("Next hearing", day_of(order.next_hearing).map(Value::Date));
    }
    gather.state()
}

/// When care ended and why, of somebody who has left it.
fn care_ended(about: &Circumstances<'_>) -> FactState {
    let times = about.case.looked_after.iter();
    let over = times.filter_map(|time| Some((time.until?.value, time.why_ended)));
    let over = over.filter(|(until, _)| *until <= about.facts_on);
    let Some((until, why)) = over.max_by_key(|(until, _)| *until) else {
        return FactState::NotApplicable;
    };
    Gather::default()
        .need("Care ended", "day", Some(Value::Date(until)))
        .also("Why", why.map(|why| Value::Word(why.label())))
        .state()
}

fn order_words(kind: OrderKind) -> &'static str {
    match kind {
        OrderKind::Secure => "Secure accommodation order made",
        OrderKind::DeprivationOfLiberty => "Deprivation of liberty order made",
        OrderKind::CourtOrderedPlacement => "Placement ordered by the court",
        OrderKind::Other => "Other order made",
    }
}

/// The file cannot say that there is none, so nobody owes this fact.
pub(super) fn other_panels(about: &Circumstances<'_>) -> FactState {
    if about.case.other_panels.is_empty() {
        return FactState::NotApplicable;
    }
    let mut gather = Gather::default();
    for link in &about.case.other_panels {
        let heard = || {
            let by = about.facts_on;
            let (on, word) = heard_elsewhere(about.workspace, link, &about.case.case.value, by)?;
            Some(Value::Text(format!("{}, {}", word.title, words::day(on))))
        };
        let discussed = link.on.value <= about.facts_on;
        gather = gather
            .need(
                "",
                "panel",
                Some(Value::LinkedPanel(link.panel.value.clone())),
            )
            .also(
                if discussed {
                    "Discussed"
                } else {
                    "To be discussed"
                },
                Some(Value::Date(link.on.value)),
            )
            .also(
                "Reference",
                link.reference
                    .as_ref()
                    .map(|text| Value::Text(text.to_string())),
            )
            .also(
                "Outcome",
                // What comes of it is not known before.
                (link.outcome.as_ref().map(markdown).or_else(heard)).filter(|_| discussed),
            );
    }
    gather.state()
}
