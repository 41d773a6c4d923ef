//! What was sent, to whom and when: `panels/<panel>/<date>.issued.yaml`, which only ever grows.

use crate::model::refs::PersonRef;
use crate::model::schedules::ScheduleKind;
use crate::model::value::{CaseRef, Clock, Fingerprint, ItemRef, ParseProblem, Slug, Text};
use crate::yaml::At;
use jiff::civil::{Date, DateTime};
use schemars::JsonSchema;
use serde::Deserialize;
use std::{fmt, str::FromStr};

/// The ledger of one meeting.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Ledger {
    /// Copies of what was sent that were disposed of, as their time to be kept had run out.
    #[serde(default)]
    pub disposed: Vec<At<Disposal>>,
    /// Each issue of a paper, oldest first.
    #[serde(default)]
    pub issues: Vec<At<Issue>>,
}

/// That copies of what was sent were disposed of.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Disposal {
    /// When.
    pub on: Date,
    /// By whom.
    pub by: PersonRef,
    /// The last day on which what they are copies of was sent.
    pub sent_until: Date,
}

/// One issue of one paper.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Issue {
    /// Which paper.
    pub paper: IssuedPaper,
    /// Which supplement.
    pub number: Option<At<u32>>,
    /// When it went out.
    pub sent: At<DateTime>,
    /// Who sent it.
    pub by: PersonRef,
    /// To whom.
    #[serde(default)]
    pub to: Vec<PersonRef>,
    /// The revision of the repository that it was made from.
    pub revision: Option<Fingerprint>,
    /// What shows whether a tracker says anything new.
    pub content: Option<Fingerprint>,
    /// The meeting as it then was to be held.
    pub meeting: Option<SentMeeting>,
    /// The day on which an agenda's facts were taken.
    pub facts: Option<Date>,
    /// What an agenda or supplement told of moves and plans, each by its key. A ledger kept by hand may
    /// leave it out.
    pub told: Option<Vec<At<Text>>>,
    /// The running order as it then stood, without any free text. A ledger kept by hand may leave
    /// it out.
    pub rows: Option<Vec<At<Row>>>,
    /// The breaks as they then fell.
    pub breaks: Option<Vec<Pause>>,
    /// What then stood on the schedules and under other business, without any free text. A ledger kept
    /// by hand, or by an older program, leaves it out.
    pub lines: Option<Vec<SentLine>>,
    /// The calendar entries that were sent with invites.
    #[serde(default)]
    pub blocks: Vec<At<SentBlock>>,
    /// The decisions of which it told, and what shows whether they are still the same.
    #[serde(default)]
    pub decisions: Vec<At<SentDecision>>,
    /// The copies of what was sent, and what shows whether they are still as they were.
    #[serde(default)]
    pub files: Vec<At<SentFile>>,
}

/// When and where a meeting was to be held, as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct SentMeeting {
    /// Its day.
    pub date: Date,
    /// From.
    pub start: Clock,
    /// Until.
    pub end: Clock,
    /// What shows whether place and link are still the same.
    pub place: Option<Fingerprint>,
    /// Who was to chair.
    pub chair: Option<Slug>,
}

/// A break as it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Pause {
    /// From.
    pub at: Clock,
    /// How long.
    pub minutes: u32,
}

/// A line of a schedule, or a matter of other business, as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct SentLine {
    /// Where it stood.
    pub of: LineOf,
    /// The child, if it is about one. The child of a schedule may have no case file.
    pub child: Option<CaseRef>,
    /// What shows which matter it is, where it names no child.
    pub matter: Option<Fingerprint>,
    /// What shows whether it still says the same.
    pub says: Fingerprint,
}

/// Where a line stands that is no item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LineOf {
    /// The schedule of Element 3 funding. A line without a child is the schedule as a whole.
    #[serde(rename = "element-3")]
    Element3,
    /// The schedule of plans that moved.
    PlanMoves,
    /// The schedule of plans that ceased.
    CeasedPlans,
    /// The schedule of moves to the next phase.
    PhaseTransfers,
    /// Business about no child.
    Business,
    /// Any other business.
    AnyOtherBusiness,
}

impl LineOf {
    /// The schedule, if it is one.
    #[must_use]
    pub const fn schedule(self) -> Option<ScheduleKind> {
        Some(match self {
            Self::Element3 => ScheduleKind::Element3,
            Self::PlanMoves => ScheduleKind::PlanMoves,
            Self::CeasedPlans => ScheduleKind::CeasedPlans,
            Self::PhaseTransfers => ScheduleKind::PhaseTransfers,
            Self::Business | Self::AnyOtherBusiness => return None,
        })
    }

    /// Its name in a ledger.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Business => "business",
            Self::AnyOtherBusiness => "any-other-business",
            Self::Element3 => ScheduleKind::Element3.name(),
            Self::PlanMoves => ScheduleKind::PlanMoves.name(),
            Self::CeasedPlans => ScheduleKind::CeasedPlans.name(),
            Self::PhaseTransfers => ScheduleKind::PhaseTransfers.name(),
        }
    }
}

