//! Other systems' files: what is read, what is written, and what is kept nowhere.

use crate::interrupted::{Tree, tree};
use crate::workspace::{Ran, Workspace};
use ipop::cli::Exit;
use std::path::Path;
use tempfile::TempDir;

/// What must be kept nowhere and said nowhere.
const CANARIES: [&str; 8] = [
    "Z86000000",
    "14/03/2012",
    "2012-03-14",
    "AB1 2CD",
    "AB9 8YZ",
    "QQCANARYQQ",
    "XBRI",
    "943476591",
];

const HEADER: &str = "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n\
    C-0001,2,14/03/2012,XBRI,Z860000000101,,\n\
    9434765919,2,14/03/2012,XBRI,Z860000000101,,\n\
    QQCANARYQQ,2,14/03/2012,XBRI,Z860000000101,,\n\
    C-0077,2,14/03/2012,XBRI,Z860000000101,,\n";

const EPISODES: &str = "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n\
    C-0001,05/02/2024,S,C1,N1,U6,PR4,03/06/2024,X1,,AB1 2CD,AB9 8YZ,SC123456\n\
    C-0001,03/06/2024,L,C2,N1,U6,PR4,01/09/2025,X1,CARPL,AB1 2CD,AB9 8YZ,SC123456\n\
    C-0001,01/09/2025,P,C2,N1,K2,PR4,,,QQCANARYQQ,AB1 2CD,AB9 8YZ,SC999999\n\
    C-0077,01/05/2024,S,V2,N5,U4,PR1,,,OTHER,AB1 2CD,AB9 8YZ,SC222222\n";

/// A folder outside the workspace with a return.
fn exported(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

fn import(workspace: &Workspace, from: &Path, more: &[&str]) -> Ran {
    let from = from.to_string_lossy();
    let command = ["import", &from, "--extracted", "2026-03-31"];
    workspace.run(&[&command, more].concat())
}

fn sources(workspace: &Workspace) -> Tree {
    let mut tree = tree(workspace);
    tree.retain(|path, _| !path.starts_with(".ipop/") && !path.starts_with("out/"));
    tree
}

#[test]
fn a_return_is_shown_and_written_once() {
    let workspace = Workspace::base();
    let from = exported(&[("header.csv", HEADER), ("episodes.csv", EPISODES)]);
    let before = sources(&workspace);
    let ran = import(&workspace, from.path(), &[]);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Fine, ""));
    assert!(sources(&workspace) == before);
    insta::assert_snapshot!("import_plan", ran.out);

    let ran = import(&workspace, from.path(), &["--yes"]);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Fine, ""));
    assert!(
        ran.out.contains("written: cases/C-0001.yaml\n"),
        "{}",
        ran.out
    );
    let after = sources(&workspace);
    let check = workspace.run(&["check"]);
    assert_eq!(check.exit, Exit::Fine, "{}", check.out);

    let ran = import(&workspace, from.path(), &["--yes"]);
    assert!(ran.out.ends_with("nothing to change\n"), "{}", ran.out);
    assert!(sources(&workspace) == after);
}

