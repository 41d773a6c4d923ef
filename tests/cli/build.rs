//! Building the sample workspace: the papers, their scope, and what holds them back.

use std::collections::BTreeMap;

use ipop::cli::Exit;

use crate::workspace::Workspace;

/// Everything in out/ with its content, the build's own records left out.
pub(crate) fn papers(workspace: &Workspace) -> BTreeMap<String, Vec<u8>> {
    let files = workspace
        .files("out")
        .into_iter()
        .filter(|file| !file.starts_with('.'));
    files
        .map(|file| {
            let bytes = std::fs::read(workspace.path().join("out").join(&file)).expect("a paper");
            (file, bytes)
        })
        .collect()
}

#[test]
fn the_same_files_give_the_same_bytes() {
    let (one, other) = (Workspace::base(), Workspace::base());
    assert_eq!(one.run(&["build"]).exit, Exit::Fine);
    assert_eq!(other.run(&["build"]).exit, Exit::Fine);
    let (one, other) = (papers(&one), papers(&other));
    assert!(
        one.contains_key("demo/2026-06-10/agenda.html"),
        "{:?}",
        one.keys()
    );
    assert_eq!(
        one.keys().collect::<Vec<_>>(),
        other.keys().collect::<Vec<_>>()
    );
    for (path, bytes) in &one {
        assert!(other.get(path) == Some(bytes), "{path} differs");
    }
}

#[test]
fn a_second_build_makes_nothing_again() {
    let workspace = Workspace::built();
    let before = papers(&workspace);
    let ran = workspace.run(&["build"]);
    assert!(ran.out.contains("\n0 made, "), "{}", ran.out);
    assert_eq!(papers(&workspace), before);
}

#[test]
fn a_withdrawn_item_leaves_nothing_behind() {
    let workspace = Workspace::built();
    let agenda = workspace.read("out/demo/2026-06-10/agenda.html");
    assert!(agenda.contains("C-0009"), "the case is on the agenda");
    let meeting = workspace.read("panels/demo/2026-06-10.yaml");
    let head = meeting.split("items:").next().expect("a head");
    workspace.write("panels/demo/2026-06-10.yaml", format!("{head}items: []\n"));
    workspace.run(&["build"]);
    for (path, bytes) in papers(&workspace) {
        let of_meeting = path.starts_with("demo/2026-06-10/invites/");
        let text = String::from_utf8_lossy(&bytes);
        assert!(
            !of_meeting || !text.contains("C-0009"),
            "{path} still has the case"
        );
    }
}

#[test]
fn an_error_in_a_case_withholds_its_sheet_and_no_other() {
    let workspace = Workspace::base().change("cases/C-0009.yaml", "initials:", "initails:");
    let ran = workspace.run(&["build"]);
    assert_eq!(ran.exit, Exit::Findings);
    let agenda = workspace.read("out/demo/2026-06-10/agenda.html");
    assert!(
        agenda.contains("Details withheld"),
        "the sheet says why it is not there"
    );
    assert!(
        workspace.read("out/index.html").contains("held back") || ran.out.contains("held back")
    );
}

#[test]
fn an_error_in_a_meeting_holds_back_that_meeting_only() {
    let workspace = Workspace::base().change("panels/demo/2026-06-10.yaml", "items:", "itmes:");
    let ran = workspace.run(&["build", "--all"]);
    assert_eq!(ran.exit, Exit::Findings);
    assert!(!workspace.has("out/demo/2026-06-10/agenda.html"));
    assert!(
        workspace.has("out/demo/2026-05-27/agenda.html"),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("held back: out/demo/2026-06-10/agenda: "),
        "{}",
        ran.out
    );
}

