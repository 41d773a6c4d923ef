//! What a child has lived through stands on the item's sheet: missing times, why care ended, a child of
//! one's own.

use crate::workspace::Workspace;

/// The agenda of the base workspace, as read text.
fn agenda(workspace: &Workspace) -> String {
    let ran = workspace.run(&["build", "--as-of", "2026-06-04"]);
    assert!(!ran.out.contains("withheld"), "{}{}", ran.out, ran.err);
    workspace.read("out/demo/2026-06-10/agenda.html")
}

fn with_missing(entries: &str) -> String {
    let sheet = "sheet: [request, current-placement, weekly-cost, legal-status]";
    let workspace = Workspace::base()
        .change(
            "panels/demo/terms/2026-01-01.yaml",
            sheet,
            "sheet: [request, current-placement, stability, legal-status]",
        )
        .change(
            "cases/C-0003.yaml",
            "category-of-need:",
            &format!("missing:\n{entries}category-of-need:"),
        );
    agenda(&workspace)
}

/// How often, of each sort, and the last; nothing of what nobody knew on the day of the facts.
#[test]
fn missing_times_are_on_the_sheet() {
    let once = with_missing("  - { kind: missing, from: 2026-05-02, until: 2026-05-02 }\n");
    assert!(
        once.contains("once in twelve months, on 2 May 2026"),
        "{once}"
    );
    assert!(!once.contains("Missing since"));
    let several = with_missing(
        "  - { kind: missing, from: 2025-06-01, until: 2025-06-03 }\n  - { kind: missing, from: 2026-02-11, until: 2026-02-14 }\n  - { kind: away, from: 2026-05-01, until: 2026-05-03 }\n  - { kind: missing, from: 2025-11-20, until: 2025-11-21 }\n",
    );
    let last = "2 times in twelve months, the last from 11 February 2026 to 14 February 2026";
    assert!(several.contains(last), "{several}");
    let away = "once in twelve months, from 1 May 2026 to 3 May 2026";
    assert!(several.contains(away), "{several}");
    let open = with_missing("  - { kind: missing, from: 2026-06-02 }\n");
    let gone = "once in twelve months, since 2 June 2026, and not back";
    assert!(open.contains(gone), "{open}");
    assert!(open.contains("Missing since 2 June 2026"), "{open}");
    let hindsight = with_missing("  - { kind: missing, from: 2026-06-02, until: 2026-06-09 }\n");
    assert!(hindsight.contains(gone), "{hindsight}");
}

/// Who has left care, and why; and who has a child.
#[test]
fn the_end_of_care_and_a_child_of_ones_own_are_on_the_sheet() {
    let workspace = Workspace::base()
        .change(
            "panels/demo/terms/2026-01-01.yaml",
            "sheet: [request, current-placement, expected-length, weekly-cost, background]",
            "sheet: [request, legal-status]",
        )
        .change(
            "cases/C-0007.yaml",
            "until: 2025-02-01 }",
            "until: 2025-02-01, why-ended: E5 }",
        )
        .change("cases/C-0007.yaml", "cohorts:", "parent: true\ncohorts:");
    let agenda = agenda(&workspace);
    for said in [
        "Has a child",
        "Care ended",
        "1 February 2025",
        "Independent living with support",
    ] {
        assert!(agenda.contains(said), "{said}: {agenda}");
    }
}
