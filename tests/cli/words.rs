//! The panel's own words reach its papers without a template being touched.

use ipop::cli::Exit;
use ipop::model::edition::WORDS;

use crate::workspace::Workspace;

/// Where each word must come up at the least; `tests/tidy` sees to it that the usual one does not.
const PAPERS: [(&str, &str); 5] = [
    ("tracker", "index.html"),
    ("cared-for", "demo/annual-report-2026-27.html"),
    ("agenda", "demo/2026-06-10/agenda.html"),
    ("review-of-care", "demo/2026-06-10/agenda.html"),
    ("area", "demo/2026-06-10/agenda.html"),
];

#[test]
fn each_word_of_an_edition_is_printed() {
    let canaries: Vec<String> = WORDS
        .iter()
        .map(|(_, name, _)| format!("{name}: qq{name}"))
        .collect();
    let terms = "panels/demo/terms/2026-01-01.yaml";
    let workspace = Workspace::base()
        .change(
            terms,
            "words: { cared-for: cared for, tracker: panel tracker }",
            &format!("words: {{ {} }}", canaries.join(", ")),
        )
        .change(terms, "sheet: [request, current-placement, expected-length", "sheet: [request, last-review, current-placement, expected-length")
        .change(
            terms,
            "requirements:\n",
            "requirements:\n  P-01: { clause: All, says: Those who could come back., meets: [{ section: return-candidates }] }\n",
        );
    let ran = workspace.run(&["build"]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.out);
    for (word, paper) in PAPERS {
        let page = workspace.read(&format!("out/{paper}")).to_lowercase();
        assert!(
            page.contains(&format!("qq{word}")),
            "{word} is not in {paper}"
        );
    }
}

#[test]
fn a_word_that_no_paper_has_is_an_error() {
    let workspace = Workspace::base().change(
        "panels/demo/terms/2026-01-01.yaml",
        "words: { cared-for:",
        "words: { carred-for:",
    );
    let ran = workspace.run(&["check"]);
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.out.contains("did you mean `cared-for`?"), "{}", ran.out);
}