/// Numbers of pupils, days of birth, postcodes and whatever else a case has no room for.
#[test]
fn what_must_not_be_kept_is_nowhere() {
    let workspace = Workspace::base();
    let from = exported(&[("header.csv", HEADER), ("episodes.csv", EPISODES)]);
    let old = sources(&workspace);
    let there = |text: &str, canary: &&str| text.contains(*canary);
    let old_text = |path: &str| {
        let bytes = old.get(path).cloned().unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    for more in [&[] as &[&str], &["--all"], &["--yes", "--all"]] {
        let ran = import(&workspace, from.path(), more);
        for canary in &CANARIES {
            assert!(!there(&ran.out, canary), "{canary}: {}", ran.out);
            assert!(!there(&ran.err, canary), "{canary}: {}", ran.err);
        }
    }
    for (path, bytes) in sources(&workspace) {
        let text = String::from_utf8_lossy(&bytes);
        for canary in &CANARIES {
            let was_there = there(&old_text(&path), canary);
            assert!(was_there || !there(&text, canary), "{canary}: {path}");
        }
    }
}

#[test]
fn a_return_in_the_workspace_is_refused() {
    let workspace = Workspace::base().file("return/episodes.csv", EPISODES);
    for from in ["return", "return/episodes.csv", "cases/C-0001.yaml", "."] {
        let ran = workspace.run(&["import", from, "--extracted", "2026-03-31"]);
        assert_eq!(ran.exit, Exit::Usage, "{from}");
        assert!(ran.err.contains("where git would keep it"), "{}", ran.err);
    }
    let ran = workspace.run(&["import", "/nowhere/at/all.csv", "--extracted", "2026-03-31"]);
    assert!(ran.err.contains("can't be read"), "{}", ran.err);
}

#[test]
fn the_day_of_the_extract_is_asked_for() {
    let workspace = Workspace::base();
    let from = exported(&[("episodes.csv", EPISODES)]);
    let path = from.path().to_string_lossy().into_owned();
    let ran = workspace.run(&["import", &path]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(ran.err.contains("--extracted is needed"), "{}", ran.err);
    for (day, why) in [
        ("2026-06-05", "after 2026-06-04"),
        ("31/03/2026", "expected a date"),
    ] {
        let ran = workspace.run(&["import", &path, "--extracted", day]);
        assert_eq!(ran.exit, Exit::Usage);
        assert!(ran.err.contains(why), "{}", ran.err);
    }
    let ran = workspace.run_answering("2026-03-31\ny\n", &["import", &path]);
    assert!(
        ran.out.contains("written: cases/C-0001.yaml"),
        "{}",
        ran.out
    );
}

#[test]
fn files_that_are_none_are_told_and_the_others_are_read() {
    let workspace = Workspace::base();
    let from = exported(&[
        ("episodes.csv", EPISODES),
        ("notes.txt", "Dear all,\nplease find attached\n"),
        ("page.xml", "<html></html>"),
        ("old.xlsx", "PK\u{3}\u{4}nothing"),
        (
            "quote.csv",
            "CHILD,REVIEW\n\"C-0001,01/01/2026\nC-0001,02/01/2026\n",
        ),
    ]);
    std::fs::write(from.path().join("bytes.csv"), b"a\0\0\0b\0\0\0\0\0c\0").expect("a file");
    let ran = import(&workspace, from.path(), &[]);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Fine, ""));
    for name in [
        "notes.txt",
        "page.xml",
        "old.xlsx",
        "quote.csv",
        "bytes.csv",
    ] {
        let told = ran
            .out
            .lines()
            .any(|line| line.starts_with("left out") && line.contains(name));
        assert!(told, "{name}: {}", ran.out);
    }
    assert!(
        ran.out.contains("added    C-0001: placement U6"),
        "{}",
        ran.out
    );
}

const CASELOAD: &str = "Child ID,Name,Date of birth,Team,Social worker,IRO\n\
    C-0077,\"QQCANARYQQ, Zed\",14/03/2012,Children in Care One,dunn-p,\n\
    C-0001,Somebody,01/03/2012,care-one,,\n";

/// Sixty children are typed by nobody: a list beside the return gives what a case begins with.
#[test]
fn a_list_and_a_return_begin_a_case() {
    let ready = ipop::import::ready_mappings();
    let (path, mapping) = ready[0];
    let workspace = Workspace::base().file(path, mapping);
    let from = exported(&[
        ("header.csv", HEADER),
        ("episodes.csv", EPISODES),
        ("caseload.csv", CASELOAD),
    ]);
    let ran = import(&workspace, from.path(), &["--yes", "--case", "C-0077"]);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Fine, ""));
    let case = workspace.read("cases/C-0077.yaml");
    insta::assert_snapshot!("import_new_case", case);
    for canary in CANARIES {
        assert!(
            !ran.out.contains(canary) && !case.contains(canary),
            "{canary}"
        );
    }
    let check = workspace.run(&["check"]);
    assert!(!check.out.contains("error["), "{}", check.out);
}

#[test]
fn a_reconciliation_writes_nothing_and_shows_sums_only_where_it_may() {
    let workspace = Workspace::base().file(
        "imports/finance.yaml",
        "for: costs\nreference: Child\ncolumns: { amount: Fee, from: Start }\n",
    );
    let from = exported(&[("finance.csv", "Child,Fee,Start\nC-0001,5300,01/09/2025\n")]);
    let before = sources(&workspace);
    let ran = import(&workspace, from.path(), &["--check"]);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Findings, ""));
    assert!(
        ran.out.contains("C-0001 from 1 September 2025: finance.csv has more than the case says (finance.csv:2)\n"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("5,300"), "{}", ran.out);
    let ran = import(&workspace, from.path(), &["--check", "--values"]);
    assert!(
        ran.out.contains("(£5,300.00 and £5,200.00 a week)"),
        "{}",
        ran.out
    );
    assert!(sources(&workspace) == before);
    let same = exported(&[("finance.csv", "Child,Fee,Start\nC-0001,5200,01/09/2025\n")]);
    let ran = import(&workspace, same.path(), &["--check"]);
    assert_eq!(
        (ran.exit, ran.out.as_str()),
        (Exit::Fine, "0 differences; nothing written\n")
    );
}

