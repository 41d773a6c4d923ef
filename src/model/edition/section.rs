//! The sections that a paper can have: a closed list, so that an edition cannot ask for one that
//! nobody prints.

use serde::{Deserialize, Serialize};

macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident = $word:literal in $papers:literal),+ $(,)?) => {
        /// A section of a paper.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
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
            pub fn papers(self) -> &'static str {
                match self { $(Self::$name => $papers,)+ }
            }
        }
    };
}

sections! {
    /// The edition and its date, on every paper (P-01).
    EditionStamp = "edition-stamp" in "every paper",
    /// Marking and confidentiality, on every paper (P-106).
    Marking = "marking" in "every paper",
    /// The order in which items are taken, with their slots.
    RunningOrder = "running-order" in "agenda",
    /// Items grouped by part (P-09, P-72).
    Parts = "parts" in "agenda",
    /// A page for each item.
    ItemSheets = "item-sheets" in "agenda",
    /// Open actions, the overdue ones marked (P-26, P-66).
    OutstandingActions = "outstanding-actions" in "agenda, tracker",
    /// Open placements that must be on the agenda, and whether they are (P-109).
    Coverage = "coverage" in "agenda",
    /// External placements and provision not heard for a time (P-02).
    NotSeenSince = "not-seen-since" in "agenda",
    /// Current placements and costs (P-96).
    PlacementsAndCosts = "placements-and-costs" in "agenda",
    /// Placements begun and ended since the last meeting (P-97).
    Movements = "movements" in "agenda",
    /// Moves that are planned (P-90).
    PlannedMoves = "planned-moves" in "agenda",
    /// Forecast against budget (P-98, P-05).
    Forecast = "forecast" in "agenda, annual report",
    /// Fostering vacancies (P-89).
    FosteringVacancies = "fostering-vacancies" in "agenda",
    /// Residential vacancies (P-95).
    ResidentialVacancies = "residential-vacancies" in "agenda",
    /// Supported lodgings (P-91).
    SupportedLodgings = "supported-lodgings" in "agenda",
    /// Changes of Element 3 funding (P-18).
    Element3 = "element-3" in "agenda",
    /// Plans that ceased (P-20).
    CeasedPlans = "ceased-plans" in "agenda",
    /// Phase transfers (P-21).
    PhaseTransfers = "phase-transfers" in "agenda",
    /// Plans that moved between authorities (P-19).
    PlanMoves = "plan-moves" in "agenda",
    /// Referrals to other panels (P-08, P-25).
    Referrals = "referrals" in "agenda",
    /// Retainers and taxis.
    RetainersAndTaxis = "retainers-and-taxis" in "agenda",
    /// Children who could come back into the area.
    ReturnCandidates = "return-candidates" in "agenda",
    /// Unstable placements.
    UnstablePlacements = "unstable-placements" in "agenda",
    /// Children with complex needs.
    ComplexNeeds = "complex-needs" in "agenda",
    /// Who sits when, where a seat goes round.
    Rota = "rota" in "agenda",
    /// The next meetings and what is due for them (P-51, P-79, P-83).
    Calendar = "calendar" in "agenda, index",
    /// The label on a proposed placement.
    NotConfirmed = "not-confirmed" in "agenda, sheets",
    /// The standing paragraph on disagreements.
    Disputes = "disputes" in "agenda",
    /// The policies that the panel works within.
    Policies = "policies" in "agenda",
    /// Requirements that are not kept.
    Exceptions = "exceptions" in "agenda",
    /// What is missing, by who owes it.
    InformationOutstanding = "information-outstanding" in "agenda",
    /// A person's own slots (P-80).
    Slots = "slots" in "invite",
    /// What the Terms of Reference ask of a person's role.
    RoleDuties = "role-duties" in "invite",
    /// Every item considered, with its decision (P-73, R-73).
    DecisionRegister = "decision-register" in "tracker",
    /// Decisions not yet on the case file (P-74).
    RecordOutstanding = "record-outstanding" in "tracker",
    /// What each decision does to the budget's projection.
    Projections = "projections" in "tracker, annual report",
    /// Open actions by agency (P-24).
    ActionsByAgency = "actions-by-agency" in "tracker",
    /// Cases that nobody has brought up to date (P-76).
    StaleCases = "stale-cases" in "tracker",
    /// A person's own cases and actions (P-75, P-107).
    Extracts = "extracts" in "tracker extract",
    /// The needs of the children presented.
    Needs = "needs" in "annual report",
    /// What the panel did.
    Activity = "activity" in "annual report",
    /// What placements cost, by type and provider (P-04, P-32).
    UnitCosts = "unit-costs" in "annual report",
    /// What came of it for the children (P-29, P-32).
    Outcomes = "outcomes" in "annual report",
    /// What is needed and not there (P-28, P-23).
    Sufficiency = "sufficiency" in "annual report",
    /// Who came (P-45, R-39).
    Attendance = "attendance" in "annual report",
    /// How the panel kept its terms, clause by clause.
    Compliance = "compliance" in "annual report",
    /// One child's decision, to put on the case file (P-74).
    CaseFileSlips = "case-file-slips" in "sheets",
    /// The agreement that a decision needs besides the panel's.
    AuthorisationSheets = "authorisation-sheets" in "sheets",
    /// What a Head of Service must know for Part 1 (P-57).
    BriefingSheets = "briefing-sheets" in "sheets",
    /// A note to a Head of Service about practice.
    PracticeNotes = "practice-notes" in "sheets",
    /// The requirements and what meets them.
    Terms = "terms" in "ipop terms",
}