#[test]
fn a_filtered_build_touches_its_own_papers_only() {
    let workspace = Workspace::base();
    workspace.run(&["build", "--all"]);
    let before = papers(&workspace);
    let changed = workspace.change(
        "panels/demo/2026-06-10.yaml",
        "place: ",
        "place: Elsewhere #",
    );
    let ran = changed.run(&["build", "--date", "2026-05-27"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    let after = papers(&changed);
    assert_eq!(
        before["demo/2026-06-10/agenda.html"],
        after["demo/2026-06-10/agenda.html"]
    );
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        after.keys().collect::<Vec<_>>()
    );
}

/// The edition of the base, with sections that papers for one person or one child wait for.
pub(crate) fn asking_for(sections: &[&str]) -> Workspace {
    let asked = sections.iter().map(|name| format!("{{ section: {name} }}"));
    let asked: Vec<String> = asked.collect();
    let requirement = format!(
        "requirements:\n  P-75: {{ clause: Minutes, says: Papers for one., meets: [{}] }}\n",
        asked.join(", ")
    );
    Workspace::base().change(
        "panels/demo/terms/2026-01-01.yaml",
        "requirements:\n",
        &requirement,
    )
}

/// P-75: an extract lies beside the tracker, goes when nothing in it is left to do, and a build of
/// one meeting leaves it alone.
#[test]
fn extracts_come_and_go_with_what_is_to_be_done() {
    let workspace = Workspace::built();
    assert!(
        !workspace.has("out/demo/tracker/gray-o.html"),
        "no requirement asks for it"
    );

    let workspace = asking_for(&["extracts"]);
    workspace.run(&["build"]);
    let extract = workspace.read("out/demo/tracker/gray-o.html");
    assert!(extract.contains("Tell the school when the mornings begin."));
    assert!(
        workspace
            .read("out/index.html")
            .contains("demo/tracker/gray-o.html")
    );

    let done = "updates: [{ on: 2026-06-03, state: done }]";
    let file = "panels/demo/2026-05-27.yaml";
    let workspace = workspace
        .change(
            file,
            "updates: [{ on: 2026-06-03, state: in-progress, note: The school was rung. }]",
            done,
        )
        .file(
            "panels/demo/2026-06-03.yaml",
            "date: 2026-06-03\nitems: []\n",
        );
    workspace.run(&["build", "--date", "2026-06-10"]);
    assert!(
        workspace.has("out/demo/tracker/gray-o.html"),
        "out of this build's scope"
    );
    workspace.run(&["build", "--panel", "demo"]);
    assert!(!workspace.has("out/demo/tracker/gray-o.html"));
    assert!(!workspace.read("out/index.html").contains("tracker/gray-o"));
}

/// P-74: a slip is held back with its case and gone with its decision; the others are made.
#[test]
fn a_slip_stands_and_falls_with_its_case() {
    let build = ["build", "--date", "2026-05-27"];
    let slip =
        |case: &str, ending: &str| format!("out/demo/2026-05-27/sheets/slip-{case}.{ending}");
    let (of_two, of_six) = ("C-0002-extension", "C-0006-alternative-provision");
    let workspace = asking_for(&["case-file-slips"]);
    workspace.run(&build);
    let text = workspace.read(&slip(of_two, "txt"));
    assert!(
        text.contains("\nDecision: Agreed\n") && text.contains("\nBy: Robin Hale\n"),
        "{text}"
    );
    for own in [of_two, of_six] {
        let page = workspace.read(&slip(own, "html"));
        let foreign = if own == of_two { "C-0006" } else { "C-0002" };
        assert!(!page.contains(foreign) && !page.contains("C-0001"), "{own}");
        assert!(
            !page
                .split("</title>")
                .next()
                .unwrap_or_default()
                .contains("C-000"),
            "a title names no case"
        );
    }
    let index = workspace.read("out/index.html");
    assert!(
        index.contains("sheets/slip-C-0002-extension.txt"),
        "the index leads to it"
    );

    let workspace = workspace.change("cases/C-0002.yaml", "initials:", "initails:");
    let ran = workspace.run(&build);
    assert!(
        ran.out
            .contains("held back: out/demo/2026-05-27/sheets/slip-C-0002-extension: "),
        "{}",
        ran.out
    );
    // What was made before the slip of the pen stays, and the index says how old it is.
    assert!(workspace.has(&slip(of_two, "html")) && workspace.has(&slip(of_two, "txt")));
    let index = workspace.read("out/index.html");
    assert!(
        index.contains("C-0002, extension (out of date)")
            && !index.contains("C-0006, alternative provision (out of date)"),
        "{index}"
    );
    assert!(workspace.has(&slip(of_six, "html")));

    let workspace = workspace.change(
        "panels/demo/2026-05-27.yaml",
        "decision: ratify",
        "decision: withdrawn",
    );
    workspace.run(&["build", "--date", "2026-06-10"]);
    assert!(
        workspace.has(&slip(of_six, "html")),
        "out of this build's scope"
    );
    workspace.run(&build);
    assert!(
        !workspace.has(&slip(of_six, "html")),
        "nothing belongs on the file"
    );
}

#[test]
fn what_somebody_else_put_into_out_stays() {
    let workspace = Workspace::base().file("out/notes.docx", "mine");
    workspace.run(&["build"]);
    workspace.run(&["build", "--as-of", "2026-07-01"]);
    assert_eq!(workspace.read("out/notes.docx"), "mine");
}

#[test]
fn a_broken_template_holds_back_its_paper_and_no_other() {
    let workspace =
        Workspace::base().file("templates/html/tracker.html", "<p>{{ nothing.here }}</p>\n");
    let ran = workspace.run(&["build"]);
    assert_eq!(ran.exit, Exit::Findings);
    assert!(
        ran.out.contains("templates/html/tracker.html:1:"),
        "{}",
        ran.out
    );
    assert!(!workspace.has("out/demo/tracker.html"));
    assert!(workspace.has("out/demo/2026-06-10/agenda.html"));
}

#[test]
fn the_sample_workspace_builds() {
    let workspace = Workspace::sample();
    let ran = workspace.run(&["check"]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.out);
    insta::assert_snapshot!(
        "sample_findings",
        workspace.run(&["check", "--format", "short"]).out
    );
}
