//! Each kind of row that a list can have, and lists of settings.

use super::{CASE, EPISODES, base, errors, file, mapped, planned, planned_of, text_of, to_look_at};
use crate::import::Line;
use crate::pipeline::with_changes;
use crate::source::Sources;
use jiff::civil::date;
use std::fmt::Write as _;

/// A workspace with these mappings, and what is told and written of such files, also the second time.
fn brought(files: &[(&str, &str)], given: &[(&str, &str)], all: bool) -> (Sources, Vec<String>) {
    let files = files.iter();
    let files = files.map(|(path, text)| ((*path).to_owned(), Some((*text).to_owned())));
    let sources = base(CASE).with(files);
    let given: Vec<_> = given.iter().map(|(name, text)| file(name, text)).collect();
    let plan = planned_of(&sources, &given, date(2026, 3, 31), all);
    let after = with_changes(&sources, &plan.changes);
    assert_eq!(errors(&after), Vec::<String>::new());
    let again = planned_of(&after, &given, date(2026, 3, 31), all);
    assert!(again.changes.is_empty(), "{}", again.text());
    let told = to_look_at(&plan).map(|line| format!("{}: {}", line.of, Line::told(line)));
    (after, told.collect())
}

const SIBLINGS: &str = "for: siblings\nreference: Child\ncolumns: { sibling: Siblings }\n";

#[test]
fn siblings_stand_in_both_cases() {
    let second = CASE.replace("C-1", "C-2");
    let third = CASE.replace("C-1", "C-3") + "siblings: [C-2] # half\n";
    let files = [
        ("imports/siblings.yaml", SIBLINGS),
        ("cases/C-2.yaml", second.as_str()),
        ("cases/C-3.yaml", third.as_str()),
    ];
    let list = "Child,Siblings\nC-1,\"C-2; C-3\"\nC-2,C-1\nC-2,C-2\nC-3,C-99\nC-3,\n";
    let (after, told) = brought(&files, &[("siblings.csv", list)], false);
    assert_eq!(
        told,
        [
            "C-2: `sibling` is the child's own reference (siblings.csv:4)",
            "C-3: sibling C-99: there is no such case here (siblings.csv:5)",
            "C-3: `sibling` is empty (siblings.csv:6)",
        ]
    );
    for (path, siblings) in [
        ("cases/C-1.yaml", "siblings:\n  - C-2\n  - C-3\n"),
        ("cases/C-2.yaml", "siblings:\n  - C-1\n"),
        ("cases/C-3.yaml", "siblings: [C-2, C-1] # half\n"),
    ] {
        let text = text_of(&after, path);
        assert!(text.contains(siblings), "{text}");
    }
}

/// Both cases are begun by the same import; one of a child who has none is not named.
#[test]
fn siblings_who_are_new() {
    let (path, caseload) = crate::import::ready_mappings()[0];
    let files = [("imports/siblings.yaml", SIBLINGS), (path, caseload)];
    let given = [
        (
            "caseload.csv",
            "Child ID,Name,Date of birth,Team,Social worker,IRO\nC-7,A B,01/02/2012,One,,\nC-8,C D,01/02/2014,One,,\n",
        ),
        (
            "siblings.csv",
            "Child,Siblings\nC-7,C-8\nC-8,C-9\nC-1,C-9\n",
        ),
    ];
    let (after, told) = brought(&files, &given, true);
    assert_eq!(
        told,
        [
            "C-1: sibling C-9: there is no such case here (siblings.csv:4)",
            "C-8: sibling C-9: there is no such case here (siblings.csv:3)",
            "C-9: no case is there, and none can be begun, as no file gives initials, born, team: name a caseload list \
         beside the others, or begin the case with `ipop new case` (siblings.csv:3)",
        ]
    );
    assert!(text_of(&after, "cases/C-7.yaml").contains("siblings:\n  - C-8\n"));
    assert!(text_of(&after, "cases/C-8.yaml").contains("siblings:\n  - C-7\n"));
    // Nobody asked for the new ones: nobody's case names them.
    let (after, _) = brought(
        &files,
        &[("siblings.csv", "Child,Siblings\nC-1,C-7\n")],
        false,
    );
    assert_eq!(text_of(&after, "cases/C-1.yaml"), CASE);
}

