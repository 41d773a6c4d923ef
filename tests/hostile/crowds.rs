//! Thousands of faults in one file are told in no time, and counted.

use crate::workspace::Workspace;
use std::fmt::Write as _;
use std::time::{Duration, Instant};

fn in_time(workspace: &Workspace, what: &str) -> String {
    let began = Instant::now();
    let ran = workspace.run_at_terminal(&["check"]);
    // An unoptimised program on a busy machine; before, it took a minute with an optimised one.
    assert!(
        began.elapsed() < Duration::from_secs(20),
        "{what}: {:?}",
        began.elapsed()
    );
    assert!(ran.out.lines().count() < 700, "{what}");
    ran.out
}

#[test]
fn sixteen_thousand_unknown_fields() {
    let mut text = Workspace::base().read("cases/C-0007.yaml");
    for number in 0..16_000 {
        let _ = writeln!(text, "x{number}: 1");
    }
    let workspace = Workspace::base().file("cases/C-0007.yaml", text);
    let told = in_time(&workspace, "fields");
    assert!(
        told.contains("and 15,980 more of this kind in the file"),
        "{told}"
    );
    assert!(told.contains("16000 errors, "), "{told}");
}

#[test]
fn fifty_thousand_uncovered_characters() {
    let needs = "\u{1F600}, ".repeat(50_000);
    let workspace = Workspace::base().change(
        "cases/C-0007.yaml",
        "agencies: [School, Community health]",
        &format!("agencies: [{needs}School]"),
    );
    let told = in_time(&workspace, "characters");
    assert!(told.contains("warning[uncovered-character]"), "{told}");
}

#[test]
fn a_schedule_of_three_thousand_wrong_lines() {
    let mut text = "child,initials,on,reason,annual-saving\n".to_owned();
    for _ in 0..2_900 {
        text += "x,y,z,w,v\n";
    }
    let workspace = Workspace::base().file("panels/demo/2026-06-10.ceased-plans.csv", text);
    let told = in_time(&workspace, "lines");
    assert!(told.contains(" more of this kind in the file"), "{told}");
}
