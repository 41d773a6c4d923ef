//! Children's names (decision 7): in the members' agenda and its supplements, in a presenter's own
//! invite, and nowhere else.

use crate::build::{asking_for, papers};
use crate::workspace::Workspace;
use ipop::cli::Exit;
use std::collections::BTreeSet;

/// What every made-up name holds, before the number of its case.
const CANARY: &str = "qzxk";

const HIDDEN: &str = "# secrets\nnames.yaml\n";

/// A name for each case, with the case's initials and its number.
fn names(workspace: &Workspace) -> String {
    let line = |file: &String| {
        let text = workspace.read(&format!("cases/{file}"));
        let initials = text
            .lines()
            .find_map(|line| line.strip_prefix("initials: "));
        let initials = initials.expect("initials").trim();
        let case = file.trim_end_matches(".yaml");
        let number = case.trim_start_matches(|c: char| !c.is_ascii_digit());
        let words = initials
            .chars()
            .map(|letter| format!("{letter}{CANARY}{number}"));
        format!("{case}: {}\n", words.collect::<Vec<_>>().join(" "))
    };
    workspace.files("cases").iter().map(line).collect()
}

fn may_hold_names(path: &str) -> bool {
    let is_paper = [".html", ".pdf"]
        .iter()
        .any(|ending| path.ends_with(ending));
    let folders = ["/invites/", "/agenda.", "/supplement-"];
    is_paper && folders.iter().any(|part| path.contains(part))
}

/// The numbers of the cases of which a paper has the name.
fn named(text: &str) -> BTreeSet<&str> {
    text.split(CANARY)
        .skip(1)
        .filter_map(|rest| rest.get(..4))
        .collect()
}

/// T18 and T19: a build with names differs from one without in the papers that may hold them,
/// and in no other byte.
fn only_these_papers_differ(workspace: &Workspace, build: &[&str]) {
    workspace.run(build);
    let without = papers(workspace);
    workspace.write(".gitignore", HIDDEN);
    workspace.write("names.yaml", names(workspace));
    let ran = workspace.run(build);
    assert!(
        !ran.out.contains(CANARY) && !ran.err.contains(CANARY),
        "{}{}",
        ran.out,
        ran.err
    );
    let with = papers(workspace);
    let (mut agendas, mut presenters) = (0, 0);
    for (path, before) in &without {
        let after = with.get(path).unwrap_or_else(|| panic!("{path} has gone"));
        if path == "manifest.json" {
            assert!(!String::from_utf8_lossy(after).contains(CANARY), "{path}");
            continue;
        }
        if !may_hold_names(path) {
            assert!(before == after, "{path} is another because of a name");
            continue;
        }
        if !crate::workspace::ends_in(path, "html") {
            continue;
        }
        let (before, after) = (
            String::from_utf8_lossy(before),
            String::from_utf8_lossy(after),
        );
        let named = named(&after);
        for number in &named {
            assert!(
                before.contains(&format!("C-{number} (")),
                "{path} has the name of {number}"
            );
        }
        let title = after.split("</title>").next().expect("a title");
        assert!(!title.contains(CANARY), "{path}");
        agendas += usize::from(path.contains("/agenda.") && !named.is_empty());
        presenters += usize::from(path.contains("/invites/") && !named.is_empty());
    }
    assert_eq!(with.len(), without.len(), "no paper more");
    assert!(
        agendas > 0 && presenters > 0,
        "{agendas} agendas, {presenters} presenters"
    );
    for file in workspace.files("out") {
        let text = std::fs::read(workspace.path().join("out").join(&file)).expect("a file");
        let found = String::from_utf8_lossy(&text).contains(CANARY);
        assert!(!found || may_hold_names(&file), "{file}");
        assert!(!file.contains(CANARY), "{file}");
    }
}

#[test]
fn names_are_in_agendas_and_presenters_invites_only() {
    let sections = [
        "extracts",
        "case-file-slips",
        "authorisation-sheets",
        "briefing-sheets",
        "practice-notes",
    ];
    let workspace = asking_for(&sections);
    only_these_papers_differ(&workspace, &["build", "--all"]);
    for format in ["human", "short"] {
        let ran = workspace.run(&["check", "--all", "--format", format]);
        assert!(
            !ran.out.contains(CANARY) && !ran.err.contains(CANARY),
            "{}",
            ran.out
        );
        assert!(!ran.out.contains("names.yaml"), "{}", ran.out);
    }
}

#[test]
#[ignore = "long: run by .ci/long"]
fn the_samples_names_are_in_no_other_paper() {
    let build = ["build", "--panel", "ipop", "--date", "2026-06-10"];
    only_these_papers_differ(&Workspace::sample(), &build);
}

