//! One edition of a panel's Terms of Reference, as data.
//!
//! The program holds no number, weekday, clause or word of any panel; they are all here. An edition
//! holds no logic beyond parameters and the conditions of [`When`].

mod fact;
mod kind;
mod order;
mod people;
mod requirement;
mod schedule;
mod section;
mod vocabulary;
mod when;
mod worded;
mod words;

pub use fact::Fact;
pub use kind::{RequestKind, RequestSort};
pub use order::{Kin, Order, OrderBy};
pub use people::*;
pub use requirement::*;
pub use schedule::*;
pub use section::{Paper, Section};
pub use when::When;
pub use words::{PanelWord, WORDS};

use super::refs::{ClassWord, DeadlineWord, RequestWord, RequirementWord, SeatWord};
use super::value::{LongText, RequirementId, Slug, Text};
use crate::yaml::At;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The fields of an edition's head that one panel may take over from another of the authority.
pub const SHARED_HEAD: [&str; 8] = [
    "source",
    "review",
    "confidentiality",
    "disputes",
    "policies",
    "words",
    "cohorts",
    "linked-panels",
];

/// `panels/<panel>/terms/<date>.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Edition {
    /// Another panel of the authority, whose edition says what this one leaves out of its head.
    pub head: Option<At<Slug>>,
    /// The panel's full name.
    pub panel: Text,
    /// Its short name.
    pub short: Text,
    /// The first day on which this edition applies, which is also the file's name.
    pub in_force: At<Date>,
    /// The date that the Terms of Reference carry (P-01).
    pub updated: At<Date>,
    /// Where the text is published or kept.
    pub source: Option<Text>,
    /// How often the Terms of Reference are to be reviewed.
    pub review: Option<At<ReviewCycle>>,
    /// What belongs on every paper besides the authority's marking, such as who may use it.
    pub confidentiality: Option<LongText>,
    /// The standing paragraph on disagreements.
    pub disputes: Option<At<LongText>>,
    /// Policies that the panel works within.
    #[serde(default)]
    pub policies: Vec<At<Text>>,
    /// The panel's words for things (P-108).
    #[serde(default)]
    pub words: BTreeMap<PanelWord, Text>,
    /// The groups of children that the panel is for (P-03).
    pub cohorts: Vec<At<Named>>,
    /// When it meets.
    pub schedule: At<Schedule>,
    /// How slots are given.
    #[serde(default)]
    pub slots: Slots,
    /// In which order items are taken.
    #[serde(default)]
    pub order: Order,
    /// What is due when, by name.
    #[serde(default)]
    pub deadlines: BTreeMap<Slug, At<Deadline>>,
    /// Who sits on the panel.
    pub seats: Vec<At<Seat>>,
    /// How many must be there, if the Terms of Reference say.
    pub quorum: Option<At<Quorum>>,
    /// Who comes besides the members, and for what.
    #[serde(default)]
    pub attendees: Vec<At<Attendee>>,
    /// The parts of a meeting; none means that items are taken in one list.
    #[serde(default)]
    pub parts: Vec<At<Part>>,
    /// Who presents where no part says.
    #[serde(default)]
    pub presenters: Vec<Who>,
    /// Minutes for an item where no part says.
    pub minutes: Option<u32>,
    /// What each item sheet says, in order, where no part says.
    #[serde(default)]
    pub sheet: Vec<Fact>,
    /// Named conditions on a child's placement, such as `secure`.
    #[serde(default)]
    pub classes: BTreeMap<Slug, At<Vec<When>>>,
    /// What may be asked of the panel.
    pub kinds: Vec<At<RequestKind>>,
    /// The panel's words for what it decides, and for outcomes that are no decision.
    pub decisions: Vec<At<Decision>>,
    /// Reports and forms.
    #[serde(default)]
    pub forms: Vec<At<Form>>,
    /// What roles send in for each meeting.
    #[serde(default)]
    pub returns: Vec<At<ReturnKind>>,
    /// Letters that tell people what was decided.
    #[serde(default)]
    pub letters: Vec<At<Named>>,
    /// Other panels with which this one has links (P-25, R-17).
    #[serde(default)]
    pub linked_panels: Vec<At<Named>>,
    /// How decisions are recorded.
    pub record: Record,
    /// The annual report.
    pub annual_report: Option<AnnualReport>,
    /// How unclear places are read.
    #[serde(default)]
    pub interpretations: Vec<At<Interpretation>>,
    /// Every requirement of the Terms of Reference.
    pub requirements: BTreeMap<RequirementId, At<Requirement>>,
}

/// Something with an id and a name.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Named {
    /// The id used in files.
    pub id: At<Slug>,
    /// The name as printed.
    pub title: Text,
}

/// How often Terms of Reference are reviewed.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ReviewCycle {
    /// When they were reviewed last.
    pub last: At<Date>,
    /// Months until the next review.
    pub every_months: u32,
}

