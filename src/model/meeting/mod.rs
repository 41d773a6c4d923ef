//! One meeting of a panel: who came, what was asked, what was decided.

mod item;
mod ledger;
mod outcome;
mod presence;

pub use item::*;
pub use ledger::*;
pub use outcome::*;
pub use presence::*;

use super::refs::{CaseLink, PersonRef, RoleRef};
use super::schedules::{ScheduleKind, ScheduleRef};
use super::value::{CaseRef, Clock, ItemRef, LongText, Money, RequirementId, Slug, Text, WebLink};
use crate::yaml::At;
use jiff::civil::{Date, DateTime};
use schemars::JsonSchema;
use serde::Deserialize;

/// `panels/<panel>/<date>.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Meeting {
    /// The day of the meeting, which is also the file's name.
    pub date: At<Date>,
    /// When it begins, where it differs from the edition's window.
    pub start: Option<At<Clock>>,
    /// When it must end, where it differs from the edition's window.
    pub end: Option<At<Clock>>,
    /// Where.
    pub place: Option<Text>,
    /// The link of an online meeting.
    pub join_link: Option<WebLink>,
    /// Whether it takes place as planned.
    #[serde(default)]
    pub status: Status,
    /// Why it is cancelled, postponed or extraordinary, or on another day than usual.
    pub because: Option<At<LongText>>,
    /// Where a postponed meeting went.
    pub postponed_to: Option<At<Date>>,
    /// Who agreed to more frequent meetings (P-52).
    pub enhanced_frequency: Option<At<EnhancedFrequency>>,
    /// Who chairs.
    pub chair: Option<At<Chairing>>,
    /// Who is expected, sent apologies, came.
    #[serde(default)]
    pub attendance: Vec<At<Attendance>>,
    /// Interests that were declared; an empty list says that everybody was asked and none was.
    pub declarations: Option<Vec<At<Declaration>>>,
    /// What is considered.
    #[serde(default)]
    pub items: Vec<At<Item>>,
    /// How schedules of many children are presented and decided (P-18 to P-21).
    #[serde(default)]
    pub schedules: Vec<At<ScheduleDecision>>,
    /// Business about no child.
    #[serde(default)]
    pub business: Vec<At<Business>>,
    /// Any other business.
    #[serde(default)]
    pub any_other_business: Vec<At<OtherBusiness>>,
    /// What roles send in for the meeting, as the edition asks.
    #[serde(default)]
    pub returns: Vec<At<Return>>,
    /// What was set to be done.
    #[serde(default)]
    pub actions: Vec<At<Action>>,
    /// Requirements that the Chair agreed need not be kept this once.
    #[serde(default)]
    pub waivers: Vec<At<Waiver>>,
    /// The minutes.
    pub minutes: Option<At<Minutes>>,
    /// What the Chair has to say to a Head of Service about practice; in no paper.
    #[serde(default)]
    pub practice_notes: Vec<At<PracticeNote>>,
}

/// Whether a meeting takes place.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// It does, or did.
    #[default]
    Planned,
    /// An extra one.
    Extraordinary,
    /// It does not.
    Cancelled,
    /// It takes place on another day.
    Postponed,
}

/// Agreement to meet more often for a time.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct EnhancedFrequency {
    /// Who agreed.
    pub agreed_by: PersonRef,
    /// The first day of the time.
    pub from: Date,
    /// Its last day.
    pub until: Date,
    /// Why.
    pub reason: LongText,
}

/// Who chairs a meeting.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Chairing {
    /// The person.
    pub person: PersonRef,
    /// Who nominated them, where they do not hold the Chair's role (P-34).
    pub nominated_by: Option<PersonRef>,
    /// When.
    pub nominated_on: Option<Date>,
}

