//! Panels of one authority share their cases, and what the Terms of one ask of a case is no business of
//! the other's papers.

use crate::bench::{day, take};
use crate::page::Files;
use ipop::diag::MeetingKey;
use ipop::papers;
use ipop::pipeline::{AsOf, Inspection, inspect};
use ipop::source::Sources;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

/// The whole sample: two panels.
static SAMPLE: LazyLock<Files> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Files::new();
    for path in [
        "ipop.yaml",
        "registers",
        "cases",
        "panels",
        "assets/logo.svg",
    ] {
        take(root, &root.join(path), &mut files);
    }
    files
});

/// The sample with the budget of some cases still to be confirmed, which both panels ask for.
fn looked_at(open: &BTreeSet<usize>, as_of: &str) -> Inspection {
    let mut files = SAMPLE.clone();
    let cases = files
        .iter_mut()
        .filter(|(path, _)| path.starts_with("cases/"));
    for (at, (_, text)) in cases.enumerate() {
        if open.contains(&at) {
            *text = text.replace("budget: placements", "budget: to-be-confirmed");
        }
    }
    inspected(files, as_of)
}

fn inspected(files: Files, as_of: &str) -> Inspection {
    let now = "2026-06-09T10:00:00Z".parse().expect("a moment");
    let asked = Some(day(as_of));
    inspect(
        &Sources::from_strings(files),
        AsOf {
            asked,
            epoch: None,
            now,
        },
    )
}

/// The clauses of another panel's Terms of Reference that stand in the agendas of a panel, and its own.
fn clauses(seen: &Inspection) -> (BTreeSet<String>, BTreeSet<String>) {
    let desk = seen.desk().expect("it can be read");
    let workspace = desk.workspace;
    let late = day("2026-05-01");
    let (mut foreign, mut own) = (BTreeSet::new(), BTreeSet::new());
    for key in seen.plans.meetings.keys().filter(|key| key.date >= late) {
        let Some(agenda) = papers::agenda(&desk, key) else {
            continue;
        };
        let text = format!("{agenda:?}");
        for (panel, found) in &workspace.panels {
            let editions = found.editions.values();
            let asked = editions.flat_map(|file| file.edition.requirements.values());
            let clauses = asked.map(|requirement| requirement.clause.to_string());
            for clause in clauses.filter(|clause| names(&text, clause)) {
                let MeetingKey { panel: of, date } = key;
                if *of == panel.to_string() {
                    own.insert(clause);
                } else {
                    foreign.insert(format!("{clause} on the agenda of {of} {date}"));
                }
            }
        }
    }
    (foreign, own)
}

/// Whether a finding of an agenda names a clause, alone or among others.
fn names(text: &str, clause: &str) -> bool {
    let named = [
        format!("clause: \"{clause}\""),
        format!("clause: \"{clause}; "),
        format!("; {clause}\""),
        format!("; {clause}; "),
    ];
    named.iter().any(|named| text.contains(named))
}

/// Or nothing below could fail.
#[test]
fn what_a_panel_asks_of_a_case_is_on_its_own_agenda() {
    let all = (0..SAMPLE.len()).collect();
    let (foreign, own) = clauses(&looked_at(&all, "2026-06-09"));
    assert_eq!(foreign, BTreeSet::new());
    for clause in ["Purpose, first paragraph", "Section 1, paragraph 7"] {
        assert!(own.contains(clause), "{clause}: {own:?}");
    }
}

/// What the Placements Panel made of a case is known at iPOP, whose edition links to it by its title: as soon
/// as it heard the case, and not before.
#[test]
fn what_the_other_panel_made_of_a_case_is_known_here() {
    let mut files = SAMPLE.clone();
    for (path, from, to) in [
        (
            "panels/ipop/terms/2023-07-10.yaml",
            "linked-panels:\n",
            "linked-panels:\n  - { id: placements-panel, title: Commissioning and Placements Panel }\n",
        ),
        (
            "cases/C-0155.yaml",
            "\nteam:",
            "\nother-panels: [{ panel: placements-panel, on: 2026-05-05 }]\nteam:",
        ),
    ] {
        let text = files.get_mut(path).expect("a file of the sample");
        assert!(text.contains(from), "{path}");
        *text = text.replacen(from, to, 1);
    }
    let told = |as_of: &str| {
        let seen = inspected(files.clone(), as_of);
        let mut links = seen.findings.iter().filter(|found| {
            found.name() == "P-25 linked-panel" && found.message.contains("C-0155")
        });
        links.next().map(|found| found.message.clone())
    };
    let silent = "C-0155: nothing says what came of it at the Commissioning and Placements Panel on 5 May 2026";
    assert_eq!(told("2026-06-01").as_deref(), Some(silent));
    // It was heard there on 2 June.
    assert_eq!(told("2026-06-03"), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    #[test]
    fn no_agenda_holds_another_panels_clauses(
        open in prop::collection::btree_set(0usize..90, 1..20),
        day in 20u32..30,
    ) {
        let (foreign, _) = clauses(&looked_at(&open, &format!("2026-05-{day}")));
        prop_assert_eq!(foreign, BTreeSet::new());
    }
}
