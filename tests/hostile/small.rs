//! Smaller attacks.

use crate::workspace::Workspace;
use ipop::cli::Exit;

/// Opening a pipe waits for somebody at the other end.
#[cfg(unix)]
#[test]
fn a_pipe_for_a_lock_is_refused() {
    let workspace = Workspace::base().file("out/README.md", "x");
    let lock = workspace.path().join("out/.lock");
    let made = std::process::Command::new("mkfifo").arg(&lock).status();
    assert!(made.expect("mkfifo").success());
    let ran = workspace.run(&["build"]);
    assert_eq!(ran.exit, Exit::Write);
    assert!(ran.err.contains(".lock can't be locked"), "{}", ran.err);
}

/// A run that was ended after its copies and before the ledger can be run again, also when what is sent
/// has changed by then; no copy is rewritten.
#[test]
fn an_issue_that_was_ended_half_way_can_be_repeated() {
    let workspace = Workspace::base();
    std::fs::remove_file(workspace.path().join("panels/demo/2026-06-10.issued.yaml"))
        .expect("removed");
    workspace.run(&["build"]);
    let issue = ["issue", "demo", "2026-06-10", "agenda"];
    let ledger = "panels/demo/2026-06-10.issued.yaml";
    let first = workspace.run(&issue);
    assert_eq!(first.exit, Exit::Fine, "{}", first.err);
    let copies = workspace.files("out/demo/2026-06-10/issued");
    let first_copy = format!("out/demo/2026-06-10/issued/{}", copies[0]);
    let before = workspace.read(&first_copy);
    // As if it had been ended before the ledger was written.
    std::fs::remove_file(workspace.path().join(ledger)).expect("removed");
    let again = workspace.run(&issue);
    assert_eq!(again.exit, Exit::Fine, "{}", again.err);
    assert_eq!(workspace.files("out/demo/2026-06-10/issued"), copies);
    // And changed in between.
    std::fs::remove_file(workspace.path().join(ledger)).expect("removed");
    let workspace = workspace.change(
        "panels/demo/2026-06-10.yaml",
        "place: ",
        "place: Elsewhere #",
    );
    workspace.run(&["build"]);
    let changed = workspace.run(&issue);
    assert_eq!(changed.exit, Exit::Fine, "{}", changed.err);
    assert!(
        changed.out.contains("agenda-2026-06-04-2.html"),
        "{}",
        changed.out
    );
    assert_eq!(workspace.read(&first_copy), before);
}

/// Excel's first line is no line of the schedule.
#[test]
fn excels_sign_for_the_separator_is_passed_over() {
    let lines = "child,initials,on,reason,annual-saving\nS-1001,AB,2026-05-01,moved,1200\n";
    let at = "panels/demo/2026-06-10.ceased-plans.csv";
    let plain = Workspace::base().file(at, lines).run(&["check"]).out;
    for sign in ["sep=,\r\n", "\"sep=,\"\n", "\u{feff}sep=,\n"] {
        let told = Workspace::base()
            .file(at, format!("{sign}{lines}"))
            .run(&["check"])
            .out;
        assert_eq!(
            told.matches("error[").count(),
            plain.matches("error[").count(),
            "{told}"
        );
    }
    let other = lines.replace(',', ";");
    let told = Workspace::base()
        .file(at, format!("sep=;\n{other}"))
        .run(&["check"])
        .out;
    assert_eq!(told.matches("error[").count(), 1, "{told}");
    assert!(told.contains("separated by semicolons"), "{told}");
}

/// An emoji made of several signs is a warning, as any other is.
#[test]
fn an_emoji_with_a_joiner_holds_nothing_back() {
    let workspace = Workspace::base().change(
        "cases/C-0007.yaml",
        "background: ",
        "background: \"A family \u{1F468}\u{200d}\u{1F469}\u{200d}\u{1F467} \u{2764}\u{fe0f}\" #",
    );
    let ran = workspace.run(&["check"]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.out);
    assert!(
        ran.out.contains("warning[uncovered-character]"),
        "{}",
        ran.out
    );
}
