//! When a fact is from, when it is due again, and where in the files it belongs.

use super::care::{latest_care_plan, latest_pathway_plan, latest_visit};
use super::education::{latest_pep, present, reviewed};
use super::judged::{found_by_panel, latest_judgement};
use crate::diag::Span;
use crate::model::edition::Fact;
use crate::plan::circumstances::Circumstances;
use crate::plan::condition::proposes_place;
use crate::yaml::At;
use jiff::civil::Date;

/// The day that a fact is from, for those that grow old.
#[must_use]
pub fn fact_date(fact: Fact, about: &Circumstances<'_>) -> Option<At<Date>> {
    let Circumstances {
        case,
        day,
        facts_on,
        ..
    } = *about;
    match fact {
        Fact::LastReview | Fact::NextReview | Fact::ReviewViews | Fact::IroView => {
            case.review_by(facts_on).map(|review| review.on)
        }
        Fact::LastVisit => latest_visit(&case.visits, facts_on).map(|visit| visit.on),
        Fact::HealthAssessment => {
            latest_visit(&case.health_assessments, facts_on).map(|assessment| assessment.on)
        }
        Fact::Pep | Fact::EducationAssurance | Fact::PupilPremium => {
            latest_pep(about).map(|pep| pep.on)
        }
        Fact::CarePlan | Fact::CarePlanAgreed | Fact::Barriers => {
            latest_care_plan(about).map(|plan| plan.on)
        }
        Fact::PathwayPlan => latest_pathway_plan(about).map(|plan| plan.on),
        Fact::PlacementPlan => Some(case.home_on(day)?.plan_by(facts_on)?.done),
        // What the panel itself found is of its own day.
        Fact::NeedsMet if found_by_panel(about) => None,
        Fact::NeedsMet | Fact::ServicesDelivered | Fact::Outcomes => {
            latest_judgement(about).map(|judgement| judgement.on)
        }
        Fact::AnnualReview => reviewed(about),
        Fact::SettingVisit => {
            let visit = about.item?.proposed.as_ref()?.visit.as_ref()?;
            Some(At {
                value: visit.on,
                span: visit.span,
            })
        }
        _ => None,
    }
}

/// The day by which a fact is due again, where the file names one.
#[must_use]
pub fn fact_due(fact: Fact, about: &Circumstances<'_>) -> Option<At<Date>> {
    let Circumstances {
        case,
        day,
        facts_on,
        ..
    } = *about;
    match fact {
        Fact::PlacementPlan => case.home_on(day)?.plan_by(facts_on)?.next_due,
        Fact::NextReview => case.review_by(facts_on)?.next_due,
        Fact::PathwayPlan => latest_pathway_plan(about)?.next_due,
        Fact::Tribunal => {
            let steps = case.education.as_ref()?.tribunal.as_ref()?.iter();
            steps
                .filter(|step| !step.done && step.on.value <= facts_on)
                .filter_map(|step| step.due)
                .min()
        }
        _ => None,
    }
}

/// Where a fact is stated, or would be: its record, else the one around it, else the case's own line.
#[must_use]
pub fn fact_span(fact: Fact, about: &Circumstances<'_>) -> Span {
    let Circumstances {
        case, day, item, ..
    } = *about;
    record_span(fact, about)
        .or_else(|| match group(fact, about) {
            Group::Placement => case.placement_on(day).map(|placement| placement.span),
            Group::Education => case.education.as_ref().map(|education| education.span),
            Group::Item => item.map(|item| item.case.span),
            Group::Proposed => {
                let proposed = item.and_then(|item| item.proposed.as_ref());
                proposed
                    .map(|proposed| proposed.span)
                    .or(item.map(|item| item.case.span))
            }
            Group::Case => None,
        })
        .unwrap_or(case.case.span)
}

/// The record that holds a fact, if there is one already.
fn record_span(fact: Fact, about: &Circumstances<'_>) -> Option<Span> {
    let Circumstances {
        case, day, item, ..
    } = *about;
    match fact {
        Fact::ExternalGrounds => Some(item?.external_grounds.as_ref()?.span),
        Fact::AlternativeFunding => Some(item?.alternative_funding.as_ref()?.span),
        Fact::CarePlan | Fact::CarePlanAgreed | Fact::Barriers => {
            latest_care_plan(about).map(|at| at.span)
        }
        Fact::PathwayPlan => latest_pathway_plan(about).map(|at| at.span),
        Fact::LastReview | Fact::NextReview | Fact::ReviewViews | Fact::IroView => {
            case.review_by(about.facts_on).map(|at| at.span)
        }
        Fact::Pep | Fact::EducationAssurance | Fact::PupilPremium => {
            latest_pep(about).map(|at| at.span)
        }
        Fact::NeedsMet | Fact::ServicesDelivered | Fact::Outcomes => {
            latest_judgement(about).map(|at| at.span)
        }
        Fact::Permanence => case.permanence_on(about.facts_on).map(|at| at.span),
        Fact::HolisticNeeds => case.needs.as_ref().map(|at| at.span),
        Fact::PlacementPlan => Some(case.home_on(day)?.plan_by(about.facts_on)?.span),
        Fact::Rationale if item_proposes(about) => None,
        Fact::CurrentProvision | Fact::ProvisionStart | Fact::Rationale => {
            present(about).map(|at| at.span)
        }
        Fact::EhcpSupport | Fact::PrimaryNeed | Fact::AnnualReview | Fact::OtherProvision => {
            let ehcp = case
                .education
                .as_ref()
                .and_then(|education| education.ehcp.as_ref());
            ehcp.map(|at| at.span)
        }
        _ => None,
    }
}

/// Around which record a fact stands.
enum Group {
    Placement,
    Education,
    Item,
    Proposed,
    Case,
}

fn group(fact: Fact, about: &Circumstances<'_>) -> Group {
    match fact {
        // For a proposal its own grounds answer.
        Fact::WhyNotInternal if proposes_place(about) => Group::Item,
        Fact::Rationale if item_proposes(about) => Group::Item,
        Fact::CurrentPlacement
        | Fact::ExpectedLength
        | Fact::WeeklyCost
        | Fact::Stability
        | Fact::PlacementPlan
        | Fact::ExpressionsOfInterest
        | Fact::WhyNotInternal => Group::Placement,
        Fact::EhcpSupport
        | Fact::PrimaryNeed
        | Fact::PreviousProvision
        | Fact::Rationale
        | Fact::CurrentProvision
        | Fact::ProvisionStart
        | Fact::AdditionalCosts
        | Fact::AnnualReview
        | Fact::OtherProvision
        | Fact::Transition
        | Fact::Tribunal => Group::Education,
        Fact::ExternalGrounds
        | Fact::Alternatives
        | Fact::AlternativeFunding
        | Fact::HowDecided
        | Fact::AuthorisationFollowed
        | Fact::ResourcesExplored
        | Fact::Likelihood
        | Fact::FurtherInformation
        | Fact::Request
        | Fact::Endorsements => Group::Item,
        Fact::InspectionRead
        | Fact::SettingVisit
        | Fact::LikelyCost
        | Fact::ValueForMoney
        | Fact::JointFunding
        | Fact::Proposed
        | Fact::FamilyLife => Group::Proposed,
        _ => Group::Case,
    }
}

fn item_proposes(about: &Circumstances<'_>) -> bool {
    about.item.is_some_and(|item| item.proposed.is_some())
}