#[test]
fn care_plans_and_plans_of_education() {
    let mapping = "for: care-plans\nreference: Child\ncolumns: { on: Care plan, agreed: Agreed, barriers: Barriers }\n";
    let sheet = "Child,Care plan,Agreed,Barriers\nC-1,20/04/2025,yes,\"No: school,\nno place\"\n\
                 C-1,20/10/2025,no,\nC-1,20/12/2025,perhaps,\nC-1,20/12/2026,yes,\nC-1,,yes,\n";
    let (case, told, _) = mapped(CASE, mapping, sheet);
    insta::assert_snapshot!("care_plans", format!("{}\n\n{case}", told.join("\n")));
    let peps =
        "for: peps\nreference: Child\ncolumns: { on: PEP, pupil-premium: PP, assurance: How }\n";
    let sheet = "Child,PEP,PP,How\nC-1,25/03/2026,£640.50,Tutor: 15 hours\nC-1,25/09/2025,,\n";
    let (case, told, _) = mapped(CASE, peps, sheet);
    assert_eq!(told, Vec::<String>::new());
    insta::assert_snapshot!("peps", case);
}

/// A plan with all that a list can say of it, and one that ceased.
#[test]
fn what_came_of_plans() {
    let mapping = "for: plans\nreference: Child\ncolumns: { primary-need: Need, secondary-need: Second, issued: Issued, \
                   annual-review: Reviewed, review-decided: Decided, review-decision: Decision, final-plan: Final, \
                   ceased: Ceased, cease-reason: Why, statutory-support: Support, other-provision: Other }\n";
    let heading =
        "Child,Need,Second,Issued,Reviewed,Decided,Decision,Final,Ceased,Why,Support,Other\n";
    let row = "C-1,SEMH,SLCN,01/02/2024,03/02/2026,27/02/2026,keep,,,,Small class,None\n";
    let (case, told, _) = mapped(CASE, mapping, &format!("{heading}{row}"));
    assert_eq!(told, Vec::<String>::new());
    insta::assert_snapshot!("a_plan", case);
    let row = "C-1,SEMH,,01/02/2024,,,,,14/03/2026,needs met,,\nC-1,SEMH,,01/02/2024,,,,,14/04/2026,needs met,,\n\
               C-1,SEMH,,01/02/2024,,,,,14/03/2026,,,\nC-1,SEMH,,01/02/2024,,,,,14/03/2026,gone,,\n";
    let (case, told, _) = mapped(CASE, mapping, &format!("{heading}{row}"));
    insta::assert_snapshot!(
        "a_plan_that_ceased",
        format!("{}\n\n{case}", told.join("\n"))
    );
}

