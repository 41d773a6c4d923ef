//! The sections that a paper can have: a closed list, so that an edition cannot ask for one that
//! nobody prints.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A kind of paper, as far as sections go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// Whichever it is.
    Every,
    /// A meeting's agenda.
    Agenda,
    /// One person's invite to a meeting.
    Invite,
    /// A panel's tracker.
    Tracker,
    /// What one person gets of the tracker.
    Extract,
    /// The report of a panel's year.
    AnnualReport,
    /// A sheet about one item, or for one Head of Service.
    Sheet,
    /// The first page of all that was made.
    Index,
    /// What `ipop terms` prints: no paper.
    Terms,
}

impl Paper {
    /// What it is called.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Every => "every paper",
            Self::Agenda => "agenda",
            Self::Invite => "invite",
            Self::Tracker => "tracker",
            Self::Extract => "tracker extract",
            Self::AnnualReport => "annual report",
            Self::Sheet => "sheets",
            Self::Index => "index",
            Self::Terms => "ipop terms",
        }
    }
}

macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident = $word:literal in $($paper:ident)|+),+ $(,)?) => {
        /// A section of a paper.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, JsonSchema, Serialize)]
        pub enum Section {
            $($(#[$doc])* #[serde(rename = $word)] $name,)+
        }

        impl Section {
            /// Every section, in the order of this list.
            pub const ALL: &[Self] = &[$(Self::$name,)+];

            /// The name used in editions and as a mark in the papers.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// The papers in which it stands.
            #[must_use]
            pub fn papers(self) -> &'static [Paper] {
                match self { $(Self::$name => &[$(Paper::$paper),+],)+ }
            }
        }
    };
}

impl Section {
    /// Whether it stands in a paper.
    #[must_use]
    pub fn stands_in(self, paper: Paper) -> bool {
        let papers = self.papers();
        papers.contains(&paper) || papers.contains(&Paper::Every)
    }
}

