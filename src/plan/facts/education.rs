//! Facts about education.

use super::care::latest;
use super::gather::{markdown, none, only, to_come};
use super::placement::{costs_of, stated, totals};
use super::{FactState, FactValue, Gather, Value};
use crate::model::case::{
    Component, Education, Ehcp, Pep, Provision, Purpose, ReviewDecision, TransferStatus, day_of,
};
use crate::model::edition::Fact;
use crate::model::value::LongText;
use crate::plan::circumstances::Circumstances;
use crate::yaml::At;
use jiff::civil::Date;

fn education<'a>(about: &Circumstances<'a>) -> Option<&'a Education> {
    about
        .case
        .education
        .as_ref()
        .map(|education| &education.value)
}

/// The plan, once it is issued: what it will say is not known before.
fn ehcp<'a>(about: &Circumstances<'a>) -> Option<&'a At<Ehcp>> {
    let ehcp = education(about)?.ehcp.as_ref();
    ehcp.filter(|ehcp| ehcp.issued.value <= about.day)
}

pub(super) fn latest_pep<'a>(about: &Circumstances<'a>) -> Option<&'a At<Pep>> {
    latest(&about.case.peps, about.facts_on, |pep| pep.on.value)
}

/// The provision that has gone on for the shortest time.
pub(super) fn present<'a>(about: &Circumstances<'a>) -> Option<&'a At<Provision>> {
    let provisions = about.case.provisions_on(about.day);
    provisions.max_by_key(|provision| provision.from.as_ref().map(|from| from.value))
}

pub(super) fn assurance(about: &Circumstances<'_>) -> FactState {
    let pep = latest_pep(about);
    Gather::default()
        .also(
            "Personal Education Plan of",
            pep.map(|pep| Value::Date(pep.on.value)),
        )
        .need_text("", "assurance", pep.and_then(|pep| pep.assurance.as_ref()))
        .state()
}

pub(super) fn pep(about: &Circumstances<'_>) -> FactState {
    only(latest_pep(about).map(|pep| Value::Date(pep.on.value)))
}

pub(super) fn pupil_premium(about: &Circumstances<'_>) -> FactState {
    only(
        latest_pep(about)
            .and_then(|pep| pep.pupil_premium)
            .map(Value::Money),
    )
}

/// That there is no plan is an answer, once there is a record of the child's education at all.
pub(super) fn ehcp_support(about: &Circumstances<'_>) -> FactState {
    if education(about).is_none() {
        return FactState::Missing;
    }
    let Some(ehcp) = ehcp(about) else {
        return none();
    };
    let ceased = ehcp
        .ceased
        .as_ref()
        .filter(|ceased| ceased.on.value <= about.day);
    if let Some(ceased) = ceased {
        let value = Value::Date(ceased.on.value);
        return FactState::Found(vec![FactValue {
            label: "Ceased",
            value,
        }]);
    }
    Gather::default()
        .also("Issued", Some(Value::Date(ehcp.issued.value)))
        .need_text(
            "Statutory support",
            "statutory support",
            ehcp.statutory_support.as_ref(),
        )
        .state()
}

/// When the plan was issued that would answer, where that was after the day asked about.
#[must_use]
pub fn issued_after(fact: Fact, about: &Circumstances<'_>) -> Option<At<Date>> {
    let ehcp = education(about)?.ehcp.as_ref();
    let ehcp = ehcp.filter(|_| fact == Fact::PrimaryNeed)?;
    Some(ehcp.issued).filter(|issued| about.day < issued.value)
}

pub(super) fn primary_need(about: &Circumstances<'_>) -> FactState {
    let ehcp = ehcp(about);
    let secondary = ehcp.and_then(|ehcp| ehcp.secondary_need);
    Gather::default()
        .need(
            "",
            "primary need",
            ehcp.map(|ehcp| Value::Word(ehcp.primary_need.label())),
        )
        .also(
            "Secondary need",
            secondary.map(|need| Value::Word(need.label())),
        )
        .state()
}

