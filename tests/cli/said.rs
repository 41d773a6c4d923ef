//! What is written as people say it, and not in the one form that is read, is told with the right form;
//! what was written is repeated nowhere.

use crate::workspace::Workspace;

const MEETING: &str = "panels/demo/2026-06-10.yaml";
const CASE: &str = "cases/C-0005.yaml";

/// A slip: the file, what stands in it, what somebody writes instead, and the help at its place.
const SLIPS: [(&str, &str, &str, &str); 13] = [
    (
        MEETING,
        "requested-on: 2026-05-26",
        "requested-on: 26/05/2026",
        "write `2026-05-26`",
    ),
    (
        MEETING,
        "requested-on: 2026-05-26",
        "requested-on: 26th May 2026",
        "write `2026-05-26`",
    ),
    (
        MEETING,
        "received: 2026-06-03T11:00",
        "received: 5 June 2026 11.00am",
        "write `2026-06-05T11:00`",
    ),
    (
        MEETING,
        "received: 2026-06-03T11:00",
        "received: 2026-06-05 11:00",
        "write `2026-06-05T11:00`",
    ),
    (
        MEETING,
        "requested-by: shah-a",
        "requested-by: Asha Shah",
        "write `shah-a`",
    ),
    (
        MEETING,
        "requested-by: shah-a",
        "requested-by: A. Shah",
        "write `shah-a`",
    ),
    (
        MEETING,
        "requested-by: shah-a",
        "requested-by: Head of Safeguarding",
        "write the id as registers/people.yaml has it after `id:`",
    ),
    (
        MEETING,
        "setting: larch-lodge",
        "setting: Larch Lodge",
        "write `larch-lodge`",
    ),
    (
        MEETING,
        "kind: placement-review",
        "kind: Review of a placement",
        "write `placement-review`",
    ),
    (
        MEETING,
        "kind: placement-review",
        "kind: ISEP",
        "write `isep`",
    ),
    (
        MEETING,
        "kind: placement-review",
        "kind: A talk",
        "use one of: placement-review, placement-new, placement-move",
    ),
    (
        MEETING,
        "seat: chair",
        "seat: the chairman",
        "use one of: chair, deputy",
    ),
    (
        CASE,
        "team: care-one",
        "team: Children in Care One",
        "write `care-one`",
    ),
];

#[test]
fn what_is_said_is_answered_with_the_form_that_is_read() {
    for (file, right, said, help) in SLIPS {
        let workspace = Workspace::base().change(file, right, said);
        let ran = workspace.run(&["check"]);
        assert!(ran.out.contains(help), "{said}\n{}", ran.out);
        let (_, value) = said.split_once(": ").expect("a value");
        let lines = ran.out.lines();
        let repeated = lines.filter(|line| line.contains(value)).count();
        assert_eq!(repeated, 0, "{said}\n{}", ran.out);
    }
}

#[test]
fn a_code_is_found_by_its_label() {
    let workspace = Workspace::base().change(MEETING, "type: K2", "type: Children's home");
    let ran = workspace.run(&["check"]);
    assert!(
        ran.out.contains("did you mean K2 (Children's home)"),
        "{}",
        ran.out
    );
}

/// YAML takes what follows ` #` for a remark, and half a request would be printed.
#[test]
fn a_remark_that_cuts_a_text_is_told_at_its_sign() {
    let request = "request: Go on with the placement until a registered one is found.";
    let whole = |said: &str| {
        Workspace::base()
            .change(MEETING, request, said)
            .run(&["check", "--format", "short"])
            .out
    };
    let told = "[text-cut-off]";
    assert!(!whole(request).contains(told));
    let cut = whole("request: Agree the fee of £4,850 #2 of 3");
    // The place counts characters, as an editor does.
    assert!(
        cut.contains("panels/demo/2026-06-10.yaml:17:38: warning[text-cut-off]"),
        "{cut}"
    );
    for fine in [
        "request: \"Agree the fee #2 of 3\"",
        "request: |\n      Agree the fee #2 of 3",
        "# What is asked.\n    request: Agree the fee#2 of 3",
    ] {
        assert!(!whole(fine).contains(told), "{fine}");
    }
    // Of what is no text a remark may say anything.
    let remark = "requested-by: shah-a # since May";
    let ran = Workspace::base().change(MEETING, "requested-by: shah-a", remark);
    assert!(!ran.run(&["check"]).out.contains("text-cut-off"));
}

#[test]
fn an_address_that_is_nearly_the_authoritys_is_told() {
    let file = "registers/people.yaml";
    let right = Workspace::base().run(&["check"]);
    assert!(!right.out.contains("likely-slip"), "{}", right.out);
    let ran = Workspace::base()
        .change(file, "t.adair@wexmoor.example", "t.adair@wexmoor.exmaple")
        .run(&["check"]);
    assert!(
        ran.out.contains("did you mean `@wexmoor.example`?"),
        "{}",
        ran.out
    );
    assert!(!ran.out.contains("t.adair@"), "{}", ran.out);
}

/// A council's system may number its cases as it likes.
#[test]
fn a_reference_is_the_councils_own() {
    let case = Workspace::base()
        .read("cases/C-0003.yaml")
        .replace("C-0003", "6300417");
    let meeting = Workspace::base().read(MEETING).replace("C-0003", "6300417");
    let workspace = Workspace::base()
        .file("cases/6300417.yaml", &case)
        .file(MEETING, &meeting);
    workspace.run(&["build"]);
    let agenda = workspace.read("out/demo/2026-06-10/agenda.html");
    assert!(agenda.contains("6300417") && !agenda.contains("C-0003"));
    // An NHS number says whose it is wherever the paper goes.
    let case = case.replace("6300417", "9434765919");
    let ran = workspace
        .file("cases/9434765919.yaml", case)
        .run(&["check"]);
    assert!(
        ran.out.contains("this reference seems to be an NHS number"),
        "{}",
        ran.out
    );
}
