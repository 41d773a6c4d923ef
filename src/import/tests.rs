//! What comes of one child's rows, and of lists.

mod kinds;
mod many;
mod pitfalls;
mod random;
mod random_sheets;
mod sheets;

use super::{Fate, Line, Plan, Wanted, plan};
use crate::diag::Severity;
use crate::model::load;
use crate::pipeline::{AsOf, inspect, with_changes};
use crate::source::{Given, Sources};
use jiff::civil::Date;
use jiff::civil::date;
use std::collections::BTreeSet;

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
    planned_of(sources, given, extracted, false)
}

/// The plan for the children who have a case, or for all.
pub(super) fn planned_of(sources: &Sources, given: &[Given], extracted: Date, all: bool) -> Plan {
    let as_of = AsOf {
        asked: Some(extracted),
        epoch: None,
        now: jiff::Timestamp::UNIX_EPOCH,
    };
    let seen = inspect(sources, as_of);
    let workspace = seen.workspace.as_ref().expect("a workspace");
    let wanted = Wanted {
        extracted,
        today: extracted,
        cases: BTreeSet::new(),
        all,
    };
    plan(sources, (workspace, &seen.findings), given, &wanted)
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

/// What is added to the child's case, and the plan; imported twice to the same.
fn twice(sources: &Sources, case: &str, given: &[Given]) -> (String, Plan) {
    let extracted = date(2026, 3, 31);
    let plan = planned(sources, given, extracted);
    let after = with_changes(sources, &plan.changes);
    assert_eq!(errors(&after), Vec::<String>::new());
    let again = planned(&after, given, extracted);
    assert!(again.changes.is_empty(), "{}", again.text());
    let text = text_of(&after, "cases/C-1.yaml");
    let text = text.strip_prefix(case).unwrap_or(&text).to_owned();
    (text, plan)
}

/// The lines of a plan that ask somebody to look.
fn to_look_at(plan: &Plan) -> impl Iterator<Item = &Line> {
    let lines = plan.lines.iter();
    lines.filter(|line| !matches!(line.fate, Fate::Kept | Fate::Added))
}

/// The child's case after these rows, and what is told of them.
fn imported(case: &str, files: &[(&str, &str)]) -> (String, Vec<String>) {
    let given: Vec<Given> = files.iter().map(|(name, text)| file(name, text)).collect();
    let (text, plan) = twice(&base(case), case, &given);
    (text, to_look_at(&plan).map(Line::told).collect())
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

/// A workspace with a mapping, and what comes of a sheet by it.
fn mapped(case: &str, mapping: &str, sheet: &str) -> (String, Vec<String>, Plan) {
    let sources = base(case).with([("imports/list.yaml".to_owned(), Some(mapping.to_owned()))]);
    let (text, plan) = twice(&sources, case, &[file("list.csv", sheet)]);
    let told = to_look_at(&plan).map(|line| format!("{}: {}", line.of, line.told()));
    let told = told.collect();
    (text, told, plan)
}

const LIVES: &str =
    "placements:\n  - id: p1\n    type: K2\n    setting: larch-lodge\n    from: 2025-01-01\n";

#[test]
fn costs_with_ten_kinds_of_faults() {
    let mapping = "for: costs\nreference: Child\nmoney: month\ncolumns: { amount: Fee, from: Start, until: End, \
                   component: Part, share-health: Health }\nwords: { component: { Core fee: core } }\n\
                   budgets: { health: external }\nalways: { purpose: placement }\n";
    let sheet = "Costs of placements\nChild;Fee;Start;End;Part;Health\n\
                 C-1;£5,000.00;01/01/2025;31/03/2025;Core fee;\n\
                 C-1;5200.5;01/04/2025;;core;1000\n\
                 C-1;;01/05/2025;;core;\n\
                 C-1;tbc;01/05/2025;;core;\n\
                 C-1;100;;;core;\n\
                 C-1;100;31/02/2025;;core;\n\
                 C-1;100;01/05/2025;01/04/2025;therapy;\n\
                 C-1;100;01/05/2025;;Something;\n\
                 C-1;#N/A;01/05/2025;;core;\n\
                 C-1;=A1;01/05/2025;;core;\n\
                 C-1;-100;01/05/2025;;core;\n\
                 9434765919;100;01/05/2025;;core;\n\
                 ;100;01/05/2025;;core;\n";
    let written = format!("{CASE}{LIVES}");
    let (case, told, _) = mapped(&written, mapping, sheet);
    insta::assert_snapshot!(format!("{}\n\n{case}", told.join("\n")));
}

#[test]
fn where_a_sheet_and_a_case_differ() {
    let mapping = "for: costs\nreference: Child\ntolerance: 1.00\ncolumns: { amount: Fee, from: Start, until: End }\n";
    let costs = "costs:\n  - { id: c1, for: placement, of: p1, component: core, weekly: 5000, from: 2025-01-01, until: \
                 2025-05-31 }\n  - { id: c2, for: placement, of: p1, component: core, weekly: 5200, from: 2025-06-01, \
                 decided-at: psp/2025-05-27 }\n";
    let written = format!("{CASE}{LIVES}{costs}");
    let sheet = "Child,Fee,Start,End\nC-1,5000.50,01/01/2025,31/05/2025\nC-1,5400,01/06/2025,\n";
    let (case, told, plan) = mapped(&written, mapping, sheet);
    assert_eq!(case, "");
    assert_eq!(
        told,
        [
            "C-1: cost of placement (core) from 2025-06-01: the case has another `weekly` (list.csv:3)"
        ]
    );
    let differences: Vec<String> = plan.differences.iter().map(|one| one.text(true)).collect();
    assert_eq!(
        differences,
        [
            "C-1 from 1 June 2025: list.csv has more than the panel agreed on 27 May 2025 (£5,400.00 and £5,200.00 a week) \
          (list.csv:3)"
        ]
    );
    assert!(!plan.differences(false).0.contains('£'));
}

#[test]
fn plans_visits_and_meetings_of_a_year() {
    let plans = "for: plans\nreference: Child\ncolumns: { primary-need: Need, issued: Issued, annual-review: Reviewed, \
                 year-group: NCY }\nwords: { primary-need: { Autism: ASD } }\n";
    let (case, told, _) = mapped(
        CASE,
        plans,
        "Child,Need,Issued,Reviewed,NCY\nC-1,autism,01/02/2024,03/02/2026,9\n",
    );
    assert_eq!(told, Vec::<String>::new());
    insta::assert_snapshot!("plans", case);
    let visits =
        "for: visits\nreference: Child\ndates: month-first\ncolumns: { on: Visited, by: Worker }\n";
    let rows = "Child,Visited,Worker\nC-1,01/31/2026,\"Dunn, P\"\nC-1,02/28/2026,dunn-p\nC-1,03/30/2026,Somebody\n\
                C-1,04/30/2026,dunn-p\n";
    let (case, told, _) = mapped(CASE, visits, rows);
    assert_eq!(
        told,
        [
            "C-1: `by` names nobody in registers/people.yaml, or more than one (list.csv:4)",
            "C-1: it lies after the day of the extract (list.csv:5)",
        ]
    );
    insta::assert_snapshot!("visits", case);
}

#[test]
fn staff_who_are_not_in_the_register() {
    let mapping = "for: staff\ncolumns: { name: Name, email: E-mail, role: Post, team: Team }\n\
                   words: { role: { Officer: panel-officer } }\n";
    let rows = "Name,E-mail,Post,Team\nR Hale,R@testham.example,Officer,One\nP Other,d@testham.example,,\n\
                Nora New,n@testham.example,Officer,one\n\"New, Ned\",ned@testham.example,Nobody,\nNo Mail,,,\n\
                Twice,n@testham.example,,\n";
    let (_, told, plan) = mapped(CASE, mapping, rows);
    let sources = base(CASE).with([("imports/list.yaml".to_owned(), Some(mapping.to_owned()))]);
    let after = with_changes(&sources, &plan.changes);
    let people = text_of(&after, "registers/people.yaml");
    let (_, new) = people
        .split_once("d@testham.example }\n")
        .expect("those who are there");
    insta::assert_snapshot!(format!("{}\n\n{new}", told.join("\n")));
}

#[test]
fn lists_of_settings_complete_the_register() {
    let sources = base(CASE);
    let episodes = format!("{EPISODES}C-1,05/02/2024,S,C2,N1,K2,PR4,,,,,,SC222222\n");
    let list = "Homes\nURN,Setting name,Registration status,Places,Overall effectiveness,Latest full inspection date\n\
                SC111111,Another name,Active,4,Good,14/10/2025\nSC222222,Moorside,Active,3,Outstanding,02/12/2025\n\
                SC333333,Elsewhere,Active,3,Good,02/12/2025\n";
    let given = [file("episodes.csv", &episodes), file("homes.csv", list)];
    let plan = planned(&sources, &given, date(2026, 3, 31));
    let after = with_changes(&sources, &plan.changes);
    assert_eq!(errors(&after), Vec::<String>::new());
    assert!(
        planned(&after, &given, date(2026, 3, 31))
            .changes
            .is_empty()
    );
    let register = text_of(&after, "registers/providers.yaml");
    let (_, new) = register
        .split_once("kind: fostering")
        .expect("what was there");
    insta::assert_snapshot!(new);
}

#[test]
fn ready_mappings_are_read_and_a_new_one_is_made_of_headings() {
    for (path, text) in crate::import::ready_mappings() {
        let sources = base(CASE).with([(path.to_owned(), Some(text.to_owned()))]);
        let plan = planned(&sources, &[], date(2026, 3, 31));
        assert_eq!(plan.notes, Vec::<String>::new(), "{path}");
        assert_eq!(errors(&sources), Vec::<String>::new(), "{path}");
    }
    let sheet = "Placement costs 2026\n\nMosaic ID;Provider;Monthly cost (£);Start Date;End Date;Cost type\n\
                 C-1;Larch;5000;05/27/2025;;Core fee\nC-1;Larch;5000;06/27/2025;;Core fee\n";
    let change = crate::import::first_mapping(&base(CASE), &file("Costs 2026.csv", sheet))
        .expect("a mapping");
    assert_eq!(change.path.as_str(), "imports/costs-2026.yaml");
    let sources = with_changes(&base(CASE), &[change]);
    insta::assert_snapshot!("new_mapping", text_of(&sources, "imports/costs-2026.yaml"));
    let plan = planned(&sources, &[file("x.csv", sheet)], date(2026, 3, 31));
    assert_eq!(plan.notes, ["x.csv is read by imports/costs-2026.yaml"]);
    let unknown = crate::import::first_mapping(&base(CASE), &file("x.csv", "a,b\n1,2\n"));
    assert!(unknown.is_err_and(|why| why.contains("none of its headings")));
}

#[test]
fn a_mapping_with_faults_is_told_and_not_used() {
    let mapping = "for: costs\ncolumns: { amount: Fee, form: Start }\n";
    let (_, _, plan) = mapped(CASE, mapping, "Child,Fee,Start\nC-1,1,01/01/2026\n");
    insta::assert_snapshot!("faulty_mapping", plan.text());
}

#[test]
fn rows_that_would_break_a_case_are_left_out() {
    let written = format!("{CASE}looked-after: [{{ from: 2026-01-01 }}]\n");
    let reviews = "CHILD,DOB,REVIEW,REVIEW_CODE\nC-1,14/03/2012,01/02/2012,PN1\nC-1,14/03/2012,01/02/2026,PN1\n";
    let (case, told) = imported(&written, &[("reviews.csv", reviews)]);
    assert_eq!(
        told,
        ["REVIEW lies before the month of birth (reviews.csv:2)"]
    );
    assert!(
        case.contains("reviews:\n  - { on: 2026-02-01 }\n"),
        "{case}"
    );
    // By the case the child is younger.
    let younger = CASE.replace("2012-03", "2026-03");
    let (case, told) = imported(&younger, &[("reviews.csv", reviews)]);
    assert_eq!(case, "");
    assert!(told[1].contains("would not be in order"), "{told:?}");
}

#[test]
fn a_workbook_with_days_and_sums_of_its_own() {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    let notes = book.add_worksheet().set_name("Notes").expect("a name");
    notes.write_string(0, 0, "Child").expect("a cell");
    let page = book.add_worksheet().set_name("Costs").expect("a name");
    page.write_string(0, 0, "Placement costs").expect("a cell");
    for (column, heading) in (0_u16..).zip(["Child", "Fee", "Start"]) {
        page.write_string(2, column, heading).expect("a cell");
    }
    page.write_string(3, 0, "C-1").expect("a cell");
    page.write_number(3, 1, 1204.1).expect("a cell");
    let day = ExcelDateTime::from_ymd(2025, 6, 1).expect("a day");
    let format = Format::new().set_num_format("d mmm yyyy");
    page.write_datetime_with_format(3, 2, &day, &format)
        .expect("a cell");
    let bytes = book.save_to_buffer().expect("a workbook");
    let mapping =
        "for: costs\nreference: Child\nsheet: costs\ncolumns: { amount: Fee, from: Start }\n";
    let sources = base(CASE).with([("imports/costs.yaml".to_owned(), Some(mapping.to_owned()))]);
    let given = Given {
        name: "costs.xlsx".to_owned(),
        bytes,
    };
    let plan = planned(&sources, &[given], date(2026, 3, 31));
    let case = text_of(&with_changes(&sources, &plan.changes), "cases/C-1.yaml");
    assert!(case.ends_with(
        "costs:\n  - id: c1\n    for: placement\n    component: core\n    weekly: 1204.10\n    from: 2025-06-01\n"
    ), "{case}");
    assert!(plan.text().contains("costs.xlsx:4"), "{}", plan.text());
}
