//! What a case costs, who pays, and what was asked of health.

use crate::model::refs::{BudgetKind, SettingRef};
use crate::model::value::{LongText, MeetingRef, Money, Price, Slug, Text};
use crate::yaml::{At, Ref};
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// A cost in force for a time. A change is a new entry.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Cost {
    /// The cost's id, unique in the case.
    pub id: At<Slug>,
    /// What is paid for.
    #[serde(rename = "for")]
    pub purpose: Purpose,
    /// The id of the placement or provision, where it is one's.
    pub of: Option<At<Slug>>,
    /// Which part of the price it is.
    pub component: Component,
    /// Its price: pounds a week, or by the basis of its contract.
    #[serde(rename = "weekly", alias = "price")]
    #[schemars(extend("alias" = "price"))]
    pub price: At<Price>,
    /// First day.
    pub from: At<Date>,
    /// Last day; without it, to the end of the placement or for good.
    pub until: Option<At<Date>>,
    /// Who pays how much; together the whole.
    #[serde(default)]
    pub shares: Vec<At<Share>>,
    /// That the split is not agreed yet (P-06).
    #[serde(default)]
    pub under_negotiation: bool,
    /// The meeting that decided it.
    pub decided_at: Option<At<MeetingRef>>,
    /// The cost centre of the ledger to which it is charged, where there is one.
    pub cost_centre: Option<Text>,
}

/// What a cost pays for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// A placement.
    Placement,
    /// Education.
    Provision,
    /// Transport.
    Transport,
    /// Support outside a placement.
    Support,
    /// Anything else.
    Other,
}

/// Which part of a price a cost is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Component {
    /// The basic price.
    Core,
    /// One-to-one staffing.
    OneToOne,
    /// Therapy.
    Therapy,
    /// Education.
    Education,
    /// Transport.
    Transport,
    /// Anything else.
    Other,
}

/// One payer's part of a cost.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Share {
    /// Who pays.
    pub payer: Payer,
    /// From which budget line, or `to-be-confirmed` (P-05).
    pub budget: At<BudgetName>,
    /// Its part of the price: pounds a week, or by the basis of the whole.
    #[serde(rename = "weekly", alias = "price")]
    #[schemars(extend("alias" = "price"))]
    pub price: At<Price>,
}

/// A budget line, or that it is not known yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BudgetName {
    /// To be confirmed.
    ToBeConfirmed,
    /// Somebody else's budget, which this authority does not keep.
    External,
    /// A line of the register.
    Line(Slug),
}

impl<'de> Deserialize<'de> for BudgetName {
    fn deserialize<D: serde::Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let name = Ref::<BudgetKind>::deserialize(reader)?;
        Ok(match name.id.as_str() {
            "to-be-confirmed" => Self::ToBeConfirmed,
            "external" => Self::External,
            _ => Self::Line(name.id),
        })
    }
}

/// Who pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Payer {
    /// Social care.
    SocialCare,
    /// Education, the High Needs Block for instance.
    Education,
    /// Health.
    Health,
    /// Youth justice.
    YouthJustice,
    /// Another authority.
    OtherAuthority,
    /// The Home Office.
    HomeOffice,
    /// Housing benefit.
    HousingBenefit,
}

/// Money asked of health.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct HealthFunding {
    /// When it was asked, answered or disputed.
    pub on: At<Date>,
    /// How it stands.
    pub state: FundingState,
    /// Pounds a week, where an amount was named.
    pub weekly: Option<Money>,
    /// Why.
    pub reason: Option<LongText>,
}

/// How a request for money stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FundingState {
    /// Considered, and none is to be asked for.
    NotApplicable,
    /// Asked for.
    Sought,
    /// Agreed.
    Agreed,
    /// Refused.
    Refused,
    /// Disputed.
    Disputed,
}

/// Money paid to keep a place free.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Retainer {
    /// The retainer's id, unique in the case.
    pub id: At<Slug>,
    /// Where the place is kept.
    pub setting: SettingRef,
    /// What is paid: pounds a week, or by the basis of its contract.
    #[serde(rename = "weekly", alias = "price")]
    #[schemars(extend("alias" = "price"))]
    pub price: At<Price>,
    /// Who pays how much; together the whole.
    #[serde(default)]
    pub shares: Vec<At<Share>>,
    /// First day.
    pub from: At<Date>,
    /// Last day.
    pub until: Option<At<Date>>,
    /// What makes it exceptional.
    pub exceptional_reason: Option<LongText>,
    /// The meeting that decided it.
    pub decided_at: Option<At<MeetingRef>>,
}

/// A taxi.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Taxi {
    /// The taxi's id, unique in the case.
    pub id: At<Slug>,
    /// Its fare: pounds a week or by the basis of its contract, or pounds for the one journey.
    #[serde(rename = "weekly", alias = "price")]
    #[schemars(extend("alias" = "price"))]
    pub price: At<Price>,
    /// Who pays how much; together the whole.
    #[serde(default)]
    pub shares: Vec<At<Share>>,
    /// First day.
    pub from: At<Date>,
    /// Last day.
    pub until: Option<At<Date>>,
    /// Whether it is a single journey, which needs no decision of the panel.
    #[serde(default)]
    pub one_off: bool,
    /// Where to and why.
    pub reason: LongText,
    /// The meeting that decided it.
    pub decided_at: Option<At<MeetingRef>>,
}