#[test]
fn a_first_mapping_is_written_from_the_headings() {
    let workspace = Workspace::base();
    let from = exported(&[(
        "visits.csv",
        "Child ID,Visit date,Visited by\nC-0001,01/03/2026,dunn-p\n",
    )]);
    let path = from
        .path()
        .join("visits.csv")
        .to_string_lossy()
        .into_owned();
    let ran = workspace.run(&["import", "--new-mapping", &path, "--yes"]);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Fine, ""));
    assert!(workspace.has("imports/visits.yaml"));
    let ran = import(&workspace, from.path(), &[]);
    assert!(
        ran.out
            .contains("added    C-0001: visit of 2026-03-01 (visits.csv:2)\n"),
        "{}",
        ran.out
    );
    let ran = workspace.run(&["import", "--new-mapping", &path, "--yes"]);
    assert_eq!(ran.exit, Exit::Usage);
    assert!(ran.err.contains("is there already"), "{}", ran.err);
}

/// A folder in the folder may hold half of what is meant: that it was not read is said.
#[test]
fn what_a_folder_holds_besides_is_named() {
    let workspace = Workspace::base();
    let from = exported(&[
        ("header.csv", HEADER),
        ("costs.xls", "x"),
        ("letter.docx", "x"),
    ]);
    std::fs::create_dir(from.path().join("return")).expect("a folder");
    let ran = import(&workspace, from.path(), &[]);
    assert_eq!((ran.exit, ran.err.as_str()), (Exit::Fine, ""));
    assert!(
        ran.out.starts_with("not read: costs.xls, return: "),
        "{}",
        ran.out
    );
}

/// A mapping that came with the workspace gives way to one for the council's own file, and no other does.
#[test]
fn a_mapping_in_which_nobody_wrote_gives_way() {
    let (path, ready) = ipop::import::ready_mappings()[0];
    let editor = "# yaml-language-server: $schema=../schemas/mapping.json\n";
    let from = exported(&[(
        "caseload.csv",
        "Mosaic ID,Client Name,DOB,Team\n1,A B,14/03/2012,One\n",
    )]);
    let list = from
        .path()
        .join("caseload.csv")
        .to_string_lossy()
        .into_owned();
    let workspace = Workspace::base().file(path, format!("{editor}{ready}"));
    let ran = workspace.run(&["import", "--new-mapping", &list, "--yes"]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
    let mapping = workspace.read(path);
    assert!(mapping.contains("\nreference: Mosaic ID\n"), "{mapping}");
    assert!(mapping.contains("\n  name: Client Name\n"), "{mapping}");
    let ran = workspace.run(&["import", "--new-mapping", &list, "--yes"]);
    assert_eq!(ran.exit, Exit::Usage, "{}", ran.out);
    assert!(
        ran.err.contains("give this file another name"),
        "{}",
        ran.err
    );
    assert_eq!(workspace.read(path), mapping);
}

/// Of children whom nobody named, those come in whom the Terms of Reference want at each meeting.
#[test]
fn whom_the_terms_want_comes_in() {
    let workspace = Workspace::empty();
    for command in [
        "init . --name N --panel placement --terms ipop --yes",
        "new person lind-t --name Lind --email t@n.example --yes",
        "new team east --name East --team-manager lind-t --yes",
    ] {
        let words: Vec<&str> = command.split(' ').collect();
        let ran = workspace.run(&words);
        assert_eq!(ran.exit, Exit::Fine, "{command}: {}", ran.err);
    }
    let row = |child: u32, place: &str, urn: &str, until: &str| {
        format!("{child},01/02/2025,S,C1,N1,{place},PR4,{until},,,,,{urn}\n")
    };
    let (heading, _) = EPISODES.split_once('\n').expect("headings");
    let episodes = [
        row(1, "K1", "SC100001", ""),
        row(2, "K2", "SC100002", ""),
        // No longer there.
        row(3, "K1", "SC100001", "01/03/2025"),
    ];
    let list = "Child ID,Name,Date of birth,Team,Social worker,IRO\n\
        1,A B,01/02/2012,East,,\n2,C D,01/02/2012,East,,\n3,E F,01/02/2012,East,,\n";
    let from = exported(&[
        ("episodes.csv", &format!("{heading}\n{}", episodes.concat())),
        ("caseload.csv", list),
    ]);
    let ran = import(&workspace, from.path(), &["--yes"]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.err);
    assert_eq!(workspace.files("cases"), ["1.yaml"], "{}", ran.out);
    assert!(ran.out.contains("not written: 2 of whom"), "{}", ran.out);
}
