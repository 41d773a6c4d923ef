//! What is known about a case, fact by fact, on a day.
//!
//! Rules ask whether a fact is there; papers print what it says. Both ask here, so that a sheet never
//! shows what a rule calls missing. Values are typed: how a date or an amount reads is the papers'
//! business.

mod care;
mod dates;
mod education;
mod gather;
mod placement;
mod request;
mod value;

pub use dates::{fact_date, fact_due, fact_span};
pub use request::endorser_words;
pub use value::{FactState, FactValue, Value};

use super::Plan;
use super::condition::Circumstances;
use crate::model::Panel;
use crate::model::edition::Fact;
use gather::Gather;

/// How a fact stands on the day of `about`, for an item of the meeting that `plan` plans.
#[must_use]
pub fn find_fact(fact: Fact, about: &Circumstances<'_>, panel: &Panel, plan: &Plan) -> FactState {
    use Fact::{
        ActionProgress, AdditionalCosts, Agencies, AlternativeFunding, Alternatives, AnnualReview,
        AuthorisationFollowed, Background, Barriers, CarePlan, CarePlanAgreed, CurrentPlacement,
        CurrentProvision, EducationAssurance, EhcpSupport, Endorsements, ExpectedLength,
        ExpressionsOfInterest, ExternalGrounds, FamilyLife, FurtherInformation, HealthAssessment,
        HolisticNeeds, HowDecided, InspectionRead, IroView, JointFunding, LastReview, LastVisit,
        LegalStatus, Likelihood, LikelyCost, NeedsMet, NextReview, OtherPanels, OtherProvision,
        Outcomes, PathwayPlan, Pep, Permanence, PlacementPlan, PreviousProvision, PrimaryNeed,
        Proposed, ProvisionStart, PupilPremium, Rationale, Request, ResourcesExplored, ReviewViews,
        ServicesDelivered, SettingVisit, Stability, Transition, Tribunal, ValueForMoney,
        WeeklyCost, WhyNotInternal,
    };
    match fact {
        CurrentPlacement => placement::current(about),
        ExpectedLength => placement::expected_length(about),
        WeeklyCost => placement::weekly_cost(about),
        Stability => placement::stability(about),
        PlacementPlan => placement::plan(about),
        ExpressionsOfInterest => placement::expressions_of_interest(about),
        WhyNotInternal => placement::why_not_internal(about),
        FamilyLife => placement::family_life(about),
        Background => care::background(about),
        CarePlan => care::care_plan(about),
        CarePlanAgreed => care::care_plan_agreed(about),
        PathwayPlan => care::pathway_plan(about),
        Barriers => care::barriers(about),
        IroView => care::iro_view(about),
        NextReview => care::next_review(about),
        ReviewViews => care::review_views(about),
        Permanence => care::permanence(about),
        LastReview => care::last_review(about),
        LastVisit => care::last_visit(about),
        HealthAssessment => care::health_assessment(about),
        HolisticNeeds => care::holistic_needs(about),
        NeedsMet => care::needs_met(about),
        ServicesDelivered => care::services_delivered(about),
        Outcomes => care::outcomes(about),
        Agencies => care::agencies(about),
        LegalStatus => care::legal_status(about),
        OtherPanels => care::other_panels(about),
        EducationAssurance => education::assurance(about),
        Pep => education::pep(about),
        PupilPremium => education::pupil_premium(about),
        EhcpSupport => education::ehcp_support(about),
        PrimaryNeed => education::primary_need(about),
        PreviousProvision => education::previous_provision(about),
        Rationale => education::rationale(about),
        CurrentProvision => education::current_provision(about),
        ProvisionStart => education::provision_start(about),
        AdditionalCosts => education::additional_costs(about),
        AnnualReview => education::annual_review(about),
        OtherProvision => education::other_provision(about),
        Transition => education::transition(about),
        Tribunal => education::tribunal(about),
        ExternalGrounds => request::external_grounds(about),
        Alternatives => request::written(about, |item| item.alternatives.as_ref()),
        HowDecided => request::written(about, |item| item.how_decided.as_ref()),
        AuthorisationFollowed => {
            request::written(about, |item| item.authorisation_followed.as_ref())
        }
        ResourcesExplored => request::written(about, |item| item.resources_explored.as_ref()),
        Likelihood => request::written(about, |item| item.likelihood.as_ref()),
        FurtherInformation => request::written(about, |item| {
            item.further_information.as_ref().map(|at| &at.value)
        }),
        AlternativeFunding => request::alternative_funding(about),
        InspectionRead => request::inspection_read(about),
        SettingVisit => request::setting_visit(about),
        LikelyCost => request::likely_cost(about),
        ValueForMoney => request::value_for_money(about),
        JointFunding => request::joint_funding(about),
        Request => request::request(about),
        Proposed => request::proposed(about),
        Endorsements => request::endorsements(about),
        ActionProgress => request::action_progress(about, panel, plan),
    }
}
