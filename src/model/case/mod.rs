//! One child or young person: everything that either Terms of Reference asks about them.
//!
//! Nothing is ever overwritten: what changes is a list of dated entries.

mod care;
mod dates;
mod education;
mod lived;
mod money;
mod on;
mod placement;

pub use care::*;
pub use dates::{Record, Series, Sort};
pub use education::*;
pub use lived::{Home, Step};
pub use money::*;
pub use on::{Payment, day_of, in_force};
pub use placement::*;

use super::refs::{CaseLink, PersonRef, TeamRef};
use super::value::{
    CaseRef, CategoryOfNeed, Initials, LegalStatus, LongText, MonthYear, ReasonCareEnded, Slug,
    Text,
};
use crate::yaml::{At, Dated};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// `cases/<reference>.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Case {
    /// The reference, which is also the file's name.
    pub case: At<CaseRef>,
    /// Initials only: names stay out of the repository.
    pub initials: Initials,
    /// Month and year of birth.
    pub born: At<MonthYear>,
    /// The case's references in other systems.
    #[serde(default)]
    pub other_references: Vec<OtherReference>,
    /// Which of the edition's cohorts the child belongs to, such as `cared-for` or `send` (P-03).
    pub cohorts: At<Vec<At<Slug>>>,
    /// Times in care.
    #[serde(default)]
    pub looked_after: Vec<At<TimeInCare>>,
    /// Legal statuses over time.
    #[serde(default)]
    pub legal: Vec<At<LegalEntry>>,
    /// Orders of a court.
    #[serde(default)]
    pub orders: Vec<At<Order>>,
    /// The SSDA903 category of need.
    pub category_of_need: Option<CategoryOfNeed>,
    /// Whether the child is disabled.
    #[serde(default)]
    pub disabled: bool,
    /// Whether the child is an unaccompanied asylum-seeking child.
    #[serde(default)]
    pub uasc: bool,
    /// Whether the child is a parent.
    #[serde(default)]
    pub parent: bool,
    /// The team that holds the case, over time.
    pub team: Dated<TeamRef>,
    /// The social worker, over time.
    pub social_worker: Option<Dated<PersonRef>>,
    /// The Independent Reviewing Officer, over time.
    pub iro: Option<Dated<PersonRef>>,
    /// The SEND officer, over time.
    pub send_officer: Option<Dated<PersonRef>>,
    /// The personal adviser of a care-experienced young person.
    pub personal_adviser: Option<PersonRef>,
    /// Brothers and sisters who have a case here.
    #[serde(default)]
    pub siblings: Vec<CaseLink>,
    /// A brief background (P-65).
    pub background: Option<At<LongText>>,
    /// Education, care and health needs, each stated.
    pub needs: Option<At<Needs>>,
    /// Who is involved besides social care (P-24).
    #[serde(default)]
    pub agencies: Vec<Text>,
    /// Where the child has lived.
    #[serde(default)]
    pub placements: Vec<At<Placement>>,
    /// What it costs.
    #[serde(default)]
    pub costs: Vec<At<Cost>>,
    /// Money asked of health.
    #[serde(default)]
    pub health_funding: Vec<At<HealthFunding>>,
    /// Times of being missing, or away without leave.
    #[serde(default)]
    pub missing: Vec<At<Missing>>,
    /// Reviews: cared-for reviews, in the words of one panel.
    #[serde(default)]
    pub reviews: Vec<At<Review>>,
    /// The social worker's visits.
    #[serde(default)]
    pub visits: Vec<At<Visit>>,
    /// Health assessments.
    #[serde(default)]
    pub health_assessments: Vec<At<Visit>>,
    /// Personal Education Plans.
    #[serde(default)]
    pub peps: Vec<At<Pep>>,
    /// Care plans.
    #[serde(default)]
    pub care_plans: Vec<At<CarePlan>>,
    /// Pathway plans, from 16.
    #[serde(default)]
    pub pathway_plans: Vec<At<PathwayPlan>>,
    /// What was decided about permanence, oldest first.
    #[serde(default)]
    pub permanence: Vec<At<Permanence>>,
    /// Where and how the child learns.
    pub education: Option<At<Education>>,
    /// Judgements made at reviews of a placement or provision.
    #[serde(default)]
    pub judgements: Vec<At<Judgement>>,
    /// Flags, each with who set it and why.
    #[serde(default)]
    pub flags: Vec<At<Flag>>,
    /// The Chair's agreement that the case need not be listed for a time.
    #[serde(default)]
    pub deferrals: Vec<At<Deferral>>,
    /// Money paid to keep a place free.
    #[serde(default)]
    pub retainers: Vec<At<Retainer>>,
    /// Taxis.
    #[serde(default)]
    pub taxis: Vec<At<Taxi>>,
    /// Where else the child is, or should be, discussed.
    #[serde(default)]
    pub other_panels: Vec<At<OtherPanel>>,
}