#[test]
fn school_places() {
    let mapping = "for: provisions\nreference: Child\ncolumns: { setting: School, from: Start, until: End }\n\
                   words: { setting: { Larch: larch-lodge } }\n";
    let written = format!(
        "{CASE}placements:\n  - {{ id: e1, type: U6, setting: own-carers, from: 2024-01-01 }}\neducation:\n  \
         year-group: 9\n  provisions:\n    - {{ id: p1, setting: own-carers, from: 2023-09-01, until: 2024-07-31 }}\n"
    );
    let sheet = "Child,School,Start,End\nC-1,Own carers,01/09/2023,\nC-1,Larch,01/09/2024,31/03/2025\n\
                 C-1,SC111111,01/09/2025,\nC-1,larch lodge,01/04/2025,31/07/2025\nC-1,own carers,01/03/2024,\nC-1,Elsewhere,01/09/2025,\n\
                 C-1,Larch,,\nC-1,Larch,01/09/2025,01/08/2025\n";
    let (_, told, plan) = mapped(&written, mapping, sheet);
    let after = with_changes(
        &base(&written).with([("imports/list.yaml".to_owned(), Some(mapping.to_owned()))]),
        &plan.changes,
    );
    let case = text_of(&after, "cases/C-1.yaml");
    let (_, new) = case.split_once("education:").expect("school");
    insta::assert_snapshot!("school_places", format!("{}\n\n{new}", told.join("\n")));
    // Two settings of one provider without numbers are two schools.
    let other = "for: provisions\nreference: Child\ncolumns: { setting: School, from: Start }\n";
    let (case, told, _) = mapped(
        CASE,
        other,
        "Child,School,Start\nC-1,own-carers,01/09/2025\nC-1,larch-lodge,01/09/2025\n",
    );
    assert_eq!(told, Vec::<String>::new());
    assert_eq!(case.matches("setting:").count(), 2, "{case}");
}

/// What several lists say of one child's education stands in one place, in a case that is there and in a new one.
#[test]
fn education_by_several_lists() {
    let places = "for: provisions\nreference: Child\ncolumns: { setting: School, from: Start }\n";
    let plans = "for: plans\nreference: Child\ncolumns: { primary-need: Need, issued: Issued, year-group: NCY }\n";
    let (path, caseload) = crate::import::ready_mappings()[0];
    let files = [
        ("imports/places.yaml", places),
        ("imports/plans.yaml", plans),
        (path, caseload),
    ];
    let given = [
        (
            "caseload.csv",
            "Child ID,Name,Date of birth,Team,Social worker,IRO\nC-2,A B,01/02/2012,One,,\n",
        ),
        (
            "places.csv",
            "Child,School,Start\nC-1,larch-lodge,01/09/2025\nC-2,larch-lodge,01/09/2025\n",
        ),
        (
            "plans.csv",
            "Child,Need,Issued,NCY\nC-1,ASD,01/02/2024,9\nC-2,ASD,01/02/2024,9\n",
        ),
    ];
    let (after, told) = brought(&files, &given, true);
    assert_eq!(told, Vec::<String>::new());
    for path in ["cases/C-1.yaml", "cases/C-2.yaml"] {
        let case = text_of(&after, path);
        assert_eq!(case.matches("education:").count(), 1, "{case}");
        for said in [
            "year-group: 9\n",
            "primary-need: ASD\n",
            "setting: larch-lodge\n",
        ] {
            assert!(case.contains(said), "{said}: {case}");
        }
    }
}

const OUTCOMES: [&str; 3] = [
    "Consistently strong service delivery leads to typically positive experiences and progress for children",
    "Inconsistent quality of service delivery adversely affects some children's experiences",
    "Serious or widespread weaknesses lead to significant concerns about the experiences of children",
];

/// The lines that stand under a setting's number.
fn under<'t>(register: &'t str, urn: &str) -> Vec<&'t str> {
    let (_, below) = register
        .split_once(&format!("urn: \"{urn}\"\n"))
        .expect(urn);
    below
        .lines()
        .map(str::trim)
        .take_while(|line| !line.starts_with("- id"))
        .collect()
}

