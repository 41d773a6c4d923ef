//! What can be asked about a case: a closed list, so that an edition cannot ask for a fact that no
//! file can hold.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! facts {
    ($($(#[$doc:meta])* $name:ident = $word:literal $title:literal),+ $(,)?) => {
        /// Something that a panel wants to know about a case.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema, Serialize)]
        pub enum Fact {
            $($(#[$doc])* #[serde(rename = $word)] $name,)+
        }

        impl Fact {
            /// Every fact, in the order of this list.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The name used in editions.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// What it is called on paper, the panel's words still to be put in.
            pub(super) fn unworded(self) -> &'static str {
                match self { $(Self::$name => $title,)+ }
            }
        }
    };
}

facts! {
    /// Where the child lives (P-59).
    CurrentPlacement = "current-placement" "Current placement",
    /// For how long (P-60).
    ExpectedLength = "expected-length" "Expected length of placement",
    /// What it costs (P-61).
    WeeklyCost = "weekly-cost" "Weekly cost",
    /// Possible changes and stability (P-62).
    Stability = "stability" "Stability and possible changes",
    /// The Placement Plan, last done and next due (P-63, R-21).
    PlacementPlan = "placement-plan" "Placement Plan",
    /// Answers to searches (P-64).
    ExpressionsOfInterest = "expressions-of-interest" "Expressions of interest",
    /// A brief background (P-65).
    Background = "background" "Background",
    /// The last panel's actions and their progress (P-66).
    ActionProgress = "action-progress" "Progress on the last panel's actions",
    /// The care plan in the short and medium term (P-67).
    CarePlan = "care-plan" "Care plan",
    /// An agreed care plan.
    CarePlanAgreed = "care-plan-agreed" "Agreed care plan",
    /// The pathway plan, for 18 and over.
    PathwayPlan = "pathway-plan" "Pathway plan",
    /// What stands in the way, and how the panel can help (P-68).
    Barriers = "barriers" "Barriers and how the panel can help",
    /// How education needs are met (P-69).
    EducationAssurance = "education-assurance" "Education: assurance and evidence",
    /// The IRO's view and impact (P-70).
    IroView = "iro-view" "Independent Reviewing Officer's view and impact",
    /// The latest Personal Education Plan (P-86, R-24).
    Pep = "pep" "Latest Personal Education Plan",
    /// Pupil Premium (P-87).
    PupilPremium = "pupil-premium" "Pupil Premium spent",
    /// The Education, Health and Care Plan and its support (P-88).
    EhcpSupport = "ehcp-support" "Education, Health and Care Plan",
    /// Key developments and the next review (P-92).
    NextReview = "next-review" "Key developments and next {review-of-care}",
    /// The last review's recommendations and views (P-93).
    ReviewViews = "review-views" "Last {review-of-care}: recommendations and views",
    /// Permanence (P-94).
    Permanence = "permanence" "Permanence",
    /// Primary need (P-99).
    PrimaryNeed = "primary-need" "Primary need",
    /// Where the child learnt before (P-99).
    PreviousProvision = "previous-provision" "Previous provision",
    /// Why the proposal (P-99).
    Rationale = "rationale" "Rationale",
    /// Where the child learns, and the cost (P-100).
    CurrentProvision = "current-provision" "Current provision and cost",
    /// Since when (P-101).
    ProvisionStart = "provision-start" "Start of current provision",
    /// Further costs (P-102).
    AdditionalCosts = "additional-costs" "Further costs",
    /// The annual review (P-103).
    AnnualReview = "annual-review" "Annual review",
    /// Other provision in the plan (P-103).
    OtherProvision = "other-provision" "Other provision in the plan",
    /// Transition plans (P-104).
    Transition = "transition" "Transition plan",
    /// Tribunal activity (P-105).
    Tribunal = "tribunal" "Tribunal",
    /// Education, care and health needs, each stated.
    HolisticNeeds = "holistic-needs" "Education, care and health needs",
    /// Why internal or local provision does not serve (P-23, R-13).
    WhyNotInternal = "why-not-internal" "Why own provision does not serve",
    /// The ground for external provision, with evidence.
    ExternalGrounds = "external-grounds" "Ground for external provision",
    /// Family life, and what makes up for it.
    FamilyLife = "family-life" "Family life",
    /// Alternatives.
    Alternatives = "alternatives" "Alternatives considered",
    /// The budget holder's agreement to further money.
    AlternativeFunding = "alternative-funding" "Agreement to further resources",
    /// How the decision to ask was reached.
    HowDecided = "how-decided" "How the request was reached",
    /// The authorisation protocol.
    AuthorisationFollowed = "authorisation-followed" "Authorisation protocol",
    /// Other resources explored.
    ResourcesExplored = "resources-explored" "Other resources explored",
    /// Inspection reports and references.
    InspectionRead = "inspection-read" "Inspection report and references",
    /// The visit beforehand.
    SettingVisit = "setting-visit" "Visit to the proposed placement",
    /// Likely cost.
    LikelyCost = "likely-cost" "Likely cost",
    /// Value for money (R-70, P-04).
    ValueForMoney = "value-for-money" "Value for money",
    /// Joint funding (R-71, P-06).
    JointFunding = "joint-funding" "Funding by education and health",
    /// The last review is in time.
    LastReview = "last-review" "Last {review-of-care}",
    /// The last visit is in time.
    LastVisit = "last-visit" "Last statutory visit",
    /// The health assessment is in time.
    HealthAssessment = "health-assessment" "Health assessment",
    /// Whether needs are met (P-22).
    NeedsMet = "needs-met" "Needs met",
    /// Progress, and services delivered (P-27).
    ServicesDelivered = "services-delivered" "Progress and services delivered",
    /// Outcomes (P-29).
    Outcomes = "outcomes" "Outcomes",
    /// Agencies involved (P-24).
    Agencies = "agencies" "Agencies involved",
    /// Why it may need money later.
    Likelihood = "likelihood" "Likelihood of further resources",
    /// What further information is required (P-13).
    FurtherInformation = "further-information" "Further information required",
    /// What is asked.
    Request = "request" "What is asked",
    /// What is proposed.
    Proposed = "proposed" "Proposed",
    /// Who supports it (P-71).
    Endorsements = "endorsements" "Views of managers",
    /// Legal status and orders.
    LegalStatus = "legal-status" "Legal status and orders",
    /// Links to other panels (P-25, R-17).
    OtherPanels = "other-panels" "Other panels",
}
