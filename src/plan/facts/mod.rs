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

pub use dates::{fact_date, fact_due, fact_span};
pub use request::endorser_words;

use super::Plan;
use super::condition::Circumstances;
use crate::model::Panel;
use crate::model::edition::Fact;
use crate::model::meeting::ActionNumber;
use crate::model::value::{Money, Slug};
use gather::Gather;
use jiff::civil::Date;

/// How a fact stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactState {
    /// It cannot be asked here: a Placement Plan where there is no placement.
    NotApplicable,
    /// Nothing is stated.
    Missing,
    /// Some of it is stated.
    Incomplete {
        /// What is.
        found: Vec<FactValue>,
        /// What is not, such as `next due date`.
        missing: Vec<&'static str>,
    },
    /// It is stated; "none" is a statement.
    Found(Vec<FactValue>),
}

impl FactState {
    /// What is stated, even if it is not all.
    #[must_use]
    pub fn values(&self) -> &[FactValue] {
        match self {
            Self::NotApplicable | Self::Missing => &[],
            Self::Incomplete { found, .. } | Self::Found(found) => found,
        }
    }

    /// Whether something is owed.
    #[must_use]
    pub fn is_wanting(&self) -> bool {
        matches!(self, Self::Missing | Self::Incomplete { .. })
    }
}

/// One thing that a fact says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactValue {
    /// What it is, such as `Next due`; empty where the fact's own title says it.
    pub label: &'static str,
    /// What it says.
    pub value: Value,
}

/// A value, still in its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A day.
    Date(Date),
    /// Pounds a week.
    Weekly(Money),
    /// Pounds a year.
    Annual(Money),
    /// Pounds.
    Money(Money),
    /// A line that an officer wrote.
    Text(String),
    /// Markdown that an officer wrote.
    Markdown(String),
    /// A word of the program or of a code list, such as `None` or `Children's home`.
    Word(&'static str),
    /// A number of things.
    Count(u32),
    /// A member of staff.
    Person(Slug),
    /// A setting.
    Setting(Slug),
    /// A provider.
    Provider(Slug),
    /// One of the edition's linked panels.
    LinkedPanel(Slug),
    /// An action, by the meeting that set it and its number there.
    Action(Date, ActionNumber),
}

/// How a fact stands on the day of `about`, for an item of the meeting that `plan` plans.
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
        Fact::NeedsMet => care::needs_met(about),
        Fact::ServicesDelivered => care::services_delivered(about),
        Fact::Outcomes => care::outcomes(about),
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
