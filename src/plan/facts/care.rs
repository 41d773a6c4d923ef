//! Facts about care: plans, reviews, visits, judgements, legal status.

use super::gather::{markdown, only, to_come};
use super::{FactState, FactValue, Gather, Value};
use crate::model::case::{
    CarePlan, Case, Degree, Judgement, OrderKind, PathwayPlan, PermanencePlan, Visit, day_of,
};
use crate::model::edition::RequestSort;
use crate::model::value::{LongText, Slug, words};
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

/// The latest judgement on what the item is about: for one of SEND where the child learns, else where
/// the child lives. A judgement on another place, or on one that has ended, says nothing of it, nor does
/// one from before it began.
pub(super) fn latest_judgement<'a>(about: &Circumstances<'a>) -> Option<&'a At<Judgement>> {
    let Circumstances {
        case,
        day,
        facts_on,
        ..
    } = *about;
    let lives = case.home_on(day).filter(|_| !is_of_send(about));
    let learns = case.provisions_on(day).map(|provision| {
        let from = provision.from.map_or(Date::MIN, |from| from.value);
        (&provision.id.value, from)
    });
    let judged: Vec<(&Slug, Date)> = match lives {
        Some(home) => {
            let from = home.from().value;
            let entries = home.entries.iter();
            entries.map(|entry| (&entry.id.value, from)).collect()
        }
        None => learns.collect(),
    };
    let is_of_place = |judgement: &Judgement| {
        let mut places = judged.iter();
        places.any(|(id, from)| **id == judgement.about.value && *from <= judgement.on.value)
    };
    let judgements = case.judgements.iter();
    judgements
        .filter(|judgement| judgement.on.value <= facts_on && is_of_place(judgement))
        .max_by_key(|judgement| judgement.on.value)
}

/// Whether an item is about what the High Needs Block pays for.
fn is_of_send(about: &Circumstances<'_>) -> bool {
    let kind = about.item.and_then(|item| {
        let mut kinds = about.edition.kinds.iter();
        kinds.find(|kind| kind.id.value == item.kind.value)
    });
    kind.is_some_and(|kind| kind.sort == RequestSort::Send)
}

/// Whether the panel itself said whether needs are met.
pub(super) fn found_by_panel(about: &Circumstances<'_>) -> bool {
    let outcome = about.item.and_then(|item| item.outcome.as_ref());
    outcome.is_some_and(|outcome| outcome.needs_met.is_some())
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

/// What the panel itself found goes before the latest judgement on the case.
pub(super) fn needs_met(about: &Circumstances<'_>) -> FactState {
    let outcome = about.item.and_then(|item| item.outcome.as_ref());
    let found =
        outcome.and_then(|outcome| Some((outcome.needs_met?, outcome.reason.as_ref(), None)));
    let judged = latest_judgement(about).and_then(|judgement| {
        let on = Some(Value::Date(judgement.on.value));
        Some((judgement.needs_met?, judgement.reason.as_ref(), on))
    });
    let Some((degree, reason, on)) = found.or(judged) else {
        return FactState::Missing;
    };
    Gather::default()
        .also("Judged", on)
        .need("", "judgement", Some(Value::Word(degree_words(degree))))
        .need_text("Because", "reason", reason)
        .state()
}

fn degree_words(degree: Degree) -> &'static str {
    match degree {
        Degree::Yes => "Yes",
        Degree::Partly => "Partly",
        Degree::No => "No",
    }
}

pub(super) fn services_delivered(about: &Circumstances<'_>) -> FactState {
    let judgement = latest_judgement(about);
    let delivered = judgement.and_then(|judgement| judgement.services_delivered);
    let progress = judgement.and_then(|judgement| judgement.progress.as_ref());
    Gather::default()
        .also(
            "Judged",
            judgement.map(|judgement| Value::Date(judgement.on.value)),
        )
        .need(
            "Agreed services delivered",
            "whether the agreed services are delivered",
            delivered.map(|degree| Value::Word(degree_words(degree))),
        )
        .need_text("Progress", "progress", progress)
        .state()
}

pub(super) fn outcomes(about: &Circumstances<'_>) -> FactState {
    only(
        latest_judgement(about)
            .and_then(|judgement| judgement.outcomes.as_ref())
            .map(markdown),
    )
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
        return FactState::NotApplicable;
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
        gather = gather
            .need(
                "",
                "panel",
                Some(Value::LinkedPanel(link.panel.value.clone())),
            )
            .also(
                if link.on.value <= about.facts_on {
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
                link.outcome.as_ref().map(markdown).or_else(heard),
            );
    }
    gather.state()
}
