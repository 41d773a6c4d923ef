//! A slip in the Terms of Reference is an error at the word, and that panel's papers are held back.

use ipop::cli::Exit;

use crate::workspace::Workspace;

const TERMS: &str = "panels/demo/terms/2026-01-01.yaml";

/// What the base asks for in the test: each line is one word to be misspelt, marked with `~`.
const SLIPS: [&str; 31] = [
    "- { rule: ~endorsement, with: { roles: [service-manager] } }",
    "- { rule: endorsement, with: { ~roles: [service-manager] } }",
    "- { rule: endorsement, with: { roles: [~service-manager] } }",
    "- { rule: endorsement, ~when: { sort: [placement] }, with: { roles: [service-manager] } }",
    "- { rule: endorsement, when: { ~sort: [placement] }, with: { roles: [service-manager] } }",
    "- { rule: endorsement, when: { sort: [~placement] }, with: { roles: [service-manager] } }",
    "- { rule: endorsement, when: { class: [~residential] }, with: { roles: [service-manager] } }",
    "- { rule: endorsement, when: { kind: [~extension] }, with: { roles: [service-manager] } }",
    "- { rule: endorsement, when: { cohort: [~cared-for] }, with: { roles: [service-manager] } }",
    "- { rule: endorsement, when: { part: [~part-2] }, with: { roles: [service-manager] } }",
    "- { rule: endorsement, when: { not: [{ class: [~ifa] }] }, with: { roles: [service-manager] } }",
    "- { rule: endorsement, when: [{ part: [part-1] }, { flag: [~vulnerable] }], with: { roles: [service-manager] } }",
    "- { rule: endorsement, when: { placement-type: [~K2] }, with: { roles: [service-manager] } }",
    "- { rule: member, with: { seat: ~deputy } }",
    "- { rule: authorisation, with: { roles: [~dcs] } }",
    "- { rule: agenda-notice, with: { deadline: ~agenda } }",
    "- { rule: letter, with: { letter: ~provider, deadline: letters } }",
    "- { rule: report-required, with: { form: ~referral, required: always } }",
    "- { rule: report-required, with: { form: referral, required: ~always } }",
    "- { rule: panel-return, with: { return: ~fostering-vacancies } }",
    "- { rule: information, with: { facts: [~background], owes: team-manager } }",
    "- { rule: information, with: { facts: [background], owes: ~team-manager } }",
    "- { rule: information, with: { facts: [background], owes: { role: ~hos-send } } }",
    "- { rule: next-panel, with: { event: ~court-order } }",
    "- { rule: outcome-content, with: { needs: [~reason] } }",
    "- { rule: linked-panel, with: { panel: ~permanence } }",
    "- { rule: budget-stream, with: { not: ~transport } }",
    "- { section: ~calendar }",
    "- { section: not-seen-since, with: { ~weeks: 26 } }",
    "- { rule: quorum, severity: ~warning }",
    "- { rule: quorum, waivable-by: [~dcs] }",
];

#[test]
fn a_slip_holds_back_the_panels_papers_and_is_told_at_the_word() {
    for (number, slip) in SLIPS.iter().enumerate() {
        let right = slip.replace('~', "");
        let wrong = slip.replace('~', "q");
        let asking = |entry: &str| {
            let asked = format!(
                "requirements:\n  P-01:\n    clause: All\n    says: It is asked.\n    meets:\n      {entry}\n"
            );
            Workspace::base().change(TERMS, "requirements:\n", &asked)
        };
        let fine = asking(&right).run(&["check", "--format", "short"]);
        assert_eq!(fine.exit, Exit::Fine, "{right}\n{}", fine.out);
        let workspace = asking(&wrong);
        let ran = workspace.run(&["check", "--format", "short"]);
        assert_eq!(ran.exit, Exit::Findings, "{wrong}\n{}", ran.out);
        let text = workspace.read(TERMS);
        let line = text
            .lines()
            .position(|line| line.contains(&wrong))
            .expect("the line")
            + 1;
        let column = "      ".len() + slip.find('~').expect("a mark") + 1;
        let place = format!("{TERMS}:{line}:{column}: error[");
        assert!(
            ran.out.contains(&place),
            "{wrong}: not at {place}\n{}",
            ran.out
        );
        // An error is an error to a build: some of them will do.
        if number % 4 == 0 {
            workspace.run(&["build"]);
            assert!(!workspace.has("out/demo/2026-06-10/agenda.html"), "{wrong}");
        }
    }
}

#[test]
fn an_old_spelling_is_told_with_the_new_line() {
    for (old, new) in [
        (
            "- { rule: authorisation, with: { roles: [dcs], kinds: [extension] } }",
            "`rule: authorisation, when: { kind: [extension] }, with: { roles: [dcs] }`",
        ),
        (
            "- { rule: decision-word, with: { sorts: [send], when: [{ ehcp: true }, { disabled: true }] } }",
            "`rule: decision-word, when: [{ sort: [send], ehcp: true }, { sort: [send], disabled: true }]`",
        ),
    ] {
        let asked = format!(
            "requirements:\n  P-01:\n    clause: All\n    says: It is asked.\n    meets:\n      {old}\n"
        );
        let ran = Workspace::base()
            .change(TERMS, "requirements:\n", &asked)
            .run(&["check"]);
        assert_eq!(ran.exit, Exit::Findings);
        assert!(ran.out.contains(new), "{}", ran.out);
    }
}
