//! The lists against facts that were read elsewhere, as data-to-insight/ssd-data-model, liia-tools and
//! the validator of the SSDA903 return have them, so that a slip in a list is seen.

use super::Validity::{Invalid, Unclear, Valid};
use super::*;

/// The collection years of which sources tell something, by their first calendar year.
const YEARS: [i16; 8] = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025];

/// Each placement type, words that its label must have, and the collection years in which it is in
/// use: on the first day and on the last.
#[test]
fn placement_types_by_collection_year() {
    use PlacementType as P;
    let always = [(Valid, Valid); 8];
    let until_2023_24 = |last| {
        let mut years = always;
        years[5] = (Valid, last);
        years[6] = (Invalid, Invalid);
        years[7] = (Invalid, Invalid);
        years
    };
    let from = |first: usize| {
        let mut years = [(Invalid, Invalid); 8];
        years[first..].fill((Valid, Valid));
        years
    };
    let mut sources_disagree = always;
    sources_disagree[7] = (Unclear, Unclear);
    let facts = [
        (P::A3, "consent with current", always),
        (P::A4, "consent, not with current", always),
        (P::A5, "placement order with current", always),
        (P::A6, "placement order, not with current", always),
        // Both went with the year 2024-25; P2 was refused for starts after 27 October 2023 already.
        (P::H5, "Semi-independent", until_2023_24(Valid)),
        (P::P2, "Independent living", until_2023_24(Invalid)),
        (P::K1, "Secure", always),
        (P::K2, "Children's home", always),
        (P::K3, "Supported accommodation", from(6)),
        (P::P1, "parents", always),
        (P::P3, "employment", always),
        (P::R1, "care home", always),
        (P::R2, "medical or nursing", always),
        (P::R3, "mother and baby", always),
        (P::R5, "Young offender", always),
        (P::S1, "Residential school", always),
        (P::T0, "Temporary move", always),
        (P::T1, "hospital", always),
        (P::T2, "holiday", always),
        (P::T3, "foster carers are on holiday", always),
        (P::T4, "seven days or less", always),
        (P::U1, "relatives or friends, long term", always),
        (P::U2, "relatives or friends who may adopt", always),
        (P::U3, "relatives or friends, not long term", always),
        (P::U4, "other carers, long term", always),
        (P::U5, "other carers who may adopt", always),
        (P::U6, "other carers, not long term", always),
        // One source drops it in 2025-26 and has the four codes instead, another keeps it beside them.
        (P::Z1, "outside the standard types", sources_disagree),
        (P::Z11, "Z11", from(7)),
        (P::Z12, "Z12", from(7)),
        (P::Z13, "Z13", from(7)),
        (P::Z14, "Z14", from(7)),
    ];
    assert_eq!(facts.len(), PlacementType::ALL.len());
    for (code, words, in_use) in facts {
        assert!(code.label().contains(words), "{code}: {}", code.label());
        for (year, expected) in YEARS.into_iter().zip(in_use) {
            let days = (date(year, 4, 1), date(year + 1, 3, 31));
            let found = (code.valid_on(days.0), code.valid_on(days.1));
            assert_eq!(found, expected, "{code} in {year}");
        }
    }
}

/// To the day, and which code stands for one that is not in use.
#[test]
fn what_stands_for_a_code_out_of_use() {
    use PlacementType as P;
    for (code, day, expected, instead) in [
        (P::P2, date(2023, 10, 27), Valid, None),
        (P::P2, date(2023, 10, 28), Invalid, Some(P::H5)),
        (P::P2, date(2024, 3, 31), Invalid, Some(P::H5)),
        (P::P2, date(2024, 4, 1), Invalid, Some(P::K3)),
        (P::H5, date(2024, 3, 31), Valid, None),
        (P::H5, date(2024, 4, 1), Invalid, Some(P::K3)),
        (P::K3, date(2024, 3, 31), Invalid, Some(P::H5)),
        (P::K3, date(2024, 4, 1), Valid, None),
        (P::Z1, date(2025, 3, 31), Valid, None),
        (P::Z1, date(2025, 4, 1), Unclear, None),
        (P::Z12, date(2025, 3, 31), Invalid, Some(P::Z1)),
        (P::Z12, date(2025, 4, 1), Valid, None),
    ] {
        assert_eq!(code.valid_on(day), expected, "{code} on {day}");
        if expected == Invalid {
            assert_eq!(code.instead_on(day), instead, "{code} on {day}");
        }
    }
    assert_eq!(P::P2.last_day(), Some(date(2023, 10, 27)));
    assert_eq!(P::H5.last_day(), Some(date(2024, 3, 31)));
    assert_eq!(P::Z1.last_day(), None);
}

#[test]
fn words_of_the_other_lists() {
    macro_rules! labels {
        ($name:ident: $($code:literal $words:literal),+) => {
            let facts = [$(($code, $words)),+];
            assert_eq!(facts.len(), $name::ALL.len());
            for (code, words) in facts {
                let found: $name = code.parse().expect("a code");
                assert!(found.label().contains(words), "{code}: {}", found.label());
                let always = YEARS.iter().all(|year| found.valid_on(date(*year, 4, 1)) == Valid);
                assert!(always, "{code}");
            }
        };
    }
    labels!(LegalStatus: "C1" "Interim care order", "C2" "Full care order", "D1" "Freeing",
        "E1" "Placement order", "V2" "section 20", "V3" "each stay", "V4" "agreement",
        "L1" "Police protection", "L2" "Emergency protection", "L3" "assessment order",
        "J1" "Remanded", "J2" "Police and Criminal Evidence", "J3" "rehabilitation order");
    labels!(CategoryOfNeed: "N1" "Abuse or neglect", "N2" "disability", "N3" "Parent", "N4" "acute stress",
        "N5" "dysfunction", "N6" "unacceptable", "N7" "Low income", "N8" "Absent parenting");
    labels!(PlacementProvider: "PR0" "Parents", "PR1" "own", "PR2" "Another authority", "PR3" "public",
        "PR4" "Private", "PR5" "Voluntary");
    labels!(PlacementChangeReason: "CARPL" "care plan", "CLOSE" "closed", "ALLEG" "section 47",
        "STAND" "standards", "APPRR" "Approval removed", "CREQB" "behaviour", "CREQO" "other reasons",
        "CHILD" "Child asked", "LAREQ" "authority", "PLACE" "status only", "CUSTOD" "Custody",
        "OTHER" "Other");
    labels!(SenNeed: "SPLD" "Specific", "MLD" "Moderate", "SLD" "Severe", "PMLD" "Profound and multiple",
        "SEMH" "mental health", "SLCN" "Speech", "HI" "Hearing", "VI" "Vision", "MSI" "Multi-sensory",
        "PD" "Physical", "ASD" "Autistic", "OTH" "Other");
}