/// The provision that ended last. Where one goes on and none has ended, there was none before.
pub(super) fn previous_provision(about: &Circumstances<'_>) -> FactState {
    let provisions = education(about).map(|education| education.provisions.as_slice());
    let ended = provisions
        .unwrap_or_default()
        .iter()
        .filter_map(|provision| {
            let until = provision.until.filter(|until| until.value <= about.day)?;
            Some((until, provision))
        });
    match ended.max_by_key(|(until, _)| *until) {
        Some((until, provision)) => {
            let from = provision.from.as_ref();
            Gather::default()
                .need(
                    "",
                    "setting",
                    Some(Value::Setting(provision.setting.id.clone())),
                )
                .also("From", from.map(|from| Value::Date(from.value)))
                .also("Until", Some(Value::Date(until.value)))
                .state()
        }
        None if present(about).is_some() => none(),
        None => FactState::Missing,
    }
}

/// Why what the item asks for: its own words, else those of the provision that it proposes, be it planned
/// or going on. One that ended there says nothing of what is asked now.
fn rationale_of_request<'a>(about: &Circumstances<'a>) -> Option<&'a LongText> {
    let item = about.item?;
    let planned = || {
        let proposed = item.proposed.as_ref()?;
        let mut provisions = education(about)?.provisions.iter();
        let planned = provisions.find(|planned| {
            let ended = day_of(planned.until).is_some_and(|until| until <= about.day);
            planned.setting.id == proposed.setting.id && !ended
        });
        planned?.rationale.as_ref()
    };
    item.rationale.as_ref().or_else(planned)
}

/// Why the provision that the item asks for; where it proposes none, why the present one.
pub(super) fn rationale(about: &Circumstances<'_>) -> FactState {
    let proposes = about.item.is_some_and(|item| item.proposed.is_some());
    let present = || present(about).filter(|_| !proposes)?.rationale.as_ref();
    match (rationale_of_request(about), present()) {
        (None, Some(text)) => Gather::default()
            .need_text("Of the present provision", "rationale", Some(text))
            .state(),
        (text, _) => only(text.map(markdown)),
    }
}

/// Whether only the present provision has a reason.
pub(super) fn reason_is_of_present(about: &Circumstances<'_>) -> bool {
    rationale_of_request(about).is_none()
}

/// Top-up funding is a cost of the provision too.
pub(super) fn current_provision(about: &Circumstances<'_>) -> FactState {
    let Some(provision) = present(about) else {
        return FactState::Missing;
    };
    let costs = costs_of(about.case, Purpose::Provision, about.day);
    let total = totals(&costs);
    let element_3 = about.case.element_3_on(about.day).map(Value::Annual);
    let gather = Gather::default().need(
        "",
        "setting",
        Some(Value::Setting(provision.setting.id.clone())),
    );
    let gather = gather.also("From", to_come(about, day_of(provision.from)));
    match (total, element_3) {
        (None, element_3) => gather.need("Element 3", "cost", element_3),
        (Some((_, annual)), element_3) => gather
            .need("Cost", "cost", Some(Value::Annual(annual)))
            .also("", stated(&costs))
            .also("Element 3", element_3),
    }
    .state()
}

pub(super) fn provision_start(about: &Circumstances<'_>) -> FactState {
    let from = present(about).and_then(|provision| provision.from.as_ref());
    only(from.map(|from| Value::Date(from.value)))
}

/// What is written, and what transport and support cost.
pub(super) fn additional_costs(about: &Circumstances<'_>) -> FactState {
    let written = education(about).and_then(|education| education.additional_costs.as_ref());
    let mut values: Vec<FactValue> = written
        .map(|text| FactValue {
            label: "",
            value: markdown(text),
        })
        .into_iter()
        .collect();
    for (purpose, label) in [
        (Purpose::Transport, "Transport"),
        (Purpose::Support, "Support"),
        (Purpose::Other, "Other"),
    ] {
        let paid = stated(&costs_of(about.case, purpose, about.day));
        values.extend(paid.map(|value| FactValue { label, value }));
    }
    let provision = costs_of(about.case, Purpose::Provision, about.day);
    let further = provision
        .into_iter()
        .filter(|cost| cost.component != Component::Core);
    values.extend(further.map(|cost| FactValue {
        label: component_words(cost.component),
        value: Value::Price(cost.price.value),
    }));
    if values.is_empty() {
        FactState::Missing
    } else {
        FactState::Found(values)
    }
}

