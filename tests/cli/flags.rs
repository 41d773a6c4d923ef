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

/// A meeting without a quorum: the other one that is owed is coming up while there is time for it.
#[test]
fn another_meeting_is_coming_up_while_there_is_time_for_it() {
    let asked = "  Q-2: { clause: Quorum, says: It is held again., meets: [{ rule: quorum, with: { again-within: 9 working days }, from: held }] }\n";
    let workspace = Workspace::base()
        .change(
            "panels/demo/terms/2026-01-01.yaml",
            "requirements:\n",
            &format!("requirements:\n{asked}"),
        )
        .change(
            "panels/demo/2026-05-27.yaml",
            "  - { seat: finance, person: price-f, status: present }\n",
            "",
        );
    let told =
        |as_of: &str| workspace.run(&["check", "--all", "--format", "short", "--as-of", as_of]);
    let coming = told("2026-06-09").out;
    let due = ": coming up by 2026-06-09[Q-2 quorum]: there was no quorum on 27 May 2026, and the next meeting is on 10 June 2026; one is to be held by Tuesday 9 June 2026";
    assert!(coming.contains(due), "{coming}");
    let late = told("2026-06-10").out;
    assert!(!late.contains("coming up by 2026-06-09[Q-2"), "{late}");
    assert!(late.contains("; one was to be held by"), "{late}");
}

/// What is not due yet is told with its day, and is no failure, however strictly one counts.
#[test]
fn what_is_coming_up_is_told_and_fails_nothing() {
    let asked = "  P-79: { clause: Agendas, says: It goes out., meets: [{ rule: agenda-notice, with: { deadline: agenda } }] }\n";
    let terms = "panels/demo/terms/2026-01-01.yaml";
    let workspace = Workspace::base()
        .change(terms, "  P-50: ", &format!("{asked}  P-50: "))
        .change(
            "panels/demo/2026-06-10.issued.yaml",
            "  - { paper: agenda, sent: 2026-06-03T10:15, by: hale-r }\n",
            "",
        )
        .change(
            "panels/demo/2026-05-27.yaml",
            "on: 2026-06-04",
            "on: 2026-06-03",
        );
    let told = |as_of: &str, format: &str| {
        let ran = workspace.run(&["check", "--strict", "--format", format, "--as-of", as_of]);
        (ran.exit, ran.out)
    };
    let (exit, at_length) = told("2026-06-03", "human");
    assert_eq!(exit, Exit::Fine, "{at_length}");
    let due = "coming up, to be done by Wednesday 3 June 2026:\n  panels/demo/2026-06-10.yaml:2:7: [P-79 agenda-notice]";
    assert!(at_length.contains(due), "{at_length}");
    assert!(at_length.contains("\n    help: send it"), "{at_length}");
    let (exit, short) = told("2026-06-03", "short");
    assert_eq!(exit, Exit::Fine, "{short}");
    assert!(
        short.contains(": coming up by 2026-06-03[P-79 agenda-notice]: "),
        "{short}"
    );
    // On the day after it is wrong, and no more coming up.
    let (exit, short) = told("2026-06-04", "short");
    assert_eq!(exit, Exit::Findings, "{short}");
    assert!(short.contains(": warning[P-79 agenda-notice]: "), "{short}");
    assert!(!short.contains("coming up"), "{short}");
}
