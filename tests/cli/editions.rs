//! Other councils by data alone: made-up panels that share no habit with the shipped ones, each a
//! whole workspace of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use ipop::cli::Exit;
use ipop::source::Sources;
use ipop::{model, plan, rules};
use jiff::civil::date;

use crate::workspace::Workspace;

const EDITIONS: [(&str, &str); 2] = [("north-shire", "permanence"), ("harbour-city", "resources")];

/// The same, and each council's second panel.
const PANELS: [(&str, &str); 4] = [
    EDITIONS[0],
    EDITIONS[1],
    ("north-shire", "matching"),
    ("harbour-city", "schools"),
];

/// What both editions together must show kept and broken: everything that the shipped editions don't
/// ask for, or ask for otherwise.
const SHOWN: [&str; 10] = [
    "attendance-share",
    "between-meetings",
    "confirmation",
    "interests",
    "item-limit",
    "late-item",
    "letter",
    "minutes",
    "retrospective",
    "substitute",
];

fn snapshot(name: String, text: &str) {
    insta::with_settings!({
        snapshot_path => "../snapshots",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, { insta::assert_snapshot!(name, text); });
}

#[test]
fn nothing_is_pending_or_unknown() {
    for (edition, panel) in PANELS {
        let workspace = Workspace::edition(edition);
        let ran = workspace.run(&["terms", panel]);
        assert_eq!(ran.exit, Exit::Fine, "{edition}: {}", ran.err);
        assert!(ran.out.contains(" 0 not built yet"), "{}", ran.out);
        let found = workspace.run(&["check", "--format", "short"]).out;
        for word in [
            "[unknown-rule]",
            "[wrong-parameter]",
            "[unmet-requirement]",
            "error[",
        ] {
            assert!(!found.contains(word), "{edition}: {found}");
        }
    }
}

#[test]
fn exactly_this_is_found() {
    for (edition, _) in EDITIONS {
        let workspace = Workspace::edition(edition);
        let mut told = String::new();
        for as_of in ["2026-05-27", "2026-06-08", "2026-06-30"] {
            let found = workspace.run(&["check", "--format", "short", "--as-of", as_of]);
            told = format!("{told}# As of {as_of}\n\n{}\n", found.out);
        }
        snapshot(format!("edition-{edition}"), &told);
    }
}

#[test]
fn each_rule_is_kept_once_and_broken_once() {
    let mut counted: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for (edition, _) in EDITIONS {
        let root = Path::new("tests/editions").join(edition);
        let sources = Sources::read(&root).expect("the workspace can be read");
        let workspace = model::load(&sources).workspace.expect("a workspace");
        for as_of in [date(2026, 6, 30), date(2026, 9, 1)] {
            let plans = plan::plan(&workspace, as_of);
            for tally in rules::check(&workspace, &plans, as_of).tallies {
                let (kept, broken) = counted.entry(tally.rule).or_default();
                *kept += tally.kept;
                *broken += tally.broken;
            }
        }
    }
    let shown: BTreeSet<&str> = counted
        .into_iter()
        .filter(|(_, (kept, broken))| *kept > 0 && *broken > 0)
        .map(|(rule, _)| rule)
        .collect();
    let missing: Vec<&&str> = SHOWN
        .iter()
        .filter(|rule| !shown.contains(**rule))
        .collect();
    assert_eq!(missing, Vec::<&&str>::new());
}

#[test]
fn the_order_is_the_editions_own() {
    for (edition, meeting, expected) in [
        // New requests in the order of their names, brothers and sisters drawn up to each other;
        // reviews last, though one is urgent. The seventh has no time: an hour holds six.
        (
            "north-shire",
            date(2026, 6, 16),
            "10:00 N-1001/extension, 10:10 N-1002/extension, 10:20 N-1002/placement-review, \
             10:30 N-1005/new-placement, 10:40 N-1006/new-placement, 10:50 N-1003/placement-review",
        ),
        // Young people who leave care, then whoever asked first.
        (
            "harbour-city",
            date(2026, 7, 1),
            "14:00 H-203/review, 14:10 H-204/review, 14:20 H-205/resource, 14:30 H-201/review, \
             14:40 H-202/review",
        ),
    ] {
        let root = Path::new("tests/editions").join(edition);
        let sources = Sources::read(&root).expect("the workspace can be read");
        let workspace = model::load(&sources).workspace.expect("a workspace");
        let plans = plan::plan(&workspace, date(2026, 6, 12));
        let mut meetings = plans.meetings.values();
        let plan = meetings
            .find(|plan| plan.key.date == meeting)
            .expect("it is planned");
        let items = plan.items.iter().map(|item| {
            let (start, _) = item.slot.expect("a slot");
            format!("{start} {}", item.name)
        });
        assert_eq!(items.collect::<Vec<_>>().join(", "), expected, "{edition}");
    }
}

#[test]
fn papers_say_who_is_awaited_and_who_was_written_to() {
    let workspace = Workspace::edition("north-shire");
    let ran = workspace.run(&["build", "--as-of", "2026-06-04"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    let tracker = workspace.read("out/permanence/tracker.html");
    for words in [
        "Agreed in principle, awaiting the Director of Children&#39;s Services",
        "Awaited from the Director of Children&#39;s Services by 9 June 2026",
        "Agreed in principle, confirmed",
        "Morag Dale, Director of Children&#39;s Services, 26 May 2026",
        "Letter to those with parental responsibility, 26 May 2026; Letter to the provider, 20 May 2026",
    ] {
        assert!(tracker.contains(words), "the tracker does not say: {words}");
    }
    let agenda = workspace.read("out/permanence/2026-06-16/agenda.html");
    assert!(agenda.contains("Decided between meetings, Lucy Beck, 10 June 2026"));

    let workspace = Workspace::edition("harbour-city");
    let ran = workspace.run(&["build", "--as-of", "2026-06-30"]);
    assert_eq!(ran.exit, Exit::Fine, "{}{}", ran.out, ran.err);
    let tracker = workspace.read("out/resources/tracker.html");
    assert!(tracker.contains("Recommended, awaiting the Divisional Director"));
    assert!(tracker.contains("Awaited from the Divisional Director; it was due by 19 June 2026"));
}

/// What these councils are called and how they work is nowhere in the program; `shipped.rs` is a test,
/// and reads their files.
#[test]
fn no_code_knows_them() {
    for entry in walkdir::WalkDir::new("src") {
        let entry = entry.expect("an entry");
        let is_rust = entry.path().extension().is_some_and(|end| end == "rs");
        if !is_rust || entry.path().ends_with("rules/shipped.rs") {
            continue;
        }
        let text = std::fs::read_to_string(entry.path()).expect("UTF-8");
        for name in [
            "north-shire",
            "Northshire",
            "harbour-city",
            "Harbour City",
            "Resource Panel",
            "Matching Panel",
            "Schools and Placements Panel",
        ] {
            assert!(
                !text.contains(name),
                "{} has {name}",
                entry.path().display()
            );
        }
    }
}