/// A reference in another system.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct OtherReference {
    /// The system, such as `SEND system`.
    pub system: Text,
    /// The reference there; never an NHS number or a UPN.
    pub reference: Text,
}

/// A time in care; without `until` it goes on.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct TimeInCare {
    /// First day.
    pub from: At<Date>,
    /// Last day.
    pub until: Option<At<Date>>,
    /// Why it ended: the SSDA903 reason for the end of care.
    pub why_ended: Option<ReasonCareEnded>,
}

/// A time of being missing from care, or away from the placement without leave.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Missing {
    /// The day on which it began.
    pub from: At<Date>,
    /// The day on which the child was found or came back.
    pub until: Option<At<Date>>,
    /// Whether it was known where the child was.
    pub kind: Whereabouts,
}

impl Missing {
    /// The day on which the child was back, as far as a day knows.
    #[must_use]
    pub fn back_by(&self, day: Date) -> Option<Date> {
        let until = self.until.map(|until| until.value);
        until.filter(|until| *until <= day)
    }
}

/// Whether it was known where a child was who was not where they should have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Whereabouts {
    /// Missing: it was not known.
    Missing,
    /// Away without authorisation: it was known.
    Away,
}

/// A legal status and when it held.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct LegalEntry {
    /// The SSDA903 code.
    pub status: LegalStatus,
    /// First day.
    pub from: At<Date>,
    /// Last day.
    pub until: Option<At<Date>>,
}

/// An order of a court.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Order {
    /// What it orders.
    pub kind: OrderKind,
    /// When it was made.
    pub made: At<Date>,
    /// When it runs out.
    pub expires: Option<At<Date>>,
    /// When it ended, if that was before it ran out or it names no such day.
    pub ended: Option<At<Date>>,
    /// When the court looks at it next.
    pub next_hearing: Option<At<Date>>,
    /// The id of the placement that it concerns.
    pub placement: Option<At<Slug>>,
}

/// What an order orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OrderKind {
    /// A secure accommodation order (Children Act 1989, section 25).
    Secure,
    /// A deprivation of liberty order.
    DeprivationOfLiberty,
    /// The court has ordered a placement (P-30).
    CourtOrderedPlacement,
    /// Any other order that bears on the placement.
    Other,
}

/// The child's needs as a whole; "none" is an answer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Needs {
    /// Education.
    pub education: LongText,
    /// Care.
    pub care: LongText,
    /// Health; no diagnosis.
    pub health: LongText,
}

/// A mark on a case that an officer sets and answers for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Flag {
    /// What is marked.
    pub kind: FlagKind,
    /// Who set it.
    pub by: PersonRef,
    /// When.
    pub on: At<Date>,
    /// Why.
    pub reason: LongText,
    /// When it was taken away.
    pub until: Option<At<Date>>,
}

/// What a flag marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FlagKind {
    /// A vulnerable placement or provision (P-07).
    Vulnerable,
    /// Complex needs.
    Complex,
    /// An unstable or disrupted placement.
    Unstable,
    /// It may be in the child's interest to come back into the area.
    ReturnCandidate,
}

impl FlagKind {
    /// What a child is marked as.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Vulnerable => "vulnerable",
            Self::Complex => "complex",
            Self::Unstable => "unstable",
            Self::ReturnCandidate => "a candidate for return",
        }
    }
}

/// The Chair's agreement that a case need not be on the agenda until a day.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Deferral {
    /// The panel's folder.
    pub panel: Slug,
    /// The last day for which it holds.
    pub until: At<Date>,
    /// Who agreed.
    pub agreed_by: PersonRef,
    /// When.
    pub on: At<Date>,
    /// Why.
    pub reason: LongText,
}

/// A link to another panel.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct OtherPanel {
    /// One of the edition's linked panels.
    pub panel: At<Slug>,
    /// When the case went, or goes, there.
    pub on: At<Date>,
    /// Its reference there.
    pub reference: Option<Text>,
    /// What came of it.
    pub outcome: Option<LongText>,
    /// Whether it was this panel that asked (P-08).
    #[serde(default)]
    pub referred: bool,
}