/// One person and one meeting.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Attendance {
    /// Who, if a member of staff.
    pub person: Option<PersonRef>,
    /// Who, if not: a role or organisation, never a child's relative by name.
    pub guest: Option<Text>,
    /// The seat they fill, for a member.
    pub seat: Option<At<Slug>>,
    /// In what capacity.
    #[serde(default, rename = "as")]
    pub capacity: Capacity,
    /// Whether they come or came.
    #[serde(default)]
    pub status: Presence,
    /// Who stands in for them.
    pub substitute: Option<PersonRef>,
    /// When the substitute was named to the panel.
    pub substitute_named_on: Option<At<Date>>,
    /// That nobody holds the post, and who covers it.
    pub vacant_covered_by: Option<PersonRef>,
    /// Who agreed, for an observer.
    pub agreed_by: Option<PersonRef>,
    /// Whether they were invited (P-81).
    #[serde(default = "yes")]
    pub invited: bool,
    /// When they cannot be there.
    #[serde(default)]
    pub unavailable: Vec<Unavailable>,
}

fn yes() -> bool {
    true
}

/// In what capacity somebody comes.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Capacity {
    /// A member.
    #[default]
    Member,
    /// Somebody who attends for an item.
    Attendee,
    /// Somebody with knowledge that the panel asked for.
    Adviser,
    /// Somebody who watches.
    Observer,
    /// A parent, carer, child or young person.
    Family,
}

/// Whether somebody comes or came.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Presence {
    /// Expected.
    #[default]
    Expected,
    /// There.
    Present,
    /// Sent apologies.
    Apologies,
    /// Not there, without apologies.
    Absent,
}

/// When somebody cannot be there.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Unavailable {
    /// From.
    pub from: Clock,
    /// Until.
    pub until: Clock,
}

/// An interest that was declared.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Declaration {
    /// By whom.
    pub person: PersonRef,
    /// The case that it concerns.
    pub case: Option<CaseLink>,
    /// What was declared and what was done about it.
    pub note: LongText,
}

/// How one schedule is presented and decided: its lines together, but for those that are pulled out.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct ScheduleDecision {
    /// Which schedule.
    pub of: At<ScheduleKind>,
    /// Who presents it.
    pub presented_by: Option<PersonRef>,
    /// Children whose lines are discussed one by one, each as an item of its own.
    #[serde(default)]
    pub pulled_out: Vec<At<CaseRef>>,
    /// Why they are.
    pub pulled_out_because: Option<LongText>,
    /// What came of all other lines together.
    pub outcome: Option<At<Outcome>>,
}

/// Business about no child.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Business {
    /// What.
    pub title: Text,
    /// Who leads.
    pub lead: Option<PersonRef>,
    /// Minutes.
    pub minutes: Option<u32>,
    /// What to say about it.
    pub note: Option<LongText>,
    /// What the panel concluded, for the record.
    pub conclusion: Option<LongText>,
}

/// Any other business; with a case it is an urgent discussion (P-82).
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct OtherBusiness {
    /// What.
    pub title: Text,
    /// The case, if it is about one.
    pub case: Option<CaseLink>,
    /// One of the edition's kinds of request, where something is asked for the case.
    pub kind: Option<At<Slug>>,
    /// Who raises it.
    pub raised_by: Option<PersonRef>,
    /// Why it cannot wait.
    pub urgency: Option<LongText>,
    /// What came of it, for a case.
    pub outcome: Option<At<Outcome>>,
    /// What the panel concluded, for the record, where it is about no case.
    pub conclusion: Option<LongText>,
}

/// The kind of a case under any other business that asks for nothing which the edition lists: its
/// name is `<case>/any-other-business`.
pub const RAISED: &str = "any-other-business";

impl Meeting {
    /// The cases under any other business, each as an item: it can be decided, recorded and followed
    /// up as one, and has no part, slot or presenter.
    #[must_use]
    pub fn raised(&self) -> Vec<At<Item>> {
        let raised = self.any_other_business.iter().filter_map(|business| {
            let case = business.case.clone()?;
            let kind = business.kind.clone().unwrap_or_else(|| At {
                value: RAISED.parse().expect("it is written as an id"),
                span: case.span,
            });
            let mut item = Item::new(case, kind);
            item.request = Some(At {
                value: business.title.clone().into(),
                span: business.span,
            });
            item.requested_by.clone_from(&business.raised_by);
            item.outcome.clone_from(&business.outcome);
            Some(At {
                value: item,
                span: business.span,
            })
        });
        raised.collect()
    }
}

