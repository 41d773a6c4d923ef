//! A return with a pitfall a child.

mod random;

use super::*;
use crate::diag::Severity;
use crate::model::load;
use crate::pipeline::with_changes;
use jiff::civil::date;

const BASE: [(&str, &str); 5] = [
    (
        "ipop.yaml",
        "name: Testham\nmarking: OFFICIAL\nadministrator: hale-r\nmailbox: { name: Panels, email: p@testham.example }\n",
    ),
    (
        "registers/people.yaml",
        "roles: { panel-officer: Panel Officer }\npeople:\n  - { id: hale-r, name: R Hale, email: r@testham.example }\n  \
         - { id: dunn-p, name: P Dunn, email: d@testham.example }\n",
    ),
    (
        "registers/teams.yaml",
        "teams:\n  - { id: one, name: One, team-manager: hale-r, service-manager: hale-r, head-of-service: hale-r }\n",
    ),
    (
        "registers/providers.yaml",
        "providers:\n  - id: council\n    name: Testham Council\n    code: PR1\n    settings:\n      \
         - { id: own-carers, name: Own carers, kind: fostering, placement-type: U6 }\n  - id: larch\n    name: Larch\n    \
         code: PR4\n    settings:\n      - { id: larch-lodge, name: Larch Lodge, kind: childrens-home, urn: SC111111 }\n",
    ),
    ("cases/C-1.yaml", CASE),
];

const CASE: &str = "case: C-1\ninitials: AB\nborn: 2012-03\ncohorts: []\nteam: one\n";

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n";

pub(super) fn base(case: &str) -> Sources {
    let files = BASE.map(|(path, text)| match path {
        "cases/C-1.yaml" => (path, case),
        _ => (path, text),
    });
    Sources::from_strings(files)
}