sections! {
    /// The edition and its date, on every paper (P-01).
    EditionStamp = "edition-stamp" in Every,
    /// Marking and confidentiality, on every paper (P-106).
    Marking = "marking" in Every,
    /// The order in which items are taken, with their slots.
    RunningOrder = "running-order" in Agenda,
    /// Items grouped by part (P-09, P-72).
    Parts = "parts" in Agenda,
    /// A page for each item.
    ItemSheets = "item-sheets" in Agenda,
    /// Open actions, the overdue ones marked (P-26, P-66).
    OutstandingActions = "outstanding-actions" in Agenda | Tracker,
    /// Open placements that must be on the agenda, and whether they are (P-109).
    Coverage = "coverage" in Agenda,
    /// External placements and provision not heard for a time (P-02).
    NotSeenSince = "not-seen-since" in Agenda,
    /// Current placements and costs (P-96).
    PlacementsAndCosts = "placements-and-costs" in Agenda,
    /// Placements begun and ended since the last meeting (P-97).
    Movements = "movements" in Agenda,
    /// Moves that are planned (P-90).
    PlannedMoves = "planned-moves" in Agenda,
    /// Forecast against budget (P-98, P-05).
    Forecast = "forecast" in Agenda | AnnualReport,
    /// Fostering vacancies (P-89).
    FosteringVacancies = "fostering-vacancies" in Agenda,
    /// Residential vacancies (P-95).
    ResidentialVacancies = "residential-vacancies" in Agenda,
    /// Supported lodgings (P-91).
    SupportedLodgings = "supported-lodgings" in Agenda,
    /// Changes of Element 3 funding (P-18).
    Element3 = "element-3" in Agenda,
    /// Plans that ceased (P-20).
    CeasedPlans = "ceased-plans" in Agenda,
    /// Phase transfers (P-21).
    PhaseTransfers = "phase-transfers" in Agenda,
    /// Plans that moved between authorities (P-19).
    PlanMoves = "plan-moves" in Agenda,
    /// Referrals to other panels (P-08, P-25).
    Referrals = "referrals" in Agenda,
    /// Retainers and taxis.
    RetainersAndTaxis = "retainers-and-taxis" in Agenda,
    /// Children who could come back into the area.
    ReturnCandidates = "return-candidates" in Agenda,
    /// Unstable placements.
    UnstablePlacements = "unstable-placements" in Agenda,
    /// Children with complex needs.
    ComplexNeeds = "complex-needs" in Agenda,
    /// Who sits when, where a seat goes round.
    Rota = "rota" in Agenda,
    /// The next meetings and what is due for them (P-51, P-79, P-83).
    Calendar = "calendar" in Agenda | Index,
    /// The label on a proposed placement.
    NotConfirmed = "not-confirmed" in Agenda | Sheet,
    /// The standing paragraph on disagreements.
    Disputes = "disputes" in Agenda,
    /// The policies that the panel works within.
    Policies = "policies" in Agenda,
    /// Requirements that are not kept.
    Exceptions = "exceptions" in Agenda,
    /// What is missing, by who owes it.
    InformationOutstanding = "information-outstanding" in Agenda,
    /// A person's own slots (P-80).
    Slots = "slots" in Invite,
    /// What is still wanted of a person, and by when.
    RoleDuties = "role-duties" in Invite,
    /// Every item considered, with its decision (P-73, R-73).
    DecisionRegister = "decision-register" in Tracker,
    /// Decisions not yet on the case file (P-74).
    RecordOutstanding = "record-outstanding" in Tracker,
    /// What each decision does to the budget's projection.
    Projections = "projections" in Tracker,
    /// Open actions by agency (P-24).
    ActionsByAgency = "actions-by-agency" in Tracker,
    /// Cases that nobody has brought up to date (P-76).
    StaleCases = "stale-cases" in Tracker,
    /// A person's own cases and actions (P-75, P-107).
    Extracts = "extracts" in Extract,
    /// The needs of the children presented.
    Needs = "needs" in AnnualReport,
    /// What the panel did.
    Activity = "activity" in AnnualReport,
    /// What placements cost, by type and provider (P-04, P-32).
    UnitCosts = "unit-costs" in AnnualReport,
    /// What came of it for the children (P-29, P-32).
    Outcomes = "outcomes" in AnnualReport,
    /// What is needed and not there (P-28, P-23).
    Sufficiency = "sufficiency" in AnnualReport,
    /// What came in time, and how long a decision took (P-79, P-83, R-74).
    Timeliness = "timeliness" in AnnualReport,
    /// What the decisions cost, and the money of health.
    DecisionCosts = "decision-costs" in AnnualReport,
    /// The High Needs Block: requests, schedules, places, tribunals (P-72).
    HighNeeds = "high-needs" in AnnualReport,
    /// Moves, early endings, steps down to a family.
    Stability = "stability" in AnnualReport,
    /// Days in watched placements, and orders of a court (P-10, P-109).
    Oversight = "oversight" in AnnualReport,
    /// What the Chair recommends next.
    Recommendations = "recommendations" in AnnualReport,
    /// Who came (P-45, R-39).
    Attendance = "attendance" in AnnualReport,
    /// How the panel kept its terms, clause by clause.
    Compliance = "compliance" in AnnualReport,
    /// One child's decision, to put on the case file (P-74).
    CaseFileSlips = "case-file-slips" in Sheet,
    /// The agreement that a decision needs besides the panel's.
    AuthorisationSheets = "authorisation-sheets" in Sheet,
    /// What a Head of Service must know for Part 1 (P-57).
    BriefingSheets = "briefing-sheets" in Sheet,
    /// A note to a Head of Service about practice.
    PracticeNotes = "practice-notes" in Sheet,
    /// The requirements and what meets them.
    Terms = "terms" in Terms,
}
