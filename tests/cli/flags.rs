//! Flags, exit codes, and what is said where there is no workspace.

use ipop::cli::Exit;

use crate::workspace::Workspace;

#[test]
fn a_folder_without_a_workspace_is_told_so() {
    let empty = Workspace::empty();
    // Without `--root` the folders above would be looked through too.
    let folder = empty.path().to_string_lossy().into_owned();
    let ran = empty.run(&["check", "--root", &folder]);
    assert_eq!(ran.exit, Exit::Usage);
    assert_eq!(ran.out, "");
    assert!(ran.err.contains("ipop.yaml"), "{}", ran.err);
}

#[test]
fn unknown_flags_and_dates_are_told_so() {
    for arguments in [
        &["check", "--strickt"][..],
        &["build", "--as-of", "10/6/2026"],
        &["fly"],
    ] {
        let ran = Workspace::base().run(arguments);
        assert_eq!(ran.exit, Exit::Usage, "{arguments:?}");
        assert_eq!(ran.out, "", "{arguments:?}");
        assert!(ran.err.starts_with("error:"), "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn an_unknown_panel_is_told_with_those_that_there_are() {
    for arguments in [&["terms", "nosuch"][..], &["build", "--panel", "nosuch"]] {
        let ran = Workspace::base().run(arguments);
        assert_eq!(ran.exit, Exit::Usage, "{arguments:?}");
        assert!(
            ran.err.contains("there are: demo"),
            "{arguments:?}: {}",
            ran.err
        );
    }
}

#[test]
fn warnings_fail_only_under_strict() {
    let base = Workspace::base().file("cases/notes.yaml", "x: 1\n");
    assert_eq!(base.run(&["check"]).exit, Exit::Fine);
    assert_eq!(base.run(&["check", "--strict"]).exit, Exit::Findings);
}

#[test]
fn short_findings_are_a_line_each_and_repeat_no_line_of_a_file() {
    let base = Workspace::base().change("cases/C-0001.yaml", "background: ", "backgruond: ");
    let ran = base.run(&["check", "--format", "short"]);
    assert_eq!(ran.exit, Exit::Findings);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(
        lines.iter().all(|line| line.contains(": error[")
            || line.contains(": warning[")
            || line.contains(": info[")),
        "{}",
        ran.out
    );
}