impl From<ScheduleKind> for LineOf {
    fn from(kind: ScheduleKind) -> Self {
        match kind {
            ScheduleKind::Element3 => Self::Element3,
            ScheduleKind::PlanMoves => Self::PlanMoves,
            ScheduleKind::CeasedPlans => Self::CeasedPlans,
            ScheduleKind::PhaseTransfers => Self::PhaseTransfers,
        }
    }
}

/// A decision as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct SentDecision {
    /// The item.
    pub item: ItemRef,
    /// What shows whether it is still decided the same.
    pub outcome: Fingerprint,
}

/// The copy of a file that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct SentFile {
    /// Its path below the folder of the copies.
    pub file: String,
    /// Its SHA-256.
    pub sha256: Fingerprint,
}

/// A paper that can be issued.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum IssuedPaper {
    /// The agenda.
    Agenda,
    /// The invites.
    Invites,
    /// A supplement to the agenda.
    Supplement,
    /// The tracker, with the extracts of those who have the cases and the actions.
    Tracker,
    /// The record of the meeting.
    Record,
    /// The slips for the case files.
    Slips,
    /// The authorisation sheets.
    AuthorisationSheets,
    /// The briefings of those who give an update.
    Briefings,
    /// The notes about practice.
    PracticeNotes,
    /// The annual report, and what may be published of it.
    AnnualReport,
}

/// One item as it was sent. What a row leaves out is not compared later.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Row {
    /// The item.
    pub item: ItemRef,
    /// Its number on the agenda. `ipop issue` always writes it.
    pub number: Option<u32>,
    /// Its part.
    pub part: Option<Slug>,
    /// Its slot.
    pub slot: Option<Clock>,
    /// How many minutes it was given.
    pub minutes: Option<u32>,
    /// Who was to present it.
    pub presenter: Option<Slug>,
    /// What shows whether the request is still the same. `ipop issue` always writes it.
    pub request: Option<Fingerprint>,
}

/// One unbroken stretch of a person's time as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct SentBlock {
    /// Whose.
    pub person: PersonRef,
    /// The event's opaque name, the same in every version of it.
    pub uid: Fingerprint,
    /// The version.
    pub sequence: u32,
    /// From.
    pub start: Clock,
    /// Until.
    pub end: Clock,
    /// What shows whether place, link and the rest of the entry are still the same.
    pub content: Option<Fingerprint>,
    /// What shows whether the invite still says the same of what the person is wanted for.
    pub says: Option<Fingerprint>,
    /// Whether it asked to come or was called off.
    #[serde(default)]
    pub state: BlockState,
}

/// What a calendar entry asks of its reader.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BlockState {
    /// To come, or to note the change.
    #[default]
    Request,
    /// To take it out again.
    Cancel,
}

impl Ledger {
    /// What had gone out by the end of a day, oldest first.
    pub fn sent_by(&self, day: Date) -> impl DoubleEndedIterator<Item = &Issue> {
        let issues = self.issues.iter().map(|issue| &issue.value);
        issues.filter(move |issue| issue.sent.date() <= day)
    }

    /// Whether the copies of an issue were disposed of by a day.
    #[must_use]
    pub fn is_disposed(&self, issue: &Issue, day: Date) -> bool {
        let mut disposed = self.disposed.iter();
        disposed.any(|entry| entry.on <= day && issue.sent.date() <= entry.sent_until)
    }
}

impl Issue {
    /// Whether invites went out of which somebody wrote down that they did, and not what was in them.
    #[must_use]
    pub fn is_by_hand(&self) -> bool {
        self.paper == IssuedPaper::Invites && self.blocks.is_empty()
    }

    /// Whether it went to a person. An entry that names nobody went to everybody.
    #[must_use]
    pub fn went_to(&self, person: &Slug) -> bool {
        self.to.is_empty() || self.to.iter().any(|to| to.id == *person)
    }
}

impl IssuedPaper {
    /// Whether it is a paper of one meeting; the others are the panel's, and are recorded with the
    /// meeting after which they went out.
    #[must_use]
    pub fn is_of_meeting(self) -> bool {
        !matches!(self, Self::Tracker | Self::AnnualReport)
    }

    /// Whether its rows are a running order.
    #[must_use]
    pub fn has_running_order(self) -> bool {
        matches!(self, Self::Agenda | Self::Supplement)
    }
}

/// An action's number inside its meeting, such as `A3`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionNumber(pub u32);

impl FromStr for ActionNumber {
    type Err = ParseProblem;

    fn from_str(text: &str) -> Result<Self, ParseProblem> {
        text.strip_prefix('A')
            .filter(|digits| !digits.starts_with('0'))
            .filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))
            .and_then(|digits| digits.parse().ok())
            .map(Self)
            .ok_or_else(|| ParseProblem::new("expected the number of an action, such as A3"))
    }
}

impl fmt::Display for ActionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "A{}", self.0)
    }
}
