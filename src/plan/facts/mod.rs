//! What is known about a case, fact by fact, on a day.
//!
//! Rules ask whether a fact is there; papers print what it says. Both ask here, so that a sheet never
//! shows what a rule calls missing. Values are typed: how a date or an amount reads is the papers'
//! business.

mod care;
mod dates;
mod doubt;
mod education;
mod gather;
mod judged;
mod placement;
mod request;
mod value;

pub use dates::{fact_date, fact_due, fact_span};
pub use doubt::{fact_doubt, is_of_present};
pub use education::issued_after;
pub use request::{Silent, endorser_words, has_open_action, silent_action};
pub use value::{FactState, FactValue, Value};

use super::Plan;
use super::circumstances::Circumstances;
use crate::model::Panel;
use crate::model::edition::Fact;
use gather::Gather;

/// How a fact stands for an item of the meeting that `plan` plans. What is in force is that of the day of
/// `about`, which is the meeting's; what has been done is what was done when the facts were taken.
#[must_use]
pub fn find_fact(fact: Fact, about: &Circumstances<'_>, panel: &Panel, plan: &Plan) -> FactState {
    match fact {
        Fact::CurrentPlacement => placement::current(about),
        Fact::ExpectedLength => placement::expected_length(about),
        Fact::WeeklyCost => placement::weekly_cost(about),
        Fact::Stability => placement::stability(about),
        Fact::PlacementPlan => placement::plan(about),
        Fact::ExpressionsOfInterest => placement::expressions_of_interest(about),
        Fact::WhyNotInternal => placement::why_not_internal(about),
        Fact::FamilyLife => placement::family_life(about),
        Fact::Background => care::written(about, |case| case.background.as_deref()),
        Fact::CarePlan => care::care_plan(about),
        Fact::CarePlanAgreed => care::care_plan_agreed(about),
        Fact::PathwayPlan => care::pathway_plan(about),
        Fact::Barriers => care::barriers(about),
        Fact::IroView => care::iro_view(about),
        Fact::NextReview => care::next_review(about),
        Fact::ReviewViews => care::review_views(about),
        Fact::Permanence => care::permanence(about),
        Fact::LastReview => care::last_review(about),
        Fact::LastVisit => care::last_visit(about),
        Fact::HealthAssessment => care::health_assessment(about),
        Fact::HolisticNeeds => care::holistic_needs(about),
        Fact::NeedsMet => judged::needs_met(about),
        Fact::ServicesDelivered => judged::services_delivered(about),
        Fact::Outcomes => judged::outcomes(about),
        Fact::Agencies => care::agencies(about),
        Fact::LegalStatus => care::legal_status(about),
        Fact::OtherPanels => care::other_panels(about),
        Fact::EducationAssurance => education::assurance(about),
        Fact::Pep => education::pep(about),
        Fact::PupilPremium => education::pupil_premium(about),
        Fact::EhcpSupport => education::ehcp_support(about),
        Fact::PrimaryNeed => education::primary_need(about),
        Fact::PreviousProvision => education::previous_provision(about),
        Fact::Rationale => education::rationale(about),
        Fact::CurrentProvision => education::current_provision(about),
        Fact::ProvisionStart => education::provision_start(about),
        Fact::AdditionalCosts => education::additional_costs(about),
        Fact::AnnualReview => education::annual_review(about),
        Fact::OtherProvision => education::other_provision(about),
        Fact::Transition => education::transition(about),
        Fact::Tribunal => education::tribunal(about),
        Fact::ExternalGrounds => request::external_grounds(about),
        Fact::Alternatives => request::written(about, |item| item.alternatives.as_ref()),
        Fact::HowDecided => request::written(about, |item| item.how_decided.as_ref()),
        Fact::AuthorisationFollowed => {
            request::written(about, |item| item.authorisation_followed.as_ref())
        }
        Fact::ResourcesExplored => request::written(about, |item| item.resources_explored.as_ref()),
        Fact::Likelihood => request::written(about, |item| item.likelihood.as_ref()),
        Fact::FurtherInformation => request::written(about, |item| {
            item.further_information.as_ref().map(|at| &at.value)
        }),
        Fact::AlternativeFunding => request::alternative_funding(about),
        Fact::InspectionRead => request::inspection_read(about),
        Fact::SettingVisit => request::setting_visit(about),
        Fact::LikelyCost => request::likely_cost(about),
        Fact::ValueForMoney => request::value_for_money(about),
        Fact::JointFunding => request::joint_funding(about),
        Fact::Request => request::request(about),
        Fact::Proposed => request::proposed(about),
        Fact::Endorsements => request::endorsements(about),
        Fact::ActionProgress => request::action_progress(about, panel, plan),
    }
}
