//! What can't be read is never taken for gone (T7): each attack hides files from the program that are
//! still there, and no paper that was made of them may be removed.

use crate::workspace::Workspace;
use ipop::cli::Exit;
use std::collections::BTreeMap;
use std::fs;

/// Every paper in `out/`; the index and our own records change with what is found.
fn papers(workspace: &Workspace) -> BTreeMap<String, Vec<u8>> {
    let files = workspace.files("out");
    let papers = files.into_iter().filter(|path| path.contains('/'));
    papers
        .map(|path| {
            let bytes = fs::read(workspace.path().join("out").join(&path)).expect("a paper");
            (path, bytes)
        })
        .collect()
}

/// Builds, attacks, builds again: nothing may be missing, and the command must not end well. Then the
/// attack is undone, and all is as it was.
fn keeps_everything(name: &str, attack: impl Fn(&Workspace), undo: impl Fn(&Workspace)) {
    let workspace = Workspace::built();
    let before = papers(&workspace);
    assert!(before.len() > 50, "{name}");
    attack(&workspace);
    for build in [
        &["build"][..],
        &["build", "--all"],
        &["build", "--panel", "demo"],
    ] {
        let ran = workspace.run(build);
        assert_ne!(ran.exit, Exit::Fine, "{name}: {}{}", ran.out, ran.err);
        let summary = ran.exit == Exit::Usage || ran.out.contains(" 0 removed\n");
        assert!(summary, "{name}: {}{}", ran.out, ran.err);
        let after = papers(&workspace);
        for path in before.keys() {
            assert!(after.contains_key(path), "{name}: {path} is gone");
        }
    }
    undo(&workspace);
    let ran = workspace.run(&["build"]);
    assert_eq!(ran.exit, Exit::Fine, "{name}: {}{}", ran.out, ran.err);
    for (path, bytes) in &before {
        assert!(
            papers(&workspace).get(path) == Some(bytes),
            "{name}: {path}"
        );
    }
    let index = workspace.read("out/index.html");
    assert!(!index.contains("out of date"), "{name}");
}

fn renamed(from: &str, to: &str) {
    let named = |from: &str, to: &str| {
        let (from, to) = (from.to_owned(), to.to_owned());
        move |workspace: &Workspace| {
            let path = workspace.path();
            fs::rename(path.join(&from), path.join(&to)).expect("renamed");
        }
    };
    keeps_everything(&format!("{from} as {to}"), named(from, to), named(to, from));
}

fn overwritten(path: &str, with: &str) {
    let before = Workspace::base().read(path);
    keeps_everything(
        &format!("{path} says {with:?}"),
        |workspace| workspace.write(path, with),
        |workspace| workspace.write(path, &before),
    );
}

#[test]
fn folders_with_another_name() {
    with_another_name(3);
}

#[test]
#[ignore = "long: every folder"]
fn every_folder_with_another_name() {
    with_another_name(1);
}

/// Tries one folder of so many.
fn with_another_name(of: usize) {
    let names = [
        ("panels", "Panels"),
        ("panels", "panel"),
        ("panels", "gone"),
        ("panels/demo", "panels/DEMO"),
        ("panels/demo", "panels/demo old"),
        ("panels/demo/terms", "panels/demo/Terms"),
        ("cases", "Cases"),
        ("registers", "REGISTERS"),
    ];
    for (from, to) in names.into_iter().step_by(of) {
        renamed(from, to);
    }
}