pub(super) fn file(name: &str, text: &str) -> Given {
    Given {
        name: name.to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

pub(super) fn planned(sources: &Sources, given: &[Given], extracted: Date) -> Plan {
    let workspace = load(sources).workspace.expect("a workspace");
    let wanted = Wanted {
        extracted,
        cases: BTreeSet::new(),
        all: false,
    };
    plan(sources, &workspace, given, &wanted)
}

/// The errors that a workspace has.
pub(super) fn errors(sources: &Sources) -> Vec<String> {
    let findings = load(sources).findings.into_iter();
    let errors = findings.filter(|finding| finding.counts_as(Severity::Error));
    errors.map(|error| error.message).collect()
}

pub(super) fn text_of(sources: &Sources, path: &str) -> String {
    let file = sources.get(path).and_then(|file| file.text());
    file.unwrap_or_default().to_owned()
}

/// The child's case after these rows, and the plan without what is kept; imported twice to the same.
fn imported(case: &str, files: &[(&str, &str)]) -> (String, Vec<String>) {
    let sources = base(case);
    let given: Vec<Given> = files.iter().map(|(name, text)| file(name, text)).collect();
    let extracted = date(2026, 3, 31);
    let plan = planned(&sources, &given, extracted);
    let after = with_changes(&sources, &plan.changes);
    assert_eq!(errors(&after), Vec::<String>::new());
    let again = planned(&after, &given, extracted);
    assert!(again.changes.is_empty(), "{}", again.text());
    let told = plan
        .lines
        .iter()
        .filter(|line| !matches!(line.fate, Fate::Kept | Fate::Added));
    let told = told.map(|line| {
        let at = line
            .at
            .as_ref()
            .map_or(String::new(), |at| format!(" ({at})"));
        format!("{}{at}", line.what)
    });
    let text = text_of(&after, "cases/C-1.yaml");
    let text = text.strip_prefix(case).unwrap_or(&text).to_owned();
    (text, told.collect())
}

fn episodes(rows: &str) -> (String, Vec<String>) {
    imported(CASE, &[("episodes.csv", &format!("{EPISODES}{rows}"))])
}

#[test]
fn episodes_that_go_on_become_one_placement_and_legal_runs() {
    let (case, told) = episodes(
        "C-1,05/02/2024,S,C1,N1,U6,PR1,03/06/2024,X1,,,,\n\
         C-1,03/06/2024,L,C2,N1,U6,PR1,01/09/2025,X1,CARPL,,,\n\
         C-1,01/09/2025,P,C2,N1,K2,PR4,,,,,,SC111111\n",
    );
    assert_eq!(told, Vec::<String>::new());
    insta::assert_snapshot!(case);
}

#[test]
fn a_time_in_care_ends_on_the_day_before_the_child_left() {
    let (case, told) = episodes(
        "C-1,05/02/2024,S,V2,N1,U6,PR1,03/06/2024,E4A,,,,\nC-1,04/07/2025,S,V2,N1,U6,PR1,,,,,,\n",
    );
    assert_eq!(told, Vec::<String>::new());
    insta::assert_snapshot!(case);
}

#[test]
fn a_temporary_stay_leads_back() {
    let (case, told) = episodes(
        "C-1,05/02/2024,S,C2,N1,U6,PR1,03/06/2024,X1,,,,\n\
         C-1,03/06/2024,P,C2,N1,T1,,10/06/2024,X1,,,,\n\
         C-1,10/06/2024,P,C2,N1,U6,PR1,,,,,,\n",
    );
    assert_eq!(told, Vec::<String>::new());
    insta::assert_snapshot!(case);
}

#[test]
fn a_home_goes_on_while_the_child_is_away() {
    let (case, told) = episodes(
        "C-1,05/02/2024,S,C2,N1,U6,PR1,03/03/2026,X1,,,,\nC-1,03/03/2026,P,C2,N1,T1,,,,,,,\n",
    );
    assert_eq!(told, ["a temporary stay has no end yet (episodes.csv:3)"]);
    assert_eq!(case.matches("until").count(), 0, "{case}");
}

#[test]
fn the_same_carer_under_another_code_is_no_move() {
    let (case, told) = episodes(
        "C-1,05/02/2024,S,C2,N1,U6,PR1,03/06/2024,X1,CARPL,,,\nC-1,03/06/2024,T,C2,N1,U4,PR1,,,,,,\n",
    );
    assert_eq!(told, Vec::<String>::new());
    assert!(case.contains("reason-ended: PLACE"), "{case}");
}

#[test]
fn stays_of_a_series_of_short_breaks_are_one_entry() {
    let mut rows = String::new();
    for month in 4..=12 {
        let stay =
            format!("C-1,05/{month:02}/2025,S,V3,N2,K2,PR4,08/{month:02}/2025,E4A,,,,SC111111\n");
        rows.push_str(&stay);
    }
    let (case, told) = episodes(&rows);
    assert_eq!(told, Vec::<String>::new());
    insta::assert_snapshot!(case);
}

#[test]
fn codes_of_past_years_and_the_codes_that_followed_them() {
    let (case, told) = episodes("C-1,05/02/2023,S,V2,N1,P2,PR4,,,,,,7654321\n");
    assert_eq!(told, Vec::<String>::new());
    let types: Vec<&str> = case
        .lines()
        .filter_map(|line| line.trim().strip_prefix("type: "))
        .collect();
    assert_eq!(types, ["P2", "H5", "K3"], "{case}");
    let (case, _) = episodes("C-1,05/02/2024,S,V2,N1,K3,PR4,,,,,,7654321\n");
    let types: Vec<&str> = case
        .lines()
        .filter_map(|line| line.trim().strip_prefix("type: "))
        .collect();
    assert_eq!(types, ["H5", "K3"], "{case}");
}

#[test]
fn rows_that_can_not_be_true_are_told_and_the_rest_is_taken() {
    let (case, told) = episodes(
        "C-1,05/02/2024,S,C2,N1,U6,PR1,,X1,,,,\n\
         C-1,03/06/2024,P,C2,N1,U4,PR1,02/06/2024,X1,,,,\n\
         C-1,03/06/2024,P,C2,N1,U4,PR1,03/06/2024,X1,,,,\n\
         C-1,04/06/2024,P,C2,N1,U4,PR1,05/07/2024,X1,,,,\n\
         C-1,01/07/2024,P,XXX,N1,K2,PR4,01/08/2024,X1,XXX,,,\n\
         C-1,05/08/2024,P,C2,N3,QQ,PR4,01/09/2024,X1,,,,\n\
         C-1,01/09/2024,P,C2,N1,U1,,01/10/2024,X1,,,,\n\
         C-1,31/02/2025,P,C2,N1,U1,PR1,,,,,,\n\
         C-1,01/04/2027,P,C2,N1,U1,PR1,,,,,,\n\
         C-1,,P,C2,N1,U1,PR1,,,,,,\n",
    );
    insta::assert_snapshot!(format!("{}\n\n{case}", told.join("\n")));
}

#[test]
fn the_smaller_files() {
    let (case, told) = imported(
        CASE,
        &[
            (
                "header.csv",
                "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\nC-1,2,14/03/2012,WBRI,A123456789012,1,03/04/2026\n",
            ),
            ("uasc.csv", "CHILD,SEX,DOB,DUC\nC-1,2,14/03/2012,\n"),
            (
                "reviews.csv",
                "CHILD,DOB,REVIEW,REVIEW_CODE\nC-1,14/03/2012,08/10/2025,PN1\nC-1,15/03/2012,01/01/2031,PN1\n",
            ),
            (
                "missing.csv",
                "CHILD,DOB,MISSING,MIS_START,MIS_END\nC-1,14/03/2012,M,01/02/2026,03/02/2026\nC-1,14/03/2012,A,09/02/2026,\nC-1,14/03/2012,Z,09/02/2026,\n",
            ),
            (
                "DoLo.csv",
                "CHILD,DOB,DOLO_START,DOLO_END\nC-1,14/03/2012,01/02/2026,\nC-1,14/03/2012,05/02/2026,\n",
            ),
            (
                "placed_for_adoption.csv",
                "CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED\nC-1,14/03/2012,01/02/2025,01/03/2025,RD1\nC-1,14/03/2012,01/02/2026,,\n",
            ),
            (
                "sw_episodes.csv",
                "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\nC-1,14/03/2012,ab12,01/02/2025,,MANAGE\n",
            ),
            (
                "oc3.csv",
                "CHILD,DOB,IN_TOUCH,ACTIV,ACCOM\nC-1,14/03/2012,YES,F2,B1\n",
            ),
        ],
    );
    insta::assert_snapshot!(format!("{}\n\n{case}", told.join("\n")));
}

#[test]
fn what_a_person_wrote_stands() {
    let written = format!(
        "{CASE}looked-after: [{{ from: 2024-02-05 }}]\nlegal: [{{ status: C1, from: 2024-02-05 }}] # seen\n\
         category-of-need: N5\nplacements:\n  - id: home\n    type: U4\n    setting: own-carers\n    from: 2024-02-07\n"
    );
    let (_, told) = imported(
        &written,
        &[(
            "episodes.csv",
            &format!("{EPISODES}C-1,05/02/2024,S,C2,N1,U6,PR1,05/02/2026,E4A,,,,\n"),
        )],
    );
    assert_eq!(
        told,
        [
            "time in care from 2024-02-05: gets `until`, `why-ended` (episodes.csv:2)",
            "legal status C2 from 2024-02-05: the case has another `status` (episodes.csv:2)",
            "category of need N1: the case says otherwise (episodes.csv:2)",
            "placement U6 from 2024-02-05: the case has another entry for that time, from 2024-02-07 (episodes.csv:2)",
        ]
    );
}

#[test]
fn an_extract_knows_nothing_of_what_came_later() {
    let written = format!(
        "{CASE}looked-after: [{{ from: 2024-02-05, until: 2026-05-01, why-ended: E4A }}]\n"
    );
    let open = format!("{EPISODES}C-1,05/02/2024,S,V2,N1,U6,PR1,,,,,,\n");
    let (_, told) = imported(&written, &[("episodes.csv", &open)]);
    assert_eq!(told, Vec::<String>::new());
    let earlier = written.replace("2026-05-01", "2026-03-01");
    let (_, told) = imported(&earlier, &[("episodes.csv", &open)]);
    assert_eq!(
        told,
        [
            "time in care from 2024-02-05: it goes on, and by the case it ended on 2026-03-01 (episodes.csv:2)"
        ]
    );
}

#[test]
fn the_xml_says_what_the_csv_files_say() {
    let xml = "<?xml version='1.0'?><EXPSSDA903><CHILD><HEADER><CHILDID>C-1</CHILDID><SEX>2</SEX>\
               <DOB>14/03/2012</DOB><UASC>1</UASC><AREVIEW><REVIEW>08/10/2025</REVIEW></AREVIEW></HEADER>\
               <EPISODE><DECOM>05/02/2024</DECOM><RNE>S</RNE><LS>C2</LS><CIN>N1</CIN><PL>K2</PL>\
               <URN>SC111111</URN><PLACE_PROVIDER>PR4</PLACE_PROVIDER><DEC /></EPISODE></CHILD></EXPSSDA903>";
    let (case, told) = imported(CASE, &[("return.xml", xml)]);
    assert_eq!(told, Vec::<String>::new());
    for line in [
        "uasc: true",
        "setting: larch-lodge",
        "- { on: 2025-10-08 }",
        "category-of-need: N1",
    ] {
        assert!(case.contains(line), "{line}: {case}");
    }
}
