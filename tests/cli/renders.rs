//! What a build makes anew. A record that is lost or never believed costs time and shows nowhere else,
//! so these tests count renders, not files that came out differently.

use std::time::Duration;

use ipop::pipeline::{AsOf, Counts, Selection, build, inspect};
use ipop::publish::{Publisher, Trust};
use ipop::source::Sources;
use ipop::watch::Watch;

use crate::workspace::Workspace;

const DAY_ONE: &str = "2026-06-04";
const DAY_TWO: &str = "2026-06-05";

/// A build as `ipop build --as-of` runs it.
fn built(workspace: &Workspace, day: &str, selection: &Selection) -> Counts {
    let out = workspace.path().join("out");
    let mut publisher = Publisher::open(&out, || {}).expect("out/");
    let sources = Sources::read(workspace.path()).expect("the workspace");
    let as_of = AsOf {
        asked: Some(day.parse().expect("a date")),
        epoch: None,
        now: "2026-06-04T10:00:00Z".parse().expect("a moment"),
    };
    let inspection = inspect(&sources, as_of);
    let trust = Trust::SizeAndTime;
    let built = build(&sources, &inspection, selection, &mut publisher, trust);
    let built = built.expect("a build");
    assert_eq!(built.stopped, None);
    built.summary
}

fn rendered(workspace: &Workspace, day: &str) -> usize {
    built(workspace, day, &Selection::default()).rendered
}

/// A workspace that was built twice; the second build rendered nothing.
fn at_rest() -> Workspace {
    let workspace = Workspace::base();
    assert!(rendered(&workspace, DAY_ONE) > 0);
    assert_eq!(rendered(&workspace, DAY_ONE), 0);
    workspace
}

/// Edits a case so that some papers say something else.
fn edit(workspace: &Workspace, initials: &str) {
    let case = workspace.read("cases/C-0009.yaml");
    let (before, rest) = case.split_once("initials:").expect("initials");
    let (_, after) = rest.split_once('\n').expect("a line");
    let case = format!("{before}initials: {initials}\n{after}");
    workspace.write("cases/C-0009.yaml", case);
}

#[test]
fn an_edit_is_rendered_once() {
    let workspace = at_rest();
    edit(&workspace, "ZZ");
    let all = built(&workspace, DAY_ONE, &Selection::default());
    assert!(all.rendered > 0 && all.unchanged > 0, "{all:?}");
    assert_eq!(rendered(&workspace, DAY_ONE), 0);
    assert_eq!(rendered(&workspace, DAY_ONE), 0);
}

#[test]
fn a_day_is_rendered_once() {
    let workspace = at_rest();
    assert!(rendered(&workspace, DAY_TWO) > 0);
    assert_eq!(rendered(&workspace, DAY_TWO), 0);
}

#[test]
fn a_build_of_one_panel_or_one_day_leaves_the_others_at_rest() {
    let panel = Selection {
        panel: Some("demo".to_owned()),
        ..Selection::default()
    };
    let day = Selection {
        date: Some("2026-06-10".parse().expect("a date")),
        ..Selection::default()
    };
    for selection in [panel, day] {
        let workspace = at_rest();
        assert_eq!(built(&workspace, DAY_ONE, &selection).rendered, 0);
        assert_eq!(rendered(&workspace, DAY_ONE), 0);
        edit(&workspace, "ZZ");
        assert!(built(&workspace, DAY_ONE, &selection).rendered > 0);
        assert_eq!(built(&workspace, DAY_ONE, &selection).rendered, 0);
        rendered(&workspace, DAY_ONE);
        assert_eq!(rendered(&workspace, DAY_ONE), 0);
    }
}

#[test]
fn an_issue_is_rendered_once() {
    let workspace = Workspace::base();
    let ledger = workspace.path().join("panels/demo/2026-06-10.issued.yaml");
    std::fs::remove_file(ledger).expect("a ledger");
    rendered(&workspace, DAY_ONE);
    let ran = workspace.run(&["issue", "demo", "2026-06-10", "agenda"]);
    assert!(ran.out.contains("recorded"), "{}{}", ran.out, ran.err);
    rendered(&workspace, DAY_ONE);
    assert_eq!(rendered(&workspace, DAY_ONE), 0);
}

#[test]
fn a_change_under_watch_is_rendered_once() {
    let workspace = at_rest();
    let out = workspace.path().join("out");
    let mut watch = Watch::start(workspace.path(), &out, false).expect("a watch");
    for initials in ["ZZ", "ZY"] {
        edit(&workspace, initials);
        let changed = watch.next_change(Some(Duration::from_secs(20)));
        assert!(changed.expect("a watch"));
        assert!(rendered(&workspace, DAY_ONE) > 0);
        assert_eq!(rendered(&workspace, DAY_ONE), 0);
    }
}

#[test]
fn what_is_no_longer_published_is_no_longer_remembered() {
    let workspace = at_rest();
    let recipes = workspace.read("out/.recipes.json");
    assert!(recipes.contains("demo/2026-06-10/agenda.html"));
    let meeting = "panels/demo/2026-06-10.yaml";
    let text = workspace.read(meeting);
    // With its ledger: one without a meeting leaves it in doubt whether the papers are still wanted.
    for path in [meeting, "panels/demo/2026-06-10.issued.yaml"] {
        std::fs::remove_file(workspace.path().join(path)).expect("a file");
    }
    rendered(&workspace, DAY_ONE);
    assert!(!workspace.read("out/.recipes.json").contains("2026-06-10/"));
    workspace.write(meeting, text);
    assert!(rendered(&workspace, DAY_ONE) > 0);
    assert_eq!(rendered(&workspace, DAY_ONE), 0);
}
