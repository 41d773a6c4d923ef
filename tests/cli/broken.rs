//! Broken workspaces: the whole text of `check`.

use ipop::cli::Exit;

use crate::workspace::Workspace;

/// Runs `check` and compares the whole text.
macro_rules! check {
    ($name:literal, $workspace:expr) => {
        let ran = $workspace.run_at_terminal(&["check"]);
        insta::assert_snapshot!(
            $name,
            format!("exit {}\n{}{}", ran.exit.code(), ran.out, ran.err)
        );
    };
}

#[test]
fn misspelt_fields_of_a_file_are_told_at_once() {
    let workspace = Workspace::base()
        .change("cases/C-0001.yaml", "initials:", "initails:")
        .change("cases/C-0001.yaml", "weekly:", "weeky:");
    check!("misspelt_fields", workspace);
}

#[test]
fn one_broken_file_does_not_hide_another() {
    let workspace = Workspace::base()
        .file("cases/C-0001.yaml", "case: C-0001\ncase: C-0001\n")
        .file("cases/C-0002.yaml", "case: C-0002\n\tinitials: AB\n")
        .file("cases/C-0003.yaml", "")
        .file(
            "cases/C-0004.yaml",
            b"case: C-0004\nbackground: caf\xe9\n".as_slice(),
        )
        .file(
            "cases/C-0005.yaml",
            "<<<<<<< HEAD\ncase: C-0005\n=======\ncase: C-0005\n>>>>>>> other\n",
        );
    check!("every_broken_file", workspace);
}

#[test]
fn a_wrong_value_is_told_with_the_right_form() {
    let workspace = Workspace::base()
        .change("cases/C-0001.yaml", "weekly: 5200", "weekly: 1_000")
        .change("cases/C-0002.yaml", "born: ", "born: 12/2010 #");
    check!("wrong_values", workspace);
}

#[test]
fn what_is_referred_to_must_exist() {
    let workspace = Workspace::base()
        .change("cases/C-0001.yaml", "team: ", "team: nowhere #")
        .change(
            "panels/demo/2026-06-10.yaml",
            "case: C-0007",
            "case: C-9999",
        );
    check!("dangling_references", workspace);
}

#[test]
fn a_file_must_have_the_name_of_what_is_in_it() {
    let base = Workspace::base();
    let case = base.read("cases/C-0001.yaml");
    let meeting = base.read("panels/demo/2026-06-10.yaml");
    let workspace = base
        .file("cases/C-0777.yaml", case)
        .file("panels/demo/2026-06-17.yaml", meeting);
    check!("file_names", workspace);
}

#[test]
fn files_that_are_none_of_ours_are_named() {
    let workspace = Workspace::base()
        .file("cases/C-0100.yml", "case: C-0100\n")
        .file("cases/Copy of C-0001.yaml", "case: C-0001\n")
        .file("cases/notes.yaml", "x: 1\n");
    check!("stray_files", workspace);
}

#[test]
fn a_character_without_a_letter_is_a_warning_and_no_more() {
    let workspace = Workspace::base().change(
        "cases/C-0001.yaml",
        "background: ",
        "background: \"A smile \u{1F600} here\" #",
    );
    let ran = workspace.run(&["check"]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.out);
    assert!(
        ran.out.contains("warning[uncovered-character]"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("[U+1F600]"), "{}", ran.out);
}
