//! A workspace's own template that fails on a value says where and why, and not on which (T19): engines repeat
//! in their messages what they were given.

use crate::workspace::Workspace;
use ipop::cli::Exit;

const CANARY: &str = "Qzxk";

/// The place of a meeting stands for any text of a file.
fn with_template(path: &str, text: String) -> Workspace {
    let meeting = "panels/demo/2026-06-10.yaml";
    let base = Workspace::base().change(meeting, "Committee Room 2", "Qzxk in prison");
    base.file(path, text)
}

fn silent(workspace: &Workspace, template: &str, line: usize) -> String {
    let ran = workspace.run_at_terminal(&["build", "--date", "2026-06-10"]);
    assert_eq!(ran.exit, Exit::Findings, "{template}: {}", ran.out);
    let said = ran.out + &ran.err;
    let told = "error[broken-template]: this template cannot be used: ";
    let reason = said
        .split_once(told)
        .unwrap_or_else(|| panic!("{template}: {said}"))
        .1;
    assert!(reason.contains(&format!(":{line}:")), "{template}: {said}");
    assert!(!said.contains(CANARY), "{template}: {said}");
    let index = workspace.read("out/index.html");
    assert!(!index.contains(CANARY), "{template}");
    reason.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn a_page_that_fails_on_a_value_does_not_repeat_it() {
    for (template, reason) in [
        ("{{ meeting.place | int }}", "(a text)"),
        ("{{ meeting.place | float }}", "(a text)"),
        ("{{ meeting.place | round }}", ""),
        ("{{ meeting.place + 1 }}", ""),
        ("{{ throw(message=meeting.place) }}", "(a text)"),
        (
            "{% if meeting.place == \"Library\" %}{% else %}{{ meeting.place | int }}{% endif %}",
            "(a text)",
        ),
        (
            "{% if meeting.place is starting_with(pat=\"Q\") %}{{ meeting.place | int }}{% endif %}",
            "it fails on one of the values",
        ),
        ("{{ meeting.plaice }}", "not defined"),
    ] {
        let page = format!(
            "{{% extends \"page.html\" %}}\n{{% block content %}}\n{template}\n{{% endblock content %}}\n"
        );
        let workspace = with_template("templates/html/agenda.html", page);
        let told = silent(&workspace, template, 3);
        assert!(
            told.contains(reason) && told.len() > 5,
            "{template}: {told}"
        );
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_print_that_fails_on_a_value_does_not_repeat_it() {
    for (template, reason) in [
        ("#int(place)", ""),
        ("#panic(place)", "(a text)"),
        ("#assert(place == \"\", message: place)", "(a text)"),
        ("#a.at(place)", "(a text)"),
        ("#rgb(place)", ""),
        ("#text(font: place)[x]", ""),
        (
            "#if place.starts-with(\"Q\") { panic(place) }",
            "it fails on one of the values",
        ),
        ("#a.sumary", "does not contain key"),
    ] {
        let print = format!(
            "#import \"paper.typ\": *\n#let a = json(\"/data.json\")\n#let place = a.meeting.place\n#show: paper.with(a.head)\n{template}\n"
        );
        let workspace = with_template("templates/pdf/agenda.typ", print);
        let told = silent(&workspace, template, 5);
        assert!(
            told.contains(reason) && told.len() > 5,
            "{template}: {told}"
        );
    }
}
