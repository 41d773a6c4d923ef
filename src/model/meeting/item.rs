//! What is considered about one child, and what was asked.

use super::outcome::Outcome;
use crate::model::case::{Area, Component, Distance, Purpose, Share};
use crate::model::refs::{BudgetKind, CaseLink, PersonRef, SettingRef};
use crate::model::value::{Clock, LongText, Money, PlacementType, Price, Slug, Text};
use crate::yaml::{At, Ref};
use jiff::civil::{Date, DateTime};
use schemars::JsonSchema;
use serde::Deserialize;

/// One item of a meeting. Its name is `<case>/<kind>`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Item {
    /// The case.
    pub case: CaseLink,
    /// One of the edition's kinds of request.
    pub kind: At<Slug>,
    /// In words, for a kind that the edition does not list.
    pub explanation: Option<LongText>,
    /// The part, where it is not to be worked out.
    pub part: Option<At<PartChoice>>,
    /// That the Chair specified the case (P-11).
    pub specified_by_chair: Option<At<Reason>>,
    /// What information the panel still needs (P-13).
    pub further_information: Option<At<LongText>>,
    /// What is asked, in a sentence.
    pub request: Option<At<LongText>>,
    /// Who asked.
    pub requested_by: Option<PersonRef>,
    /// When.
    pub requested_on: Option<Date>,
    /// When a placement was first seen to be possible.
    pub identified_on: Option<At<Date>>,
    /// The budget that it falls on, where the request has no costs.
    pub budget: Option<Ref<BudgetKind>>,
    /// The placement or provision that is proposed.
    pub proposed: Option<At<Proposed>>,
    /// Why the need cannot be met at home or by local services.
    pub external_grounds: Option<At<ExternalGrounds>>,
    /// Why the provision that is asked for (P-99).
    pub rationale: Option<LongText>,
    /// What else was considered.
    pub alternatives: Option<LongText>,
    /// What further money an alternative needs and who agreed to it.
    pub alternative_funding: Option<At<AlternativeFunding>>,
    /// How the decision to ask was reached.
    pub how_decided: Option<LongText>,
    /// How the authorisation protocol was followed.
    pub authorisation_followed: Option<LongText>,
    /// What other resources were explored.
    pub resources_explored: Option<LongText>,
    /// Why a case brought for information may need money later.
    pub likelihood: Option<LongText>,
    /// Who stands behind the request, and their views (P-71).
    #[serde(default)]
    pub endorsements: Vec<At<Endorsement>>,
    /// Reports and forms.
    #[serde(default)]
    pub papers: Vec<At<PaperReceived>>,
    /// Who presents, where it is not the usual person.
    pub presenter: Option<PersonRef>,
    /// Who presents instead of the usual person, and why.
    pub delegate: Option<At<Delegate>>,
    /// When the presenter can come.
    pub available: Option<Availability>,
    /// Minutes, where they differ from the part's.
    pub minutes: Option<At<u32>>,
    /// A time that was promised.
    pub slot: Option<At<Clock>>,
    /// That an issued slot may be planned again.
    #[serde(default)]
    pub replan: bool,
    /// How pressing it is.
    #[serde(default)]
    pub urgency: Urgency,
    /// That it came after the papers, and that the Chair took it (a late item).
    pub late: Option<At<Reason>>,
    /// That somebody decided it between two meetings, and that this one is told.
    pub between_meetings: Option<At<BetweenMeetings>>,
    /// That a report is not needed though something changes, for a reason the Chair agreed (P-84).
    pub report_exempt: Option<At<Reason>>,
    /// Others who come for this item.
    #[serde(default)]
    pub attendees: Vec<PersonRef>,
    /// What came of it.
    pub outcome: Option<At<Outcome>>,
}

impl Item {
    /// An item of which nothing more is known than whom it is about and what is asked.
    #[must_use]
    pub(super) fn new(case: CaseLink, kind: At<Slug>) -> Self {
        Self {
            rationale: None,
            case,
            kind,
            explanation: None,
            part: None,
            specified_by_chair: None,
            further_information: None,
            request: None,
            requested_by: None,
            requested_on: None,
            identified_on: None,
            budget: None,
            proposed: None,
            external_grounds: None,
            alternatives: None,
            alternative_funding: None,
            how_decided: None,
            authorisation_followed: None,
            resources_explored: None,
            likelihood: None,
            endorsements: Vec::new(),
            papers: Vec::new(),
            presenter: None,
            delegate: None,
            available: None,
            minutes: None,
            slot: None,
            replan: false,
            urgency: Urgency::default(),
            late: None,
            between_meetings: None,
            report_exempt: None,
            attendees: Vec::new(),
            outcome: None,
        }
    }

    /// When it was decided: between two meetings, on the day that its outcome says, or at its meeting.
    #[must_use]
    pub fn decided_on(&self, meeting: Date) -> Date {
        let between = self.between_meetings.as_ref().map(|taken| taken.on.value);
        let outcome = self.outcome.as_ref().and_then(|outcome| outcome.on);
        between.or(outcome).unwrap_or(meeting)
    }
}

