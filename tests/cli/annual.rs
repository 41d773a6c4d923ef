//! The two reports of a year: the Management Team's own, and the one for publication.

use ipop::cli::Exit;

use crate::workspace::Workspace;

const OWN: &str = "out/demo/annual-report-2026-27.html";
const PUBLISHED: &str = "out/demo/annual-report-2026-27-publishable.html";
const WARNING: &str = "Contains small numbers. Not for onward circulation.";
const WORDS: &str = "panels/demo/annual-report-2026-27.md";

/// A year that is over.
const AFTER: [&str; 3] = ["build", "--as-of", "2027-04-20"];

fn asking(lines: &str) -> Workspace {
    let workspace = Workspace::base();
    let text = workspace.read("ipop.yaml");
    workspace.file("ipop.yaml", text + lines)
}

#[test]
fn the_own_report_warns_and_the_other_is_made_only_where_it_is_asked_for() {
    let workspace = asking("");
    workspace.run(&AFTER);
    let own = workspace.read(OWN);
    assert!(own.contains(WARNING));
    assert!(!workspace.has(PUBLISHED), "nobody asked for it");

    let workspace = asking("publishable-report: true\n");
    workspace.run(&AFTER);
    assert_eq!(
        workspace.read(OWN),
        own,
        "the one is not changed by the other"
    );
    let published = workspace.read(PUBLISHED);
    assert!(published.contains("FOR PUBLICATION") && !published.contains(WARNING));
    let files = workspace.files("out/demo");
    let beside = files.iter().filter(|file| file.contains("-publishable."));
    let html_and_pdf = if cfg!(feature = "pdf") { 2 } else { 1 };
    assert_eq!(beside.count(), html_and_pdf, "{files:?}");

    // Nobody asks for it any more: it goes.
    let text = workspace.read("ipop.yaml");
    workspace.write("ipop.yaml", text.replace("publishable-report: true\n", ""));
    workspace.run(&AFTER);
    assert!(workspace.has(OWN) && !workspace.has(PUBLISHED));
}

/// Whatever the Management Team sees, what is published is the same, byte for byte.
#[test]
fn nothing_of_the_own_report_is_in_the_published_one() {
    let published = |lines: &str| {
        let workspace = asking(&format!("{lines}publishable-report: true\n"));
        workspace.run(&AFTER);
        workspace.read(PUBLISHED)
    };
    let usual = published("");
    for lines in [
        "suppression: { internal: 1 }\n",
        "suppression: { internal: 50 }\n",
    ] {
        assert_eq!(published(lines), usual, "{lines}");
    }
}

/// A year that runs is not published, nor one whose record waits for the Chair; a threshold below five needs
/// somebody's decision, and one below three is none.
#[test]
fn what_may_not_be_published() {
    let running = asking("publishable-report: true\n");
    running.run(&["build"]);
    assert!(running.has(OWN) && !running.has(PUBLISHED));

    let minutes = ", cleared: 2026-06-01, circulated: 2026-06-02 }";
    let open =
        asking("publishable-report: true\n").change("panels/demo/2026-05-27.yaml", minutes, " }");
    open.run(&AFTER);
    assert!(open.has(OWN) && !open.has(PUBLISHED));

    for (line, said) in [
        (
            "{ threshold: 0 }",
            Some("a threshold below 3 can't be used"),
        ),
        (
            "{ threshold: 2, decided: { by: Director, on: 2026-05-01 } }",
            Some("below 3"),
        ),
        (
            "{ threshold: 3 }",
            Some("a threshold below 5 is a decision: say whose"),
        ),
        (
            "{ threshold: 3, decided: { by: Director, on: 2026-05-01 } }",
            None,
        ),
        ("{ threshold: 9 }", None),
    ] {
        let workspace = asking(&format!("suppression: {line}\n"));
        let ran = workspace.run(&["check", "--format", "short"]);
        let told = ran.out.lines().find(|line| line.starts_with("ipop.yaml:"));
        match said {
            Some(said) => assert!(
                told.is_some_and(|told| told.contains(said)),
                "{line}: {}",
                ran.out
            ),
            None => assert_eq!(told, None, "{line}"),
        }
    }
}

/// A merge that is not finished leaves the Chair's words unreadable: that report waits, and no other
/// paper.
#[test]
fn the_chairs_words_that_cannot_be_read_hold_back_that_report() {
    let text = "More homes.\n<<<<<<< HEAD\nSoon.\n=======\nLater.\n>>>>>>> other\n";
    let workspace = asking("publishable-report: true\n").file(WORDS, text);
    let ran = workspace.run(&AFTER);
    assert_eq!(ran.exit, Exit::Findings, "{}", ran.out);
    let said = &ran.out;
    assert!(
        said.contains("error[unreadable-file]") && said.contains("annual-report-2026-27.md:2"),
        "{said}"
    );
    assert!(!workspace.has(OWN) && !workspace.has(PUBLISHED));
    assert!(workspace.has("out/demo/tracker.html"));
    let index = workspace.read("out/index.html");
    assert!(
        index.contains("annual-report-2026-27.md:2"),
        "the index says why"
    );

    // Nothing written is not unreadable.
    let empty = asking("").file(WORDS, "\n");
    empty.run(&AFTER);
    assert!(empty.read(OWN).contains("Not written yet."));
}