/// The mail carries the invite without the name, and the invite in `out/` has it.
#[cfg(feature = "pdf")]
#[test]
fn the_paper_in_a_mail_has_no_name() {
    use mail_parser::{MessageParser, MimeHeaders};

    let workspace = Workspace::base().file(".gitignore", HIDDEN);
    workspace.write("names.yaml", names(&workspace));
    workspace.run(&["build", "--date", "2026-06-10"]);
    let read = |file: &str| std::fs::read(workspace.path().join(file)).expect("a file");
    let text = |pdf: &[u8]| pdf_extract::extract_text_from_mem(pdf).expect("text");
    let paper = read("out/demo/2026-06-10/invites/brook-s.pdf");
    assert!(text(&paper).contains(CANARY), "the presenter's own invite");
    let bytes = read("out/demo/2026-06-10/invites/brook-s.eml");
    let mail = MessageParser::default().parse(&bytes).expect("a mail");
    let attached = mail
        .attachments()
        .find(|part| part.attachment_name() == Some("invitation.pdf"));
    let attached = text(attached.expect("the invite").contents());
    assert!(
        attached.contains("C-0007") && !attached.contains(CANARY),
        "{attached}"
    );
}

/// What `check` says of a `names.yaml`, its places and messages.
fn told(gitignore: &str, names: &str) -> Vec<String> {
    let workspace = Workspace::base()
        .file(".gitignore", gitignore)
        .file("names.yaml", names);
    let human = workspace.run(&["check"]);
    assert!(
        !human.out.contains("Quillon") && !human.out.contains("Secret"),
        "{}",
        human.out
    );
    let short = workspace.run(&["check", "--format", "short"]);
    assert_eq!(
        short.exit == Exit::Findings,
        short.out.contains(": error["),
        "{}",
        short.out
    );
    let lines = short
        .out
        .lines()
        .filter(|line| line.starts_with("names.yaml"));
    lines.map(str::to_owned).collect()
}

#[test]
fn what_is_wrong_with_names_is_told_without_the_name() {
    assert_eq!(
        told(HIDDEN, &names(&Workspace::base())),
        Vec::<String>::new()
    );
    let fine = names(&Workspace::base());
    let first = fine.lines().next().expect("a line");
    assert_eq!(
        told("# nothing\n", &format!("{first}\n")),
        [
            "names.yaml:1:1: warning[names-in-git]: git does not ignore names.yaml: no line of the \
          .gitignore beside ipop.yaml covers it"
        ]
    );
    assert_eq!(
        told(HIDDEN, &format!("{first}\nC-9999: Secret Quillon\n")),
        ["names.yaml:2:1: error[dangling-reference]: there is a name for C-9999, and no such case"]
    );
    assert_eq!(
        told(HIDDEN, &format!("{first}\nC-0002: Secret Quillon\n")),
        [
            "names.yaml:2:9: warning[names-initials]: the name for C-0002 does not have the case's \
          initials, CD"
        ]
    );
    assert_eq!(
        told(HIDDEN, "C-0002: Secret Quillon\nC-0002: Secret Quillon\n"),
        [
            "names.yaml:2:1: error[duplicate-field]: a reference stands here a second time, so no \
          name is used"
        ]
    );
    assert_eq!(
        told(HIDDEN, "Secret Quillon: C-0002\n"),
        ["names.yaml:1:1: error[wrong-value]: expected a case reference before the colon"]
    );
    assert_eq!(
        told(HIDDEN, "C-0002: [Secret, Quillon]\n"),
        ["names.yaml:1:1: error[wrong-value]: expected the name of C-0002, as words on one line"]
    );
    assert_eq!(told(HIDDEN, "- Secret Quillon\n").len(), 1);
    assert_eq!(
        told(HIDDEN, "C-0002: \"Secret Quillon\nC-0003: x: y\n").len(),
        1
    );
}

/// A broken list of names takes no paper from anybody: they say references.
#[test]
fn without_readable_names_the_papers_say_references() {
    let workspace = Workspace::base()
        .file(".gitignore", HIDDEN)
        .file("names.yaml", "C-0003: Secret\nC-0003: Quillon\n");
    let ran = workspace.run(&["build", "--date", "2026-06-10"]);
    assert_eq!(ran.exit, Exit::Findings, "{}", ran.out);
    let agenda = workspace.read("out/demo/2026-06-10/agenda.html");
    assert!(agenda.contains("C-0003 (") && !agenda.contains("Quillon"));
}
