//! The fields of a case that answer what a panel asks, in the order in which a case is written.

use crate::model::edition::Fact;

/// A field, as somebody begins to write it.
pub(super) struct CaseField {
    pub(super) lines: &'static [&'static str],
    /// What is read from it.
    pub(super) facts: &'static [Fact],
    /// What it is for, where every panel needs it.
    pub(super) always: Option<&'static str>,
}

const fn asked(lines: &'static [&'static str], facts: &'static [Fact]) -> CaseField {
    CaseField {
        lines,
        facts,
        always: None,
    }
}

const fn needed(
    lines: &'static [&'static str],
    facts: &'static [Fact],
    why: &'static str,
) -> CaseField {
    CaseField {
        lines,
        facts,
        always: Some(why),
    }
}

pub(super) const FIELDS: &[CaseField] = &[
    needed(
        &["looked-after:", "  - { from: 2026-01-31 }"],
        &[],
        "Times in care",
    ),
    needed(
        &["legal:", "  - { status: C2, from: 2026-01-31 }"],
        &[Fact::LegalStatus],
        "Legal status over time, by its code in the SSDA903 return",
    ),
    asked(&["background: A few lines."], &[Fact::Background]),
    asked(
        &[
            "needs:",
            "  education: None is an answer too.",
            "  care: A few words.",
            "  health: A few words, and no diagnosis.",
        ],
        &[Fact::HolisticNeeds],
    ),
    asked(&["agencies: [Virtual school]"], &[Fact::Agencies]),
    needed(
        &[
            "placements:",
            "  - id: p1",
            "    type: U6",
            "    setting: id-of-the-setting",
            "    from: 2026-01-31",
            "    distance: in-area",
            "    expected-length: How long it is to last.",
            "    plans:",
            "      - { done: 2026-01-31, next-due: 2026-07-31 }",
            "    stability: How settled it is.",
            "    why-not-internal: Why own provision does not serve.",
            "    searches: []",
            "    why-not-family: Why the child does not live in a family, if so.",
            "    family-life-plan: What makes up for it.",
        ],
        &[
            Fact::CurrentPlacement,
            Fact::ExpectedLength,
            Fact::Stability,
            Fact::PlacementPlan,
            Fact::ExpressionsOfInterest,
            Fact::WhyNotInternal,
            Fact::FamilyLife,
        ],
        "Where the child lives; each move is a new entry",
    ),
    needed(
        &[
            "costs:",
            "  - id: c1",
            "    for: placement",
            "    of: p1",
            "    component: core",
            "    weekly: 1000",
            "    from: 2026-01-31",
            "    shares:",
            "      - { payer: social-care, budget: to-be-confirmed, weekly: 1000 }",
        ],
        &[Fact::WeeklyCost],
        "What it costs and who pays; each change is a new entry",
    ),
    asked(
        &[
            "reviews:",
            "  - on: 2026-01-31",
            "    recommendations: What the review recommended.",
            "    key-developments: What has happened since.",
            "    iro-view: The reviewing officer's view.",
            "    iro-impact: What it led to.",
            "    child-view: The child's view, and not in the child's words.",
            "    next-due: 2026-07-31",
        ],
        &[
            Fact::IroView,
            Fact::NextReview,
            Fact::ReviewViews,
            Fact::LastReview,
        ],
    ),
    asked(&["visits:", "  - { on: 2026-01-31 }"], &[Fact::LastVisit]),
    asked(
        &["health-assessments:", "  - { on: 2026-01-31 }"],
        &[Fact::HealthAssessment],
    ),
    asked(
        &[
            "peps:",
            "  - on: 2026-01-31",
            "    assurance: How the education needs are met, and what shows it.",
            "    pupil-premium: 0",
        ],
        &[Fact::Pep, Fact::PupilPremium, Fact::EducationAssurance],
    ),
    asked(
        &[
            "care-plans:",
            "  - on: 2026-01-31",
            "    agreed: true",
            "    short-term: What comes next.",
            "    medium-term: What is to come of it.",
            "    to-deliver: What is needed for it.",
            "    barriers: What stands in the way.",
            "    panel-support: How the panel can help.",
        ],
        &[Fact::CarePlan, Fact::CarePlanAgreed, Fact::Barriers],
    ),
    asked(
        &["pathway-plans:", "  - { on: 2026-01-31 }"],
        &[Fact::PathwayPlan],
    ),
    asked(
        &[
            "permanence:",
            "  - plan: long-term-fostering",
            "    decided: 2026-01-31",
        ],
        &[Fact::Permanence],
    ),
    asked(
        &[
            "education:",
            "  year-group: 9",
            "  provisions:",
            "    - id: e1",
            "      setting: id-of-the-school",
            "      from: 2025-09-01",
            "      rationale: Why this one.",
            "  ehcp:",
            "    primary-need: SLCN",
            "    issued: 2025-01-31",
            "    annual-reviews:",
            "      - { on: 2026-01-31 }",
            "    statutory-support: What the plan gives.",
            "    other-provision: What else it gives.",
            "  transition: What is prepared.",
            "  tribunal: []",
            "  additional-costs: None.",
        ],
        &[
            Fact::PrimaryNeed,
            Fact::PreviousProvision,
            Fact::CurrentProvision,
            Fact::ProvisionStart,
            Fact::AdditionalCosts,
            Fact::EhcpSupport,
            Fact::AnnualReview,
            Fact::OtherProvision,
            Fact::Transition,
            Fact::Tribunal,
        ],
    ),
    asked(
        &[
            "judgements:",
            "  - on: 2026-01-31",
            "    about: p1",
            "    needs-met: yes",
            "    services-delivered: yes",
            "    outcomes: What has come of it.",
            "    progress: How far it has come.",
            "    reason: What that rests on.",
        ],
        &[Fact::NeedsMet, Fact::ServicesDelivered, Fact::Outcomes],
    ),
    asked(&["other-panels: []"], &[Fact::OtherPanels]),
];

#[cfg(test)]
mod tests {
    use super::{FIELDS, Fact};

    /// What is said of an item, in the meeting's file.
    const OF_ITEMS: &[Fact] = &[
        Fact::ActionProgress,
        Fact::Rationale,
        Fact::ExternalGrounds,
        Fact::Alternatives,
        Fact::AlternativeFunding,
        Fact::HowDecided,
        Fact::AuthorisationFollowed,
        Fact::ResourcesExplored,
        Fact::InspectionRead,
        Fact::SettingVisit,
        Fact::LikelyCost,
        Fact::ValueForMoney,
        Fact::JointFunding,
        Fact::Likelihood,
        Fact::FurtherInformation,
        Fact::Request,
        Fact::Proposed,
        Fact::Endorsements,
    ];

    #[test]
    fn every_fact_has_its_field() {
        for fact in Fact::ALL {
            let fields = FIELDS.iter().flat_map(|field| field.facts);
            let count = fields
                .chain(OF_ITEMS)
                .filter(|known| *known == fact)
                .count();
            assert_eq!(count, 1, "{}", fact.name());
        }
    }
}
