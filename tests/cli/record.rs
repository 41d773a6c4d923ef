//! The record of a meeting, word for word, for each panel of the sample and of the made-up councils, and
//! that it goes out as what it is.

use ipop::cli::Exit;

use crate::workspace::Workspace;

fn text_of(workspace: &Workspace, panel: &str, date: &str, as_of: &str) -> String {
    let out = tempfile::tempdir().expect("a folder");
    let folder = out.path().to_string_lossy().into_owned();
    let ran = workspace.run(&[
        "build", "--all", "--panel", panel, "--date", date, "--as-of", as_of, "--out", &folder,
    ]);
    let path = out.path().join(format!("{panel}/{date}/record.txt"));
    let text = std::fs::read_to_string(path);
    text.unwrap_or_else(|e| panic!("{panel} {date}: {e}\n{}{}", ran.out, ran.err))
}

fn snapshot(name: String, text: &str) {
    for line in text.lines() {
        assert!(line.chars().count() <= 76, "{line}");
    }
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text); });
}

#[test]
fn a_record_of_each_panel_of_the_sample() {
    let sample = Workspace::sample();
    for (panel, date) in [("ipop", "2026-05-27"), ("redbridge", "2025-12-02")] {
        let text = text_of(&sample, panel, date, "2026-06-04");
        snapshot(format!("record-{panel}"), &text);
    }
}

#[test]
fn a_record_of_each_made_up_panel() {
    for (council, panel, date) in [
        ("north-shire", "permanence", "2026-05-19"),
        ("north-shire", "matching", "2026-05-21"),
        ("harbour-city", "resources", "2026-06-17"),
        ("harbour-city", "schools", "2026-05-19"),
    ] {
        let workspace = Workspace::edition(council);
        let text = text_of(&workspace, panel, date, "2026-06-30");
        snapshot(format!("record-{panel}"), &text);
    }
}

#[test]
fn a_record_is_issued_with_its_text() {
    let workspace = Workspace::base();
    workspace.run(&["build", "--all"]);
    let ran = workspace.run(&["issue", "demo", "2026-05-27", "record"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    let issued = workspace.files("out/demo/2026-05-27/issued");
    let copies: Vec<&str> = issued.iter().map(String::as_str).collect();
    for ending in ["html", "txt"] {
        let copy = copies
            .iter()
            .find(|copy| copy.ends_with(&format!(".{ending}")));
        assert!(
            copy.is_some_and(|copy| copy.starts_with("record-1-")),
            "{copies:?}"
        );
    }
    let text = workspace.read("out/demo/2026-05-27/record.txt");
    assert!(text.contains("Go on with the placement."), "{text}");
    // Of a meeting of which nothing came yet there is none.
    assert!(!workspace.has("out/demo/2026-06-10/record.html"));
    let meeting = "panels/demo/2026-05-27.yaml";
    let bare = workspace.read(meeting);
    let (bare, _) = bare.split_once("items:\n").expect("items");
    workspace.write(meeting, bare);
    let ran = workspace.run(&["issue", "demo", "2026-05-27", "record"]);
    assert_eq!(ran.exit, Exit::Usage, "{}{}", ran.out, ran.err);
    let told = "there is no record of it yet";
    assert!(
        ran.out.contains(told) || ran.err.contains(told),
        "{}{}",
        ran.out,
        ran.err
    );
}