/// A registration of supported accommodation covers several premises, and its inspection ends in one of three.
#[test]
fn each_outcome_of_an_inspection_of_supported_accommodation() {
    let mut list = "URN,Provider name,Registration status,Number of places,Latest inspection outcome,Latest inspection date\n"
        .to_owned();
    let mut episodes = EPISODES.to_owned();
    let more = "Leaders and managers take action. The next inspection will be within a time that depends on what was \
                found, and this sentence makes the cell longer than a line of text in the register may be.";
    let outcomes = OUTCOMES.map(|outcome| format!("{outcome}. {more}"));
    let others = [
        "Good".to_owned(),
        "Consistent".to_owned(),
        OUTCOMES[0].to_uppercase(),
    ];
    let all = outcomes.iter().chain(&others);
    for (number, outcome) in (1..).zip(all) {
        let urn = 2_600_000 + number;
        let _ = write!(
            list,
            "{urn},Harbour {number},Active,12,\"{outcome}\",14/01/2026\n{urn},Harbour {number} (Quay),Active,3,,\n\
             {urn},Harbour {number} (Mill),Active,3,Inadequate,14/02/2026\n"
        );
        let months = format!(
            "C-1,{number:02}/02/2025,P,V2,N1,K3,PR4,{:02}/02/2025,X1,,,,{urn}\n",
            number + 1
        );
        episodes.push_str(&months);
    }
    // No day, and a home of the other kind, which has grades.
    let _ = write!(
        list,
        "2600007,Harbour 7,Active,2,{},\n2600008,Harbour 8,Active,2,,\nSC111111,Larch,Active,2,Good,14/01/2026\n",
        OUTCOMES[1]
    );
    episodes.push_str("C-1,07/02/2025,P,V2,N1,K3,PR4,08/02/2025,X1,,,,2600007\n");
    episodes.push_str("C-1,08/02/2025,P,V2,N1,H5,PR4,,,,,,2600008\n");
    let given = [
        ("episodes.csv", episodes.as_str()),
        ("accommodation.csv", list.as_str()),
    ];
    let (after, told) = brought(&[], &given, false);
    let register = text_of(&after, "registers/providers.yaml");
    for (number, outcome) in OUTCOMES.iter().enumerate() {
        let lines = under(&register, &(2_600_001 + number).to_string());
        assert!(
            lines.contains(&format!("outcome: {outcome}").as_str()),
            "{lines:?}"
        );
        assert!(
            lines.contains(&"on: 2026-01-14") && lines.contains(&"places: 12"),
            "{lines:?}"
        );
    }
    assert!(
        under(&register, "2600006")
            .iter()
            .any(|line| line.starts_with("outcome: CONSISTENTLY"))
    );
    for urn in ["2600004", "2600005", "2600007", "2600008"] {
        assert!(!under(&register, urn).contains(&"ofsted:"), "{urn}");
    }
    assert!(
        register.contains("ofsted: { outcome: Good, on: 2026-01-14 }"),
        "{register}"
    );
    assert!(!register.contains("Quay"), "{register}");
    let of_outcomes: Vec<&String> = told
        .iter()
        .filter(|line| line.contains("outcome"))
        .collect();
    assert_eq!(
        of_outcomes,
        [
            "registers/providers.yaml: setting urn-2600004: its outcome is none of the three of supported accommodation, \
             and was left out (accommodation.csv:11)",
            "registers/providers.yaml: setting urn-2600005: its outcome is none of the three of supported accommodation, \
             and was left out (accommodation.csv:14)",
            "registers/providers.yaml: setting urn-2600007: its outcome has no day of inspection, and was left out \
             (accommodation.csv:20)",
        ]
    );
}

/// What the register says of an inspection stays if the list's outcome is none.
#[test]
fn a_known_inspection_stays_where_the_list_has_none_of_the_three() {
    let register = super::BASE[3].1.replace(
        "kind: childrens-home, urn: SC111111",
        "kind: supported-accommodation, urn: SC111111, ofsted: { outcome: As before, on: 2024-01-01 }",
    );
    let list = "URN,Setting name,Registration status,Places,Outcome,Inspection date\nSC111111,Larch,Active,4,Good,14/10/2025\n";
    let sources = base(CASE).with([("registers/providers.yaml".to_owned(), Some(register))]);
    let plan = planned(&sources, &[file("homes.csv", list)], date(2026, 3, 31));
    let after = with_changes(&sources, &plan.changes);
    let register = text_of(&after, "registers/providers.yaml");
    assert!(register.contains("outcome: As before"), "{register}");
    assert!(
        plan.text()
            .contains("none of the three of supported accommodation"),
        "{}",
        plan.text()
    );
}