/// A panel whose folder has another name that a panel can have is a panel more and one less. Whether that was
/// meant nobody knows but the officer, who deletes what is not wanted.
#[test]
fn a_panel_with_another_name() {
    let workspace = Workspace::built();
    let before = papers(&workspace);
    let at = |path: &str| workspace.path().join(path);
    fs::rename(at("panels/demo"), at("panels/psp")).expect("renamed");
    for build in [&["build"][..], &["build", "--all"]] {
        let ran = workspace.run(build);
        assert_eq!(ran.exit, Exit::Findings, "{}{}", ran.out, ran.err);
        assert!(
            ran.out.contains("the workspace has no panel `demo`"),
            "{}",
            ran.out
        );
        assert!(ran.out.contains(" 0 removed\n"), "{}", ran.out);
        let after = papers(&workspace);
        assert!(
            before
                .iter()
                .all(|(path, bytes)| after.get(path) == Some(bytes))
        );
        assert!(after.contains_key("psp/2026-06-10/agenda.html"));
        let index = workspace.read("out/index.html");
        assert!(!index.contains("\"demo/"), "nobody is led to them");
    }
    fs::remove_dir_all(at("out/demo")).expect("removed");
    let ran = workspace.run(&["build"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    assert!(!workspace.read("out/index.html").contains("out of date"));
    // The same where no panel is left at all.
    fs::remove_dir_all(at("panels")).expect("removed");
    assert_eq!(workspace.run(&["build"]).exit, Exit::Findings);
    fs::remove_dir_all(at("out/psp")).expect("removed");
    let ran = workspace.run(&["build"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
}

#[cfg(unix)]
#[test]
fn folders_that_are_links() {
    for folder in [
        "panels",
        "panels/demo",
        "panels/demo/terms",
        "cases",
        "registers",
    ] {
        keeps_everything(
            &format!("{folder} as a link"),
            |workspace| {
                let place = workspace.path().join(folder);
                let aside = workspace.path().join("aside");
                fs::rename(&place, &aside).expect("moved");
                std::os::unix::fs::symlink(&aside, &place).expect("a link");
            },
            |workspace| {
                let place = workspace.path().join(folder);
                fs::remove_file(&place).expect("removed");
                fs::rename(workspace.path().join("aside"), &place).expect("moved back");
            },
        );
    }
}

/// Without a template of its own the workspace's papers would look another way.
#[cfg(unix)]
#[test]
fn templates_that_are_a_link() {
    let workspace = Workspace::built();
    let before = papers(&workspace);
    let elsewhere = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(elsewhere.path(), workspace.path().join("templates"))
        .expect("a link");
    let ran = workspace.run(&["build"]);
    assert_eq!(ran.exit, Exit::Findings, "{}", ran.out);
    assert!(ran.out.contains("error[unreadable-file]"), "{}", ran.out);
    assert!(papers(&workspace) == before);
}

/// Where links can't be made, git writes a file with the link's target in it.
#[test]
fn a_file_in_the_place_of_a_folder() {
    for folder in ["panels/demo", "cases", "panels"] {
        keeps_everything(
            &format!("{folder} as a file"),
            |workspace| {
                let aside = workspace.path().join("aside");
                fs::rename(workspace.path().join(folder), aside).expect("moved");
                workspace.write(folder, "../elsewhere");
            },
            |workspace| {
                let place = workspace.path().join(folder);
                fs::remove_file(&place).expect("removed");
                fs::rename(workspace.path().join("aside"), &place).expect("moved back");
            },
        );
    }
}

#[test]
fn files_that_are_half_typed() {
    half_typed(2);
}

#[test]
#[ignore = "long: every file"]
fn every_file_half_typed() {
    half_typed(1);
}

/// Tries one file of so many.
fn half_typed(of: usize) {
    let files = [
        "panels/demo/2026-06-10.yaml",
        "panels/demo/2026-06-10.issued.yaml",
        "panels/demo/terms/2026-01-01.yaml",
        "registers/people.yaml",
        "registers/teams.yaml",
        "ipop.yaml",
    ];
    for path in files.into_iter().step_by(of) {
        overwritten(path, "date: [");
        overwritten(path, "");
    }
    overwritten("panels/demo/2026-06-10.yaml", "date: 2026-06-01\n");
    let edition = "panels/demo/terms/2026-01-01.yaml";
    let terms = Workspace::base().read(edition);
    overwritten(
        edition,
        &terms.replacen("rule: terms-review", "rule: terms-reviev", 1),
    );
    let meeting = Workspace::base().read("panels/demo/2026-06-10.yaml");
    overwritten(
        "panels/demo/2026-06-10.yaml",
        &meeting.replacen("- case: C-0009", "- case: C-009", 1),
    );
}

/// Each length to which a meeting's file can be cut, as an editor that saves while somebody types: the
/// papers of the meeting are there all the time, unless the shorter file is one that can be read.
#[test]
fn a_meeting_at_each_half_typed_save() {
    let path = "panels/demo/2026-06-10.yaml";
    let workspace = Workspace::built();
    let before = papers(&workspace);
    let text = workspace.read(path);
    for cut in (40..text.len()).step_by(text.len() / 12) {
        workspace.write(path, &text[..cut]);
        let ran = workspace.run(&["build"]);
        if ran.exit == Exit::Fine {
            continue;
        }
        assert!(
            workspace.has("out/demo/2026-06-10/agenda.html"),
            "{cut}: {}",
            ran.out
        );
        workspace.write(path, &text);
        workspace.run(&["build"]);
        assert!(papers(&workspace) == before, "{cut}");
    }
}

/// A file whose name has a slip is not read, and may be the meeting that is missing.
#[test]
fn a_meeting_with_a_slip_in_its_name() {
    let folder = "panels/demo";
    for slip in ["2026-06-10.yml", "2026-06-10 (1).yaml", "10-06-2026.yaml"] {
        let workspace = Workspace::built();
        let before = papers(&workspace);
        let at = |name: &str| workspace.path().join(folder).join(name);
        fs::rename(at("2026-06-10.yaml"), at(slip)).expect("renamed");
        fs::remove_file(at("2026-06-10.issued.yaml")).expect("removed");
        let ran = workspace.run(&["build"]);
        let after = papers(&workspace);
        assert!(
            before.keys().all(|path| after.contains_key(path)),
            "{slip}: {}",
            ran.out
        );
        let index = workspace.read("out/index.html");
        assert!(index.contains("Agenda (out of date)"), "{slip}");
    }
}

#[test]
fn the_index_marks_what_is_out_of_date() {
    let workspace = Workspace::built();
    workspace.write("panels/demo/2026-06-10.yaml", "date: [");
    workspace.run(&["build"]);
    let index = workspace.read("out/index.html");
    assert!(index.contains("Agenda (out of date)"), "{index}");
    assert!(index.contains("left from an earlier build"), "{index}");
    // A register: everything.
    let workspace = Workspace::built();
    workspace.write("registers/people.yaml", "people: [");
    let ran = workspace.run(&["build"]);
    assert!(ran.out.contains("no paper was made: "), "{}", ran.out);
    let index = workspace.read("out/index.html");
    let links = index.matches("<li>").count();
    assert!(links > 5 && index.contains("(out of date)"), "{index}");
}

/// What is certainly gone is removed: a meeting's file that was deleted, with nothing else amiss.
#[test]
fn what_is_gone_is_removed() {
    let workspace = Workspace::built();
    for name in ["2026-06-10.yaml", "2026-06-10.issued.yaml"] {
        fs::remove_file(workspace.path().join("panels/demo").join(name)).expect("removed");
    }
    let ran = workspace.run(&["build"]);
    assert!(
        !workspace.has("out/demo/2026-06-10/agenda.html"),
        "{}",
        ran.out
    );
}

/// More files than are read: nobody knows what the others say.
#[test]
fn a_folder_with_too_many_files() {
    for (folder, ending) in [("cases", "yaml"), ("panels/demo", "txt")] {
        let workspace = Workspace::built();
        let before = papers(&workspace);
        for number in 0..10_001 {
            workspace.write(&format!("{folder}/A-{number:05}.{ending}"), "x");
        }
        let ran = workspace.run(&["build"]);
        assert_eq!(ran.exit, Exit::Findings, "{folder}");
        assert!(ran.out.contains("more than 10000 files"), "{folder}");
        assert!(papers(&workspace) == before, "{folder}");
    }
}