/// A component of a price, in words.
pub(super) fn component_words(component: Component) -> &'static str {
    match component {
        Component::Core => "Basic price",
        Component::OneToOne => "One-to-one staffing",
        Component::Therapy => "Therapy",
        Component::Education => "Education",
        Component::Transport => "Transport",
        Component::Other => "Other",
    }
}

/// The day of the last annual review by the day of `about`. A plan that was never reviewed counts
/// from the day on which it was issued.
pub(super) fn reviewed(about: &Circumstances<'_>) -> Option<At<Date>> {
    let ehcp = ehcp(about)?;
    let issued = ehcp.issued;
    let reviewed = ehcp.review_by(about.facts_on).map(|review| review.on);
    Some(reviewed.unwrap_or(issued)).filter(|on| on.value <= about.facts_on)
}

pub(super) fn annual_review(about: &Circumstances<'_>) -> FactState {
    let Some(ehcp) = ehcp(about) else {
        return FactState::NotApplicable;
    };
    let Some(review) = ehcp.review_by(about.facts_on) else {
        return Gather::default()
            .need("Plan issued", "date", Some(Value::Date(ehcp.issued.value)))
            .state();
    };
    let since = |day: Option<At<Date>>| day.filter(|day| day.value <= about.facts_on);
    let decided = since(review.decided);
    let amended = since(review.final_plan);
    Gather::default()
        .need("Last review", "date", Some(Value::Date(review.on.value)))
        .also(
            "Decided after it",
            decided.map(|day| Value::Date(day.value)),
        )
        .also(
            "Decision",
            decided.map(|_| Value::Word(decision_words(review.decision))),
        )
        .also(
            "Final amended plan",
            amended.map(|day| Value::Date(day.value)),
        )
        .state()
}

fn decision_words(decision: ReviewDecision) -> &'static str {
    match decision {
        ReviewDecision::Keep => "Keep the plan as it is",
        ReviewDecision::Amend => "Amend the plan",
        ReviewDecision::Cease => "Cease the plan",
    }
}

pub(super) fn other_provision(about: &Circumstances<'_>) -> FactState {
    ehcp(about).map_or(FactState::NotApplicable, |ehcp| {
        only(ehcp.other_provision.as_ref().map(markdown))
    })
}

pub(super) fn transition(about: &Circumstances<'_>) -> FactState {
    let education = education(about);
    let transfer = education.and_then(|education| education.phase_transfer_on(about.facts_on));
    let status = transfer.map(|transfer| match transfer.status {
        TransferStatus::NotStarted => "Not begun",
        TransferStatus::Consulting => "Schools are being consulted",
        TransferStatus::Named => "Setting named in the plan",
        TransferStatus::Appealed => "Under appeal",
    });
    Gather::default()
        .need_text(
            "",
            "plan",
            education.and_then(|education| education.transition.as_ref()),
        )
        .also("Phase transfer", status.map(Value::Word))
        .state()
}

/// Only an empty list says that there is none. A step that is entered before its day is told as coming.
pub(super) fn tribunal(about: &Circumstances<'_>) -> FactState {
    let Some(steps) = education(about).and_then(|education| education.tribunal.as_ref()) else {
        return FactState::Missing;
    };
    if steps.is_empty() {
        return none();
    }
    let mut gather = Gather::default();
    for step in steps {
        let due = step.due.as_ref();
        let on = if step.on.value > about.facts_on {
            "To come on"
        } else {
            "On"
        };
        gather = gather
            .need("Step", "step", Some(Value::Text(step.step.to_string())))
            .also(on, Some(Value::Date(step.on.value)))
            .also("Direction", step.direction.as_ref().map(markdown))
            .also(
                if step.done { "Done; was due" } else { "Due" },
                due.map(|due| Value::Date(due.value)),
            );
    }
    gather.state()
}