/// A part that was chosen by hand.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PartChoice {
    /// The part's id.
    pub part: Slug,
    /// Why.
    pub because: LongText,
    /// Who chose.
    pub by: PersonRef,
}

/// Who said so, and why.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Reason {
    /// Who.
    pub by: PersonRef,
    /// Why.
    pub reason: LongText,
}

/// A decision that could not wait for a meeting.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct BetweenMeetings {
    /// Who decided.
    pub by: PersonRef,
    /// When.
    pub on: At<Date>,
    /// Why it could not wait.
    pub reason: Option<LongText>,
}

/// A proposed placement or provision; not confirmed until ratified by the Chair.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Proposed {
    /// Where.
    pub setting: SettingRef,
    /// The SSDA903 placement type, for a placement.
    #[serde(rename = "type")]
    pub placement_type: Option<PlacementType>,
    /// When it would begin.
    pub from: Option<At<Date>>,
    /// How long it would last.
    pub expected_length: Option<Text>,
    /// How far from home.
    pub distance: Option<Distance>,
    /// The same in miles.
    pub miles: Option<u32>,
    /// In whose area it lies, where the setting's own entry does not say so.
    pub area: Option<At<Area>>,
    /// What it would cost.
    #[serde(default)]
    pub costs: Vec<At<ProposedCost>>,
    /// Whether money from education and health was considered; "none" is an answer.
    pub joint_funding: Option<LongText>,
    /// Why it is value for money.
    pub value_for_money: Option<LongText>,
    /// The inspection report that the referrer read.
    pub inspection_read: Option<Date>,
    /// Whether references were read.
    #[serde(default)]
    pub references_read: bool,
    /// The visit before the panel.
    pub visit: Option<At<SettingVisit>>,
    /// Why there was no visit.
    pub no_visit: Option<LongText>,
    /// Why family life is not possible now.
    pub why_not_family: Option<LongText>,
    /// What is planned to make up for it.
    pub family_life_plan: Option<LongText>,
}

/// A cost that would come with a proposal.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ProposedCost {
    /// What would be paid for.
    #[serde(rename = "for")]
    pub purpose: Purpose,
    /// Which part of the price.
    pub component: Component,
    /// Its price: pounds a week, or by the basis of the contract.
    #[serde(rename = "weekly", alias = "price")]
    #[schemars(extend("alias" = "price"))]
    pub price: At<Price>,
    /// Who would pay how much.
    #[serde(default)]
    pub shares: Vec<At<Share>>,
    /// That the split is not agreed yet.
    #[serde(default)]
    pub under_negotiation: bool,
}

/// A visit to a setting before the panel.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct SettingVisit {
    /// When.
    pub on: Date,
    /// By whom.
    pub by: PersonRef,
    /// Whether the child or parents were there.
    #[serde(default)]
    pub with_family: bool,
}

/// Why a need cannot be met locally.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ExternalGrounds {
    /// Which of the two grounds.
    pub ground: Ground,
    /// What shows it.
    pub evidence: Option<LongText>,
}

/// A ground for going outside local provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// The needs cannot safely or suitably be met locally.
    NeedsNotMetLocally,
    /// There is no internal resource.
    NoInternalResource,
}

/// Further money for an alternative.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct AlternativeFunding {
    /// Pounds a week.
    pub weekly: Money,
    /// Which holder of a budget agreed.
    pub agreed_by: Option<PersonRef>,
    /// When.
    pub on: Option<Date>,
}

/// Somebody who stands behind a request, or does not.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Endorsement {
    /// The role in which they speak.
    pub role: At<EndorserRole>,
    /// Who.
    pub by: PersonRef,
    /// When.
    pub on: At<Date>,
    /// Whether they support it.
    pub supports: bool,
    /// Their view (P-71).
    pub view: Option<LongText>,
}

/// In what line of management somebody endorses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EndorserRole {
    /// The Team Manager.
    TeamManager,
    /// The Service Manager.
    ServiceManager,
    /// The Head of Service.
    HeadOfService,
    /// The holder of the budget.
    BudgetHolder,
}

/// A report or form for an item.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PaperReceived {
    /// One of the edition's forms.
    pub form: At<Slug>,
    /// When it came.
    pub received: At<DateTime>,
    /// Who took it in.
    pub received_by: Option<PersonRef>,
    /// How it came, such as `e-mail`.
    pub channel: Option<Text>,
    /// Where the document lies; the document itself is never in this repository.
    pub link: Option<Text>,
    /// Whether all its fields are filled in.
    #[serde(default = "complete")]
    pub complete: bool,
}

fn complete() -> bool {
    true
}

/// Somebody who presents instead of the usual person.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Delegate {
    /// Who.
    pub person: PersonRef,
    /// Why.
    pub because: LongText,
}

/// When somebody can come.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Availability {
    /// Not before.
    pub from: Option<Clock>,
    /// To be over by.
    pub until: Option<Clock>,
}

/// How pressing an item is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// It cannot wait.
    Urgent,
    /// As usual.
    #[default]
    Normal,
    /// It can wait.
    Low,
}