/// A part of the meeting.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Part {
    /// The part's id.
    pub id: At<Slug>,
    /// Such as `Part 1`.
    pub title: Text,
    /// What it is for, in a line.
    pub about: Text,
    /// Minutes an item.
    pub minutes: u32,
    /// Who presents, in order of preference.
    pub presenters: Vec<Who>,
    /// Whether the case holders' Team Managers are invited for it (P-56).
    #[serde(default = "yes")]
    pub team_managers_invited: bool,
    /// What belongs here: one of these must hold.
    pub belongs: Vec<At<Ground>>,
    /// What each item sheet says, in order.
    #[serde(default)]
    pub sheet: Vec<Fact>,
}

fn yes() -> bool {
    true
}

/// A ground on which an item belongs to a part.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Ground {
    /// The requirement that says so.
    pub requirement: RequirementWord,
    /// The condition.
    pub when: When,
}

/// A word for what came of an item.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Decision {
    /// The id used in outcomes.
    pub id: At<Slug>,
    /// The word as printed.
    pub title: Text,
    /// What it does.
    pub effect: Effect,
    /// Kinds of request for which it may be given; none means all.
    #[serde(default)]
    pub kinds: Vec<RequestWord>,
    /// Sorts of request for which it may be given; none means all.
    #[serde(default)]
    pub sorts: Vec<RequestSort>,
    /// Seats of which one must be empty for it to be given; none means that it never matters.
    #[serde(default)]
    pub if_away: Vec<SeatWord>,
    /// Seats that must each be filled for it to be given.
    #[serde(default)]
    pub if_there: Vec<SeatWord>,
    /// Who must confirm it before it holds.
    pub confirmation: Option<At<Confirmation>>,
}

impl Decision {
    /// Whether it may be given for a kind of request.
    #[must_use]
    pub fn may_be_given_for(&self, kind: Option<&RequestKind>) -> bool {
        let own = |kind: &RequestKind| self.kinds.iter().any(|named| named.id == kind.id.value);
        let kinds = self.kinds.is_empty() || kind.is_some_and(own);
        let sorts =
            self.sorts.is_empty() || kind.is_some_and(|kind| self.sorts.contains(&kind.sort));
        kinds && sorts
    }
}

/// Who must confirm what a panel said, such as a recommendation or an agreement in principle.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Confirmation {
    /// Whoever holds one of these roles may.
    pub roles: Vec<super::refs::RoleRef>,
    /// By when, counted from the day of the decision.
    pub deadline: Option<DeadlineWord>,
}

/// What an outcome does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// What was asked is agreed.
    Agreed,
    /// Agreed in principle, until somebody confirms it.
    InPrinciple,
    /// It is not.
    Declined,
    /// It comes back.
    Deferred,
    /// The panel took note or reviewed: no decision.
    Noted,
    /// It was withdrawn: no decision.
    Withdrawn,
    /// There was no time: no decision, and it comes back.
    NotReached,
}

impl Effect {
    /// Whether the panel decided something.
    #[must_use]
    pub fn is_decision(self) -> bool {
        !matches!(self, Self::Noted | Self::Withdrawn | Self::NotReached)
    }

    /// Whether the panel heard it: not what was withdrawn or not reached.
    #[must_use]
    pub fn was_heard(self) -> bool {
        !matches!(self, Self::Withdrawn | Self::NotReached)
    }

    /// Whether the panel said yes.
    #[must_use]
    pub fn is_agreement(self) -> bool {
        matches!(self, Self::Agreed | Self::InPrinciple)
    }
}

/// A report or form that the panel asks for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Form {
    /// The id used in items.
    pub id: At<Slug>,
    /// The name as printed.
    pub title: Text,
}

/// What a role sends in for each meeting.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ReturnKind {
    /// The id used in meetings.
    pub id: At<Slug>,
    /// The name as printed.
    pub title: Text,
    /// Which roles owe it; any of them may send it.
    pub from: Vec<super::refs::RoleRef>,
    /// The deadline by which it is due; without one, the meeting itself.
    pub due: Option<DeadlineWord>,
}

/// How decisions are recorded.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Record {
    /// What the record is called, such as `iPOP tracker`.
    pub title: Text,
    /// The officer who owns it (P-78).
    pub owner: Option<super::refs::PersonRef>,
}

/// The annual report.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct AnnualReport {
    /// To whom it goes.
    pub addressee: Text,
    /// Its title.
    pub title: Text,
    /// The classes by which it sorts placements; each is put into the first that holds.
    #[serde(default)]
    pub classes: Vec<At<ReportClass>>,
    /// The parts that it is in; none means one.
    #[serde(default)]
    pub parts: Vec<At<ReportPart>>,
}

/// A class as an annual report shows it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ReportClass {
    /// One of the edition's classes.
    pub id: ClassWord,
    /// What it is called there.
    pub title: Text,
    /// Whether the days are counted that children spend in such placements.
    #[serde(default)]
    pub days: bool,
}

/// A part of an annual report.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ReportPart {
    /// Its heading.
    pub title: Text,
    /// The sections that belong to it; what no part names stands in the last.
    pub sections: Vec<At<Section>>,
}

/// How an unclear place is read.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Interpretation {
    /// The requirements concerned.
    pub about: Vec<RequirementWord>,
    /// What is unclear.
    pub unclear: LongText,
    /// How it is read here.
    pub reading: LongText,
}
