//! A paper that lacks a section which its edition asks for says so.

use ipop::cli::Exit;
use ipop::model::edition::{Paper, Section};

use crate::workspace::Workspace;

const TERMS: &str = "panels/demo/terms/2026-01-01.yaml";

/// Sections that nothing prints yet.
const UNBUILT: [Section; 1] = [Section::Compliance];

/// The base workspace, its edition asking for these sections.
fn asking(sections: &[Section]) -> Workspace {
    let lines = sections.iter().map(|section| match section {
        Section::NotSeenSince | Section::StaleCases => {
            format!(
                "      - {{ section: {}, with: {{ weeks: 26 }} }}\n",
                section.name()
            )
        }
        section => format!("      - section: {}\n", section.name()),
    });
    let asked = format!(
        "requirements:\n  P-01:\n    clause: All of it\n    says: The papers hold all that they can.\n    meets:\n{}",
        lines.collect::<String>()
    );
    Workspace::base().change(TERMS, "requirements:\n", &asked)
}

fn all() -> Vec<Section> {
    let on_paper = Section::ALL
        .iter()
        .filter(|section| !section.papers().contains(&Paper::Terms) && !UNBUILT.contains(section));
    on_paper.copied().collect()
}

#[test]
fn every_paper_has_every_section_of_the_list() {
    let workspace = asking(&all());
    let ran = workspace.run(&["build"]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.out);
    assert!(!ran.out.contains("missing-section"), "{}", ran.out);
    // Not for want of papers.
    let files = workspace.files("out/demo");
    for paper in ["tracker.html", "2026-06-10/agenda.html"] {
        assert!(files.iter().any(|file| file == paper), "{files:?}");
    }
    assert!(
        files.iter().any(|file| file.starts_with("annual-report-"))
            && files.iter().any(|file| file.contains("/invites/")),
        "{files:?}"
    );
}

#[test]
fn a_workspaces_own_template_that_drops_a_section_is_told_each_time() {
    let own = include_str!("../../templates/html/agenda.html")
        .replace("data-section=\"calendar\"", "class=\"calendar\"");
    let workspace = asking(&all()).file("templates/html/agenda.html", own);
    let said = "warning[missing-section]: the HTML template agenda leaves out the section calendar, which \
                P-01 asks for\n--> templates/html/agenda.html:1:1\n";
    // One finding for all agendas, and the same again where nothing has changed.
    for _ in 0..2 {
        let ran = workspace.run(&["build"]);
        assert_eq!(ran.exit, Exit::Fine, "{}", ran.out);
        assert!(ran.out.contains(said), "{}", ran.out);
        assert_eq!(ran.out.matches("missing-section").count(), 1, "{}", ran.out);
    }
    let strict = workspace.run(&["build", "--strict"]);
    assert_eq!(strict.exit, Exit::Findings);
    assert!(
        workspace.has("out/demo/2026-06-10/agenda.html"),
        "it is made all the same"
    );
}

#[test]
fn a_section_that_nobody_asks_for_can_be_left_out() {
    let own = include_str!("../../templates/html/agenda.html")
        .replace("data-section=\"calendar\"", "class=\"calendar\"");
    let workspace = asking(&[Section::RunningOrder]).file("templates/html/agenda.html", own);
    let ran = workspace.run(&["build"]);
    assert!(!ran.out.contains("missing-section"), "{}", ran.out);
}

#[test]
fn the_marking_is_asked_of_every_paper() {
    let own =
        include_str!("../../templates/html/page.html").replace(" data-section=\"marking\"", "");
    let workspace = asking(&[Section::Marking]).file("templates/html/page.html", own);
    let ran = workspace.run(&["build"]);
    for template in ["agenda", "invite", "tracker", "annual-report", "index"] {
        let said = format!("the HTML template {template} leaves out the section marking");
        assert!(ran.out.contains(&said), "{template}: {}", ran.out);
    }
}