/// What a role sends in for a meeting.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Return {
    /// One of the edition's returns.
    pub kind: At<Slug>,
    /// Who sent it.
    pub from: Option<PersonRef>,
    /// When it came.
    pub received: Option<At<DateTime>>,
    /// That there is nothing to report.
    #[serde(default)]
    pub nil: bool,
    /// What it says.
    pub note: Option<LongText>,
    /// Its figures, line by line.
    #[serde(default)]
    pub figures: Vec<Figure>,
}

/// A line of a return.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Figure {
    /// What is counted or paid.
    pub label: Text,
    /// The line of the computed section beside which it stands, such as `all` or a setting's id.
    pub of: Option<At<Text>>,
    /// How many.
    pub count: Option<u32>,
    /// Pounds.
    pub amount: Option<Money>,
}

/// Something to be done.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Action {
    /// The number in this meeting, such as `A3`.
    pub id: At<ActionNumber>,
    /// The item that it comes from, as `<case>/<kind>`.
    pub item: Option<At<ItemRef>>,
    /// The schedule that it comes from, or the line of it.
    pub schedule: Option<At<ScheduleRef>>,
    /// What is to be done.
    pub what: LongText,
    /// Who does it, if a member of staff.
    pub owner: Option<PersonRef>,
    /// Who does it, if a partner.
    pub partner: Option<Text>,
    /// Who tells the panel what came of it (P-77).
    pub reporter: Option<PersonRef>,
    /// By when.
    pub due: At<Date>,
    /// What has happened since, oldest first.
    #[serde(default)]
    pub updates: Vec<At<Update>>,
}

impl Action {
    /// The child that it is about, by its item or its line of a schedule.
    #[must_use]
    pub fn child(&self) -> Option<&CaseRef> {
        let of_item = self.item.as_ref().map(|item| &item.case);
        of_item.or_else(|| self.schedule.as_ref()?.child.as_ref())
    }
}

/// What has happened with an action.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Update {
    /// When.
    pub on: Date,
    /// How it stands now.
    pub state: Option<ActionState>,
    /// A new date by which it is due.
    pub due: Option<Date>,
    /// What was done, or why the date changed.
    pub note: Option<LongText>,
}

/// How an action stands.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ActionState {
    /// To be done.
    #[default]
    Open,
    /// Begun.
    InProgress,
    /// Done.
    Done,
    /// No longer needed.
    Dropped,
}

impl ActionState {
    /// Whether there is nothing left to do.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

/// A requirement that need not be kept this once.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Waiver {
    /// The requirement.
    pub requirement: At<RequirementId>,
    /// An item, a role or an action; without it, the meeting.
    pub about: Option<At<Text>>,
    /// Why.
    pub reason: LongText,
    /// Who agreed.
    pub agreed_by: PersonRef,
    /// When.
    pub on: Date,
}

/// The minutes of a meeting.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Minutes {
    /// Who wrote them.
    pub by: PersonRef,
    /// When the Chair cleared them.
    pub cleared: Option<Date>,
    /// When they were sent round.
    pub circulated: Option<Date>,
    /// When the panel agreed them.
    pub agreed: Option<Date>,
    /// Corrections since they were cleared.
    #[serde(default)]
    pub corrections: Vec<At<Correction>>,
}

/// A correction, as an entry beside what was first written.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Correction {
    /// When.
    pub on: Date,
    /// By whom.
    pub by: PersonRef,
    /// What is to be read instead of what.
    pub note: LongText,
}

/// What the Chair tells a Head of Service about practice.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct PracticeNote {
    /// The item that it comes from.
    pub item: At<ItemRef>,
    /// Whether practice was excellent or inadequate.
    pub kind: Practice,
    /// To which role it goes.
    pub to: Option<RoleRef>,
    /// When it went.
    pub sent: Option<Date>,
}

/// What practice was like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Practice {
    /// Excellent.
    Excellent,
    /// Inadequate.
    Inadequate,
}
